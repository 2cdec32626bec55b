"""Snapshots that cannot be right: a side's area leaps away from those of the days around it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from itertools import pairwise

from counterclaim.model.evidence_format import Counting

AROUND = 3  # snapshots before and after that the median is taken of
FEWEST = 3  # snapshots below which there is no median to speak of
TREND = 3.0  # times its neighbours' largest step: how far the first or last snapshot may go on


def doubtful(areas: Sequence[Mapping[str, float]], counting: Counting) -> tuple[str, ...]:
    """For each snapshot, in the order of days, why it is left out; empty where it is not.

    The running median is that of a snapshot and as many before as after it, three at most. So a map that has really
    changed is taken as soon as the next snapshot bears it out, a front that breaks day by day is no leap, and a map
    that was broken for a day or two is left out. The first and the last snapshot have neighbours on one side only: they
    are held against those, and against how fast these move.
    """
    return tuple(reason(areas, n, counting) for n in range(len(areas)))


def reason(areas: Sequence[Mapping[str, float]], n: int, counting: Counting) -> str:
    """Why one snapshot is left out: the value whose area is furthest from what it should be."""
    reach = min(AROUND, n, len(areas) - 1 - n)
    around = areas[n - reach : n + reach + 1] if reach else neighbours(areas, n)
    if len(around) < FEWEST:
        return ""
    worst, told = 0.0, ""
    for value in sorted({value for each in around for value in each}):
        here = areas[n].get(value, 0.0)
        row = [each.get(value, 0.0) for each in around]
        median = statistics.median(row)
        least = max(counting.quarantine_km2, counting.quarantine_share * median)
        if not reach:
            least = max(least, TREND * max(abs(b - a) for a, b in pairwise(row)))
        gap = abs(here - median)
        if gap > least and gap > worst:
            worst = gap
            told = f"{value} has {here:,.0f} km², {median:,.0f} km² is the median of the {len(around)} snapshots here"
    return told


def neighbours(areas: Sequence[Mapping[str, float]], n: int) -> Sequence[Mapping[str, float]]:
    """Those beside the first or the last snapshot, without it."""
    return areas[n + 1 : n + 1 + AROUND] if n == 0 else areas[max(0, n - AROUND) : n]
