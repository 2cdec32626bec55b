"""An announced zone as a drawing: an outline for each depth, the settlements in it, borders; the table has the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.model.zoning import ZoneView
from counterclaim.resolve.outlines import Outlines, Point
from counterclaim.show.clean import clean
from counterclaim.show.frame import Frame, clip_ring, fit, path
from counterclaim.show.labels import Label, Rect, place_labels
from counterclaim.show.map import borders, land

SIZE = (760.0, 480.0)
FONT = 12.0
NAMED = 14  # settlements whose names are tried on the drawing
MOST = 600  # settlements that are drawn


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A settlement."""

    x: float
    y: float
    name: str
    label: Label | None


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """All that the template draws; paths are SVG path data."""

    size: tuple[float, float]
    land: tuple[str, ...]
    agreed: str
    disputed: str
    depths: tuple[tuple[str, str], ...]  # the widest first: kilometres in words, path
    dots: tuple[Dot, ...]
    left_out: int
    note: str


def draw(view: ZoneView, areas: Sequence[Mapping[str, Any]], outlines: Outlines) -> Drawing:
    """The drawing of a zone; ``areas`` are GeoJSON features of its outlines, the widest first."""
    rings = [ring for each in areas for ring in rings_of(each["geometry"])]
    frame = fit([point for ring in rings for point in ring], SIZE)
    known = sorted(view.settlements, key=lambda row: (-row.population, row.km))[:MOST]
    spots = [frame.pixel((row.lon, row.lat)) for row in known]
    taken: list[Rect] = [(x - 3, y - 3, x + 3, y + 3) for x, y in spots[:NAMED]]
    wanted = [(clean(row.name), spot) for row, spot in zip(known[:NAMED], spots, strict=False)]
    labels = [*place_labels(wanted, SIZE, FONT, taken), *[None] * len(known)]
    return Drawing(
        size=SIZE,
        land=tuple(data for country in outlines.countries if (data := land(country, frame))),
        agreed=borders(outlines, frame, agreed=True),
        disputed=borders(outlines, frame, agreed=False),
        depths=tuple((depth_words(each["properties"].get("km")), area(each["geometry"], frame)) for each in areas),
        dots=tuple(
            Dot(x=round(x, 1), y=round(y, 1), name=clean(row.name), label=label)
            for row, (x, y), label in zip(known, spots, labels, strict=False)
        ),
        left_out=len(view.settlements) - len(known),
        note=outlines.note,
    )


def depth_words(km: float | None) -> str:
    """``20 km``."""
    return f"{km:g} km" if km else "all of it"


def rings_of(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The rings of a polygon or of several, in degrees."""
    polygons = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    for polygon in polygons.get(geometry["type"]) or []:
        for ring in polygon or []:
            yield [(lon, lat) for lon, lat in ring]


def area(geometry: Mapping[str, Any], frame: Frame) -> str:
    """Path data of an outline, cut to the frame."""
    cut = (clip_ring([frame.pixel(point) for point in ring], frame.size) for ring in rings_of(geometry))
    return "".join(path(ring, closed=True) for ring in cut if len(ring) > 2)
