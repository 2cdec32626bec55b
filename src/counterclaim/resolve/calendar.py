"""Calendar arithmetic: TIMEX3 values and half-open intervals of days, parts of days, months, seasons and the rest."""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec

Moment = dt.datetime
FIRST_YEAR, LAST_YEAR = 1, 9998

# Hours from midnight of the day itself; local time. Night and morning as the contract has them, at their widest.
PARTS: dict[str, tuple[float, float]] = {
    "MO": (4, 12),
    "AF": (12, 18),
    "EV": (17, 24),
    "NI": (18, 33),
    "DT": (6, 18),
    "DAWN": (4, 7),
    "DUSK": (16, 22),
    "NOON": (11.5, 12.5),
    "MIDN": (24, 24.5),
    "SMALL": (0, 6),
}
PART_CODES = {"MO": "MO", "AF": "AF", "EV": "EV", "NI": "NI", "DT": "DT", "DAWN": "MO", "DUSK": "EV", "SMALL": "MO"}
PART_CLOCKS = {"NOON": "12:00", "MIDN": "00:00"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; northern, meteorological
MONTH_CUTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}


class Core(msgspec.Struct, frozen=True):
    """A TIMEX3 value and its interval ``[earliest, latest)``; ``day`` is a date that stands for it."""

    value: str
    earliest: Moment | None = None
    latest: Moment | None = None
    day: dt.date | None = None


def midnight(day: dt.date) -> Moment:
    """The day's first moment."""
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  local civil time by contract


def plus_days(day: dt.date, days: float) -> dt.date:
    """``day`` moved; kept inside the calendar."""
    try:
        moved = day + dt.timedelta(days=days)
    except OverflowError:
        return day
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else day


def plus_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last day where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return day
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, ``None`` if there is none."""
    try:
        made = dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return made if year <= LAST_YEAR else None


def day_core(day: dt.date) -> Core:
    """One day."""
    return Core(day.isoformat(), midnight(day), midnight(day) + dt.timedelta(days=1), day)


def part_core(day: dt.date, part: str, mod: str = "") -> Core:
    """A part of a day; "early" and "late" do not narrow it."""
    low, high = PARTS[part]
    zero = midnight(day)
    value = f"{day.isoformat()}T{PART_CLOCKS.get(part) or PART_CODES[part]}"
    if mod == "END" and part == "NI":
        low = 21
    return Core(value, zero + dt.timedelta(hours=low), zero + dt.timedelta(hours=high), day)


def clock_core(day: dt.date, hour: int, minute: int | None) -> Core:
    """A minute, or an hour where no minute is printed."""
    start = midnight(day) + dt.timedelta(hours=hour, minutes=minute or 0)
    width = dt.timedelta(hours=1) if minute is None else dt.timedelta(minutes=1)
    return Core(f"{day.isoformat()}T{hour:02d}:{minute or 0:02d}", start, start + width, day)


def week_core(day: dt.date, mod: str = "") -> Core:
    """The ISO week of ``day``, Monday to Sunday."""
    monday = plus_days(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return cut(Core(f"{year:04d}-W{week:02d}", midnight(monday), midnight(plus_days(monday, 7)), day), mod)


def weekend_core(day: dt.date) -> Core:
    """Saturday and Sunday of the ISO week of ``day``."""
    monday = plus_days(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return Core(f"{year:04d}-W{week:02d}-WE", midnight(plus_days(monday, 5)), midnight(plus_days(monday, 7)), day)


def month_core(year: int, month: int, mod: str = "") -> Core:
    """A month, or its first, second or last ten days."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Core(f"XXXX-{month:02d}")
    first = dt.date(year, month, 1)
    length = calendar.monthrange(year, month)[1]
    low, high = MONTH_CUTS.get(mod, (1, length))
    low, high = min(low, length), min(high, length)
    end = midnight(dt.date(year, month, high)) + dt.timedelta(days=1)
    return Core(f"{year:04d}-{month:02d}", midnight(dt.date(year, month, low)), end, first)


def months_core(value: str, year: int, month: int, count: int, mod: str = "") -> Core:
    """``count`` months from the given one."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Core(value)
    first = dt.date(year, month, 1)
    return cut(Core(value, midnight(first), midnight(plus_months(first, count)), first), mod)


def year_core(year: int, mod: str = "") -> Core:
    """A calendar year, or a third of it."""
    return months_core(f"{year:04d}", year, 1, 12, mod)


def season_core(year: int, season: str, mod: str = "") -> Core:
    """Three months; a winter is that which begins in the year."""
    return months_core(f"{year:04d}-{season}", year, SEASON_MONTHS[season], 3, mod)


def quarter_core(year: int, quarter: int) -> Core:
    """Three months of the calendar year."""
    quarter = min(max(quarter, 1), 4)
    return months_core(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3)


def half_core(year: int, half: int) -> Core:
    """Six months of the calendar year."""
    half = min(max(half, 1), 2)
    return months_core(f"{year:04d}-H{half}", year, 6 * half - 5, 6)


def years_core(value: str, first: int, count: int, mod: str = "") -> Core:
    """A run of years: a decade or a century."""
    if not (first >= FIRST_YEAR and first + count <= LAST_YEAR):
        return Core(value)
    return months_core(value, first, 1, 12 * count, mod)


def cut(core: Core, mod: str) -> Core:
    """The first, middle or last third of an interval, to whole days where it is long enough."""
    if mod not in MONTH_CUTS or core.earliest is None or core.latest is None:
        return core
    third = (core.latest - core.earliest) / 3
    if third >= dt.timedelta(days=1):
        third = dt.timedelta(days=round(third / dt.timedelta(days=1)))
    if mod == "START":
        return Core(core.value, core.earliest, core.earliest + third, core.day)
    if mod == "END":
        return Core(core.value, core.latest - third, core.latest, core.day)
    return Core(core.value, core.earliest + third, core.latest - third, core.day)
