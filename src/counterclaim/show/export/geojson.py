"""GeoJSON (RFC 7946): a point for each place of each claim that has coordinates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.model.claim import Place
from counterclaim.show.export.csvw import row
from counterclaim.store.streaming import Exported

OWN = ("place", "place_id", "lat", "lon")  # of the flat row: told of each place instead


def pieces(claims: Iterable[Exported]) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for each in claims:
        for place in each.claim.place:
            if place.lat is not None and place.lon is not None:
                yield separator + json.dumps(feature(each, place), ensure_ascii=False)
                separator = ",\n"
    yield "\n]}\n"


def feature(each: Exported, place: Place) -> dict[str, Any]:
    """A claim at one of its places; positions are longitude, latitude."""
    flat = {name: value for name, value in row(each).items() if name not in OWN and value is not None}
    about = {"place": place.text, "place_id": place.place_id, "name": place.name, "precision": place.precision}
    return {
        "type": "Feature",
        "id": f"{each.id}-{place.start}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {**flat, **{name: value for name, value in about.items() if value is not None}},
    }
