"""A date and a weekday that do not belong together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, expression_of, extent
from counterclaim.languages import table

DAY = re.compile(r"(\d{4}-\d\d-\d\d)")
NEAR = dt.timedelta(days=200)  # a year that is not printed is only trusted this close to the day of publication


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per printed date whose printed weekday is another one."""
    del rule
    for time in subject.report.times:
        expression = expression_of(subject, time)
        match = DAY.match(time.value)
        if expression is None or match is None or not {"wd", "d", "m"} <= expression.parts.keys():
            continue
        day = dt.date.fromisoformat(match[1])
        published = subject.document.published
        sure = "y" in expression.parts or (published is not None and abs(published - day) <= NEAR)
        if sure and day.isoweekday() != expression.parts["wd"]:
            span = extent(subject, time)
            name = weekday_name(subject.document.lang, day.isoweekday())
            yield Hit(span=span, values={"date": span.text, "day": day.isoformat(), "weekday": name})


def weekday_name(lang: str, number: int) -> str:
    """The name of a weekday (1 = Monday) in a language."""
    names: list[str] = table(lang, "times")["lexicon"]["weekday"][str(number)]
    return names[0].capitalize()


KIND = Kind(find=find, values=("date", "day", "weekday"))
