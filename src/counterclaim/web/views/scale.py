"""Days along a line: where a day stands, and which days are worth a mark; long empty stretches are left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

DAY = dt.timedelta(days=1)
STEPS = (1, 2, 7, 14)  # days between two marks; above these months
MARK = 80.0  # units that a mark needs for its words
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
BREAK = 24.0  # units of a stretch that is left out
LONGEST = 21  # days without anything that are drawn
ROOM = 3  # days drawn beyond the first and the last day of a run

Run = tuple[dt.date, dt.date]  # both included


class Tick(NamedTuple):
    """A mark: where it stands and what it says."""

    x: float
    words: str


class Scale(NamedTuple):
    """Runs of days, one after the other, over ``width`` units that begin at ``left``."""

    runs: tuple[Run, ...]
    left: float
    width: float

    @property
    def first(self) -> dt.date:
        """The first day."""
        return self.runs[0][0]

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.runs[-1][1]

    @property
    def day_width(self) -> float:
        """The width of a day."""
        days = sum((last - first).days + 1 for first, last in self.runs)
        return (self.width - BREAK * (len(self.runs) - 1)) / days

    def at(self, day: dt.date) -> float:
        """Where ``day`` begins; a day that is not drawn stands at the nearer end of what is left out."""
        x = self.left
        for first, last in self.runs:
            days = (last - first).days + 1
            if day <= last + DAY:
                return x + max(0, (day - first).days) * self.day_width
            x += days * self.day_width + BREAK
        return self.left + self.width

    def breaks(self) -> tuple[Tick, ...]:
        """The middles of what is left out, with the days."""
        return tuple(
            Tick(round(self.at(other) - BREAK / 2, 1), f"{one + DAY} to {other - DAY}: nothing claimed")
            for (_, one), (other, _) in pairwise(self.runs)
        )

    def ticks(self) -> tuple[Tick, ...]:
        """The marks of every run: days, or first days of months."""
        found = [Tick(round(self.at(day), 1), words) for run in self.runs for day, words in self.marked(run)]
        return tuple(spaced(found))

    def marked(self, run: Run) -> Iterator[tuple[dt.date, str]]:
        """The days of a run that are marked, with their words."""
        first, last = run
        days = (last - first).days + 1
        room = max(1.0, days * self.day_width / MARK)
        step = next((step for step in STEPS if days / step <= room), None)
        if step is not None:
            for n in range(0, days, step):
                day = first + n * DAY
                yield day, f"{day.day} {day:%b}" if n else f"{day.day} {day:%b %Y}"
            return
        months = next((m for m in MONTHS if days / (30.4 * m) <= room), MONTHS[-1])
        yield first, f"{first.day} {first:%b %Y}"
        day = (first.replace(day=1) + 31 * DAY).replace(day=1)
        while day <= last:
            if (day.year * 12 + day.month - 1) % months == 0:
                yield day, f"{day:%b %Y}"
            day = (day + 31 * DAY).replace(day=1)


def spaced(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """The marks without those whose words would cover those of the one before."""
    end = float("-inf")
    for tick in ticks:
        if tick.x >= end:
            end = tick.x + MARK * 0.8
            yield tick


def runs_of(days: Iterable[dt.date]) -> tuple[Run, ...]:
    """The stretches in which something is, each with some room around it; none for no day."""
    runs: list[Run] = []
    for day in sorted(days):
        first, last = day - ROOM * DAY, day + ROOM * DAY
        if runs and (first - runs[-1][1]).days <= LONGEST:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return tuple(runs)
