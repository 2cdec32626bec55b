"""Distances on the earth."""

from __future__ import annotations

from counterclaim.model.earth import great_circle
from counterclaim.model.names import NamedPlace

SAME_SPOT = 40.0  # km: a town and the middle of its district


def kilometres(left: NamedPlace, right: NamedPlace) -> float | None:
    """Great-circle distance in kilometres; ``None`` if either has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return great_circle(left.lat, left.lon, right.lat, right.lon)
