"""How many places passed to a side between two days, by what each source shows and by each way of counting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from counterclaim.model.evidence import Change
from counterclaim.model.weighing import WINDOW, Count, Position

GROSS, NET, BOTH, EITHER = "gross", "net", "both", "either"
MIDDLE = ("centre", "stated")  # rules by which two sources count one thing: where the place itself lies
Where = Callable[[str], bool]


class Extent(msgspec.Struct, frozen=True):
    """The snapshots that a source is counted between; ``why`` says why it cannot be."""

    first: dt.date | None = None
    last: dt.date | None = None
    why: str = ""


class Passed(msgspec.Struct, frozen=True):
    """Places that were not the side's at first and are at last, and the other way round.

    ``unsure`` are those of the first that may have passed before the day counted from.
    """

    gained: frozenset[str]
    lost: frozenset[str]
    unsure: int = 0


def extent(snapshots: Sequence[dt.date], start: dt.date, stop: dt.date, window: int = WINDOW) -> Extent:
    """The last snapshots up to ``start`` and up to ``stop``, in order; neither may be older than the window."""
    before = [day for day in snapshots if day <= start]
    until = [day for day in snapshots if day <= stop]
    if not before or not until:
        return Extent(why="it begins later")
    if (start - before[-1]).days > window or (stop - until[-1]).days > window:
        return Extent(before[-1], until[-1], why="no snapshot near the day")
    if before[-1] == until[-1]:
        return Extent(before[-1], until[-1], why="no snapshot in between")
    return Extent(before[-1], until[-1])


def passed(changes: Iterable[Change], side: str, start: dt.date, where: Where | None = None) -> Passed:
    """Which places came to the side and which left it, by the first and the last value of each."""
    rows: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda each: each.day):
        if where is None or where(change.place):
            rows.setdefault(change.place, []).append(change)
    gained = {place for place, found in rows.items() if found[0].before != side and found[-1].after == side}
    lost = {place for place, found in rows.items() if found[0].before == side and found[-1].after != side}
    early = sum(1 for place in gained if rows[place][0].previous < start < rows[place][0].day)
    return Passed(frozenset(gained), frozenset(lost), early)


def counts_of(source: str, rule: str, held: Extent, found: Passed, *, least: bool = False) -> tuple[Count, Count]:
    """The gross and the net count of one source by one rule; ``least`` where it shows only a part of all places."""
    gross, net = len(found.gained), len(found.gained) - len(found.lost)
    return tuple(  # type: ignore[return-value]
        Count(
            source=source,
            rule=rule,
            counted=counted,
            number=number,
            start=held.first,
            stop=held.last,
            unsure=found.unsure,
            least=least,
        )
        for counted, number in ((GROSS, gross), (NET, net))
    )


def together(found: dict[str, tuple[str, Passed]]) -> Iterator[Count]:
    """For each two sources that can be counted where a place lies, what both show as passed, and what either does.

    ``found`` holds rule and places by source.
    """
    for one, other in combinations(sorted(found), 2):
        rule = min((found[one][0], found[other][0]), key=MIDDLE.index)
        left, right = found[one][1].gained, found[other][1].gained
        for counted, number in ((BOTH, len(left & right)), (EITHER, len(left | right))):
            yield Count(source=f"{one} + {other}", rule=rule, counted=counted, number=number)


def position(low: float | None, high: float | None, counts: Iterable[Count]) -> Position:
    """Where a claimed number lies among the counts; an open end reaches all numbers beyond it.

    Above the counts is only what lies above one that is whole: a source that is looked up for a part of all
    settlements may show more.
    """
    known = [count for count in counts if count.number is not None]
    numbers = [count.number for count in known if count.number is not None]
    if not numbers or (low is None and high is None):
        return Position.NOT_TESTABLE
    if low is not None and low > max(numbers):
        return Position.NOT_TESTABLE if all(count.least for count in known) else Position.ABOVE
    if high is not None and high < min(numbers):
        return Position.BELOW
    return Position.WITHIN
