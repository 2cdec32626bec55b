"""Announced zones as GeoJSON: an outline for each depth, a point for each settlement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from counterclaim.model.zoning import Announced, ZoneView
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.weighing.zone_ground import outlines

DECIMALS = 3  # of a degree, about 100 m: no edge is surer
NOTICE = "Borders: (c) OpenStreetMap contributors, ODbL"


def features_of(zones: Sequence[Announced], views: Sequence[ZoneView], gazetteer: Gazetteer) -> str:
    """A FeatureCollection in WGS84 (RFC 7946), the widest outlines first, so that narrower ones are drawn over them."""
    found: list[dict[str, Any]] = []
    for zone in zones:
        found += areas(zone, gazetteer)
    for view in views:
        found += points(view)
    body = {"type": "FeatureCollection", "features": found, "note": NOTICE}
    return msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n"


def areas(zone: Announced, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """The outlines of a zone."""
    import shapely

    for outline in reversed(outlines(zone, gazetteer)):
        shape = shapely.set_precision(outline.area, 10**-DECIMALS)
        yield {
            "type": "Feature",
            "geometry": msgspec.json.decode(shapely.to_geojson(shape)),
            "properties": {
                "zone": zone.span.text,
                "of": list(zone.of),
                "within": zone.within,
                "until": zone.until,
                "km": outline.km or None,
                "assumed": zone.assumed,
                "accuracy_km": outline.accuracy,
            },
        }


def points(view: ZoneView) -> Iterator[dict[str, Any]]:
    """The settlements of a zone."""
    for row in view.settlements:
        values = {
            name: value for name, value in msgspec.structs.asdict(row).items() if name not in ("lat", "lon", "claims")
        }
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
            "properties": {"zone": view.span.text, **values},
        }
