"""Distances on the earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from counterclaim.model.names import NamedPlace

RADIUS = 6371.0  # km, mean radius of the earth
SAME_SPOT = 40.0  # km: a town and the middle of its district


def kilometres(left: NamedPlace, right: NamedPlace) -> float | None:
    """Great-circle distance in kilometres; ``None`` if either has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    a, b = radians(left.lat), radians(right.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(right.lon - left.lon) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, half)))
