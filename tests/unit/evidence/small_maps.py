"""Small maps, written by hand: a square land of two sides."""

from __future__ import annotations

import json

from counterclaim.evidence.finding import Named
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


class Gazette:
    """A gazetteer of one place of its name and two of another."""

    def by_name(self, name: str) -> tuple[Named, ...]:
        """The places of a name."""
        return {
            "Ostriv": (Named("geonames:7", 49.0, 35.0),),
            "Nova": (Named("geonames:8", 50.0, 36.0), Named("geonames:9", 48.0, 30.0)),
        }.get(name, ())

    def by_code(self, code: str) -> str | None:
        """The place with a code."""
        return {"UA1": "geonames:7"}.get(code)
