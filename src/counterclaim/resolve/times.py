"""Time expressions anchored in the calendar: TIMEX3 value and half-open interval of local civil time.

Anchors: the day of publication; in narrative (many full dates of other years) the last date in the text. Weekdays and
dates without a year look back unless the clause is in the future. What cannot be anchored keeps X in its value and no
interval. After TIMEX3 (TimeML 1.2.1) and conventions 3, 12 and 17 of the contract.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from counterclaim.model.claim import When
from counterclaim.model.parse import Parse
from counterclaim.model.timex import TimeExpression
from counterclaim.resolve.anchor import Anchor, anchor_of
from counterclaim.resolve.calendar import Core, midnight, plus_days
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.ranges import fill_range
from counterclaim.resolve.tense import Tenses
from counterclaim.resolve.values import core_of

SUB_DAY = frozenset({"minute", "hour", "part-of-day"})
MOMENT = dt.timedelta(minutes=1)
Interval = tuple[dt.datetime | None, dt.datetime | None]


def resolve_times(expressions: Sequence[TimeExpression], parse: Parse, published: dt.date | None) -> tuple[When, ...]:
    """One ``When`` per expression, same order and spans; ``published`` is the local day of publication or ``None``."""
    anchor = anchor_of(expressions, published)
    tenses = Tenses(parse)
    return tuple(resolve_one(e, anchor, tenses) for e in expressions)


def resolve_one(expression: TimeExpression, anchor: Anchor, tenses: Tenses) -> When:
    """One expression; moves the anchor's last date on."""
    tense = tenses.of(expression.start, expression.stop)
    sentence = tenses.sentence(expression.start)
    reading = Reading(expression, tense, sentence, anchor)
    core = core_of(reading)
    earliest, latest = core.earliest, core.latest
    if "two" in expression.parts:
        core, (earliest, latest) = fill_range(reading, core)
    move_on(anchor, expression, core, sentence)
    earliest, latest = bounded(expression, (earliest, latest), anchor)
    if earliest is not None and latest is not None and earliest >= latest:
        earliest = latest = None
    return When(
        start=expression.start,
        stop=expression.stop,
        text=expression.text,
        type=expression.type,
        value=core.value,
        earliest=iso(earliest),
        latest=iso(latest),
        bound=expression.bound,
        grain=expression.grain,
    )


def iso(moment: dt.datetime | None) -> str | None:
    """Local civil time without offset."""
    return None if moment is None else moment.isoformat(timespec="minutes")


def move_on(anchor: Anchor, expression: TimeExpression, core: Core, sentence: int) -> None:
    """Remember the date that was just mentioned."""
    if core.day is None or expression.type in ("SET", "DURATION"):
        return
    if expression.grain == "quarter":
        anchor.quarter = anchor.quarter or core.day
    anchor.last = core.day
    anchor.last_fine = expression.grain in SUB_DAY or expression.grain == "day"
    if anchor.last_fine:
        anchor.last_day, anchor.last_sentence = core.day, sentence


def bounded(expression: TimeExpression, interval: Interval, anchor: Anchor) -> Interval:
    """The interval that the word before the expression leaves ("by": nothing but its end)."""
    word = str(expression.parts.get("p", ""))
    if "two" in expression.parts and word in ("from", "between", "since"):
        return interval
    sub_day = expression.grain in SUB_DAY
    if word in ("by", "until", "asof"):
        return None, interval[1]
    if word == "before":
        at_end = expression.parts.get("mod") == "END" and not sub_day
        return (None, interval[1]) if at_end else before_start(interval, sub_day)
    if word in ("since", "from"):
        return since_start(interval, sub_day, anchor)
    if word == "after":
        return after_end(interval, sub_day)
    return interval


def before_start(interval: Interval, sub_day: bool) -> Interval:
    """Before X: up to its start; before a time of day: within that day."""
    earliest = interval[0]
    if earliest is None or not sub_day:
        return None, earliest
    day = midnight((earliest - MOMENT).date())  # before midnight is still the day before it
    return day, earliest


def since_start(interval: Interval, sub_day: bool, anchor: Anchor) -> Interval:
    """Since X: open, but "since dawn" ends with the day of publication where it began on it."""
    earliest = interval[0]
    if earliest is None or not sub_day or anchor.published != earliest.date():
        return earliest, None
    return earliest, midnight(plus_days(earliest.date(), 1))


def after_end(interval: Interval, sub_day: bool) -> Interval:
    """After X: from its end; after a time of day: within that day."""
    latest = interval[1]
    if latest is None or not sub_day:
        return latest, None
    return latest, midnight(plus_days(latest.date(), 1))
