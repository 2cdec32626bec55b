"""Zones that words announce: along which border, how deep, up to which river; what lies inside."""

from __future__ import annotations

import datetime as dt

import pytest

from counterclaim.evidence.book import Book
from counterclaim.flow import World, open_world
from counterclaim.model.evidence import Held, Rule, Snapshot, Source, SourceKind
from counterclaim.model.zoning import DEPTHS, Announced, ZoneView
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.weighing.announced import Told, announced
from counterclaim.weighing.zone_geojson import features_of
from counterclaim.weighing.zone_views import Known, view

BORDER = ("country:RU", "country:UA")
VOVCHANSK = "geonames:689304"


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("ukraine")


def zones(text: str, world: World, lang: str = "en", border: tuple[str, str] | None = None) -> tuple[Announced, ...]:
    document = read_text(text.encode(), name="report", options=ReadOptions(lang=lang))
    return announced(document, Told(border=border), world.theatre, world.gazetteer)


def laid(text: str, world: World, known: Known | None = None) -> ZoneView:
    (zone,) = zones(text, world)
    found = view(zone, known or Known(theatre="ukraine", book=Book.of(), claimed={}), world.gazetteer)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lang", "text", "depths", "until"),
    [
        ("en", "He spoke of a safety zone along the state border.", DEPTHS, None),
        ("en", "A 20 km buffer zone will be set up.", (20.0,), None),
        ("en", "The buffer zone will be up to 15 kilometres deep.", (15.0,), None),
        ("en", "They want a demilitarised strip of 10-30 km on both sides of the border.", (30.0,), None),
        ("en", "A security belt 10 miles wide is planned.", (16.1,), None),
        ("en", "The zone runs from the border to the Oskil.", (), "water:oskil"),
        ("en", "Troops are to clear all land from the Russian border up to the Siverskyi Donets River.", (),
         "water:siverskyi-donets"),
        ("ru", "Вдоль границы создаётся буферная зона глубиной до 15 км.", (15.0,), None),
        ("ru", "Нужна полоса безопасности вдоль границы.", DEPTHS, None),
        ("ru", "Зона пройдёт от границы до Оскола.", (), "water:oskil"),
        ("uk", "Росія оголосила про буферну зону вздовж кордону.", DEPTHS, None),
        ("uk", "Ідеться про смугу від кордону до Осколу.", (), "water:oskil"),
    ],
)  # fmt: skip
def test_words_announce_a_zone(
    lang: str, text: str, depths: tuple[float, ...], until: str | None, world: World
) -> None:
    (zone,) = zones(text, world, lang)
    assert (zone.of, zone.depths, zone.until) == (BORDER, depths, until)
    assert zone.assumed is (depths == DEPTHS)
    assert text[zone.span.start : zone.span.stop] == zone.span.text


@pytest.mark.parametrize(
    "text",
    [
        "A safety zone was agreed.",  # neither a border nor a depth
        "Ten people were killed near the border.",
        "The town lies 20 km from the border.",
        "They retreated from the border to the forest.",
        "The no-fly zone was extended.",
    ],
)
def test_other_words_announce_none(text: str, world: World) -> None:
    assert zones(text, world) == ()


def test_one_zone_that_is_named_twice_is_one(world: World) -> None:
    text = "A safety zone along the border is planned. The safety zone along the border will take years."
    assert len(zones(text, world)) == 1


def test_the_border_is_the_one_that_is_named_or_the_callers(world: World) -> None:
    (named,) = zones("A 5 km buffer zone along the border with Moldova is planned.", world)
    assert named.of == ("country:MD", "country:UA")
    (given,) = zones("A 5 km buffer zone is planned.", world, border=("country:PL", "country:UA"))
    assert given.of == ("country:PL", "country:UA")


def test_where_several_borders_may_be_meant_none_is(world: World) -> None:
    assert zones("A 5 km buffer zone is planned.", open_world("sahel")) == ()


def test_deeper_zones_hold_the_shallower_ones(world: World) -> None:
    found = laid("A safety zone along the border is planned.", world)
    assert [depth.km for depth in found.depths] == list(DEPTHS)
    counts = [depth.settlements for depth in found.depths]
    assert counts == sorted(counts)
    assert counts[0] > 0
    assert counts[-1] == len(found.settlements)
    assert set(found.depths[-1].countries) == {"RU", "UA"}
    assert found.notes[0] == "the words give no depth: each is shown"
    assert all(row.km <= 40 for row in found.settlements)
    assert [row.km for row in found.settlements] == sorted(row.km for row in found.settlements)


def test_a_town_lies_in_the_depths_that_reach_it(world: World) -> None:
    found = laid("A safety zone along the border is planned.", world)
    km = next(row.km for row in found.settlements if row.place_id == VOVCHANSK)
    assert 3 < km < 8  # the town's middle is some 5 km from the border


def test_up_to_a_river_lie_the_towns_between(world: World) -> None:
    names = {row.name for row in laid("The zone runs from the border to the Oskil.", world).settlements}
    assert "Valuyki" in names or "Dvorichna" in names
    assert not names & {"Kharkiv", "Izium", "Luhansk"}


def test_only_one_side_of_the_border(world: World) -> None:
    (zone,) = zones("A 20 km buffer zone is planned.", world)
    one = Announced(span=zone.span, of=zone.of, depths=zone.depths, within="country:UA")
    found = view(one, Known(theatre="ukraine", book=Book.of(), claimed={}), world.gazetteer)
    assert found is not None
    assert set(found.depths[0].countries) == {"UA"}


def test_what_is_shown_and_claimed_is_counted(world: World) -> None:
    days = (dt.date(2024, 5, 1), dt.date(2024, 5, 9), dt.date(2024, 5, 10), dt.date(2024, 6, 30))
    book = Book.of(
        [Source(id="map", title="Map", kind=SourceKind.CONTROL, theatre="ukraine")],
        [Snapshot(source="map", day=day) for day in days],
        [
            Held(source="map", place=VOVCHANSK, rule=Rule.CENTRE, value=value, since=since, until=until)
            for value, since, until in (("ua", days[0], days[1]), ("ru", days[2], days[3]))
        ],
    )
    claimed = {VOVCHANSK: {"ru": "ru", "ua": "not ru"}}
    text = "A 10 km buffer zone along the border is planned."
    early = laid(text, world, Known(theatre="ukraine", book=book, claimed=claimed, day=dt.date(2024, 5, 5)))
    late = laid(text, world, Known(theatre="ukraine", book=book, claimed=claimed, day=dt.date(2024, 5, 17)))
    assert early.depths[0].shown == {"map": {"ua": 1}}
    assert late.depths[0].shown == {"map": {"ru": 1}}
    assert late.depths[0].claimed == {"ru": {"ru": 1}, "ua": {"not ru": 1}}
    assert late.depths[0].concerned == 1
    row = next(row for row in late.settlements if row.place_id == VOVCHANSK)
    assert (row.shown, row.claimed) == ({"map": "ru"}, claimed[VOVCHANSK])


def test_geojson_has_an_outline_a_depth_and_a_point_a_settlement(world: World) -> None:
    import json

    found = zones("A safety zone along the border is planned.", world)
    body = json.loads(features_of(found, [laid("A 5 km buffer zone is planned.", world)], world.gazetteer))
    kinds = [feature["geometry"]["type"] for feature in body["features"]]
    assert kinds.count("MultiPolygon") + kinds.count("Polygon") == len(DEPTHS)
    assert [f["properties"]["km"] for f in body["features"][:4]] == [40.0, 20.0, 10.0, 5.0]
    points = [f for f in body["features"] if f["geometry"]["type"] == "Point"]
    assert points
    assert all(-180 <= p["geometry"]["coordinates"][0] <= 180 for p in points)
