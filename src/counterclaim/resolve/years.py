"""The year of a date that prints none."""

from __future__ import annotations

import datetime as dt

from counterclaim.resolve.calendar import safe_date
from counterclaim.resolve.fields import Reading

NEXT_YEAR_AFTER = 10  # months that a story must seem to jump back before a new year is read


def year_near(reading: Reading, month: int, day: int | None = None) -> int | None:
    """The year of a date without one."""
    last, base = reading.anchor.last, reading.pointed_from
    if "that" in reading.parts and last is not None:
        return last.year
    if base is None:
        return None
    if "dir" in reading.parts:
        return pointed_year(reading, base, month)
    if day is not None and (matching := weekday_year(reading, base, month, day)) is not None:
        return matching
    if reading.anchor.narrative:
        return narrative_year(base, month)
    if not reading.tense and (day is not None or reading.deadline):
        return nearest_year(base, month, day or 1)
    return one_sided_year(base, month, day, reading.forward or soon(reading, base, month, day))


def weekday_year(reading: Reading, base: dt.date, month: int, day: int) -> int | None:
    """The nearest year in which the printed weekday fits the date; ``None`` if none does."""
    number = reading.number("wd")
    if number is None:
        return None
    fits = [
        y
        for y in (base.year, base.year - 1, base.year + 1)
        if (d := safe_date(y, month, day)) is not None and d.isoweekday() == number
    ]
    return fits[0] if fits else None


def soon(reading: Reading, base: dt.date, month: int, day: int | None) -> bool:
    """A date just ahead which in the past would lie most of a year back: the nearer one is meant."""
    if reading.text("p") in ("since", "after"):
        return False
    ahead = (month - base.month) % 12
    if day is not None:
        return ahead <= 2 and (ahead, day) > (0, base.day)
    return ahead == 1 or (ahead == 2 and not reading.tense)


def pointed_year(reading: Reading, base: dt.date, month: int) -> int:
    """ "Last May", "next May", "this May"."""
    step = reading.number("dir") or 0
    if "ofyear" in reading.parts:  # "May of last year"
        return base.year + step
    if step < 0:
        return base.year if month < base.month else base.year - 1
    if step > 0:
        return base.year if month > base.month else base.year + 1
    return base.year


def narrative_year(base: dt.date, month: int) -> int:
    """Stories run forward: a month well before the last one is that of the next year."""
    return base.year + 1 if base.month - month >= NEXT_YEAR_AFTER else base.year


def nearest_year(base: dt.date, month: int, day: int) -> int:
    """The year that brings the date nearest to ``base``."""
    years = [y for y in (base.year - 1, base.year, base.year + 1) if safe_date(y, month, day)]
    return min(years, key=lambda y: abs(dt.date(y, month, day) - base), default=base.year)


def one_sided_year(base: dt.date, month: int, day: int | None, forward: bool) -> int:
    """The nearest year on one side of ``base``; its own month or day counts for both sides."""
    here, there = (base.month, base.day if day is not None else 0), (month, day or 0)
    if forward:
        return base.year if there >= here else base.year + 1
    return base.year if there <= here else base.year - 1
