"""A zone laid open for a person who asks: its size, its accuracy, the settlements in it, its outline."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.model.claim import Place, Zone, ZoneKind
from counterclaim.model.span import Span
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.zone_shapes import draw, members, plan_of

LARGEST = 8  # settlements that are named
DECIMALS = 3  # of a degree, about 100 m: no edge is surer


class ZoneAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One zone; ``of`` and ``within`` are names, ``settlements`` counts the known ones, ``largest`` names some of them.

    ``geometry`` is GeoJSON in degrees. The other fields are those of ``Zone``.
    """

    text: str
    kind: ZoneKind
    of: tuple[str, ...]
    within: str | None
    km_from: float
    km_to: float
    assumed: bool
    heading: float | None
    km2: float
    accuracy: float
    box: tuple[float, float, float, float]
    settlements: int
    largest: tuple[str, ...]
    geometry: msgspec.Raw


def zones_at(places: Sequence[Place], span: Span, gazetteer: Gazetteer) -> tuple[ZoneAnswer, ...]:
    """The zones of the places that ``span`` meets, and those whose own words it meets, each once."""
    met = (p.zone for p in places if p.zone is not None and (p.meets(span) or p.zone.meets(span)))
    return tuple(zone_answer(zone, gazetteer) for zone in {z.start: z for z in met}.values())


def zone_answer(zone: Zone, gazetteer: Gazetteer) -> ZoneAnswer:
    """What is known of one zone."""
    import shapely

    plan = plan_of(zone)
    drawn, towns = draw(plan, gazetteer), members(plan, gazetteer)
    area = shapely.set_precision(drawn.area, 10**-DECIMALS) if drawn is not None else shapely.Polygon()
    named = (gazetteer.place(each) for each in zone.of)
    inside = gazetteer.place(zone.within) if zone.within else None
    return ZoneAnswer(
        text=zone.text,
        kind=zone.kind,
        of=tuple(p.name for p in named if p is not None),
        within=inside.name if inside is not None else None,
        km_from=zone.km_from,
        km_to=zone.km_to,
        assumed=zone.assumed,
        heading=zone.heading,
        km2=zone.km2,
        accuracy=zone.accuracy,
        box=zone.box,
        settlements=len(towns),
        largest=tuple(t.name for t in towns[:LARGEST]),
        geometry=msgspec.Raw(shapely.to_geojson(area).encode()),
    )
