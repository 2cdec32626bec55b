"""Rules for who holds, takes, loses or leaves a place."""

from __future__ import annotations

import msgspec

from counterclaim.compare.features import Pair
from counterclaim.compare.how import INSIDE, MEETS, ORDERED, How
from counterclaim.compare.outcome import DATE, DENIAL, OPPOSITE_HOLDER, Outcome, clash, says
from counterclaim.compare.reading import Reading
from counterclaim.compare.whom import Who, compare_who
from counterclaim.model.claim import Kind as ClaimKind
from counterclaim.model.relation import RelationKind as Kind

GAINS = frozenset({"take", "hold"})
PLACES = ("settlement", "base", "area", "percent", "length")  # units in which places are counted
KNOWN = frozenset({"take", "hold", "lose", "leave"})


class Holding(msgspec.Struct, frozen=True):
    """A control claim as "``who`` has it" or has it not; ``base`` is the event before any denial."""

    base: str
    who: Who | None
    has: bool
    denied: bool


def holding(reading: Reading) -> Holding | None:
    """Who has the place by this claim; what falls to somebody is taken by them, what falls, by somebody."""
    event, who = reading.event, reading.actor
    if event not in KNOWN:
        return None
    if event == "lose" and reading.target is not None and who is None:
        event, who = "take", reading.target
    elif event == "lose" and who is None:
        event = "take"
    return Holding(event, who, (event in GAINS) != reading.denied, reading.denied)


def control(pair: Pair) -> Outcome | None:
    """The relation of two claims about control of one place."""
    if pair.where not in MEETS or not all(r.family == "control" for r in pair.both):
        return None
    if any(not about_place(r) for r in pair.both) or (pair.left.count and pair.right.count):
        return None
    left, right = holding(pair.left), holding(pair.right)
    if left is None or right is None:
        return says(pair, Kind.COMPATIBLE, 0.55) if pair.then else None
    if pair.site is How.APART:
        return says(pair, Kind.COMPATIBLE, 0.5)
    who = compare_who(left.who, right.who)
    if pair.when in ORDERED:
        return changed(pair, left, right, who)
    if left.base == right.base and left.denied != right.denied and who is not How.APART:
        return clash(pair, DENIAL, 0.7)
    if left.has and right.has:
        return both_have(pair, left, right, who)
    if not left.has and not right.has:
        alike = left.base == right.base and who is not How.APART
        return says(pair, Kind.SAME if alike else Kind.COMPATIBLE, 0.6)
    return one_has(pair, left, right, who)


def about_place(reading: Reading) -> bool:
    """True for a plain statement of who has a place: no plan, no guess, no loss of men, no booty counted."""
    if reading.planned or reading.unsure or reading.claim.kind in (ClaimKind.LOSS, ClaimKind.ATTACK):
        return False
    return reading.count is None or reading.count.unit in (None, *PLACES)


def changed(pair: Pair, left: Holding, right: Holding, who: How) -> Outcome | None:
    """Two dated claims of different times: a place is taken once, else one state follows the other."""
    if left.denied or right.denied:
        return says(pair, Kind.LATER_UPDATE, 0.5) if left.base != right.base else None
    once = left.base == right.base and left.base != "hold" and who is not How.APART and pair.portion is How.SAME
    if once and pair.where is How.SAME:
        return clash(pair, DATE, 0.65)
    return says(pair, Kind.LATER_UPDATE, 0.65) if pair.where is How.SAME or not once else None


def both_have(pair: Pair, left: Holding, right: Holding, who: How) -> Outcome | None:
    """Two claims that somebody has the place."""
    if who is How.APART or (who is How.UNKNOWN and rivals(pair, left, right)):
        if pair.portion is How.APART:
            return says(pair, Kind.COMPATIBLE, 0.6)
        if pair.where in INSIDE and "whole" not in wider(pair).portion and not pair.listed:
            return says(pair, Kind.COMPATIBLE, 0.4)
        return clash(pair, OPPOSITE_HOLDER, 0.72 if who is How.APART else 0.55)
    return one_holder(pair)


def one_holder(pair: Pair) -> Outcome:
    """Two claims that the same side has the place, or parts of it."""
    if pair.where in INSIDE or pair.site in INSIDE:
        return says(pair, Kind.NARROWER, 0.6)
    if pair.portion in INSIDE:
        whole = any("whole" in r.portion for r in pair.both)
        return says(pair, Kind.LATER_UPDATE if whole else Kind.NARROWER, 0.5)
    if pair.portion is How.APART:
        return says(pair, Kind.COMPATIBLE, 0.55)
    return says(pair, Kind.SAME, 0.62)


def one_has(pair: Pair, left: Holding, right: Holding, who: How) -> Outcome | None:
    """One side has the place, and one has it not."""
    has, not_has = (left, right) if left.has else (right, left)
    if who is How.APART:
        alike = has.base == "take" and not_has.base == "lose" and not not_has.denied
        return says(pair, Kind.SAME if alike else Kind.COMPATIBLE, 0.58)
    if who is How.UNKNOWN and has.base == "take" and not not_has.denied:
        return says(pair, Kind.SAME if not_has.base == "lose" else Kind.COMPATIBLE, 0.5)
    if not_has.denied and not_has.who is None and has.base == "hold" and holds_off(pair, left is has):
        return says(pair, Kind.COMPATIBLE, 0.5)
    if pair.portion is How.APART or (pair.where in INSIDE and not pair.listed):
        return says(pair, Kind.COMPATIBLE, 0.4)
    return clash(pair, DENIAL if not_has.denied else OPPOSITE_HOLDER, 0.6)


def holds_off(pair: Pair, left_has: bool) -> bool:
    """True if who denies that the place was taken is who has it, or who says so: nobody named is denied to have it."""
    has, denying = (pair.left, pair.right) if left_has else (pair.right, pair.left)
    return How.SAME in (compare_who(has.actor, denying.speaker), compare_who(has.speaker, denying.speaker))


def rivals(pair: Pair, left: Holding, right: Holding) -> bool:
    """True if two holders whose names tell nothing speak against each other: one took it, the other still has it."""
    if {left.base, right.base} != GAINS or pair.speaker is How.SAME:
        return False
    hold = pair.left if left.base == "hold" else pair.right
    return "still" in hold.marks or compare_who(hold.actor, hold.speaker) is How.SAME


def wider(pair: Pair) -> Reading:
    """The claim about the larger place."""
    return pair.right if pair.where is How.LEFT_IN else pair.left
