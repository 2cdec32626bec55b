"""The earth as a sphere."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

RADIUS = 6371.0  # km, mean


def great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, given in degrees (haversine)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, half)))
