"""The map and its table say the same; names of a place are told by whom they are used."""

import datetime as dt
import json

import pytest

from counterclaim.model.errors import CounterclaimError
from counterclaim.model.evidence import Held, Rule
from counterclaim.model.names import fold
from counterclaim.store.mapping import Spot, Window
from counterclaim.theatres import load_theatre
from counterclaim.web.views.atlas import Layer, collection, legend, lines
from counterclaim.web.views.days import day_of, word_of
from counterclaim.web.views.names import called
from counterclaim.web.views.sides import Looks

SPOTS = (
    Spot(place_id="p:1", name="One\u202e<b>", country="SD", lat=15.123456, lon=32.5, claims=5,
         sides=(("two", 3), ("one", 2)), disputes=1, latest="2024-05-13"),
    Spot(place_id="p:2", name="Two", country=None, lat=-1.5, lon=29.0, claims=2, sides=(("one", 1), ("", 1))),
    Spot(place_id="p:3", name="Three", country="CD", lat=0.0, lon=0.0, claims=1, sides=(("", 1),)),
)  # fmt: skip


@pytest.fixture
def looks():
    return Looks()


def test_map_and_table_have_the_same_places_claims_and_disputes(looks):
    drawn = {f["properties"]["i"]: f["properties"] for f in collection(SPOTS, looks)["features"]}
    for line in lines(SPOTS, Window(), looks):
        assert (drawn[line.place_id]["c"], drawn[line.place_id]["d"]) == (line.claims, line.disputes)
        assert drawn[line.place_id]["l"] == "".join(letter for letter, _, _ in line.sides)
    assert len(drawn) == len(SPOTS)


def test_a_dot_is_one_sides_only_if_no_other_side_claims_anything_there(looks):
    assert [f["properties"]["s"] for f in collection(SPOTS, looks)["features"]] == ["+", "one", ""]


def test_positions_are_longitude_first_and_no_finer_than_a_settlement(looks):
    first = collection(SPOTS, looks)["features"][0]
    assert first["geometry"]["coordinates"] == [32.5, 15.1235]
    assert "\u202e" not in json.dumps(first, ensure_ascii=False)


def test_a_line_leads_to_the_place_in_the_same_days(looks):
    (line,) = lines(SPOTS[:1], Window(since="2024-05-01", side="one"), looks)
    assert line.address == "/place?name=p%3A1&since=2024-05-01"


def test_the_legend_has_each_side_with_letter_and_name(looks):
    found = legend(SPOTS, looks)
    assert [(each.id, each.places) for each in found] == [("one", 2), ("two", 1)]
    assert len({each.letter for each in found}) == 2


@pytest.mark.parametrize("word", ["13 May", "2024-13-01", "2024-05-13T00:00<", "x" * 500])
def test_what_is_no_day_is_refused_with_how_to_write_one(word):
    with pytest.raises(CounterclaimError, match="write it as 2024-05-13"):
        day_of(word)


def test_days_and_words_of_an_address():
    assert [day_of(each) for each in (None, "", " 2024-05-13 ")] == [None, None, "2024-05-13"]
    assert [word_of(each) for each in (None, " ", " ua ")] == [None, None, "ua"]


@pytest.fixture(scope="module")
def theatre():
    return load_theatre("ukraine")


def test_every_name_of_the_table_is_shown_with_whose_it_is(theatre):
    row = next(name for name in theatre.names if name.used_by and name.status != "official")
    place = {"place_id": row.place_id, "name": row.official}
    printed = [
        {"printed": row.name, "side": row.used_by, "claims": 3},
        {"printed": row.name.upper(), "side": None, "claims": 1},
        {"printed": row.official, "side": None, "claims": 9},
    ]
    found = called(printed, [theatre], place, Looks([theatre]))
    assert [each.name for each in found[:2]] == [row.official, row.name]
    assert found[0].status == "official"
    names = {side.id: side.name for side in theatre.sides}
    assert found[1].used_by == names[row.used_by]
    assert [(look.id, count) for look, count in found[1].printed] == [(row.used_by, 3), ("", 1)]
    assert {fold(each.name) for each in found} >= {
        fold(name.name) for name in theatre.names if name.place_id == row.place_id
    }


def test_a_place_that_no_table_has_is_called_what_reports_print():
    found = called([{"printed": "Somewhere", "side": "one", "claims": 1}], [], {"place_id": "x", "name": None}, Looks())
    assert [(each.name, each.status, each.used_by) for each in found] == [("Somewhere", "", "")]


def held(value, since, until):
    days = [dt.date.fromisoformat(each) for each in (since, until)]
    return Held(source="a-map", place="p:1", rule=Rule.CENTRE, value=value, since=days[0], until=days[1])


@pytest.mark.parametrize(
    ("spell", "words"),
    [
        (held("one", "2024-05-10", "2024-05-12"), "one, shown from 2024-05-10 to 2024-05-12, 4 days before"),
        (held("contested", "2024-05-14", "2024-05-19"), "contested, shown from 2024-05-14 to 2024-05-19"),
        (held("unknown", "2024-05-01", "2024-05-15"), "unknown, shown from 2024-05-01 to 2024-05-15, 1 day before"),
    ],
)
def test_control_is_a_layer_of_one_source_with_its_days_and_nothing_where_it_is_silent(looks, spell, words):
    day = dt.date(2024, 5, 16)
    layer = Layer(id="a-map|centre", title="A Map", rule="centre", day=day, held={"p:1": spell})
    drawn = [f["properties"] for f in collection(SPOTS, looks, layer)["features"]]
    assert (drawn[0]["k"], drawn[0]["w"]) == (spell.value, words)
    assert not any("k" in each for each in drawn[1:])
    assert [line.shown for line in lines(SPOTS, Window(), looks, layer)] == [words, "", ""]
