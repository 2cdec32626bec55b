"""The generic checks that rules parametrise: add a file here, name it in ``KINDS``, then in a rule."""

from __future__ import annotations

from counterclaim.check.kinds import (
    contested_name,
    date_without_year,
    deadline,
    loaded,
    outside_region,
    vague_source,
)
from counterclaim.check.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    "contested-name": contested_name.KIND,
    "date-without-year": date_without_year.KIND,
    "deadline": deadline.KIND,
    "loaded-wording": loaded.KIND,
    "outside-region": outside_region.KIND,
    "vague-source": vague_source.KIND,
}
