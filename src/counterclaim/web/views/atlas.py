"""The map and its table: both are made of the same spots, so that they cannot say different things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec

from counterclaim.model.evidence import Held
from counterclaim.show.clean import clean
from counterclaim.store.mapping import Spot, Window
from counterclaim.web.views.sides import Looks
from counterclaim.web.views.spells import value_words

SEVERAL = "+"  # of a place that more than one side's claims are about
DIGITS = 4  # of a degree: about ten metres, finer than any settlement's position
NAME = 80  # characters of a name on the map


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One place as a row of the table: ``sides`` are letter, name and number of claims, the side with most first."""

    place_id: str
    name: str
    country: str
    claims: int
    disputes: int
    latest: str
    sides: tuple[tuple[str, str, int], ...]
    address: str
    shown: str = ""


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """What one source shows by one counting rule on one day: the spell of each place that it covers by then."""

    id: str
    title: str
    rule: str
    day: dt.date
    held: Mapping[str, Held]


def lines(spots: Iterable[Spot], window: Window, looks: Looks, layer: Layer | None = None) -> tuple[Line, ...]:
    """The rows of the table."""
    return tuple(
        Line(
            place_id=spot.place_id,
            name=spot.name,
            country=spot.country or "",
            claims=spot.claims,
            disputes=spot.disputes,
            latest=spot.latest or "",
            sides=tuple((looks.of(side).letter, looks.of(side).name, count) for side, count in spot.sides),
            address=place_address(spot.place_id, window),
            shown=shown_words(spot.place_id, layer, looks),
        )
        for spot in spots
    )


def shown_words(place: str, layer: Layer | None, looks: Looks) -> str:
    """``Northland, shown from 2024-05-10 to 2024-05-12, 4 days before``: a place in the layer, and how old that is."""
    held = layer.held.get(place) if layer is not None else None
    if layer is None or held is None:
        return ""
    age = (layer.day - held.until).days
    old = f", {age} day{'' if age == 1 else 's'} before" if age > 0 else ""
    return f"{value_words(held.value, looks)}, shown from {held.since} to {held.until}{old}"


def place_address(place: str, window: Window) -> str:
    """The page of a place with the days of the window."""
    asked = {"name": place, "since": window.since, "until": window.until}
    return "/place?" + urlencode({key: value for key, value in asked.items() if value})


def collection(spots: Iterable[Spot], looks: Looks, layer: Layer | None = None) -> dict[str, Any]:
    """The spots as GeoJSON: of each the place, its name, claims ``c``, disputed pairs ``d``, side ``s`` and letters.

    ``s`` is the one side whose claims there are, ``+`` where there are several, empty where nobody's side is known.
    With a layer, ``k`` is what it shows of the place, and ``w`` says so in words.
    """
    return {"type": "FeatureCollection", "features": [feature(spot, looks, layer) for spot in spots]}


def feature(spot: Spot, looks: Looks, layer: Layer | None = None) -> dict[str, Any]:
    """One place as a point; positions are longitude, latitude."""
    known = [side for side, _ in spot.sides if side]
    about: dict[str, Any] = {
        "i": spot.place_id,
        "n": clean(spot.name)[:NAME],
        "c": spot.claims,
        "d": spot.disputes,
        "s": known[0] if len(known) == 1 else SEVERAL if known else "",
        "l": "".join(looks.of(side).letter for side in known[:3]),
    }
    held = layer.held.get(spot.place_id) if layer is not None else None
    if held is not None:
        about |= {"k": held.value, "w": shown_words(spot.place_id, layer, looks)}
    at = [round(spot.lon, DIGITS), round(spot.lat, DIGITS)]
    return {"type": "Feature", "properties": about, "geometry": {"type": "Point", "coordinates": at}}


class Shade(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the legend: letter, name and colour of a side, and how many places only its claims are about."""

    id: str
    letter: str
    name: str
    colour: str
    places: int


def legend(spots: Sequence[Spot], looks: Looks) -> tuple[Shade, ...]:
    """The sides whose claims the map shows, those with most places first."""
    counts: dict[str, int] = {}
    for spot in spots:
        for side, _ in spot.sides:
            if side:
                counts[side] = counts.get(side, 0) + 1
    found = sorted(counts, key=lambda side: (-counts[side], side))
    shades = [(looks.of(side), counts[side]) for side in found]
    return tuple(Shade(id=k.id, letter=k.letter, name=k.name, colour=k.colour, places=n) for k, n in shades)
