"""What lies around a place: its country's borders, the coast, the rivers that a theatre gives."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from counterclaim.model.atlas import FAR_BORDER, FAR_COAST
from counterclaim.model.theatre import Theatre
from counterclaim.resolve import terrain
from counterclaim.resolve.borders import load_borders
from counterclaim.resolve.gazetteer import Gazetteer

FAR_RIVER = 40.0  # km: courses are drawn from town to town
BORDERS, LONG = 3, 150.0  # nearest borders that are named; km beyond which only the nearest is


class Feature(StrEnum):
    """What is near a place."""

    BORDER = "border"
    COAST = "coast"
    RIVER = "river"


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """One thing near a place: the country beyond a border, a river's name, nothing for the coast; how far it is."""

    feature: Feature
    name: str
    kilometres: float


def surroundings(
    spot: tuple[float, float], country: str | None, theatre: Theatre, gazetteer: Gazetteer
) -> tuple[Near, ...]:
    """The nearest borders of ``country``, the coast and the rivers within reach of ``spot`` (lat, lon)."""
    lat, lon = spot
    found = [*borders(lat, lon, country, gazetteer)]
    coast = terrain.to_coast(lat, lon)
    if coast < FAR_COAST:
        found.append(Near(feature=Feature.COAST, name="", kilometres=round(coast, 1)))
    for region in theatre.regions:
        if region.course:
            far = terrain.to_line(lat, lon, [(y, x) for x, y in region.course])
            if far <= FAR_RIVER:
                found.append(Near(feature=Feature.RIVER, name=region.name, kilometres=round(far, 1)))
    return tuple(found)


def borders(lat: float, lon: float, country: str | None, gazetteer: Gazetteer) -> list[Near]:
    """The nearest land borders of ``country``, by the country beyond."""
    codes = terrain.country_codes()
    own, letters = codes.get(country or ""), {three: two for two, three in codes.items()}
    if country is None or own is None:
        return []
    found = []
    for border in load_borders():
        if own not in border.pair:
            continue
        other = letters[border.pair[0] if border.pair[1] == own else border.pair[1]]
        far = terrain.to_border(lat, lon, country, other)
        beyond = gazetteer.place(f"country:{other}")
        if far is not None and far < FAR_BORDER and beyond is not None:
            found.append(Near(feature=Feature.BORDER, name=beyond.name, kilometres=round(far, 1)))
    ordered = sorted(found, key=lambda near: near.kilometres)[:BORDERS]
    return [near for n, near in enumerate(ordered) if n == 0 or near.kilometres <= LONG]
