"""Lengths of time: TIMEX3 durations, and the stretch that "the past 24 hours" covers."""

from __future__ import annotations

import datetime as dt

from counterclaim.resolve.calendar import (
    LAST_YEAR,
    Core,
    midnight,
    month_core,
    plus_days,
    plus_months,
    safe_date,
    year_core,
)
from counterclaim.resolve.fields import Reading

CODES = {
    "S": ("PT", 1, "S"),
    "MIN": ("PT", 1, "M"),
    "H": ("PT", 1, "H"),
    "D": ("P", 1, "D"),
    "NI": ("P", 1, "D"),
    "WE": ("P", 1, "WE"),
    "W": ("P", 1, "W"),
    "FN": ("P", 2, "W"),
    "M": ("P", 1, "M"),
    "Q": ("P", 1, "Q"),
    "Y": ("P", 1, "Y"),
    "DE": ("P", 1, "DE"),
    "CE": ("P", 1, "CE"),
}
COUNTED = {"DE": (10, "Y"), "CE": (100, "Y")}  # a counted decade is ten years
HALVES = {"Y": "6M", "H": "30M", "MIN": "30S"}  # two and a half years: P2Y6M
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS = {"D": 1, "NI": 1, "W": 7, "FN": 14, "WE": 7}


def duration_value(reading: Reading) -> str:
    """P3D, PT24H, P2.5Y, PXW."""
    raw = reading.parts.get("n", 1)
    prefix, factor, letter = CODES.get(reading.text("u"), CODES["D"])
    if reading.text("u") in COUNTED and raw != "X":
        factor, letter = COUNTED[reading.text("u")]
    halves = HALVES.get(reading.text("u"))
    if raw == "X":
        return f"{prefix}X{letter}"
    try:
        count = float(raw) * factor + (0.5 if "plus" in reading.parts else 0)
    except ValueError:
        return f"{prefix}X{letter}"
    if halves and count > 1 and count % 1 == 0.5:
        return f"{prefix}{int(count)}{letter}{halves}"
    return f"{prefix}{int(count) if count == int(count) else count}{letter}"


def moved(day: dt.date, unit: str, steps: int) -> dt.date:
    """``day`` moved by calendar units."""
    if abs(steps) > 100_000:
        return day
    if unit in MONTHS:
        return plus_months(day, steps * MONTHS[unit])
    return plus_days(day, steps * DAYS.get(unit, 0))


def span_core(reading: Reading) -> Core:
    """ "The past three weeks": back from the day of publication, to its end."""
    value = duration_value(reading)
    if "spanto" in reading.parts:
        return span_to(reading, value)
    if "partial" in reading.parts:
        return part_of(reading, value)
    count = reading.parts.get("n", 1)
    base = reading.pointed_from
    step = reading.number("dir")
    if base is None or step not in (1, -1) or not isinstance(count, int):
        return Core(value)
    end = midnight(plus_days(base, 1))
    far = far_end(base, reading.text("u"), count * step)
    if step < 0:
        return Core(value, midnight(far), end)
    return Core(value, midnight(base), midnight(plus_days(far, 1)))


def far_end(base: dt.date, unit: str, steps: int) -> dt.date:
    """The day at the other end of a span; hours count as whole days, at least one."""
    if unit in ("S", "MIN", "H"):
        per_day = {"S": 86400, "MIN": 1440, "H": 24}[unit]
        days = min(-(-abs(steps) // per_day), 100_000)
        return plus_days(base, days if steps > 0 else -days)
    return moved(base, unit, steps)


def span_to(reading: Reading, value: str) -> Core:
    """ "The six months to June": ends with the month or day that is named."""
    base = reading.pointed_from
    number, year, count = reading.number("m"), reading.number("y"), reading.number("n")
    if number is None or count is None or (base is None and year is None):
        return Core(value)
    if year is None:
        assert base is not None
        year = base.year if number <= base.month else base.year - 1
    if (day := reading.number("d")) is not None:
        last = safe_date(year, number, day)
        if last is None:
            return Core(value)
        end = plus_days(last, 1)
    else:
        month = month_core(year, number)
        assert month.latest is not None
        end = month.latest.date()
    return Core(value, midnight(moved(end, reading.text("u"), -count)), midnight(end))


def part_of(reading: Reading, value: str) -> Core:
    """ "The first five days of May", "the last two weeks of April"."""
    base = reading.pointed_from
    number, year, count = reading.number("m"), reading.number("y"), reading.parts.get("n", 1)
    if not isinstance(count, int) or (year is None and base is None):
        return Core(value)
    if year is None:
        assert base is not None
        year = base.year + (reading.number("dir") or 0) - (number is not None and number > base.month)
    if not 1 <= year <= LAST_YEAR:
        return Core(value)
    whole = month_core(year, number) if number else year_core(year)
    if whole.earliest is None or whole.latest is None:
        return Core(value)
    if reading.text("which") == "START":
        stop = midnight(moved(whole.earliest.date(), reading.text("u"), count))
        return Core(value, whole.earliest, min(stop, whole.latest), whole.day)
    start = midnight(moved(whole.latest.date(), reading.text("u"), -count))
    return Core(value, max(start, whole.earliest), whole.latest, whole.day)
