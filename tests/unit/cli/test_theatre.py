"""counterclaim theatre list, show and test."""

import json

import pytest

from counterclaim.theatres import theatre_names

HEAD = (
    'id = "mine"\ntitle = "Mine"\ntimezone = "UTC"\n\n'
    '[[sides]]\nid = "a"\nname = "A"\n\n[[sides]]\nid = "b"\nname = "B"\n'
)
AGENT = '[[agents]]\nid = "{id}"\nname = "{name}"\nkind = "group"\nside = "{side}"\naliases.en = ["{alias}"]\n\n'


@pytest.fixture
def mine(tmp_path):
    """A sound theatre of one's own."""
    (tmp_path / "theatre.toml").write_text(HEAD, encoding="utf-8")
    agents = AGENT.format(id="reds", name="Reds", side="a", alias="Red Front")
    (tmp_path / "agents.toml").write_text(agents, encoding="utf-8")
    (tmp_path / "cases.csv").write_text("phrase,lang,side,agent\na Red Front spokesman,en,a,reds\n", encoding="utf-8")
    return tmp_path


def test_list_names_every_theatre(program):
    done = program("theatre", "list", "--format", "json")
    assert done.code == 0
    assert [row["name"] for row in json.loads(done.out)] == list(theatre_names())


def test_show_has_sides_and_agents(program, mine):
    done = program("theatre", "show", mine)
    assert done.code == 0
    assert "a  A" in done.out
    assert "Red Front" in done.out


@pytest.mark.parametrize("name", theatre_names())
def test_every_theatre_that_ships_is_sound(program, name):
    done = program("theatre", "test", name)
    assert (done.code, done.out.count("\n")) == (0, 1), done.out


def test_a_case_that_fails_is_shown(program, mine):
    (mine / "cases.csv").write_text("phrase,lang,side,agent\nthe Red Front,en,b,\n", encoding="utf-8")
    done = program("theatre", "test", mine)
    assert done.code == 1
    assert "cases.csv:2: 'the Red Front' should be b, is a reds" in done.out


def test_a_name_of_two_sides_is_shown(program, mine):
    with (mine / "agents.toml").open("a", encoding="utf-8") as file:
        file.write(AGENT.format(id="blues", name="Blues", side="b", alias="Red Front"))
    done = program("theatre", "test", mine)
    assert done.code == 1
    assert "'Red Front' (en) names blues and reds" in done.out


def test_an_id_that_no_place_has_is_shown(program, mine):
    region = '[[regions]]\nid = "region:x"\nname = "X"\nmembers = ["admin1:FR.11", "admin1:FR.999"]\n'
    (mine / "regions.toml").write_text(region, encoding="utf-8")
    (mine / "names.csv").write_text(
        "place_id,official,name,lang,status\ngeonames:1,Y,Y,en,official\n", encoding="utf-8"
    )
    done = program("theatre", "test", mine)
    assert done.code == 1
    assert "regions.toml: members of 'region:x': 'admin1:FR.999' is the id of no place" in done.out
    assert "names.csv: 'Y': 'geonames:1'" in done.out
    assert "FR.11" not in done.out


def test_a_damaged_theatre_is_one_line(program, mine):
    (mine / "agents.toml").write_text('[[agents]]\nid = "x"\n', encoding="utf-8")
    done = program("theatre", "test", mine)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "agents.toml:1:1" in done.err


@pytest.mark.parametrize("command", ["list", "show"])
def test_an_unknown_form_is_refused(program, command):
    arguments = ["theatre", command, *(["world"] if command == "show" else []), "--format", "xml"]
    assert program(*arguments).code == 2
