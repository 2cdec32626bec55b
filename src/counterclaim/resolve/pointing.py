"""Times that point: "this week", "last night", "two weeks ago", "the following month"."""

from __future__ import annotations

import datetime as dt

from counterclaim.resolve.calendar import (
    Core,
    midnight,
    month_core,
    plus_days,
    quarter_core,
    week_core,
    weekend_core,
    year_core,
    years_core,
)
from counterclaim.resolve.days import NO_DAY, time_on_day
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.spans import moved


def pointed_unit(reading: Reading) -> Core:
    """ "This week", "last year", "the following month"."""
    if "ana" in reading.parts:
        base, step = reading.anchor.base(), reading.number("ana") or 0
    else:
        base, step = reading.pointed_from, reading.number("dir") or 0
    if reading.text("u") == "WE" and base is not None and "ana" not in reading.parts:
        return weekend(reading, base, step)
    if base is None:
        return Core({"D": NO_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(reading.text("u"), "XXXX"))
    return compared(reading, unit_core(reading, moved(base, reading.text("u"), step)), base)


def weekend(reading: Reading, base: dt.date, step: int) -> Core:
    """ "Over the weekend": the last one, or the coming one in the future; "this", "next" look ahead."""
    running = base.isoweekday() >= 6
    back = not running and not reading.forward and (reading.parts.get("dir") == "W" or reading.tense == "past")
    return weekend_core(plus_days(base, 7 * step - (7 if back and step == 0 else 0)))


def compared(reading: Reading, core: Core, base: dt.date) -> Core:
    """ "Earlier this week" ends, "later this week" begins on the day that it is counted from."""
    side = reading.text("cmp")
    if not side or core.earliest is None or core.latest is None or "ana" in reading.parts:
        return core
    if side == "BEFORE" and core.earliest < midnight(plus_days(base, 1)) < core.latest:
        return Core(core.value, core.earliest, midnight(plus_days(base, 1)), core.day)
    if side == "AFTER" and core.earliest < midnight(base) < core.latest:
        return Core(core.value, midnight(base), core.latest, core.day)
    return core


def unit_core(reading: Reading, day: dt.date) -> Core:
    """The calendar unit around ``day``."""
    unit, mod = reading.text("u"), reading.mod
    if unit == "D":
        return time_on_day(reading, day)
    if unit == "WE":
        return weekend_core(day)
    if unit in ("W", "FN"):
        return week_core(day, mod)
    if unit == "M":
        return month_core(day.year, day.month, mod)
    if unit == "Q":
        return quarter_core(day.year, (day.month + 2) // 3)
    if unit == "DE":
        return years_core(f"{day.year // 10}", day.year - day.year % 10, 10)
    if unit == "CE":
        return years_core(f"{day.year // 100}", day.year - day.year % 100, 100)
    return year_core(day.year, mod)


def pointed_part(reading: Reading) -> Core:
    """ "This morning", "last night", "the evening before", "overnight", "at dawn"."""
    if "ana" in reading.parts:
        base = reading.anchor.last_day or reading.anchor.base()
        return time_on_day(reading, plus_days(base, reading.number("ana") or 0) if base else None)
    if "dir" in reading.parts:
        base = reading.pointed_from
        return time_on_day(reading, plus_days(base, reading.number("dir") or 0) if base else None)
    base = reading.same_day
    return time_on_day(reading, plus_days(base, -1) if base and night_before(reading) else base)


def night_before(reading: Reading) -> bool:
    """A night without a day is the one that ended on the day, unless the clause looks ahead or says "tonight"."""
    if reading.text("part") != "NI" or reading.forward:
        return False
    return not reading.expression.text.lower().endswith("tonight") and reading.text("p") != "by"


def shifted(reading: Reading) -> Core:
    """ "Two weeks ago", "three days later"."""
    back = "back" in reading.parts
    base = reading.pointed_from if back else reading.anchor.base()
    count, unit = reading.number("n"), reading.text("u")
    sign = reading.number("back") if back else reading.number("shift")
    if count is None or base is None:
        return Core("PAST_REF" if (sign or 0) < 0 else "FUTURE_REF")
    if unit in ("S", "MIN", "H"):
        return Core(base.isoformat(), day=base)
    if unit == "Y" and count == 1 and reading.anchor.quarter is not None:
        day = moved(reading.anchor.quarter, "Y", sign or 1)  # "a year earlier" in talk of a quarter: that quarter then
        return quarter_core(day.year, reading.number("q") or (day.month + 2) // 3)
    return unit_core(reading, moved(base, unit, count * (sign or 1)))


def same_day(reading: Reading) -> Core:
    """ "During the day"."""
    return time_on_day(reading, reading.same_day)
