"""Rules for two counts of one thing."""

from __future__ import annotations

import datetime as dt

from counterclaim.compare.features import Pair
from counterclaim.compare.how import INSIDE, MEETS, ORDERED, How
from counterclaim.compare.outcome import COUNT, Outcome, clash, says
from counterclaim.compare.periods import compare_ends
from counterclaim.compare.reading import Reading
from counterclaim.model.mention import Bound
from counterclaim.model.relation import RelationKind as Kind

BRIEF = dt.timedelta(days=62)  # a day is a part of so short a stretch; beside a war, it is another quantity
HALF = 0.5  # of the words of two topics
FEW = 20  # fewer than these are counted alike by chance
COUNTABLE = frozenset({How.SAME, *INSIDE})


def counting(pair: Pair) -> Outcome | None:
    """The relation of two numbers of one event or period."""
    if not countable(pair):
        return None
    if pair.left.total != pair.right.total:
        if pair.when in INSIDE and all(brief(r) for r in pair.both):
            return part_and_whole(pair, pair.when)
        return says(pair, Kind.INCOMPARABLE, 0.55)
    if running(pair):
        return update(pair)
    if pair.when in ORDERED or pair.site is How.APART:
        return says(pair, Kind.INCOMPARABLE, 0.55)
    if grown(pair):
        return says(pair, Kind.LATER_UPDATE, 0.7)
    return numbers(pair)


def countable(pair: Pair) -> bool:
    """True if both count one sort of thing that befell in one sort of event, and not by two different hands."""
    if pair.unit not in COUNTABLE or pair.number is How.UNKNOWN or not one_event(pair):
        return False
    if pair.left.denied or pair.right.denied or pair.left.planned or pair.right.planned:
        return False
    apart = How.APART in (pair.actor, pair.target) or pair.where is How.APART
    if apart:
        return False
    if pair.where in MEETS or (pair.when in MEETS and pair.shared >= 0.3) or (pair.here and not one_placed(pair)):
        return True
    return pair.when in MEETS and telling(pair)


def one_event(pair: Pair) -> bool:
    """True if both count in one sort of event; what is taken is lost, where the number is the same."""
    turned = {pair.left.event, pair.right.event} == {"take", "lose"} and None in (pair.left.actor, pair.right.actor)
    return pair.event is How.SAME or (turned and telling(pair))


def telling(pair: Pair) -> bool:
    """True for one exact number that is too large to be met by chance, as two languages print it."""
    left, right = pair.left.count, pair.right.count
    if left is None or right is None or not (left.exact and right.exact):
        return False
    return pair.number is How.SAME and pair.unit in COUNTABLE and left.low >= FEW


def one_placed(pair: Pair) -> bool:
    """True if only one of the claims has a place."""
    return bool(pair.left.where.spots) != bool(pair.right.where.spots)


def running(pair: Pair) -> bool:
    """True if the two are states of one running count at two times."""
    if pair.left.total and pair.right.total and pair.when in INSIDE and all(closed(r) for r in pair.both):
        return False
    if pair.left.total and pair.right.total:
        return compare_ends(pair.left.when, pair.right.when) in ORDERED
    as_of = any(r.when.bound is Bound.BY or "grown" in r.marks or r.when.start is None for r in pair.both)
    return pair.when in ORDERED and as_of


def brief(reading: Reading) -> bool:
    """True for a count over a stated stretch of two months or less."""
    start, stop = reading.when.start, reading.when.stop
    return reading.when.stated and start is not None and stop is not None and stop - start <= BRIEF


def closed(reading: Reading) -> bool:
    """True for a count over a stretch with two stated ends."""
    when = reading.when
    return when.stated and when.start is not None and when.bound in (Bound.WITHIN, Bound.THROUGHOUT)


def update(pair: Pair) -> Outcome:
    """A running count that grew is an update; one that shrank clashes."""
    order = compare_ends(pair.left.when, pair.right.when)
    backwards = {How.LEFT_FIRST: How.RIGHT_FIRST, How.RIGHT_FIRST: How.LEFT_FIRST}.get(order)
    if pair.number is backwards and pair.unit is How.SAME and pair.where is How.SAME:
        return clash(pair, COUNT, 0.5)
    return says(pair, Kind.LATER_UPDATE, 0.66)


def grown(pair: Pair) -> bool:
    """True if the greater number is said to have grown to what it is."""
    greater = {How.LEFT_FIRST: pair.right, How.RIGHT_FIRST: pair.left}.get(pair.number)
    if greater is None and pair.number in INSIDE:
        return any("grown" in r.marks for r in pair.both)
    return greater is not None and "grown" in greater.marks


def numbers(pair: Pair) -> Outcome:
    """Two numbers of one time: same, part and whole, inside a limit, or clashing."""
    part = direction(pair)
    if part is How.OVERLAP:
        return says(pair, Kind.COMPATIBLE, 0.45)
    if part is not How.SAME:
        return part_and_whole(pair, part)
    if pair.number is How.SAME:
        return says(pair, Kind.SAME, 0.66)
    if pair.number in ORDERED:
        return clash(pair, COUNT, 0.7)
    return says(pair, Kind.COMPATIBLE, 0.62)


def direction(pair: Pair) -> How:
    """Which count is part of the other's by unit, place, time or site; ``OVERLAP`` where these disagree."""
    ways = {how for how in (pair.unit, pair.where, pair.when, pair.site) if how in INSIDE}
    ways |= {way for way, r in ((How.LEFT_IN, pair.left), (How.RIGHT_IN, pair.right)) if "subset" in r.marks}
    if not ways:
        return How.SAME
    return ways.pop() if len(ways) == 1 else How.OVERLAP


def part_and_whole(pair: Pair, part: How) -> Outcome:
    """A part must not be more than its whole; one as great is the same count in other words."""
    more = How.RIGHT_FIRST if part is How.LEFT_IN else How.LEFT_FIRST
    if pair.number is How.SAME and pair.when not in INSIDE:
        return says(pair, Kind.SAME, 0.58)
    if pair.number is more:
        pinned = pair.when in MEETS or pair.site is How.SAME or pair.where in INSIDE or pair.shared >= HALF
        return clash(pair, COUNT, 0.55) if pinned else says(pair, Kind.COMPATIBLE, 0.4)
    return says(pair, Kind.NARROWER, 0.64)


def instance(pair: Pair) -> How:
    """Which claim is one of the things that the other counts; ``UNKNOWN`` if neither."""
    for counted, single, part in ((pair.left, pair.right, How.RIGHT_IN), (pair.right, pair.left, How.LEFT_IN)):
        placed = pair.where is How.UNKNOWN and not counted.where.spots and single.where.spots and pair.actor is How.SAME
        if many(counted) and single.count is None and (placed or pair.where in (part, How.SAME)):
            return part
    return How.UNKNOWN


def many(reading: Reading) -> bool:
    """True if the claim counts more than one thing."""
    return reading.count is not None and reading.count.high > 1
