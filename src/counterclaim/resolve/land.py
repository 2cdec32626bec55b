"""The land of a country or of a part of one, as an area in degrees, cut to a box."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from counterclaim.model.names import PlaceKind
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.outlines import Box, load_outlines
from counterclaim.resolve.terrain import DEGREE, clockwise, country_codes, disjoint

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MARGIN = 0.6  # degrees around a box whose settlements say whose the land at its edge is
FEWEST = 3  # settlements without which an area has no shape


def country_land(country: str, box: Box) -> BaseGeometry:
    """What of a country (ISO 3166-1 alpha-2) lies in ``box``, lakes left out.

    Each ring is cut first and mended afterwards: mending a whole country whose outline crosses itself takes seconds and
    may move land far outside the box.
    """
    import shapely

    code = country_codes().get(country)
    rings = next((c.rings for c in load_outlines().countries if c.code == code), ())
    land: list[BaseGeometry] = []
    water: list[BaseGeometry] = []
    for ring in rings:
        if disjoint(ring.box, box):
            continue
        points = ring.points
        part = shapely.make_valid(shapely.clip_by_rect(shapely.Polygon(points), *box))
        (land if clockwise(points) else water).append(part)
    return shapely.difference(shapely.union_all(land), shapely.union_all(water))


def land_of(area: GazetteerPlace, box: Box, gazetteer: Gazetteer) -> tuple[BaseGeometry | None, float]:
    """What of an area lies in ``box`` and how many kilometres its inner edges may be off; ``None``: it has no shape.

    No source with a free licence has the outlines of provinces and districts. A province is taken to reach half-way to
    the settlements of its neighbours: each settlement holds the land that is nearest to it.
    """
    if area.kind is PlaceKind.COUNTRY:
        return (country_land(area.country, box), 0.0) if area.country else (None, 0.0)
    if area.country is None:
        return None, 0.0
    import shapely

    west, south, east, north = box
    wide = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    towns = gazetteer.settlements(wide, area.country)
    spots = {(t.lon, t.lat): gazetteer.contains(area, t) or t.place_id == area.place_id for t in towns}
    if len(spots) < FEWEST or not any(spots.values()):
        return None, 0.0
    points = shapely.points(list(spots))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=shapely.box(*wide)))
    inside = points[list(spots.values())]
    own = cells[sorted(set(shapely.STRtree(cells).query(inside, predicate="intersects")[1].tolist()))]
    land = shapely.intersection(shapely.union_all(own), country_land(area.country, box))
    spacing = DEGREE * sqrt(shapely.box(*wide).area * 0.6 / len(spots)) / 2
    return land, round(spacing, 1)
