"""The map's frame: from degrees to pixels, and what of a line lies inside."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.resolve.outlines import Box, Point

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
SMALLEST_KM = 120.0  # height of the smallest map: closer in, borders of about 1 km would pretend to more than they know
PADDING = 0.22  # of the named places' extent, on each side
THINNEST = 0.6  # pixels: points closer to the last one drawn are left out


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A local equirectangular projection, north up, true to scale in its middle.

    ``middle`` in degrees; ``per_degree`` in pixels per degree of latitude; ``size`` in pixels.
    """

    middle: Point
    per_degree: float
    size: tuple[float, float]

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle."""
        return max(math.cos(math.radians(self.middle[1])), 0.05)

    def pixel(self, point: Point) -> Point:
        """Where ``point`` is drawn; longitudes are taken the short way round from the middle."""
        turn = (point[0] - self.middle[0] + 180.0) % 360.0 - 180.0
        return self.flat((self.middle[0] + turn, point[1]))

    def flat(self, point: Point) -> Point:
        """The same for a longitude that is already on this side of the date line."""
        x = self.size[0] / 2 + (point[0] - self.middle[0]) * self.squeeze * self.per_degree
        return x, self.size[1] / 2 - (point[1] - self.middle[1]) * self.per_degree

    @property
    def box(self) -> Box:
        """What the frame shows, in degrees; longitudes may run past 180."""
        half_x = self.size[0] / 2 / self.per_degree / self.squeeze
        half_y = self.size[1] / 2 / self.per_degree
        return self.middle[0] - half_x, self.middle[1] - half_y, self.middle[0] + half_x, self.middle[1] + half_y

    @property
    def km_per_pixel(self) -> float:
        """Kilometres to a pixel in the middle."""
        return KM_PER_DEGREE / self.per_degree

    def shifts(self, box: Box) -> Iterator[float]:
        """By how many degrees of longitude a thing with this box is moved to fall into the frame, if at all."""
        west, south, east, north = self.box
        if box[3] < south or box[1] > north:
            return
        for shift in (-360.0, 0.0, 360.0):
            if box[2] + shift >= west and box[0] + shift <= east:
                yield shift


def fit(points: Sequence[Point], size: tuple[float, float]) -> Frame:
    """The frame of ``size`` that shows all ``points`` with room around them."""
    first = points[0][0]
    lons = [(lon - first + 180.0) % 360.0 - 180.0 + first for lon, _ in points]
    lats = [lat for _, lat in points]
    middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    squeeze = max(math.cos(math.radians(middle[1])), 0.05)
    room = 1 + 2 * PADDING
    smallest = SMALLEST_KM / KM_PER_DEGREE
    height = max((max(lats) - min(lats)) * room, smallest)
    width = max((max(lons) - min(lons)) * squeeze * room, smallest)
    return Frame(middle=middle, per_degree=min(size[1] / height, size[0] / width), size=size)


def clip_ring(ring: Sequence[Point], size: tuple[float, float]) -> list[Point]:
    """The part of a closed ring (pixels) inside ``[0, width] x [0, height]``, by Sutherland and Hodgman."""
    found = list(ring)
    for axis, bound, keep_above in ((0, 0.0, True), (0, size[0], False), (1, 0.0, True), (1, size[1], False)):
        found = clip_side(found, axis, bound, keep_above)
    return found


def clip_side(ring: list[Point], axis: int, bound: float, keep_above: bool) -> list[Point]:
    """``ring`` without what lies beyond one side of the frame."""
    out: list[Point] = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was = (before[axis] >= bound) is keep_above
        now = (here[axis] >= bound) is keep_above
        if was is not now:
            out.append(crossing(before, here, axis, bound))
        if now:
            out.append(here)
    return out


def crossing(a: Point, b: Point, axis: int, bound: float) -> Point:
    """Where the stretch from ``a`` to ``b`` meets the line ``axis = bound``."""
    share = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def clip_line(line: Sequence[Point], size: tuple[float, float]) -> Iterator[list[Point]]:
    """The runs of a line (pixels) that come near the frame; an SVG hides what then sticks out."""
    run: list[Point] = []
    for a, b in itertools.pairwise(line):
        outside = any(max(a[axis], b[axis]) < 0 or min(a[axis], b[axis]) > size[axis] for axis in (0, 1))
        if outside:
            if run:
                yield run
            run = []
            continue
        run = run or [a]
        run.append(b)
    if run:
        yield run


def thinned(points: Sequence[Point]) -> list[Point]:
    """``points`` without those that the eye cannot tell from the one before; both ends stay."""
    out = list(points[:1])
    for point in points[1:-1]:
        if math.hypot(point[0] - out[-1][0], point[1] - out[-1][1]) >= THINNEST:
            out.append(point)
    return out + list(points[-1:]) if len(points) > 1 else out


def path(points: Sequence[Point], *, closed: bool) -> str:
    """SVG path data."""
    body = "L".join(f"{x:.1f} {y:.1f}" for x, y in thinned(points))
    return f"M{body}{'Z' if closed else ''}"
