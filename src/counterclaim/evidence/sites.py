"""Settlements as discs: where they lie, how large they are, and the points at which a map is looked up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.evidence_format import Counting
from counterclaim.model.ids import content_id

if TYPE_CHECKING:
    import numpy as np

METRES = 111_320.0  # a degree of latitude
RINGS = ((0.5, 6), (1.0, 6))  # share of the radius, points: with the centre thirteen in all
POINTS = 1 + sum(points for _, points in RINGS)


class Site(msgspec.Struct, frozen=True):
    """A settlement that maps are looked up for. ``areas`` are the country and the areas that it lies in."""

    place: str
    name: str
    lat: float
    lon: float
    km: float
    areas: tuple[str, ...] = ()


class Sites:
    """Settlements in a fixed order, by which snapshots are stored; ``id`` changes with any of them."""

    def __init__(self, sites: Sequence[Site]) -> None:
        self.sites = tuple(sites)
        self.places = tuple(site.place for site in self.sites)
        self.id = content_id("sites", *(f"{s.place} {s.lat} {s.lon} {s.km}" for s in self.sites))

    def __len__(self) -> int:
        return len(self.sites)

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Longitudes and latitudes, a row for each of the thirteen points, a column for each settlement."""
        import numpy as np

        lat = np.array([site.lat for site in self.sites])
        lon = np.array([site.lon for site in self.sites])
        north = np.array([site.km for site in self.sites]) * 1000 / METRES
        east = north / np.cos(np.radians(lat))
        spots = [(0.0, 0.0)]
        for share, number in RINGS:
            angles = (2 * math.pi * n / number for n in range(number))
            spots += [(share * math.cos(angle), share * math.sin(angle)) for angle in angles]
        return np.array([lon + x * east for x, _ in spots]), np.array([lat + y * north for _, y in spots])

    def covered(self, areas: Sequence[str]) -> np.ndarray:
        """True for each settlement that lies in one of the areas; for all where none is named."""
        import numpy as np

        wanted = set(areas)
        return np.array([not wanted or bool(wanted.intersection(site.areas)) for site in self.sites], dtype=bool)


def radius(counting: Counting, kind: str, population: int) -> float:
    """The radius in kilometres of a settlement of this kind or population: that of the first disc that fits."""
    for disc in counting.discs:
        if kind in disc.kinds or (not kind and disc.population is not None and population >= disc.population):
            return disc.km
        if not disc.kinds and disc.population is None:
            return disc.km
    return 1.0
