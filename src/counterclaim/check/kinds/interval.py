"""A stretch of time that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent
from counterclaim.model.timex import TimeExpression

Day = tuple[int, int, int]
RANGE = "range"


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per range of days whose printed end comes first."""
    del rule
    for expression in subject.annotations.times:
        ends = both_ends(expression) if expression.parts.get("two") == RANGE else None
        if ends is not None and ends[1] < ends[0]:
            span = extent(subject, expression)
            yield Hit(span=span, values={"time": span.text})


def both_ends(expression: TimeExpression) -> tuple[Day, Day] | None:
    """First and last day as printed; ``None`` if a part is missing, or a year is and the range may cross a new year."""
    parts = expression.parts
    first, last = parts.get("y"), parts.get("to_y")
    months = parts.get("m") or parts.get("to_m"), parts.get("to_m") or parts.get("m")
    days = parts.get("d"), parts.get("to_d")
    if (first is None or last is None) and (months[0] != months[1] or first is last):
        return None
    numbers = [first or last, months[0], days[0], last or first, months[1], days[1]]
    y, m, d, to_y, to_m, to_d = (n if isinstance(n, int) else 0 for n in numbers)
    return ((y, m, d), (to_y, to_m, to_d)) if all((y, m, d, to_y, to_m, to_d)) else None


KIND = Kind(find=find, values=("time",))
