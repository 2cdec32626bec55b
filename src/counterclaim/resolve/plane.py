"""A plane on which areas are true: Lambert's azimuthal equal-area projection around one spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from counterclaim.resolve.outlines import Point

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

AUTHALIC = 6371.0072  # km: the radius of the sphere with as much surface as the earth


class Plane(msgspec.Struct, frozen=True):
    """The plane that touches the earth at ``lon``, ``lat``; its unit is the kilometre.

    Areas are true to 0.3 % (the earth is no sphere); so are lengths within 500 km of the spot, to 1 % within 1,200 km.
    After Snyder, Map Projections (USGS 1395), 24-2 to 24-4 and 20-14 to 20-18.
    """

    lon: float
    lat: float

    def laid(self, area: BaseGeometry) -> BaseGeometry:
        """``area``, in degrees, on the plane."""
        import shapely

        return shapely.transform(area, self._down)

    def back(self, area: BaseGeometry) -> BaseGeometry:
        """``area`` of the plane, in degrees."""
        import shapely

        return shapely.transform(area, self._up)

    def _down(self, points: NDArray[float64]) -> NDArray[float64]:
        import numpy as np

        lon, lat = np.radians(points[:, 0] - self.lon), np.radians(points[:, 1])
        mid = np.radians(self.lat)
        share = 1 + np.sin(mid) * np.sin(lat) + np.cos(mid) * np.cos(lat) * np.cos(lon)
        scale = AUTHALIC * np.sqrt(2 / np.maximum(share, 1e-9))
        x = scale * np.cos(lat) * np.sin(lon)
        y = scale * (np.cos(mid) * np.sin(lat) - np.sin(mid) * np.cos(lat) * np.cos(lon))
        return np.column_stack((x, y))

    def _up(self, points: NDArray[float64]) -> NDArray[float64]:
        import numpy as np

        x, y, mid = points[:, 0], points[:, 1], np.radians(self.lat)
        far = np.maximum(np.hypot(x, y), 1e-9)
        turn = 2 * np.arcsin(np.minimum(1.0, far / (2 * AUTHALIC)))
        lat = np.arcsin(np.cos(turn) * np.sin(mid) + y * np.sin(turn) * np.cos(mid) / far)
        lon = np.arctan2(x * np.sin(turn), far * np.cos(mid) * np.cos(turn) - y * np.sin(mid) * np.sin(turn))
        return np.column_stack((self.lon + np.degrees(lon), np.degrees(lat)))


def plane_at(points: list[Point]) -> Plane:
    """The plane that touches the earth in the middle of what ``points`` span."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Plane((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
