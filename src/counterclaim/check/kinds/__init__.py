"""The generic checks that rules parametrise: add a file here, name it in ``KINDS``, then in a rule."""

from __future__ import annotations

from counterclaim.check.kinds import (
    area_unit,
    contested_name,
    date_without_year,
    deadline,
    hearsay,
    interval,
    late_event,
    loaded,
    no_such_day,
    one_sided,
    outside_region,
    part_of_whole,
    parts_total,
    two_values,
    unnamed_speaker,
    vague_source,
    weekday,
)
from counterclaim.check.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    "area-unit": area_unit.KIND,
    "contested-name": contested_name.KIND,
    "date-without-year": date_without_year.KIND,
    "deadline": deadline.KIND,
    "hearsay": hearsay.KIND,
    "interval": interval.KIND,
    "late-event": late_event.KIND,
    "loaded-wording": loaded.KIND,
    "no-such-day": no_such_day.KIND,
    "one-sided": one_sided.KIND,
    "outside-region": outside_region.KIND,
    "part-of-whole": part_of_whole.KIND,
    "parts-total": parts_total.KIND,
    "two-values": two_values.KIND,
    "unnamed-speaker": unnamed_speaker.KIND,
    "vague-source": vague_source.KIND,
    "weekday": weekday.KIND,
}
