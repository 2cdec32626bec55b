"""Snapshots that cannot be right: a side's area leaps away from those of the days around it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from counterclaim.model.evidence_format import Counting

AROUND = 3  # snapshots before and after that the median is taken of
FEWEST = 3  # snapshots below which there is no median to speak of


def doubtful(areas: Sequence[Mapping[str, float]], counting: Counting) -> tuple[str, ...]:
    """For each snapshot, in the order of days, why it is left out; empty where it is not.

    The running median is that of a snapshot and the three before and after it. So a map that has really changed is
    taken as soon as the next snapshots bear it out, and one that was broken for a day or two is not.
    """
    return tuple(reason(areas, n, counting) for n in range(len(areas)))


def reason(areas: Sequence[Mapping[str, float]], n: int, counting: Counting) -> str:
    """Why one snapshot is left out: the value whose area is furthest from what it should be."""
    around = areas[max(0, n - AROUND) : n + AROUND + 1]
    if len(around) < FEWEST:
        return ""
    worst, told = 0.0, ""
    for value in sorted({value for each in around for value in each}):
        here = areas[n].get(value, 0.0)
        median = statistics.median(each.get(value, 0.0) for each in around)
        gap = abs(here - median)
        if gap > max(counting.quarantine_km2, counting.quarantine_share * median) and gap > worst:
            worst = gap
            told = f"{value} has {here:,.0f} km², {median:,.0f} km² is the median of the {len(around)} snapshots here"
    return told
