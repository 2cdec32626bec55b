"""counterclaim where: what a name may mean, and why."""

import json

import pytest


def asked(program, *arguments):
    done = program("where", *arguments, "--format", "json")
    return done.code, json.loads(done.out)


@pytest.mark.parametrize(
    ("name", "official", "theatre"),
    [
        ("Krasnoarmeysk", "Pokrovsk", "ukraine"),
        ("Волчанске", "Vovchansk", "ukraine"),
        ("Часовом Яре", "Chasiv Yar", "ukraine"),
        ("Shushi", "Shusha", "karabakh"),
    ],
)
def test_a_contested_name_picks_the_theatre_that_lists_it(program, name, official, theatre):
    code, answer = asked(program, name)
    assert (code, answer["theatre"]) == (0, theatre)
    first = answer["meanings"][0]
    assert first["place_id"] == answer["place_id"]
    assert first["name"] == official
    assert {"official"} < {row["status"] for row in first["names"]}


@pytest.mark.parametrize(
    ("name", "near", "area"),
    [
        ("Lyman", "Kharkiv Oblast", "Kharkiv Oblast"),
        ("Novoselivka", "Pokrovsk", "Donetsk Oblast"),
        ("Ivanivka", "Kherson", "Kherson Oblast"),
        ("Ивановка", "Херсон", "Kherson Oblast"),
    ],
)
def test_near_decides_between_namesakes(program, name, near, area):
    first = asked(program, name, "--near", near)[1]["meanings"][0]
    assert area in first["within"]
    assert any(area.split()[0] in why or "close to" in why for why in first["why"])


def test_text_decides_too_and_may_be_a_file(program, tmp_path):
    words = "Troops left Lyman in Kharkiv region on Sunday."
    page = tmp_path / "report.txt"
    page.write_text(words, encoding="utf-8")
    inline, file = asked(program, "Lyman", "--text", words), asked(program, "Lyman", "--text", page)
    assert inline == file
    assert "Kharkiv Oblast" in inline[1]["meanings"][0]["within"]


def test_namesakes_that_are_alike_leave_it_open(program):
    code, answer = asked(program, "Krasnoarmeysk", "--theatre", "world")
    assert code == 1
    assert answer["place_id"] is None
    assert answer["total"] > 1


def test_a_name_that_nobody_bears(program):
    done = program("where", "Zzyxq")
    assert done.code == 1
    assert "no place of this name is known" in done.out
    assert asked(program, "Zzyxq")[1]["meanings"] == []


def test_as_many_as_asked_for(program):
    assert len(asked(program, "Novoselivka", "--most", "3")[1]["meanings"]) == 3
    assert asked(program, "Novoselivka", "--most", "3")[1]["total"] > 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["", "--near", "Kyiv"], "a name has 1 to"),
        (["x" * 300], "a name has 1 to"),
        (["Lyman", "--text", "nothing of the sort"], "does not print"),
        (["Lyman", "--format", "yaml"], "choose text or json"),
        (["Lyman", "--theatre", "nowhere"], "nowhere"),
        (["Lyman", "--most", "0"], "most"),
    ],
)
def test_wrong_usage_is_one_line(program, arguments, message):
    done = program("where", *arguments)
    assert done.code == 2
    assert message in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_the_terminal_shows_reasons_and_who_says_what(program):
    done = program("where", "Krasnoarmeysk", "--most", "1")
    assert "because:" in done.out
    assert "former" in done.out
    assert "used by ru" in done.out


def test_the_terminal_shows_what_lies_around(program):
    done = program("where", "Vovchansk", "--most", "1")
    assert "km from the border with Russia" in done.out
    near = asked(program, "Vovchansk")[1]["meanings"][0]["near"]
    assert (near[0]["feature"], near[0]["name"]) == ("border", "Russia")
    assert 3 < near[0]["kilometres"] < 9
    odesa = asked(program, "Odesa")[1]["meanings"][0]["near"]
    assert [each["kilometres"] < 5 for each in odesa if each["feature"] == "coast"] == [True]
    kherson = asked(program, "Kherson", "--theatre", "ukraine")[1]["meanings"][0]["near"]
    assert "Dnipro River" in [each["name"] for each in kherson if each["feature"] == "river"]


def test_hostile_names_are_text(program):
    done = program("where", "\x1b[31mLyman")
    assert "\x1b" not in done.out


def test_letters_that_grow_when_folded_move_no_span(program):
    code, answer = asked(program, "lyman", "--text", "Straße İ. Troops left Lyman in Kharkiv region.")
    assert code == 0
    assert "Kharkiv Oblast" in answer["meanings"][0]["within"]


def test_a_phrase_shows_its_area(program):
    done = program("where", "within 10 km of the border between Chad and Sudan")
    assert done.code == 0
    assert "its edges within 0.1 km" in done.out
    assert "Adré" in done.out
    answer = asked(program, "within 10 km of the border between Chad and Sudan")[1]
    [zone] = answer["zones"]
    assert zone["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert zone["settlements"] >= 1
    assert answer["meanings"] == []


def test_a_name_shows_the_area_that_the_text_draws_from_it(program):
    words = "Villages within 15 km of the border in Kharkiv region were shelled."
    answer = asked(program, "Kharkiv region", "--text", words)[1]
    assert answer["place_id"] == "admin1:UA.07"
    assert [zone["text"] for zone in answer["zones"]] == ["within 15 km of the border"]
    assert asked(program, "Kharkiv region")[1]["zones"] == []


def test_an_area_in_another_language_of_messages(program):
    done = program("where", "between Avdiivka and Bakhmut", "--lang-ui", "uk")
    assert "між: Avdiivka та Bakhmut" in done.out
