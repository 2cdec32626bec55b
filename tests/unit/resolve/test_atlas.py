"""What checks ask of the map."""

import pytest

from counterclaim.model.atlas import Spot
from counterclaim.model.names import PlaceKind
from counterclaim.resolve.atlas import GazetteerAtlas, alike
from counterclaim.resolve.gazetteer import open_gazetteer
from counterclaim.theatres import load_theatre


@pytest.fixture(scope="module")
def atlas():
    theatre = load_theatre("ukraine")
    return GazetteerAtlas(theatre, open_gazetteer(theatre))


def first(atlas, name):
    return atlas.named(name)[0]


def test_a_town_has_a_point_its_areas_and_little_slack(atlas):
    spot = first(atlas, "Vovchansk")
    assert (spot.country, spot.within, spot.slack) == ("UA", ("Kharkiv Oblast", "Ukraine"), 1.0)


def test_a_village_in_the_middle_of_its_community_has_slack_and_an_area_has_none(atlas):
    slacks = {spot.slack for spot in atlas.named("Novoselivka")}
    assert {1.0, 25.0} <= slacks
    assert atlas.spot("admin1:UA.07").slack is None
    assert atlas.spot("nobody:1") is None


@pytest.mark.parametrize(
    ("start", "stop", "bounds", "degrees"),
    [
        ("Kharkiv", "Izium", (100, 125), 140),
        ("Pokrovsk", "Myrnohrad", (4, 12), 65),
        ("Kyiv", "Chernihiv", (115, 140), 24),
    ],
)
def test_distance_and_bearing(atlas, start, stop, bounds, degrees):
    here, there = first(atlas, start), first(atlas, stop)
    assert bounds[0] <= atlas.apart(here, there) <= bounds[1]
    assert abs(atlas.bearing(here, there) - degrees) < 15
    assert abs((atlas.bearing(there, here) - degrees) % 360 - 180) < 15


def test_places_without_coordinates_have_no_distance(atlas):
    nowhere = Spot(place_id="x", name="X", kind=PlaceKind.SETTLEMENT)
    assert atlas.apart(nowhere, first(atlas, "Kharkiv")) is None
    assert atlas.bearing(nowhere, first(atlas, "Kharkiv")) is None
    assert atlas.to_border(nowhere, None) is None
    assert atlas.to_coast(nowhere) is None


def test_areas_that_several_states_claim_are_disputed(atlas):
    assert atlas.disputed(first(atlas, "Simferopol").place_id)
    assert not atlas.disputed(first(atlas, "Vovchansk").place_id)
    assert not atlas.disputed(first(atlas, "Belgorod").place_id)


def test_a_river_is_as_far_as_its_course(atlas):
    assert atlas.to_course(first(atlas, "Zaporizhzhia"), "water:dnipro") < 15
    assert atlas.to_course(first(atlas, "Izium"), "water:siverskyi-donets") < 15
    assert atlas.to_course(first(atlas, "Izium"), "water:dnipro") > 100
    assert atlas.to_course(first(atlas, "Izium"), "water:black-sea") is None


@pytest.mark.parametrize(("name", "meant"), [("Krasny Armyansk", "Pokrovsk"), ("Velyka Novosilko", "Velyka Novosilka")])
def test_a_name_with_a_slip_finds_the_name_without_it(atlas, name, meant):
    assert meant in [each.spot.name for each in atlas.spelt_like(name, frozenset({"UA"}))]


def test_short_names_and_other_countries_are_like_nothing(atlas):
    assert atlas.spelt_like("Ivn", frozenset({"UA"})) == ()
    assert atlas.spelt_like("Velyka Novosilko", frozenset({"FR"})) == ()


@pytest.mark.parametrize(("left", "right"), [("kurakhove", "kurakhovo"), ("krasnyarmyansk", "krasnoarmeysk")])
def test_alike(left, right):
    assert 0.8 <= alike(left, right) < 1.0


def test_the_register_is_whole_and_the_world_is_not(atlas):
    assert atlas.lists_all("UA")
    assert not atlas.lists_all("RU")
