"""Reports of what was said before: "Two people died. The mayor told of this", "Kyiv denied it"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.basis import Basis
from counterclaim.claims.draft import Context, Voice
from counterclaim.claims.gathering import Gathering
from counterclaim.claims.lexicon import JUDGING, Cue
from counterclaim.model.claim import Polarity
from counterclaim.model.parse import Token

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
        """The ways in which ``verb`` denies or confirms what somebody else said."""
        return [c for c in self.lexicon.verbs.get(verb.lemma, ()) if c.stance in JUDGING]

    def taken_up(self, head: Token, context: Context) -> bool:
        """Read "Kyiv denied it" as a denial of what was said last; ``False`` if ``head`` takes nothing up."""
        thing = self.tree.kid(head, "dobj")
        as_what = any(self.lexicon.small(k.lemma, "as") for k in self.tree.kids(head, "prep"))
        alone = not as_what and not self.tree.kids(head, "ccomp", "xcomp", "oprd")
        if thing is None or not alone or thing.lemma not in self.lexicon.scope["taken_up"]["pronouns"]:
            return False
        if not self.judgements(head):
            return False
        self.repeated(head, context)
        return True

    def repeated(self, head: Token, context: Context, of: Token | None = None) -> bool:
        """Add the last claim as the source of ``head`` denies or confirms it; ``False`` if it does neither.

        With ``of``, the last one of that clause, where it gave one.
        """
        cues = self.judgements(head)
        subject = self.sources.subject_of(head)
        units = self.gathering.units
        last = next((u for u in reversed(units) if of is not None and u.head.i == of.i), units[-1] if units else None)
        if not cues or subject is None or last is None or last.head.sent < head.sent - TAKEN_UP_WITHIN:
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
