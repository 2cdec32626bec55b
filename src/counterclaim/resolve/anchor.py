"""What a relative time is counted from: the day of publication, in narrative the last date in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from counterclaim.model.timex import TimeExpression
from counterclaim.resolve.calendar import safe_date

NARRATIVE_YEARS = 5  # so many full dates that do not fit the year of publication make a text narrative
POINTING = ("wd", "off", "dir")  # fields that count from the day of publication: the mark of news


class Anchor(msgspec.Struct):
    """State while a document's times are resolved in text order.

    ``published`` is given or inferred from the text; ``last`` is the last date mentioned, of grain ``last_grain``;
    ``last_day`` the last whole day, in sentence ``last_sentence``; ``quarter`` begins the last quarter
    that was mentioned.
    """

    published: dt.date | None
    narrative: bool = False
    last: dt.date | None = None
    last_fine: bool = False
    last_day: dt.date | None = None
    last_sentence: int = -1
    quarter: dt.date | None = None

    def base(self) -> dt.date | None:
        """The day that "the next day" or, in narrative, "in May" counts from."""
        return self.last or self.published


def anchor_of(expressions: Sequence[TimeExpression], published: dt.date | None) -> Anchor:
    """The anchor at the top of the text; without a publication date, the latest full date that it prints."""
    years = [y for e in expressions for y in printed_years(e)]
    pointing = sum(1 for e in expressions if any(f in e.parts for f in POINTING) and "y" not in e.parts)
    if published is None:
        days = [d for e in expressions if (d := full_date(e)) is not None]
        return Anchor(published=max(days) if days else None)
    old = [y for y in years if y < published.year - 1]
    narrative = len(old) >= NARRATIVE_YEARS and 2 * len(old) > len(years) and len(old) > 3 * pointing
    return Anchor(published=published, narrative=narrative)


def printed_years(expression: TimeExpression) -> list[int]:
    """Four-digit years that the expression prints."""
    if "era" in expression.parts:
        return [0]
    return [year for key in ("y", "to_y") if isinstance(year := expression.parts.get(key), int)]


def full_date(expression: TimeExpression) -> dt.date | None:
    """The day, where year, month and day are all printed."""
    parts = expression.parts
    if "iso" in parts:
        try:
            return dt.date.fromisoformat(str(parts["iso"]))
        except ValueError:
            return None
    year, month, day = parts.get("y"), parts.get("m"), parts.get("d")
    if isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        return safe_date(year, month, day)
    return None
