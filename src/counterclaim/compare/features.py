"""The slots of two claims, compared one by one."""

from __future__ import annotations

import msgspec

from counterclaim.compare.counts import compare_numbers, compare_units, transposed
from counterclaim.compare.how import INSIDE, MEETS, How, verdict
from counterclaim.compare.lexicon import Lexicon
from counterclaim.compare.periods import compare_periods
from counterclaim.compare.reading import Reading
from counterclaim.compare.spots import compare_where
from counterclaim.compare.whom import Who, compare_who
from counterclaim.model.claim import Polarity
from counterclaim.model.relation import Slot, Verdict

WHOLE, PARTS = "whole", frozenset({"half", "part"})


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims and how each slot of the left compares with the right's."""

    left: Reading
    right: Reading
    where: How
    when: How
    actor: How
    target: How
    speaker: How
    unit: How
    number: How
    site: How
    portion: How
    event: How
    shared: float  # of the words of their topics, 0..1
    common: frozenset[str]

    @property
    def here(self) -> bool:
        """True if the places meet, or neither is known and the words do."""
        return self.where in MEETS or (self.where is How.UNKNOWN and (self.shared >= 0.3 or self.site is How.SAME))

    @property
    def listed(self) -> bool:
        """True if one claim's places are some of those that the other names one by one."""
        left, right = ({s.place_id or s.printed for s in r.where.spots} for r in self.both)
        return bool(left and right) and (left <= right or right <= left)

    @property
    def strangers(self) -> bool:
        """True if each prints names that the other has not, and that are nobody's who acts or speaks."""
        people = {
            n for r in self.both for w in (r.actor, r.target, r.speaker, r.hand) if w is not None for n in w.names
        }
        known = {
            n for r in self.both for s in (*r.where.spots, *r.where.inside) for name in s.names for n in name.split()
        }
        left, right = (r.names - people - known for r in self.both)
        return bool(left - right) and bool(right - left)

    @property
    def then(self) -> bool:
        """True if nothing says that the times differ."""
        return self.when in MEETS or self.when is How.UNKNOWN

    @property
    def both(self) -> tuple[Reading, Reading]:
        """The two readings."""
        return self.left, self.right


def pair(left: Reading, right: Reading, words: Lexicon) -> Pair:
    """Every slot of two claims, compared."""
    left, right = without_places(left, right), without_places(right, left)
    common = left.topic & right.topic
    smaller = min(len(left.topic), len(right.topic))
    counts = left.count is not None and right.count is not None
    return Pair(
        left=left,
        right=right,
        where=place(left, right),
        when=compare_periods(left.when, right.when),
        actor=compare_who(left.actor, right.actor),
        target=targets(left, right),
        speaker=compare_who(left.speaker, right.speaker),
        unit=compare_units(left.count, right.count, words) if left.count and right.count else How.UNKNOWN,
        number=compare_numbers(left.count, right.count) if counts and left.count and right.count else How.UNKNOWN,
        site=compare_sets(left.sites, right.sites),
        portion=compare_portions(left.portion, right.portion),
        event=compare_events(left, right),
        shared=len(common) / smaller if smaller else 0.0,
        common=common,
    )


def without_places(reading: Reading, other: Reading) -> Reading:
    """The reading without an actor whose name is a place of either claim ("Laukkai falls")."""
    if reading.actor is None or reading.actor.side is not None or reading.actor.agent_id is not None:
        return reading
    named = {n for r in (reading, other) for spot in r.where.spots for name in spot.names for n in name.split()}
    return msgspec.structs.replace(reading, actor=reading.hand) if reading.actor.names & named else reading


def place(left: Reading, right: Reading) -> How:
    """How the places compare; where neither is known, a name that both print is one - unless it names somebody."""
    how = compare_where(left.where, right.where)
    control = left.family == right.family == "control"
    if how is not How.UNKNOWN or ((left.where.spots or right.where.spots) and not control):
        return how
    people = {n for r in (left, right) for w in (r.actor, r.speaker) if w is not None for n in w.names}
    return How.SAME if (left.names & right.names) - people else How.UNKNOWN


def targets(left: Reading, right: Reading) -> How:
    """Whether two targets are one; two sides' own losses are not."""
    if "own" in left.marks & right.marks and compare_who(left.speaker, right.speaker) is not How.SAME:
        return How.APART
    return compare_targets(left.target, right.target)


def compare_targets(left: Who | None, right: Who | None) -> How:
    """Whether two targets are one; only names that both bear can tell them apart."""
    how = compare_who(left, right)
    named = left is not None and right is not None and left.names and right.names
    return how if how is not How.APART or named else How.UNKNOWN


def compare_sets(left: frozenset[str], right: frozenset[str]) -> How:
    """Whether two claims name one site of a place; naming one is narrower than naming none."""
    if not left and not right:
        return How.UNKNOWN
    if left & right:
        return How.SAME
    if left and right:
        return How.APART
    return How.LEFT_IN if left else How.RIGHT_IN


def compare_portions(left: frozenset[str], right: frozenset[str]) -> How:
    """How much of a place each means; none said is the place as such, wider than a part of it."""
    parts = bool(left & PARTS), bool(right & PARTS)
    if parts == (True, True):
        named = left - PARTS, right - PARTS
        if named[0] and named[1]:
            return How.SAME if named[0] & named[1] else How.APART
        return How.SAME if left == right else How.OVERLAP
    if parts == (True, False):
        return How.LEFT_IN
    return How.RIGHT_IN if parts == (False, True) else How.SAME


def compare_events(left: Reading, right: Reading) -> How:
    """Whether both are about one sort of event, facets of one, or unlike things."""
    if left.event is not None and left.event == right.event:
        return How.SAME
    if left.event is None and right.event is None:
        return How.SAME if left.claim.kind == right.claim.kind else How.UNKNOWN
    if left.event is None or right.event is None:
        return How.UNKNOWN
    if left.family == right.family or left.events & right.events:
        return How.OVERLAP
    return How.APART


def slots(pair: Pair) -> tuple[Slot, ...]:
    """The verdicts as the contract prints them; a detail says which side is part of, or earlier than, the other."""
    out = [
        slot("place", pair.where),
        slot("time", pair.when),
        slot("actor", pair.actor),
        slot("target", pair.target),
        slot("what", pair.event),
        polarity(pair),
        slot("speaker", pair.speaker),
    ]
    if pair.left.count is not None and pair.right.count is not None:
        out.append(amount(pair))
    if pair.left.portion or pair.right.portion:
        out.append(slot("portion", pair.portion))
    if pair.left.sites or pair.right.sites:
        out.append(slot("site", pair.site))
    return tuple(out)


def slot(name: str, how: How) -> Slot:
    """One verdict; plain ones need no detail."""
    plain = how in (How.SAME, How.APART, How.UNKNOWN)
    return Slot(slot=name, verdict=verdict(how), detail="" if plain else str(how))


def polarity(pair: Pair) -> Slot:
    """Whether both assert or both deny."""
    alike = pair.left.denied == pair.right.denied
    against, name = (pair.left, "left") if pair.left.denied else (pair.right, "right")
    ended = against.denied is not (against.claim.polarity is Polarity.DENIED)  # "the siege was broken"
    detail = "" if alike else f"{name} says that it ended" if ended else f"{name} is denied"
    return Slot(slot="polarity", verdict=Verdict.AGREE if alike else Verdict.DIFFER, detail=detail)


def amount(pair: Pair) -> Slot:
    """Whether the numbers agree, and whether digits look swapped."""
    left, right = pair.left.count, pair.right.count
    if left is None or right is None or pair.unit is How.UNKNOWN:
        return Slot(slot="amount", verdict=Verdict.UNKNOWN)
    if pair.unit is How.APART:
        return Slot(slot="amount", verdict=Verdict.DIFFER, detail="another unit")
    if transposed(left, right):
        return Slot(slot="amount", verdict=Verdict.DIFFER, detail="two digits may have been swapped")
    if pair.number in INSIDE:
        inner = "left" if pair.number is How.LEFT_IN else "right"
        return Slot(slot="amount", verdict=Verdict.AGREE, detail=f"{inner} is inside the other's limit")
    words = {How.LEFT_FIRST: "left is less", How.RIGHT_FIRST: "right is less"}
    return Slot(slot="amount", verdict=verdict(pair.number), detail=words.get(pair.number, ""))
