"""How far a point is from borders, coasts and river courses."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import pairwise
from math import cos, hypot, radians

from counterclaim.model.atlas import FAR_BORDER, FAR_COAST
from counterclaim.model.earth import RADIUS
from counterclaim.resolve.borders import load_borders
from counterclaim.resolve.outlines import Box, Line, Point, load_outlines

DEGREE = radians(1) * RADIUS  # km of a degree of latitude
STEP = 0.02  # degrees: squares of the grid by which a coast is told from a land border
Segment = tuple[Point, Point]


@functools.cache
def country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes, as the outlines have them, by alpha-2 code."""
    file = resources.files("counterclaim") / "data" / "country-codes.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["iso2"]: row["iso3"] for row in rows}


def to_line(lat: float, lon: float, points: Sequence[Point]) -> float:
    """Kilometres from a point to the nearest stretch of a line, on a plane that touches the earth at the point.

    Within 500 km this is less than a hundredth off.
    """
    scale = DEGREE * cos(radians(lat))
    flat = [((x - lon) * scale, (y - lat) * DEGREE) for x, y in points]
    return min((to_segment(a, b) for a, b in pairwise(flat)), default=FAR_BORDER)


def to_segment(a: Point, b: Point) -> float:
    """The distance from the origin to the stretch from ``a`` to ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else min(1.0, max(0.0, -(a[0] * dx + a[1] * dy) / length))
    return hypot(a[0] + share * dx, a[1] + share * dy)


def reaches(line: Line, lat: float, lon: float, limit: float) -> bool:
    """False if the box around ``line`` is farther than ``limit`` km."""
    west, south, east, north = line.box
    up = max(south - lat, lat - north, 0.0) * DEGREE
    across = max(west - lon, lon - east, 0.0) * DEGREE * cos(radians(lat))
    return hypot(up, across) <= limit


def nearest(lines: Iterable[Line], lat: float, lon: float) -> float | None:
    """Kilometres to the nearest of ``lines``; ``FAR_BORDER`` if all are farther, ``None`` if there is none."""
    best: float | None = None
    for line in lines:
        limit = FAR_BORDER if best is None else best
        best = limit
        if reaches(line, lat, lon, limit):
            best = min(limit, to_line(lat, lon, line.points))
    return best


def to_border(lat: float, lon: float, country: str, other: str | None) -> float | None:
    """Kilometres to the land border of ``country`` with ``other`` or any; ``None`` if they have none in common."""
    codes = country_codes()
    own, far = codes.get(country), codes.get(other or "")
    if own is None or (other is not None and far is None):
        return None
    found = (b.lines for b in load_borders() if own in b.pair and (other is None or far in b.pair))
    return nearest((line for lines in found for line in lines), lat, lon)


def to_coast(lat: float, lon: float) -> float:
    """Kilometres to the nearest sea coast; ``FAR_COAST``: none is so near.

    A coast is an outer ring of a country where no other country's runs beside it. Inner rings are lakes, reservoirs
    and wide rivers. Neighbours' outlines do not meet everywhere, so "beside" is within a step or two of the grid.
    """
    scale = DEGREE * cos(radians(lat))
    up, across = FAR_COAST / DEGREE, FAR_COAST / scale
    box = (lon - across, lat - up, lon + across, lat + up)
    lands = {country.code: tuple(stretches(country.rings, box)) for country in load_outlines().countries}
    beside: dict[tuple[int, int], set[str]] = defaultdict(set)
    for code, found in lands.items():
        for a, b in found:
            for spot in along(a, b):
                beside[cell(spot)].add(code)
    best = FAR_COAST
    for code, found in lands.items():
        for a, b in found:
            if beside[cell(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))] <= {code}:
                best = min(best, to_segment(*(((x - lon) * scale, (y - lat) * DEGREE) for x, y in (a, b))))
    return best


def stretches(rings: Sequence[Line], box: Box) -> Iterator[Segment]:
    """The stretches of a country's outer rings in ``box``; islands in lakes are left out."""
    near = [ring for ring in rings if not disjoint(ring.box, box)]
    outer = [ring for ring in near if clockwise(ring.points)]
    lakes = [ring.box for ring in near if ring not in outer]
    for ring in outer:
        if not any(inside(ring.box, lake) for lake in lakes):
            for a, b in pairwise(ring.points):
                if box[0] <= a[0] <= box[2] and box[1] <= a[1] <= box[3]:
                    yield a, b


def inside(small: Box, large: Box) -> bool:
    """True if the first box lies in the second."""
    return small[0] >= large[0] and small[1] >= large[1] and small[2] <= large[2] and small[3] <= large[3]


def disjoint(left: Box, right: Box) -> bool:
    """True if two boxes share nothing."""
    return left[2] < right[0] or right[2] < left[0] or left[3] < right[1] or right[3] < left[1]


def along(a: Point, b: Point) -> Iterator[Point]:
    """Points on the stretch from ``a`` to ``b``, with the eight around each, a step apart."""
    count = max(1, round(hypot(b[0] - a[0], b[1] - a[1]) / STEP))
    for n in range(count + 1):
        x, y = (a[i] + (b[i] - a[i]) * n / count for i in (0, 1))
        yield from ((x + i * STEP, y + j * STEP) for i in (-1, 0, 1) for j in (-1, 0, 1))


def cell(spot: Point) -> tuple[int, int]:
    """The square of the grid that a point lies in."""
    return round(spot[0] / STEP), round(spot[1] / STEP)


def clockwise(points: Sequence[Point]) -> bool:
    """True for an outer ring: the outlines run with the land on the right."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)) < 0
