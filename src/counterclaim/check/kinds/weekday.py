"""A date and a weekday that do not belong together."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.nearest import days_to, tells_back
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent
from counterclaim.languages import table
from counterclaim.model import spoken
from counterclaim.model.span import Span, span_of
from counterclaim.model.timex import TimeExpression

DAY = re.compile(r"(\d{4}-\d\d-\d\d)")
NEAR = dt.timedelta(days=200)  # a year that is not printed is only trusted this close to the day of publication
NEARER = 45  # ... and closer still if the weekday fits another year
BESIDE = re.compile(r" \(")  # between a weekday and its date in brackets, or the other way round


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per printed date whose printed weekday is another one."""
    del rule
    for span, weekday, date, value in printed_pairs(subject):
        day = day_of(subject, date, value)
        if day is not None and day.isoweekday() != weekday:
            name = weekday_name(spoken.language(), day.isoweekday())
            yield Hit(span=span, values={"date": span.text, "day": day.isoformat(), "weekday": name})


def printed_pairs(subject: Subject) -> Iterator[tuple[Span, int, TimeExpression, str]]:
    """Weekdays with their dates, in one expression or the one in brackets after the other."""
    expressions = subject.annotations.times
    values = {(time.start, time.stop): time.value for time in subject.report.times}
    for expression in expressions:
        if {"wd", "d", "m"} <= expression.parts.keys():
            span, value = extent(subject, expression), values.get((expression.start, expression.stop), "")
            yield span, int(expression.parts["wd"]), expression, value
    text = subject.document.text
    for first, second in itertools.pairwise(expressions):
        days, dates = (first, second) if "wd" in first.parts else (second, first)
        apart = "wd" in days.parts and "d" not in days.parts and {"d", "m"} <= dates.parts.keys()
        if apart and "wd" not in dates.parts and BESIDE.fullmatch(text[first.stop : second.start]):
            stop = second.stop + text.startswith(")", second.stop)
            span = span_of(text, extent(subject, first).start, stop)
            yield span, int(days.parts["wd"]), dates, values.get((dates.start, dates.stop), "")


def day_of(subject: Subject, expression: TimeExpression, value: str) -> dt.date | None:
    """The day that is meant; ``None`` if its year is not printed and another may be meant.

    A weekday draws the resolver to the year that it fits; the day that is nearest to publication is still meant if
    nothing speaks of another year.
    """
    published = subject.document.published
    match = DAY.match(value)
    day = dt.date.fromisoformat(match[1]) if match is not None else None
    if "y" in expression.parts or published is None:
        return day if "y" in expression.parts else None
    far = days_to(published, int(expression.parts["m"]), int(expression.parts["d"]))
    if far is not None and abs(far) <= NEARER and not tells_back(subject, expression):
        return published + dt.timedelta(days=far)
    return day if day is not None and abs(published - day) <= NEAR else None


def weekday_name(lang: str, number: int) -> str:
    """The name of a weekday (1 = Monday) in a language."""
    names: list[str] = table(lang, "times")["lexicon"]["weekday"][str(number)]
    return names[0].capitalize() if lang == spoken.ENGLISH else names[0]


KIND = Kind(find=find, values=("date", "day", "weekday"))
