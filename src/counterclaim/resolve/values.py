"""The value and interval of one expression's own words, before the word that bounds them."""

from __future__ import annotations

import datetime as dt

from counterclaim.resolve.calendar import (
    LAST_YEAR,
    Core,
    half_core,
    midnight,
    month_core,
    quarter_core,
    season_core,
    year_core,
    years_core,
)
from counterclaim.resolve.days import NO_DAY, calendar_day
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.pointing import pointed_part, pointed_unit, same_day, shifted
from counterclaim.resolve.spans import duration_value, span_core
from counterclaim.resolve.years import year_near


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
    whole = month_core(year, number, reading.mod)
    half = reading.number("half")
    if half is None or whole.earliest is None:
        return whole
    middle = whole.earliest + dt.timedelta(days=15)
    if half == 1:
        return Core(whole.value, whole.earliest, middle, whole.day)
    return Core(whole.value, middle, whole.latest, whole.day)


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


READERS = (
    (("sameday",), same_day),
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
