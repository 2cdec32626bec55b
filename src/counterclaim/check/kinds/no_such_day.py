"""A printed date that no calendar has."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent
from counterclaim.model.timex import TimeExpression

LEAP = 2024  # any leap year: where no year is printed, 29 February may be meant


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per date whose month is too short for its day."""
    del rule
    for expression in subject.annotations.times:
        for prefix in ("", "to_"):
            last = last_day(expression, prefix)
            day = expression.parts.get(f"{prefix}d")
            if last is not None and isinstance(day, int) and day > last:
                span = extent(subject, expression)
                yield Hit(span=span, values={"date": span.text, "last": str(last)})
                break


def last_day(expression: TimeExpression, prefix: str) -> int | None:
    """The number of days in the month of one end of an expression; ``None`` without a month."""
    parts = expression.parts
    month = parts.get(f"{prefix}m") or parts.get("to_m" if not prefix else "m")
    year = parts.get(f"{prefix}y") or parts.get("to_y" if not prefix else "y") or LEAP
    if not isinstance(month, int) or not isinstance(year, int) or month not in range(1, 13):
        return None
    return calendar.monthrange(year, month)[1]


KIND = Kind(find=find, values=("date", "last"))
