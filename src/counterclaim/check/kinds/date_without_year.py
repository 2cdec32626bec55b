"""A date whose year neither the report nor its publication date gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent

YEARLESS = re.compile(r"XXXX-\d\d(-\d\d)?(T.*)?")  # TIMEX3 with an unknown year; weekdays (XXXX-WXX-2) are no dates
FULL = re.compile(r"\d{4}-\d\d")


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per report, at the first such date; the others are related."""
    del rule
    times = subject.report.times
    if subject.document.published is not None or any(FULL.match(time.value) for time in times):
        return
    dates = [extent(subject, time) for time in times if YEARLESS.fullmatch(time.value)]
    if dates:
        yield Hit(span=dates[0], values={"date": dates[0].text}, related=tuple(dates[1:]))


KIND = Kind(find=find, values=("date",))
