"""An announced zone on the map: its outline for each depth, and the settlements inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.claim import ZoneKind
from counterclaim.model.zoning import Announced
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.land import country_land
from counterclaim.resolve.plane import plane_at
from counterclaim.resolve.zone_shapes import COURSE, Plan, border_line, box_of, draw

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

STEP = 5.0  # km between points of a river from which the border is looked for


class Settled(msgspec.Struct, frozen=True):
    """A settlement and its distance from the border in kilometres."""

    place: GazetteerPlace
    km: float


class Outline(msgspec.Struct, frozen=True):
    """The area of a zone in degrees; ``km`` is its depth, 0 where a river bounds it."""

    area: BaseGeometry
    km: float
    accuracy: float


def widest(zone: Announced, gazetteer: Gazetteer) -> Outline | None:
    """The zone's area at its greatest depth; ``None`` where its border cannot be drawn."""
    deepest = msgspec.structs.replace(zone, depths=zone.depths[-1:])
    return next(iter(outlines(deepest, gazetteer)), None)


def outlines(zone: Announced, gazetteer: Gazetteer) -> tuple[Outline, ...]:
    """The zone's area for each depth; none where its border cannot be drawn."""
    if zone.until is not None:
        area = between_border_and_river(zone, gazetteer)
        return (Outline(area, 0.0, COURSE),) if area is not None else ()
    drawn = ((km, draw(plan_of(zone, km), gazetteer)) for km in zone.depths)
    return tuple(Outline(each.area, km, each.accuracy) for km, each in drawn if each is not None)


def plan_of(zone: Announced, km: float) -> Plan:
    """What resolve draws the zone from."""
    return Plan(kind=ZoneKind.BORDER, of=zone.of, within=zone.within, km_to=km)


def settlements(zone: Announced, outline: Outline, gazetteer: Gazetteer) -> tuple[Settled, ...]:
    """The settlements with coordinates of their own inside the outline, those nearest to the border first."""
    import shapely

    line, _ = border_line(plan_of(zone, 0.0), gazetteer)
    if line is None:
        return ()
    countries = {zone.within.removeprefix("country:")} if zone.within else {c.removeprefix("country:") for c in zone.of}
    towns = [town for country in sorted(countries) for town in gazetteer.settlements(box_of(outline.area), country)]
    spots = [(town.lon, town.lat) for town in towns if town.lon is not None and town.lat is not None]
    if not spots:
        return ()
    plane = plane_at([(float(x), float(y)) for x, y in shapely.get_coordinates(outline.area)])
    far = shapely.distance(plane.laid(shapely.points(spots)), plane.laid(line))
    inside = shapely.contains_xy(outline.area, [x for x, _ in spots], [y for _, y in spots])
    rows = [Settled(town, round(float(km), 1)) for town, km, lies in zip(towns, far, inside, strict=True) if lies]
    return tuple(sorted(rows, key=lambda row: (row.km, row.place.place_id)))


def between_border_and_river(zone: Announced, gazetteer: Gazetteer) -> BaseGeometry | None:
    """The land between a border and a river's course, as far as the course is known.

    Each point of the course is joined to the nearest point of the border; what lies between is the zone.
    """
    import shapely

    course = gazetteer.courses.get(zone.until or "", ())
    line, _ = border_line(plan_of(zone, 0.0), gazetteer)
    if len(course) < 2 or line is None:
        return None
    plane = plane_at([(lon, lat) for lat, lon in course])
    river = shapely.segmentize(plane.laid(shapely.linestrings([(lon, lat) for lat, lon in course])), STEP)
    land = strips_to(river, plane.laid(line))
    if land is None:
        return None
    area = plane.back(land)
    return area if zone.within is None else shapely.intersection(area, land_around(zone.within, area))


def strips_to(river: BaseGeometry, border: BaseGeometry) -> BaseGeometry | None:
    """The strips from each stretch of the river to the border, joined; both on one plane."""
    import shapely

    points = shapely.points(shapely.get_coordinates(river))
    ends = shapely.get_point(shapely.shortest_line(points, border), 1)
    quads = [
        shapely.multipoints([points[n], points[n + 1], ends[n + 1], ends[n]]).convex_hull
        for n in range(len(points) - 1)
    ]
    strips = [quad for quad in quads if quad.geom_type == "Polygon"]
    return shapely.union_all(strips) if strips else None


def land_around(country: str, area: BaseGeometry) -> BaseGeometry:
    """The land of the country that a zone is cut to, around ``area``."""
    return country_land(country.removeprefix("country:"), box_of(area))
