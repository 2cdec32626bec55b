"""Days and times of day: printed dates, weekdays, clock times, parts of a day."""

from __future__ import annotations

import datetime as dt

from counterclaim.resolve.anchor import full_date
from counterclaim.resolve.calendar import (
    Core,
    clock_core,
    day_core,
    midnight,
    part_core,
    plus_days,
    plus_months,
    safe_date,
)
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.years import year_near

NO_DAY = "XXXX-XX-XX"


def time_on_day(reading: Reading, day: dt.date | None) -> Core:
    """A clock time or part of a day, or the whole day."""
    clock = reading.clock()
    part = reading.text("part")
    if day is None:
        suffix = f"T{clock[0]:02d}:{clock[1] or 0:02d}" if clock else f"T{part}" if part else ""
        return Core(NO_DAY + suffix)
    if clock is not None:
        return clock_core(day, *clock)
    if not part:
        return mod_day(reading, day)
    if part == "MIDN" and reading.text("p") in ("after", "since", "from"):
        start = midnight(day)  # "after midnight": the one that begins the day
        return Core(f"{day.isoformat()}T00:00", start, start + dt.timedelta(minutes=1), day)
    return part_core(plus_days(day, -1) if "into" in reading.parts else day, part, reading.mod)


def mod_day(reading: Reading, day: dt.date) -> Core:
    """ "Early on Monday", "late on Monday"."""
    core = day_core(day)
    zero = midnight(day)
    hours = {"START": (0, 9), "END": (18, 24)}.get(reading.mod)
    if hours is None:
        return core
    return Core(core.value, zero + dt.timedelta(hours=hours[0]), zero + dt.timedelta(hours=hours[1]), day)


def calendar_day(reading: Reading) -> Core:
    """A printed date, weekday or "yesterday", with its time of day."""
    parts = reading.parts
    if (day := full_date(reading.expression)) is not None:
        return time_on_day(reading, day)
    if "iso" in parts:
        return Core(NO_DAY)  # a date that the calendar does not have
    if "slash" in parts:
        return time_on_day(reading, slash_date(reading))
    if "hol" in parts:
        name, _, digits = reading.text("hol").partition("-")
        return time_on_day(reading, dated(reading, int(name), int(digits)))
    if "d" in parts and "m" in parts:
        month, number = reading.number("m") or 1, reading.number("d") or 1
        day = dated(reading, month, number)
        return time_on_day(reading, day) if day else Core(f"XXXX-{month:02d}-{number:02d}")
    if "d" in parts:
        return time_on_day(reading, day_of_month(reading, reading.number("d") or 1))
    if "off" in parts:
        base = reading.anchor.published
        return time_on_day(reading, plus_days(base, reading.number("off") or 0) if base else None)
    day = weekday(reading)
    if day is None and "part" not in parts and reading.clock() is None:
        return Core(f"XXXX-WXX-{parts['wd']}")
    return time_on_day(reading, day)


def slash_date(reading: Reading) -> dt.date | None:
    """12.3.2024 has the day first; of 12/3/2024 the reading nearer to publication, month first where that is open."""
    text = reading.text("slash")
    a, b, year = (int(x) for x in text.replace(".", "/").split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    day_first, month_first = safe_date(year, b, a), safe_date(year, a, b)
    base = reading.anchor.published
    if "." in text or month_first is None:
        return day_first
    if day_first is None or base is None:
        return month_first
    return min((month_first, day_first), key=lambda d: abs(d - base))


def dated(reading: Reading, month: int, day: int) -> dt.date | None:
    """A day of a month whose year may not be printed."""
    year = reading.year()
    if year is None:
        year = year_near(reading, month, day)
    if year is None:
        return None
    return safe_date(year, month, day)


def day_of_month(reading: Reading, day: int) -> dt.date | None:
    """ "The 29th": of the month of the last date, or of publication."""
    base = reading.anchor.base()
    if base is None:
        return None
    same = safe_date(base.year, base.month, day)
    if same is not None and (same <= base or reading.forward or reading.anchor.last is not None):
        return same
    before = plus_months(base.replace(day=1), -1)
    return safe_date(before.year, before.month, day)


def weekday(reading: Reading) -> dt.date | None:
    """The day a weekday means: the last such day, or the coming one in the future; publication day counts."""
    base, number = reading.pointed_from, reading.number("wd")
    if base is None or number is None:
        return None
    if (weeks := reading.number("week")) is not None:
        return plus_days(base, number - base.isoweekday() + 7 * weeks)
    back = (base.isoweekday() - number) % 7
    step = reading.number("dir")
    if step == -1:
        return plus_days(base, -(back or 7))
    if step == 1:
        return plus_days(base, 7 - back)
    ahead = step == 0 and reading.tense != "past"
    ahead = ahead or reading.forward or reading.text("p") == "for" or (reading.deadline and not reading.tense)
    return plus_days(base, (7 - back) % 7 if ahead else -back)
