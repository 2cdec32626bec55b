"""Packs load over the world, and a fault in one is named with its place."""

import textwrap

import pytest

from counterclaim.model.errors import PackError
from counterclaim.theatres import WORLD, choose_theatre, load_theatre, own_part, theatre_cases, theatre_names

HEAD = """\
id = "small"
title = "A small conflict"
timezone = "Europe/Paris"
bbox = [0.0, 40.0, 10.0, 50.0]

[[sides]]
id = "left"
name = "Left"
states = ["fr"]
marks.en = ["Leftist"]

[[sides]]
id = "right"
name = "Right"
states = ["es"]
"""
AGENTS = """\
[[agents]]
id = "fr.guard"
name = "Guard of the Left"
kind = "force"
of = "fr"
aliases.en = ["the Guard"]

[[agents]]
id = "rebels"
name = "Rebels"
kind = "group"
side = "right"

[[agents]]
id = "rebels.chief"
name = "Chief of the rebels"
kind = "office"
of = "rebels"

[[agents]]
id = "fr"
name = "France"
kind = "state"
aliases.en = ["Leftland"]
"""


def pack(tmp_path, name="small", **files):
    """A folder with a theatre.toml and agents.toml, and what ``files`` puts in their place or beside them."""
    folder = tmp_path / name
    folder.mkdir()
    for file, text in {"theatre.toml": HEAD, "agents.toml": AGENTS, **files}.items():
        (folder / file).write_text(text, encoding="utf-8")
    return str(folder)


def agent(theatre, name):
    return next(each for each in theatre.agents if each.id == name)


@pytest.mark.parametrize("name", theatre_names())
def test_every_pack_that_ships_loads_and_has_its_cases_right(name):
    theatre = load_theatre(name)
    assert theatre.id == name
    assert all(each.side for each in theatre.agents)
    assert load_theatre(name) is theatre


def test_the_world_has_no_sides_and_every_state_is_its_own():
    world = load_theatre(WORLD)
    assert world.sides == ()
    assert {each.side for each in world.agents if each.id in ("in", "pk")} == {"in", "pk"}
    assert agent(world, "un").side == "other"


def test_sides_come_from_the_state_the_owner_or_the_agent_itself(tmp_path):
    theatre = load_theatre(pack(tmp_path))
    sides = {name: agent(theatre, name).side for name in ("fr", "fr.guard", "rebels", "rebels.chief", "es", "gb")}
    assert sides == {
        "fr": "left",
        "fr.guard": "left",
        "rebels": "right",
        "rebels.chief": "right",
        "es": "right",
        "gb": "other",
    }


def test_a_pack_adds_words_to_an_agent_of_the_world(tmp_path):
    france = agent(load_theatre(pack(tmp_path)), "fr")
    assert france.aliases["en"][:2] == ("Leftland", "France")
    assert "French" in france.adjectives["en"]


def test_a_pack_alone_is_without_the_world(tmp_path):
    assert [each.id for each in own_part(pack(tmp_path)).agents] == ["fr.guard", "rebels", "rebels.chief", "fr"]


def test_absent_files_are_empty(tmp_path):
    theatre = own_part(pack(tmp_path))
    assert (theatre.names, theatre.regions, theatre.wording) == ((), (), ())


TWICE = '[[agents]]\nid = "a"\nname = "A"\nkind = "group"\n\n[[agents]]\nid = "a"\nname = "A"\nkind = "group"\n'
LOOP = (
    '[[agents]]\nid = "a"\nname = "A"\nkind = "group"\nof = "b"\n\n'
    '[[agents]]\nid = "b"\nname = "B"\nkind = "group"\nof = "a"\n'
)
REGIONS = (
    '[[regions]]\nid = "a"\nname = "A"\nmembers = ["b"]\n\n[[regions]]\nid = "b"\nname = "B"\nmembers = ["c", "a"]\n'
)
SPOT = '[[regions]]\nid = "place:x"\nname = "X"\n{}\n'
WAY_ROUND = (
    '[[regions]]\nid = "region:x"\nname = "X"\nmembers = ["region:levant"]\n\n'
    '[[regions]]\nid = "region:levant"\nname = "Levant"\nmembers = ["region:x"]\n'
)
FAULTS = {
    "broken TOML": ("agents.toml", '[[agents]]\nid = "a\n', "agents.toml:2:", "not valid TOML"),
    "unknown key": ("agents.toml", AGENTS.replace("of = ", "off = "), "agents.toml:5:1", "unknown field `off`"),
    "no such kind": ("agents.toml", AGENTS.replace('"group"', '"clan"'), "agents.toml:11:1", "clan"),
    "missing key": ("agents.toml", '[[agents]]\nid = "a"\nkind = "group"\n', "agents.toml:1:1", "name"),
    "id twice": ("agents.toml", TWICE, "agents.toml:7:1", "'a' stands twice"),
    "unknown side": ("agents.toml", AGENTS.replace('"right"', '"up"'), "agents.toml:12:1", "left, right, none, other"),
    "unknown owner": ("agents.toml", AGENTS.replace('of = "fr"', 'of = "zz"'), "agents.toml:5:1", "'zz'"),
    "part of itself": ("agents.toml", LOOP, "agents.toml:", "is part of itself"),
    "unknown holder": ("agents.toml", AGENTS + 'holders = ["nobody"]\n', "agents.toml:25:1", "'nobody'"),
    "no such zone": ("theatre.toml", HEAD.replace("Paris", "Nowhere"), "theatre.toml:3:1", "no time zone"),
    "box turned over": ("theatre.toml", HEAD.replace("0.0, 40.0", "20.0, 40.0"), "theatre.toml:4:1", "west, south"),
    "side twice": ("theatre.toml", HEAD.replace('"right"', '"left"'), "theatre.toml:13:1", "'left' stands twice"),
    "state of two sides": ("theatre.toml", HEAD.replace('"es"', '"fr"'), "theatre.toml:15:1", "already of side"),
    "no such state": ("theatre.toml", HEAD.replace('"es"', '"xx"'), "theatre.toml:15:1", "no state of world"),
    "circular region": ("regions.toml", REGIONS, "regions.toml:4:1", "contains itself (a > b > a)"),
    "region in its own member": (
        "regions.toml",
        WAY_ROUND,
        "regions.toml:4:1",
        "(region:x > region:levant > region:x)",
    ),
    "region of no kind": ("regions.toml", REGIONS.replace('"a"', '"town:a"', 1), "regions.toml:2:1", "begins with no"),
    "half a place": ("regions.toml", SPOT.format("lat = 48.0"), "regions.toml:2:1", "has no lon"),
    "place off the earth": ("regions.toml", SPOT.format("lat = 148.0\nlon = 3.0"), "regions.toml:4:1", "-90 to 90"),
    "course turned over": (
        "regions.toml",
        SPOT.format("course = [[3, 48], [120, 48]]"),
        "regions.toml:4:1",
        "latitude",
    ),
    "course of a point": ("regions.toml", SPOT.format("course = [[3, 48]]"), "regions.toml:4:1", "two points"),
    "course of words": ("regions.toml", SPOT.format('course = ["x"]'), "regions.toml:4:1", "array"),
    "no such country": ("theatre.toml", 'countries = ["France"]\n' + HEAD, "theatre.toml:1:1", "two capital letters"),
    "disputed is no id": ("theatre.toml", 'disputed = ["the north"]\n' + HEAD, "theatre.toml:1:1", "admin1:FR.11"),
    "wording of nobody": (
        "wording.toml",
        '[[terms]]\nid = "t"\nforms.en = ["x"]\nneutral = "y"\nused_by = "up"\n',
        "wording.toml:5:1",
        "'up' is no side",
    ),
    "names without a field": (
        "names.csv",
        "place_id,official,name,lang,status\ng:1,A,B,en\n",
        "names.csv:2:1",
        "4 fields",
    ),
    "names with an unknown column": ("names.csv", "place_id,colour\n", "names.csv:1:2", "unknown column 'colour'"),
}


@pytest.mark.parametrize(("file", "text", "where", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_place(tmp_path, file, text, where, what):
    with pytest.raises(PackError) as caught:
        load_theatre(pack(tmp_path, **{file: text}))
    assert where in (caught.value.where or "")
    assert what in caught.value.message


def test_an_unknown_theatre_names_those_that_are_known():
    with pytest.raises(PackError, match="ukraine"):
        load_theatre("atlantis")


def test_cases_of_a_pack_are_read_with_their_lines(tmp_path):
    text = "phrase,lang,side,agent\nthe Guard,en,left,fr.guard\n"
    case = theatre_cases(pack(tmp_path, **{"cases.csv": text}))[0]
    assert (case.phrase, case.side, case.agent) == ("the Guard", "left", "fr.guard")
    assert case.where.endswith("cases.csv:2")


@pytest.mark.parametrize("text", ["phrase,side\n", "phrase,lang,side,agent\nx,en\n"])
def test_bad_cases_are_named(tmp_path, text):
    with pytest.raises(PackError, match=r"header must be|needs 4 fields"):
        theatre_cases(pack(tmp_path, **{"cases.csv": text}))


REPORTS = {
    "ukraine": "Ukraine's general staff said that Russian forces had shelled Kharkiv region. The Kremlin denied it.",
    "karabakh": "Azerbaijan said that Armenian troops had opened fire. Stepanakert denied that. Baku insisted.",
    "sudan": "The RSF took a base near El Obeid. The Sudanese army in Port Sudan denied it. Rapid Support Forces fled.",
    "world": "The council met on Tuesday to discuss the price of bread. Residents complained.",
}


@pytest.mark.parametrize(("name", "text"), REPORTS.items(), ids=REPORTS.keys())
def test_the_theatre_is_chosen_by_what_a_report_names(name, text):
    assert choose_theatre(text, "en") == name


TOWNS = {
    "Shells fell on Avdeyevka and Maryinka.": "ukraine",
    "Shells fell on Martakert and Hadrut.": "karabakh",
    "In Odessa, Texas, rain fell. Odessa schools closed, and the Odessa museum did.": WORLD,
    "The museum in Donetsk was robbed.": WORLD,
}


@pytest.mark.parametrize(("text", "name"), TOWNS.items())
def test_two_contested_towns_tell_the_war_and_a_widely_shared_name_does_not(text, name):
    assert choose_theatre(text, "en") == name


def test_a_report_that_names_two_conflicts_alike_is_left_to_the_world():
    text = textwrap.dedent("""\
        Hamas and the Israeli military agreed to a pause, Israel said in Jerusalem.
        Azerbaijan and Armenia agreed to a truce, Baku and Yerevan said.
        """)
    assert choose_theatre(text, "en") == WORLD
