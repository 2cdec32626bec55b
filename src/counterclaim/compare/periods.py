"""When: the interval that a claim is about, and whether two claims are about one time."""

from __future__ import annotations

import datetime as dt

import msgspec

from counterclaim.compare.how import How
from counterclaim.model.claim import Claim
from counterclaim.model.mention import Bound

SHORT = dt.timedelta(days=2)  # a day or a night, at the widest
LONG = dt.timedelta(days=20)  # longer than this, a count over it is a total, not an incident's
DAY = dt.timedelta(days=1)


class Period(msgspec.Struct, frozen=True):
    """``[start, stop)``; ``None`` is open. ``stated`` is false where only the day of publication bounds it."""

    start: dt.datetime | None
    stop: dt.datetime | None
    bound: Bound = Bound.WITHIN
    stated: bool = True

    @property
    def short(self) -> bool:
        """True for a day, a night, an hour."""
        return self.start is not None and self.stop is not None and self.stop - self.start <= SHORT

    @property
    def long(self) -> bool:
        """True for a season, a year, "since" a day."""
        if self.bound is Bound.SINCE and self.stop is None:
            return True
        return self.start is not None and self.stop is not None and self.stop - self.start > LONG


def period(claim: Claim, published: dt.date | None) -> Period:
    """The time of a claim; an open end stops with the day of publication, since nobody reports the future as past."""
    when = claim.when
    today = dt.datetime.combine(published, dt.time()) + DAY if published else None
    start = moment(when.earliest) if when else None
    stop = moment(when.latest) if when else None
    if when is None or (start is None and stop is None):
        return Period(None, today, stated=False)
    if stop is None and (today is None or start is None or today > start):
        stop = today
    return Period(start, stop, when.bound)


def moment(text: str | None) -> dt.datetime | None:
    """The local civil time that an ISO 8601 string names; ``None`` for open or unreadable."""
    if text is None:
        return None
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def compare_periods(left: Period, right: Period) -> How:
    """How two claims' times compare; unknown unless both are stated, or one lies after the other's publication."""
    order = in_order(left, right)
    if order is not None:
        return order
    if not (left.stated and right.stated):
        return How.UNKNOWN
    if left.bound is Bound.BY and right.bound is Bound.BY:
        return How.SAME if left.stop == right.stop else first(left.stop, right.stop)
    if (left.start, left.stop) == (right.start, right.stop) or (left.short and right.short and meet(left, right)):
        return How.SAME
    if covers(right, left):
        return How.LEFT_IN
    return How.RIGHT_IN if covers(left, right) else How.OVERLAP


def in_order(left: Period, right: Period) -> How | None:
    """Which is earlier, where the two do not touch."""
    if left.stop is not None and right.start is not None and left.stop <= right.start:
        return How.LEFT_FIRST
    if right.stop is not None and left.start is not None and right.stop <= left.start:
        return How.RIGHT_FIRST
    return None


def first(left: dt.datetime | None, right: dt.datetime | None) -> How:
    """Which of two ends comes first."""
    if left is None or right is None or left == right:
        return How.UNKNOWN
    return How.LEFT_FIRST if left < right else How.RIGHT_FIRST


def meet(left: Period, right: Period) -> bool:
    """True if the two stated periods share a moment."""
    return in_order(left, right) is None


def covers(outer: Period, inner: Period) -> bool:
    """True if ``inner`` lies wholly in ``outer``."""
    after = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    before = outer.stop is None or (inner.stop is not None and inner.stop <= outer.stop)
    return after and before


def compare_ends(left: Period, right: Period) -> How:
    """Which running count is later: by the ends of what they count, stated or given by the publication."""
    return How.SAME if left.stop == right.stop else first(left.stop, right.stop)
