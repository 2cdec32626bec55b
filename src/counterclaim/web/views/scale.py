"""Days along a line: where a day stands, and which days are worth a mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

DAY = dt.timedelta(days=1)
STEPS = (1, 2, 7, 14)  # days between two marks; above these months
MARKS = 12  # at most so many marks, about
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


class Tick(NamedTuple):
    """A mark: where it stands and what it says."""

    x: float
    words: str


class Scale(NamedTuple):
    """``first`` to ``last``, both included, over ``width`` units that begin at ``left``."""

    first: dt.date
    last: dt.date
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        """The width of a day."""
        return self.width / self.days

    def at(self, day: dt.date) -> float:
        """Where ``day`` begins; what lies outside is moved to the end that is nearer."""
        inside = min(max(day, self.first), self.last + DAY)
        return self.left + (inside - self.first).days * self.day_width

    def ticks(self) -> tuple[Tick, ...]:
        """The marks: days, or first days of months."""
        return tuple(Tick(round(self.at(day), 1), words) for day, words in self.marked())

    def marked(self) -> Iterator[tuple[dt.date, str]]:
        """The days that are marked, with their words."""
        step = next((step for step in STEPS if self.days / step <= MARKS), None)
        if step is not None:
            for n in range(0, self.days, step):
                day = self.first + n * DAY
                yield day, f"{day.day} {day:%b}" if n else f"{day.day} {day:%b %Y}"
            return
        months = next((m for m in MONTHS if self.days / (30.4 * m) <= MARKS), MONTHS[-1])
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first and (day.year * 12 + day.month - 1) % months == 0:
                yield day, f"{day:%b %Y}"
            day = (day + 31 * DAY).replace(day=1)
