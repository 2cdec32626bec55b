"""The areas that zones are: strips along borders and rivers, belts between two places, rings and sectors around one."""

from __future__ import annotations

import functools
from math import cos, radians, sin
from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.claim import Zone, ZoneKind
from counterclaim.resolve.borders import COARSE, FINE, load_borders
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.land import land_of
from counterclaim.resolve.nearness import kilometres
from counterclaim.resolve.outlines import Box, Point
from counterclaim.resolve.plane import Plane, plane_at
from counterclaim.resolve.terrain import DEGREE, country_codes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SECTOR = 22.5  # degrees to either side of a direction: eight winds share the circle
TOWN, BELT = 3.0, 15.0  # km: how far a town reaches around its middle; how far from the way between two is between them
COURSE = 10.0  # km that a river's course, which runs from town to town, may be off
KEPT = 0.05  # km by which a drawn edge may be simplified
ROUND = 0.01  # share of a zone's width by which the line that it lies along may be simplified
STEPS = 24  # points on the arc of a sector


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a zone is to be drawn from, before it is; the fields are those of ``Zone``."""

    kind: ZoneKind
    of: tuple[str, ...]
    within: str | None = None
    km_from: float = 0.0
    km_to: float
    heading: float | None = None


class Drawn(msgspec.Struct, frozen=True):
    """An area in degrees, its square kilometres, and how many kilometres its edges may be off."""

    area: BaseGeometry
    km2: float
    accuracy: float


def plan_of(zone: Zone) -> Plan:
    """What ``zone`` was drawn from."""
    return Plan(
        kind=zone.kind, of=zone.of, within=zone.within, km_from=zone.km_from, km_to=zone.km_to, heading=zone.heading
    )


@functools.lru_cache(maxsize=256)
def draw(plan: Plan, gazetteer: Gazetteer) -> Drawn | None:
    """The area; ``None`` where what it is drawn from has no place on the map, or nothing of it lies in ``within``."""
    import shapely

    base, accuracy = base_of(plan, gazetteer)
    area = gazetteer.place(plan.within) if plan.within else None
    if base is None or (plan.within and area is None):
        return None
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(base)]
    if area is not None and area.lat is not None and area.lon is not None and area.admin1:
        points.append((area.lon, area.lat))
    plane = plane_at(points)
    flat = surround(plan, plane.laid(base))
    drawn = plane.back(flat)
    if area is not None:
        land, off = land_of(area, box_of(drawn), gazetteer)
        if land is None:
            return None
        drawn, accuracy = shapely.intersection(drawn, land), max(accuracy, off)
        flat = plane.laid(drawn)
    if flat.is_empty:
        return None
    return Drawn(plane.back(shapely.simplify(flat, KEPT)), float(flat.area), round(accuracy, 1))


def box_of(area: BaseGeometry) -> Box:
    """West, south, east and north."""
    west, south, east, north = area.bounds
    return float(west), float(south), float(east), float(north)


def base_of(plan: Plan, gazetteer: Gazetteer) -> tuple[BaseGeometry | None, float]:
    """The line or point that the zone lies around, in degrees, and how many kilometres it may be off."""
    import shapely

    if plan.kind is ZoneKind.BORDER:
        return border_line(plan, gazetteer)
    places = [gazetteer.place(each) for each in plan.of]
    if plan.kind is ZoneKind.RIVER:
        course = gazetteer.courses.get(plan.of[0], ())
        return (shapely.linestrings([(x, y) for y, x in course]), COURSE) if course else (None, 0.0)
    spots = [(p.lon, p.lat) for p in places if p is not None and p.lat is not None and p.lon is not None]
    if len(spots) < len(plan.of):
        return None, 0.0
    return (shapely.points(spots[0]) if len(spots) == 1 else shapely.linestrings(spots)), 1.0


def border_line(plan: Plan, gazetteer: Gazetteer) -> tuple[BaseGeometry | None, float]:
    """The border of two countries; where the zone is cut to a part of one, only what is near that part."""
    import shapely

    codes = country_codes()
    pair = tuple(sorted(codes.get(each.removeprefix("country:"), "") for each in plan.of))
    border = next((b for b in load_borders() if b.pair == pair), None)
    if border is None:
        return None, 0.0
    reach = part_box(gazetteer.place(plan.within) if plan.within else None, plan.km_to, gazetteer)
    lines = [shapely.linestrings(line.points) for line in border.lines]
    if reach is not None:
        lines = [cut for line in lines if not (cut := shapely.clip_by_rect(line, *reach)).is_empty]
    if not lines:
        return None, 0.0
    return shapely.union_all(lines), FINE if not border.coarse or len(border.fine) > len(border.coarse) else COARSE


def part_box(area: GazetteerPlace | None, far: float, gazetteer: Gazetteer) -> Box | None:
    """What a part of a country spans, with ``far`` km around; ``None`` for a country or a part without settlements."""
    if area is None or area.country is None or area.place_id.startswith("country:"):
        return None
    towns = [t for t in gazetteer.settlements((-180, -90, 180, 90), area.country) if gazetteer.contains(area, t)]
    spots: list[Point] = [(t.lon, t.lat) for t in towns if t.lat is not None and t.lon is not None]
    if not spots:
        return None
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    up = (far + 20) / DEGREE
    across = up / max(0.2, cos(radians(max(map(abs, ys)))))
    return min(xs) - across, min(ys) - up, max(xs) + across, max(ys) + up


def surround(plan: Plan, base: BaseGeometry) -> BaseGeometry:
    """The zone around ``base``, both on a plane in kilometres."""
    import shapely

    if plan.kind is ZoneKind.BEARING:
        return sector(plan, base)
    line = shapely.simplify(
        base, max(KEPT, ROUND * plan.km_to)
    )  # the fine bends of a border are far from its strip's edge
    area = line.buffer(plan.km_to)
    return shapely.difference(area, line.buffer(plan.km_from)) if plan.km_from else area


def sector(plan: Plan, base: BaseGeometry) -> BaseGeometry:
    """The part of a ring that lies in the direction of the zone."""
    import shapely

    heading = plan.heading or 0.0
    turns = [radians(heading - SECTOR + 2 * SECTOR * n / STEPS) for n in range(STEPS + 1)]
    outer = [(base.x + plan.km_to * sin(t), base.y + plan.km_to * cos(t)) for t in turns]
    inner = [(base.x + plan.km_from * sin(t), base.y + plan.km_from * cos(t)) for t in reversed(turns)]
    return shapely.make_valid(shapely.Polygon([*outer, *inner]))


def members(plan: Plan, gazetteer: Gazetteer) -> tuple[GazetteerPlace, ...]:
    """The settlements in the zone, the most populous first."""
    import shapely

    area = gazetteer.place(plan.within) if plan.within else None
    land = area.country if area is not None else None
    # Which province a town is in is known better than where the province ends.
    wide = msgspec.structs.replace(plan, within=f"country:{land}" if land else None)
    drawn = draw(wide, gazetteer) if draw(plan, gazetteer) is not None else None
    if drawn is None:
        return ()
    towns = gazetteer.settlements(box_of(drawn.area), land)
    inside = shapely.contains_xy(drawn.area, [t.lon for t in towns], [t.lat for t in towns]) if towns else []
    found = [t for t, lies in zip(towns, inside, strict=True) if lies and (area is None or gazetteer.contains(area, t))]
    return tuple(sorted(found, key=lambda t: (-t.population, t.place_id)))


def lies_in(place: GazetteerPlace, plan: Plan, gazetteer: Gazetteer) -> bool | None:
    """True if the place lies in the zone; ``None`` where it is nearer to the edge than the edge is sure, or unknown."""
    import shapely

    drawn = draw(plan, gazetteer)
    if drawn is None or place.lat is None or place.lon is None:
        return None
    plane = Plane(place.lon, place.lat)
    flat, spot = plane.laid(drawn.area), shapely.points(0.0, 0.0)
    if flat.boundary.distance(spot) <= drawn.accuracy:
        return None
    return bool(flat.contains(spot))


def belt(left: GazetteerPlace, right: GazetteerPlace) -> float | None:
    """Half the width of what lies between two places, in kilometres: a quarter of the way, or a town's reach."""
    apart = kilometres(left, right)
    return None if apart is None else min(BELT, max(TOWN, apart / 4))
