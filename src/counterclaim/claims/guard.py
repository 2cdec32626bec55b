"""A last look at what is to be asserted as a fact, by a second reader that goes by words and marks, not by the parse.

The rules before it climb the parse; where the parse is wrong, so are they. This one knows of the parse only which word
is the predicate of a claim. For the rest it reads the words around it up to the next mark (``clauses.py``) and a table
of triggers (``triggers.py``, ``guard.toml``). What both readers take for a fact is emitted as one.
"""

from __future__ import annotations

import bisect

import msgspec

from counterclaim.claims.clauses import FINITE, Clauses
from counterclaim.claims.draft import Reading, Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.claims.triggers import QUOTES, Effect, Hit, Reach, Scope, Tense
from counterclaim.model.claim import Kind, Modality, Polarity
from counterclaim.model.parse import Token

PAST = "Tense=Past"
LARGE = 3  # what fills a third of a content or more speaks for the whole of it
HALF = 2  # the same of a subject
LEAST = 2  # words that a cut leaves
BACK = 1  # segments over which a withdrawal reaches back


class Guard:
    """Second readings of one document's claims."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.clauses = Clauses(tree, lexicon)
        table = lexicon.guard
        self.clausal, self.unreal, self.openings = (
            frozenset(table[name]) for name in ("clausal", "unreal", "openings")
        )
        self.hits = lexicon.triggers.find(tree.tokens)
        self.starts = [hit.start for hit in self.hits]

    def look(self, reading: Reading) -> Reading | None:
        """The reading as it may be emitted; ``None`` where it may not. What is no asserted fact stays as it is."""
        if reading.polarity is not Polarity.ASSERTED or reading.modality is not Modality.FACT:
            return reading
        reading = msgspec.structs.replace(reading, unit=self.without_tail(reading.unit))
        hits = (h for h in self.near(reading.unit) if fitting(h, reading.event.kind))
        hit = next((h for h in hits if self.bears(h, reading.unit)), None)
        if hit is None and not self.licensed(reading.unit):
            return msgspec.structs.replace(reading, modality=Modality.POSSIBLE)
        return changed(reading, hit.trigger.effect) if hit is not None else reading

    def licensed(self, unit: Unit) -> bool:
        """False for a gerund or a "that" clause that no source of the claim introduces ("the idea of leaving")."""
        first = self.tokens[self.clauses.bounds(unit.head)[0]].start
        introduced = any(v.cue is not None and v.cue.start >= first for v in unit.context.voices)
        return unit.nominal or introduced or not self.clauses.governed(unit.head)

    def near(self, unit: Unit) -> list[Hit]:
        """The triggers in the unit's sentence, and the withdrawals right behind it, that its chain does not explain."""
        first, last = self.clauses.bounds(unit.head)
        beyond = self.clauses.sentences[min(unit.head.sent + BACK, len(self.clauses.sentences) - 1)].last
        found = self.hits[bisect.bisect_left(self.starts, first) : bisect.bisect_left(self.starts, beyond)]
        return [
            hit
            for hit in found
            if (hit.start < last or hit.trigger.scope is Scope.BACK) and not self.explained(hit, unit)
        ]

    def explained(self, hit: Hit, unit: Unit) -> bool:
        """True for a trigger that the chain accounts for: its cue, the "to" behind it, what stands before it."""
        start = self.tokens[hit.start].start
        for cue in (v.cue for v in unit.context.voices if v.cue is not None):
            if cue.start <= start < cue.stop:
                return True
            if hit.trigger.scope is Scope.GROUP and hit.trigger.tense is Tense.BARE and cue.stop == start - 1:
                return True
            between = start < cue.start < unit.head.start and not self.clauses.hides(cue.start)
            if between and hit.trigger.scope is Scope.RIGHT:
                return True
        return False

    def without_tail(self, unit: Unit) -> Unit:
        """The unit without a large tail that is said in another way than what comes before it.

        A trigger of scope ``cut`` opens such a tail itself; before others a comma or "and" does.
        """
        for hit in self.near(unit):
            if not unit.head.i < hit.start <= unit.tokens[-1].i:
                continue
            cut = hit.start if hit.trigger.scope is Scope.CUT else self.joint_before(hit, unit)
            kept = tuple(t for t in unit.tokens if t.i < cut)
            if cut and len(kept) >= LEAST and (len(unit.tokens) - len(kept)) * LARGE >= len(unit.tokens):
                while kept[-1].pos == "PUNCT" or kept[-1].text.lower() in self.clauses.joints:
                    kept = kept[:-1]
                return msgspec.structs.replace(unit, tokens=kept, span=self.tree.span(kept))
        return unit

    def joint_before(self, hit: Hit, unit: Unit) -> int:
        """The comma or conjunction that parts the clause of a trigger from the predicate before it; 0 if none does."""
        if hit.trigger.scope not in {Scope.GROUP, Scope.AT} or self.bears(hit, unit):
            return 0
        if hit.trigger.scope is Scope.GROUP and not self.clauses.verb_follows(hit.stop):
            return 0
        words = {",", *self.clauses.joints}
        return next(
            (n for n in range(hit.start - 1, unit.head.i, -1) if self.tokens[n].text.lower() in words),
            0,
        )

    def bears(self, hit: Hit, unit: Unit) -> bool:
        """True if what the trigger says holds for the unit's predicate."""
        trigger = hit.trigger
        if trigger.anonymous and unit.context.voices:
            return False
        if trigger.numbers and not any(t.pos == "NUM" for t in unit.tokens):
            return False
        return self.heard(trigger.tense, unit) and self.stands(hit, unit)

    def heard(self, tense: Tense, unit: Unit) -> bool:
        """True if the predicate has a form of which the trigger is heard."""
        if tense is Tense.ANY:
            return True
        if tense is Tense.BARE:
            return not self.clauses.finite(unit.head)
        first, last = self.clauses.bounds(unit.head)
        past = self.clauses.past(unit.head) or any(PAST in k.morph for k in self.tree.kids(unit.head, "aux"))
        return not past or any(t.text.lower() in self.unreal for t in self.tokens[first:last])

    def stands(self, hit: Hit, unit: Unit) -> bool:
        """True if the predicate stands where the trigger bears."""
        head, within = unit.head.i, hit.start <= unit.head.i < hit.stop
        match hit.trigger.scope:
            case Scope.AT:
                return within or (hit.stop <= head and not self.clauses.finite(unit.head) and self.over(hit, unit))
            case Scope.AROUND:
                joined = self.tokens[hit.start - 1].text.lower() in self.clauses.joints
                behind = hit.start > head and not joined and self.clauses.clear(head + 1, hit.start, hit.trigger.reach)
                return within or behind or self.over(hit, unit)
            case Scope.GROUP:
                verb = self.verb(unit)
                return self.clauses.group(verb)[0].i <= hit.start < verb.i
            case Scope.WHOLE:
                return hit.stop <= head and self.opens(hit)
            case Scope.BEHIND | Scope.BACK:
                last = unit.tokens[-1].i
                back = hit.trigger.scope is Scope.BACK and bool(unit.context.voices)
                return hit.start > last and (back or self.clauses.clear(last + 1, hit.start, hit.trigger.reach))
            case Scope.RIGHT:
                return not within and (self.over(hit, unit) or (hit.trigger.tail and self.fills(hit, unit)))
        return False

    def verb(self, unit: Unit) -> Token:
        """The predicate; where it has no finite form, the only finite verb of the content, if there is just one."""
        finite = [t for t in unit.tokens if FINITE in t.morph]
        return finite[0] if len(finite) == 1 and not self.clauses.finite(unit.head) else unit.head

    def over(self, hit: Hit, unit: Unit) -> bool:
        """True if the trigger stands before the predicate and bears on it.

        What takes a noun or a gerund ("hopes of") does not reach a finite verb.
        """
        group = self.clauses.group(unit.head)
        start = group[0].i
        if hit.stop > unit.head.i:
            return False
        narrow = hit.trigger.reach in {Reach.PHRASE, Reach.WORDS} and hit.trigger.scope is Scope.RIGHT
        taken = self.tokens[hit.stop - 1].text.lower() in self.clausal
        if narrow and not taken and self.clauses.finite(unit.head):
            return False
        return self.clauses.clear(hit.stop, max(start, hit.stop), hit.trigger.reach)

    def fills(self, hit: Hit, unit: Unit) -> bool:
        """True if what a trigger inside the content opens is a large part of it."""
        first, last = unit.tokens[0].i, unit.tokens[-1].i
        if not first <= hit.start <= last:
            return False
        if hit.start > unit.head.i:
            near = self.clauses.clear(unit.head.i + 1, hit.start, Reach.PHRASE)
            return near and sum(t.i >= hit.stop - 1 for t in unit.tokens) * LARGE >= len(unit.tokens)
        start = self.clauses.group(unit.head)[0].i
        part = sum(hit.stop <= t.i < start for t in unit.tokens)
        return part * HALF >= len(unit.tokens) and self.clauses.clear(hit.stop, start, Reach.PHRASE)

    def opens(self, hit: Hit) -> bool:
        """True if the trigger opens its sentence or a quotation, after a conjunction at most."""
        n, first = hit.start, self.clauses.bounds(self.tokens[hit.start])[0]
        while n > first and (self.tokens[n - 1].text in QUOTES or self.tokens[n - 1].text.lower() in self.openings):
            n -= 1
        return n == first


def fitting(hit: Hit, kind: Kind) -> bool:
    """True if a trigger can tell the mode of a claim of ``kind``; a commitment is a position, whatever it is to."""
    if kind is Kind.POSITION and hit.trigger.effect in (Effect.PLAN, Effect.DEMAND):
        return False
    return not hit.trigger.kinds or kind in hit.trigger.kinds


def changed(reading: Reading, effect: Effect) -> Reading | None:
    """The reading with what a trigger makes of it."""
    if effect is Effect.DROP:
        return None
    if effect is Effect.DENIED:
        return msgspec.structs.replace(reading, polarity=Polarity.DENIED)
    return msgspec.structs.replace(reading, modality=effect.modality or reading.modality)
