"""The small static map of the places that a report names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import msgspec

from counterclaim.model.claim import Precision
from counterclaim.model.earth import great_circle
from counterclaim.resolve.outlines import Country, Outlines, Point
from counterclaim.show.clean import clean
from counterclaim.show.frame import Frame, clip_line, clip_ring, fit, path
from counterclaim.show.labels import Label, Rect, centre_label, place_labels, width
from counterclaim.show.tables import Named

SIZE = (640.0, 430.0)  # pixels
FONT = 13.0  # pixels, of places; countries are set larger and spaced
COUNTRY_FONT = 12.0
COUNTRY_SPACING = 1.35  # of capitals set with space between them
LONGEST_NAME = 40  # characters of a place's name on the map
FAR = 4.0  # times the median distance from the middle: a place beyond it would shrink all others to a dot
FAR_KM = 800.0  # a place nearer than this to the middle is never too far
SLIVER = 0.012  # of the map: a country that shows less is not named
GRID = 14  # spots tried for a country's name, along and across
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # kilometres


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map; ``number`` is its line in the table of places, from 1."""

    number: int
    name: str
    x: float
    y: float
    claimed: bool
    approximate: bool
    area: bool
    label: Label | None


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """All that the map's template draws; paths are SVG path data."""

    size: tuple[float, float]
    land: tuple[str, ...]
    agreed: str
    disputed: str
    countries: tuple[Label, ...]
    dots: tuple[Dot, ...]
    beyond: tuple[str, ...]
    bar_km: int
    bar: float
    note: str
    middle: Point


def draw(places: Sequence[Named], outlines: Outlines, called: Mapping[str, str] | None = None) -> Map | None:
    """The map of ``places``, or ``None`` where none of them has coordinates; ``called`` renames countries."""
    located = [(number, row) for number, row in enumerate(places, 1) if point_of(row) is not None]
    if not located:
        return None
    shown = near(located)
    frame = fit([spot for _, row in shown if (spot := point_of(row))], SIZE)
    km, bar = scale_bar(frame)
    corner: Rect = (0.0, SIZE[1] - 34, bar + 90, SIZE[1])
    dots, taken = set_dots(shown, frame, corner)
    kept = {number for number, _ in shown}
    return Map(
        size=SIZE,
        land=tuple(data for country in outlines.countries if (data := land(country, frame))),
        agreed=borders(outlines, frame, agreed=True),
        disputed=borders(outlines, frame, agreed=False),
        countries=tuple(name_countries(outlines, frame, taken, called or {})),
        dots=dots,
        beyond=tuple(clean(row.place.name or row.place.text) for number, row in located if number not in kept),
        bar_km=km,
        bar=bar,
        note=outlines.note,
        middle=frame.middle,
    )


def point_of(row: Named) -> Point | None:
    """Where a place lies, if the gazetteer says so and the numbers are on the globe."""
    lat, lon = row.place.lat, row.place.lon
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return lon, lat


def near(located: Sequence[tuple[int, Named]]) -> list[tuple[int, Named]]:
    """The places that fit on one map: settlements rather than areas, and none that lies far from all others."""
    settlements = [item for item in located if item[1].place.precision is not Precision.AREA]
    chosen = settlements or list(located)
    points = [spot for _, row in chosen if (spot := point_of(row))]
    first = points[0][0]
    lons = [(lon - first + 180.0) % 360.0 - 180.0 + first for lon, _ in points]
    middle = (median(lons), median(lat for _, lat in points))
    gaps = [distance(spot, middle) for spot in points]
    limit = max(FAR * median(gaps), FAR_KM)
    return [item for item, gap in zip(chosen, gaps, strict=True) if gap <= limit] or list(chosen)


def distance(a: Point, b: Point) -> float:
    """Kilometres between two points (longitude, latitude)."""
    return great_circle(a[1], a[0], b[1], b[0])


def scale_bar(frame: Frame) -> tuple[int, float]:
    """A round number of kilometres and its length in pixels, at most a fifth of the map."""
    longest = SIZE[0] / 5 * frame.km_per_pixel
    km = max((scale for scale in SCALES if scale <= longest), default=SCALES[0])
    return km, km / frame.km_per_pixel


def set_dots(shown: Sequence[tuple[int, Named]], frame: Frame, corner: Rect) -> tuple[tuple[Dot, ...], list[Rect]]:
    """The dots with their names (places of claims are named first), and what of the map is then taken."""
    spots = [frame.pixel(spot) for _, row in shown if (spot := point_of(row))]
    order = sorted(range(len(shown)), key=lambda i: (not shown[i][1].claims, shown[i][0]))
    taken: list[Rect] = [corner, *((x - 5, y - 5, x + 5, y + 5) for x, y in spots)]
    names = [short(row) for _, row in shown]
    labels = dict(zip(order, place_labels([(names[i], spots[i]) for i in order], SIZE, FONT, taken), strict=True))
    dots = tuple(
        Dot(
            number=number,
            name=names[i],
            x=spots[i][0],
            y=spots[i][1],
            claimed=bool(row.claims),
            approximate=row.place.precision is Precision.CENTROID,
            area=row.place.precision is Precision.AREA,
            label=labels[i],
        )
        for i, (number, row) in enumerate(shown)
    )
    return dots, taken


def short(row: Named) -> str:
    """A place's official name, cut to what a map can hold."""
    name = clean(row.place.name or row.place.text)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def rings(country: Country, frame: Frame) -> Iterator[list[Point]]:
    """The rings of a country in pixels, cut to the frame."""
    for ring in country.rings:
        for shift in frame.shifts(ring.box):
            cut = clip_ring([frame.flat((lon + shift, lat)) for lon, lat in ring.points], frame.size)
            if len(cut) > 2:
                yield cut


def land(country: Country, frame: Frame) -> str:
    """Path data of a country's land in the frame."""
    return "".join(path(ring, closed=True) for ring in rings(country, frame))


def borders(outlines: Outlines, frame: Frame, *, agreed: bool) -> str:
    """Path data of the borders in the frame, either those agreed or the others."""
    found = []
    for border in outlines.borders:
        if border.agreed is not agreed:
            continue
        for line in border.lines:
            for shift in frame.shifts(line.box):
                pixels = [frame.flat((lon + shift, lat)) for lon, lat in line.points]
                found += [path(run, closed=False) for run in clip_line(pixels, frame.size)]
    return "".join(found)


def name_countries(outlines: Outlines, frame: Frame, taken: list[Rect], called: Mapping[str, str]) -> Iterator[Label]:
    """The names of the countries in view, the largest first, each well inside its land."""
    seen = []
    for country in outlines.countries:
        cut = list(rings(country, frame))
        visible = max((abs(area(ring)) for ring in cut), default=0.0)
        if country.name and visible >= SLIVER * frame.size[0] * frame.size[1]:
            seen.append((visible, country, cut))
    for _, country, cut in sorted(seen, key=lambda item: -item[0]):
        text = called.get(country.name, country.name).upper()
        label = centre_label(
            text, spots_within(cut, width(text, COUNTRY_FONT) / 2), frame.size, COUNTRY_FONT * COUNTRY_SPACING, taken
        )
        if label:
            yield label


def area(ring: Sequence[Point]) -> float:
    """Signed area of a ring, in square pixels."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def spots_within(cut: Sequence[Sequence[Point]], half: float) -> list[Point]:
    """Spots of a grid that lie in a country's largest visible part.

    First those where a name of twice ``half`` pixels stays inside it, and of these the farthest from its edges.
    """
    ring = max(cut, key=lambda r: abs(area(r)))
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / GRID, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / GRID)
        for i in range(GRID)
        for j in range(GRID)
    ]
    held = [spot for spot in grid if holds(ring, spot)]
    edge = ring[:: max(1, len(ring) // 150)]

    def rank(spot: Point) -> tuple[bool, float]:
        x, y = spot
        fits = holds(ring, (x - half, y)) and holds(ring, (x + half, y))
        return not fits, -min(math.hypot((x - ex) / 2, y - ey) for ex, ey in edge)

    return sorted(held, key=rank)


def holds(ring: Sequence[Point], spot: Point) -> bool:
    """True if ``spot`` lies inside ``ring`` (even-odd)."""
    x, y = spot
    within = False
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]):
            within = not within
    return within
