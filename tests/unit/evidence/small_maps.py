"""Small maps, written by hand: a square land of two sides."""

from __future__ import annotations

import json

from counterclaim.model.evidence import SourceKind
from counterclaim.model.evidence_format import Format, SourceFormat

MAP = SourceFormat(
    id="map", title="A map", kind=SourceKind.CONTROL, format=Format.MAP, covers=("XX",), rest="blue",
    property="holder", values={"R": "red", "B": "blue", "?": "contested"}, ignored=("sea",),
)  # fmt: skip


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """The ring of a square."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(holder: str, *rings: list[list[float]]) -> dict[str, object]:
    """A polygon that somebody holds."""
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"holder": holder}, "geometry": geometry}


def collection(*features: dict[str, object], **more: object) -> bytes:
    """A GeoJSON file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()
