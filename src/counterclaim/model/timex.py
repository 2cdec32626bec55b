"""A time expression before it is anchored in the calendar."""

from __future__ import annotations

from counterclaim.model.mention import Bound, Grain
from counterclaim.model.span import Span


class TimeExpression(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A time as printed, with what its words say and nothing that needs a calendar.

    ``type`` is DATE, TIME, DURATION or SET (TIMEX3). ``parts`` holds the recognised pieces by name (the
    grammar in ``annotate/times.py`` lists them); ``resolve/times.py`` turns them into a value and an interval.
    """

    type: str
    bound: Bound
    grain: Grain
    parts: dict[str, str | int]
