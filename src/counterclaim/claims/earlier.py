"""Reports of what was said before: "Two people died. The mayor told of this", "Kyiv denied it"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Context, Voice
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.labels import labels_false
from counterclaim.claims.lexicon import JUDGING, Cue
from counterclaim.model.claim import Kind, Polarity, Stance
from counterclaim.model.parse import Token

CHARGES = frozenset({Kind.ATTACK, Kind.LOSS, Kind.ACCUSATION, Kind.CONTROL_CHANGE, Kind.MOVEMENT})
TOLD = frozenset(Kind) - {Kind.OTHER, Kind.PLAN, Kind.DEMAND, Kind.POSITION}
TAKEN_UP_WITHIN = 3  # sentences back in which the claim stands that "denied it" takes up


class Earlier:
    """Puts units of one document under sources that are named after them."""

    def __init__(self, basis: Basis, gathering: Gathering) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.sources = basis.sources
        self.hearsay = basis.hearsay
        self.scope = basis.scope
        self.gathering = gathering

    def told(self, verb: Token) -> bool:
        """Put what the sentence before says under the source of "про це повідомив X"; ``False`` if it is none."""
        words = self.lexicon.scope["taken_up"].get("about", ())
        about = [p for p in self.tree.kids(verb, "prep") if self.lexicon.small(p.lemma, "about")]
        if not any(k.lemma in words for p in about for k in self.tree.kids(p, "pobj")):
            return False
        cue = next(iter(self.lexicon.verbs.get(verb.lemma, ())), None)
        subject = self.sources.subject_of(verb)
        if cue is None or subject is None or self.scope.negated(verb):
            return False
        source = self.sources.source(subject)
        voice = Voice(source=source, role=self.sources.role(source), stance=cue.stance, cue=self.sources.cue_span(verb))
        inner = self.hearsay.citing(verb)
        units = self.gathering.units
        for n, unit in enumerate(units):
            if unit.head.sent == verb.sent - 1 and not unit.context.voices:
                context = unit.context.below(voice, denied=cue.polarity is Polarity.DENIED, modality=None, kind=None)
                if inner is not None:
                    context = context.below(inner[0], denied=False, modality=None, kind=None)
                units[n] = msgspec.structs.replace(unit, context=context)
        return True

    def judgements(self, verb: Token) -> list[Cue]:
        """The ways in which ``verb`` denies or confirms what somebody else said, or calls it false."""
        if labels_false(self.tree.tokens, verb, self.lexicon):
            return [Cue(stance=Stance.DENYING, polarity=Polarity.DENIED)]
        return [c for c in self.lexicon.verbs.get(verb.lemma, ()) if c.stance in JUDGING]

    def taken_up(self, head: Token, context: Context) -> bool:
        """Read "Kyiv denied it" as a denial of what was said last; ``False`` if ``head`` takes nothing up."""
        thing = self.tree.kid(head, "dobj")
        if thing is None or not self.judgements(head):
            return False
        pronoun = thing.lemma in self.lexicon.scope["taken_up"]["pronouns"]
        called = labels_false(self.tree.tokens, head, self.lexicon)
        if not called and self.tree.kids(head, "ccomp", "xcomp", "oprd"):
            return False
        if pronoun and not called:
            if any(self.lexicon.small(k.lemma, "as") for k in self.tree.kids(head, "prep")):
                return False
            self.repeated(head, context)
            return True
        if not self.points_back(thing, called=called):
            return False
        of = self.meant(thing, head)
        return of is not None and self.repeated(head, context, of)

    def meant(self, thing: Token, verb: Token) -> Token | None:
        """The predicate of the claim that "the accusation", "that statement" takes up; ``None`` if that is unclear.

        The first thing told as a fact in the nearest sentence that reports; a charge is one of an attack or a wrong.
        """
        units = [u for u in self.gathering.units if u.context.voices and u.head.i < verb.i]
        nearest = units[-1].head.sent if units else None
        charge = self.lexicon.small(thing.lemma, "charge")
        for unit in units:
            if unit.head.sent != nearest or unit.context.modality is not None:
                continue
            if self.tells(unit.head, CHARGES if charge else TOLD):
                return unit.head
        return None

    def tells(self, head: Token, kinds: frozenset[Kind]) -> bool:
        """True if a predicate may tell an event of one of the kinds."""
        events = [rule.event for rule in self.lexicon.event_verbs.get(head.lemma, ())]
        named = self.lexicon.event_nouns.get(head.lemma)
        return any(e.kind in kinds for e in (*events, *((named,) if named else ())))

    def points_back(self, thing: Token, *, called: bool) -> bool:
        """True for "it", "the claim", "these reports" and for the "that nonsense" of "called that nonsense"."""
        if thing.lemma in self.lexicon.scope["taken_up"]["pronouns"]:
            return True
        words = [thing, *self.tree.kids(thing, "det", "compound")]
        if any(t.lemma in self.lexicon.scope["taken_up"]["pronouns"] for t in words[1:]) and called:
            return True
        more = self.tree.kids(thing, "acl", "relcl", "ccomp", "prep", "poss", "amod")
        bare = all(self.lexicon.small(k.lemma, "as") for k in more)
        definite = any(self.lexicon.small(t.lemma, "definite") for t in words[1:])
        return bare and definite and any(self.lexicon.takes_up(t.lemma) for t in words)

    def repeated(self, head: Token, context: Context, of: Token | None = None) -> bool:
        """Add the last claim as the source of ``head`` denies or confirms it; ``False`` if it does neither.

        With ``of``, the last one of that clause, where it gave one.
        """
        cues = self.judgements(head)
        subject = self.sources.subject_of(head)
        units = self.gathering.units
        last = next((u for u in reversed(units) if of is not None and u.head.i == of.i), units[-1] if units else None)
        if (
            not cues
            or subject is None
            or subject.pos == "NUM"
            or last is None
            or last.head.sent < head.sent - TAKEN_UP_WITHIN
        ):
            return False
        source = self.sources.source(subject)
        cue = self.sources.cue_span(head)
        voice = Voice(source=source, role=self.sources.role(source), stance=cues[0].stance, cue=cue)
        voices = last.context.voices
        if not voices or voices[-1].source.span == source.span or self.scope.negated(head):
            return False
        denied = last.context.denied or cues[0].polarity is Polarity.DENIED
        outer = tuple(v for v in context.voices if v not in voices)
        below = msgspec.structs.replace(last.context, voices=(*outer, voice), denied=denied)
        self.gathering.units.append(msgspec.structs.replace(last, context=below))
        return True
