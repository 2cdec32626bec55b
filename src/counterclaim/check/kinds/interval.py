"""A stretch of time that ends before it begins, or whose length is not that of its dates."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent
from counterclaim.languages import table
from counterclaim.model.timex import TimeExpression

Day = tuple[int, int, int]
RANGE = "range"
LEAP = 2024  # stands for a year that is not printed: both days are of one month
UNITS = {"D": 1, "W": 7}  # days in the units of a printed length
STARTS = ("from", "since", "between")
TURN = 20  # days back from which on a month has turned
SLACK = 1  # a day more or less: whether both ends count, and how far into a day


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per range of days whose printed end comes first, or whose printed length is another one."""
    del rule
    times = subject.annotations.times
    for number, expression in enumerate(times):
        ends = both_ends(expression) if expression.parts.get("two") == RANGE else None
        if ends is None:
            continue
        span = extent(subject, expression)
        if ends[1] < ends[0]:
            yield Hit(span=span, values={"time": span.text, "length": "", "days": ""})
            continue
        days = days_between(*ends)
        for other in (*times[max(0, number - 1) : number], *times[number + 1 : number + 2]):
            length = length_beside(subject, other, expression)
            if days is not None and "d" in expression.parts and length is not None and abs(length - days) > SLACK:
                at = extent(subject, other)
                values = {"time": span.text, "length": at.text, "days": str(days)}
                yield Hit(span=at, values=values, related=(span,), variant="length")


def days_between(first: Day, last: Day) -> int | None:
    """How many days a range has, both ends counted; ``None`` if one is in no calendar."""
    try:
        return (dt.date(*last) - dt.date(*first)).days + 1
    except ValueError:
        return None


def length_beside(subject: Subject, other: TimeExpression, dates: TimeExpression) -> int | None:
    """The days of a printed length that ``dates`` spell out: "for three days, from May 3 to May 5"."""
    parts = other.parts
    unit, count = UNITS.get(str(parts.get("u"))), parts.get("n")
    if other.type != "DURATION" or unit is None or not isinstance(count, int) or "mod" in parts or "cmp" in parts:
        return None
    left, right = sorted((other, dates), key=lambda e: e.start)
    between = subject.document.text[left.stop : right.start]
    return count * unit if joint(subject.document.lang).fullmatch(between) else None


@functools.cache
def joint(lang: str) -> re.Pattern[str]:
    """What may stand between a length and the dates that spell it out."""
    return re.compile(table(lang, "checks")["time"]["length"], re.I)


def both_ends(expression: TimeExpression) -> tuple[Day, Day] | None:
    """First and last day as printed.

    ``None`` if a part is missing: a year, where the range may cross a new year; a month, in "the night of 30 to 1 May".
    Months with their years stand for their first days.
    """
    parts = expression.parts
    if parts.get("iso") and parts.get("to_iso"):
        return iso_day(str(parts["iso"])), iso_day(str(parts["to_iso"]))
    first, last = parts.get("y"), parts.get("to_y")
    if first and last and "d" not in parts and "to_d" not in parts and parts.get("m") and parts.get("to_m"):
        return (int(first), int(parts["m"]), 1), (int(last), int(parts["to_m"]), 1)
    months = first_month(parts), parts.get("to_m") or parts.get("m")
    if (first is None or last is None) and months[0] != months[1]:
        return None
    year = first or last or LEAP
    numbers = [first or year, months[0], parts.get("d"), last or year, months[1], parts.get("to_d")]
    y, m, d, to_y, to_m, to_d = (n if isinstance(n, int) else 0 for n in numbers)
    return ((y, m, d), (to_y, to_m, to_d)) if all((y, m, d, to_y, to_m, to_d)) else None


def first_month(parts: dict[str, str | int]) -> str | int | None:
    """The month of the first day: its own or, in "from 28 to 24 May", the last day's.

    Not where a month may turn in between, as in "from 30 to 2 May".
    """
    day, to_day = parts.get("d"), parts.get("to_d")
    if "m" in parts or parts.get("p") not in STARTS or not isinstance(day, int) or not isinstance(to_day, int):
        return parts.get("m")
    return parts.get("to_m") if day - to_day < TURN else None


def iso_day(written: str) -> Day:
    """Year, month and day of an ISO date."""
    y, m, d = (int(part) for part in written[:10].split("-"))
    return y, m, d


KIND = Kind(find=find, values=("time", "length", "days"), variants=("length",))
