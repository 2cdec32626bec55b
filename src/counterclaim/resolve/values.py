"""The value and interval of one expression's own words, before the word that bounds them."""

from __future__ import annotations

import datetime as dt

from counterclaim.model.timex import TimeExpression
from counterclaim.resolve.anchor import full_date
from counterclaim.resolve.calendar import (
    LAST_YEAR,
    Core,
    Moment,
    clock_core,
    day_core,
    half_core,
    midnight,
    month_core,
    part_core,
    plus_days,
    plus_months,
    quarter_core,
    safe_date,
    season_core,
    week_core,
    weekend_core,
    year_core,
    years_core,
)
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.spans import duration_value, moved, span_core

NEXT_YEAR_AFTER = 10  # months that a story must seem to jump back before a new year is read
NO_DAY = "XXXX-XX-XX"


def core_of(reading: Reading) -> Core:
    """Value and interval of one expression."""
    parts = reading.parts
    if "ref" in parts:
        return Core(str(parts["ref"]))
    if "set" in parts:
        return Core(set_value(reading))
    if "era" in parts and parts["era"] == "BC":
        return Core(before_christ(reading))
    for fields, read in READERS:
        if any(field in parts for field in fields):
            return read(reading)
    return Core(duration_value(reading))


def set_value(reading: Reading) -> str:
    """TIMEX3 value of a repeated time."""
    if "freq" in reading.parts:
        return reading.text("freq")
    if "wd" in reading.parts:
        part = reading.text("part")
        return f"XXXX-WXX-{reading.text('wd')}" + (f"T{part}" if part else "")
    if "part" in reading.parts:
        return f"{NO_DAY}T{reading.text('part')}"
    return duration_value(reading)


def before_christ(reading: Reading) -> str:
    """ "218 BC" is BC0218."""
    month = reading.number("m")
    suffix = f"-{month:02d}" if month else f"-{reading.text('season')}" if "season" in reading.parts else ""
    return f"BC{reading.number('y') or 0:04d}{suffix}"


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
    if "slash" in parts:
        return time_on_day(reading, slash_date(reading.text("slash")))
    if "hol" in parts:
        month, _, number = reading.text("hol").partition("-")
        return time_on_day(reading, dated(reading, int(month), int(number)))
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


def slash_date(text: str) -> dt.date | None:
    """Month, day, year, as American reports print it; day first where the first number is no month."""
    a, b, year = (int(x) for x in text.split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    return safe_date(year, a, b) or safe_date(year, b, a)


def dated(reading: Reading, month: int, day: int) -> dt.date | None:
    """A day of a month whose year may not be printed."""
    year = reading.year()
    if year is None:
        year = year_near(reading, month, day)
    if year is None:
        return None
    return safe_date(year, month, day)


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
    fits = [y for y in (base.year, base.year - 1, base.year + 1) if (d := safe_date(y, month, day)) is not None
            and d.isoweekday() == number]
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
    back = (base.isoweekday() - number) % 7
    step = reading.number("dir")
    if step == -1:
        return plus_days(base, -(back or 7))
    if step == 1:
        return plus_days(base, 7 - back)
    if step == 0 and reading.tense != "past":
        return plus_days(base, (7 - back) % 7)
    return plus_days(base, (7 - back) % 7 if reading.forward or (reading.deadline and not reading.tense) else -back)


def month(reading: Reading) -> Core:
    """A month, with a year that may have to be found."""
    number = min(max(reading.number("m") or 1, 1), 12)
    year = reading.year()
    if year is None and "ana" in reading.parts and reading.anchor.last is not None:
        last, step = reading.anchor.last, reading.number("ana") or 0
        year = last.year - (step < 0 and number >= last.month) + (step > 0 and number <= last.month)
    if year is None:
        year = year_near(reading, number)
    if year is None or not 1 <= year <= LAST_YEAR:
        return Core(f"XXXX-{number:02d}")
    return month_core(year, number, reading.mod)


def pointed_base_year(reading: Reading) -> int | None:
    """The printed year, or that of "this", "last", "next", "that" beside the anchor."""
    year = reading.year()
    if year is not None:
        return year
    base = reading.pointed_from
    if base is None:
        return None
    return base.year + (reading.number("dir") or 0)


def year(reading: Reading) -> Core:
    """A year or half of one; "1939-45" runs to its second year."""
    value = pointed_base_year(reading)
    if value is None or not 1 <= value <= LAST_YEAR:
        return Core("XXXX")
    if "half" in reading.parts:
        return half_core(value, reading.number("half") or 1)
    return year_core(value, reading.mod)


def season(reading: Reading) -> Core:
    """A season; without a year the one that is nearest in the direction of the tense."""
    name = reading.text("season")
    base = reading.pointed_from
    value = reading.year()
    if value is not None:
        return season_core(value, name, reading.mod)
    if base is None:
        return Core(f"XXXX-{name}")
    step = reading.number("dir")
    years = [season_core(y, name, reading.mod) for y in (base.year - 1, base.year, base.year + 1)]
    now = midnight(base)
    if step == 1 or (step is None and reading.forward):
        return next((c for c in years if c.earliest and c.earliest >= now), years[-1])
    if step == -1:
        return next((c for c in reversed(years) if c.latest and c.latest <= now), years[0])
    if reading.anchor.narrative or step == 0:
        return years[1]
    return next((c for c in reversed(years) if c.earliest and c.earliest <= now), years[0])


def quarter(reading: Reading) -> Core:
    """A quarter of a year; without a year the last one that has ended, or that runs."""
    number = reading.number("q") or 1
    value = reading.year()
    base = reading.pointed_from
    if value is None and base is not None:
        value = base.year + (reading.number("dir") or 0)
        if "dir" not in reading.parts and not reading.forward and 3 * number - 2 > base.month:
            value -= 1
    return quarter_core(value, number) if value is not None else Core(f"XXXX-Q{number}")


def decade(reading: Reading) -> Core:
    """ "The 1980s", "the eighties"."""
    raw = reading.number("dec") or 0
    first = raw if raw > 99 else 1900 + (raw if raw > 9 else raw * 10)
    return years_core(f"{first // 10}", first, 10, reading.mod)


def century(reading: Reading) -> Core:
    """ "The 20th century"."""
    number = reading.number("cent") or 1
    return years_core(f"{number - 1:02d}", max(1, (number - 1) * 100), 100, reading.mod)


def pointed_unit(reading: Reading) -> Core:
    """ "This week", "last year", "the following month"."""
    if "ana" in reading.parts:
        base, step = reading.anchor.base(), reading.number("ana") or 0
    else:
        base, step = reading.pointed_from, reading.number("dir") or 0
        if reading.anchor.published is not None and "dir" in reading.parts and step == 0:
            base = base or reading.anchor.published
    if base is None:
        return Core({"D": NO_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(reading.text("u"), "XXXX"))
    return unit_core(reading, moved(base, reading.text("u"), step))


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


READERS = (
    (("span", "spanto", "partial"), span_core),
    (("back", "shift"), shifted),
    (("dec",), decade),
    (("cent",), century),
    (("season",), season),
    (("q",), quarter),
    (("iso", "slash", "d", "off", "wd", "hol"), calendar_day),
    (("m",), month),
    (("y", "y2", "half"), year),
    (("ana", "dir"), lambda r: pointed_part(r) if "part" in r.parts else pointed_unit(r)),
    (("part", "h", "hm", "hampm", "hhmm"), pointed_part),
)


def fill_range(reading: Reading, core: Core) -> tuple[Core, tuple[Moment | None, Moment | None]]:
    """The core of a two-ended expression and the interval from its first end to its second."""
    parts = reading.parts
    other = {k[3:]: v for k, v in parts.items() if k.startswith("to_")}
    own = {k: v for k, v in parts.items() if not k.startswith("to_") and k != "two"}
    first = core_of(with_parts(reading, complete(own, other)))
    second = core_of(with_parts(reading, complete(other, own)))
    if second.day and first.day and second.day < first.day and first.latest and "y" not in own:
        first = earlier_by_a_period(reading, first, own, second)
    earliest, latest = first.earliest, second.latest
    if parts["two"] == "night" and first.day is not None:
        core = part_core(first.day, "NI")
        return core, (core.earliest, core.latest)
    return Core(first.value, earliest, latest, second.day or first.day), (earliest, latest)


def earlier_by_a_period(reading: Reading, first: Core, own: dict[str, str | int], second: Core) -> Core:
    """The first end moved before the second: "Saturday to Monday" read on a Monday."""
    assert first.day is not None
    if "wd" in own:
        return time_on_day(with_parts(reading, own), plus_days(first.day, -7))
    if "m" in own and second.day is not None:
        return core_of(with_parts(reading, {**own, "y": second.day.year - 1}))
    return first


def complete(own: dict[str, str | int], other: dict[str, str | int]) -> dict[str, str | int]:
    """One end with what only the other end prints: month, year, meridiem, day."""
    out = dict(own)
    for field, needs in (("m", "d"), ("y", "m"), ("ap", "h"), ("ap", "hm")):
        if needs in out and field not in out and field in other:
            out[field] = other[field]
    timed = any(f in out for f in ("h", "hm", "hampm", "part"))
    if timed and not any(f in out for f in ("wd", "d", "off", "iso")):
        out.update({f: other[f] for f in ("wd", "d", "m", "y", "off", "iso", "dir") if f in other})
    return out


def with_parts(reading: Reading, parts: dict[str, str | int]) -> Reading:
    """The reading of other fields in the same place."""
    expression = reading.expression
    other = TimeExpression(
        start=expression.start,
        stop=expression.stop,
        text=expression.text,
        type=expression.type,
        bound=expression.bound,
        grain=expression.grain,
        parts=parts,
    )
    return Reading(other, reading.tense, reading.sentence, reading.anchor)
