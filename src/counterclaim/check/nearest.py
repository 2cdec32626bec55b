"""Days without a year: which one is nearest to the day of publication, and whether another year is meant."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import re

from counterclaim.check.subject import Subject
from counterclaim.languages import table
from counterclaim.model.span import Span


def days_to(published: dt.date, month: int, day: int) -> int | None:
    """Days from publication to the nearest such day of the year; ``None`` if no calendar has it."""
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        with contextlib.suppress(ValueError):
            days.append((dt.date(year, month, day) - published).days)
    return min(days, key=abs, default=None)


def tells_back(subject: Subject, time: Span) -> bool:
    """True if the paragraph prints another year, or says that it looks back or far ahead."""
    text = subject.document.text
    start, stop = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.stop)
    around = text[start : stop if stop >= 0 else len(text)]
    own = str(subject.document.published.year) if subject.document.published else ""
    return any(match[0] != own for match in other_year(subject.document.lang).finditer(around))


@functools.cache
def other_year(lang: str) -> re.Pattern[str]:
    """Words that put a date into another year than the report's, in a language."""
    return re.compile(table(lang, "checks")["tense"]["other_year"], re.I)
