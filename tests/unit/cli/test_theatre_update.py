"""counterclaim theatre update: a user's own GeoNames dumps."""

import csv
import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from counterclaim import flow
from counterclaim.resolve.compiling import compile_dumps
from counterclaim.resolve.gazetteer import open_gazetteer, own_file
from counterclaim.theatres import load_theatre

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).resolve().parents[4] / "shared"))
OSM = SHARED / "data" / "gazetteer" / "ua_settlements_osm.csv.gz"


def line(number, name, lat, lon, **cells):
    """One line of a dump; ``cells`` by the names of GeoNames' columns."""
    said = {"names": "", "cls": "P", "code": "PPL", "country": "UA", "admin1": "05", "people": "0", **cells}
    front = [str(number), name, name, said["names"], str(lat), str(lon), said["cls"], said["code"], said["country"]]
    return "\t".join([*front, "", said["admin1"], "", "", "", said["people"], "", "100", "Europe/Kyiv", "2025-01-01"])


GOOD = (
    line(50000001, "Verkhnya Pryhoda", 48.30, 37.20, names="Верхня Пригода,Verkhnyaya Prigoda,XQYZ,vp"),
    line(50000002, "Novoekonomichne", 48.27, 37.41, names="Новоекономічне"),
    line(709930, "Dnipro", 48.46, 35.04, admin1="04"),
    line(50000003, "Some Hill", 48.0, 37.0, cls="T", code="HLL"),
    line(50000004, "Gone", 48.0, 37.0, code="PPLH"),
)
BAD = (
    "50000010\tShort\tShort",
    line("x", "Number", 48.0, 37.0),
    line(50000011, "", 48.0, 37.0),
    line(50000012, "North", "far", 37.0),
    line(50000013, "Off", 148.0, 37.0),
    line(50000014, "Whose", 48.0, 37.0, country=""),
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A data folder of one's own, and no theatre opened before or after."""
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "data"))
    flow.open_world.cache_clear()
    yield tmp_path
    flow.open_world.cache_clear()


def dump(folder, *lines, name="XX"):
    """A zipped dump as GeoNames gives it."""
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about the format")
        archive.writestr(f"{name}.txt", "\n".join(lines) + "\n")
    return path


def test_a_village_is_added_and_one_of_the_register_gets_its_point(program, home):
    before = json.loads(program("where", "Novoekonomichne", "--theatre", "ukraine", "--format", "json").out)
    done = program("theatre", "update", "ukraine", "--geonames", dump(home, *GOOD))
    assert done.code == 0, done.err
    assert "5 lines: 1 settlements added, 1 of the register given their place, 1 known before, 2 no" in done.out
    flow.open_world.cache_clear()
    added = json.loads(program("where", "Verkhnyaya Prigoda", "--theatre", "ukraine", "--format", "json").out)
    assert (added["place_id"], added["meanings"][0]["source"]) == ("geonames:50000001", "geonames dump")
    after = json.loads(program("where", "Novoekonomichne", "--theatre", "ukraine", "--format", "json").out)
    assert after["place_id"] == before["place_id"]
    assert (before["meanings"][0]["precision"], after["meanings"][0]["precision"]) == ("centroid", "point")
    assert after["meanings"][0]["lat"] == pytest.approx(48.27)


def test_every_name_of_the_register_leads_to_the_better_point(home, program):
    program("theatre", "update", "ukraine", "--geonames", dump(home, *GOOD))
    gazetteer = open_gazetteer(load_theatre("ukraine"))
    for key in ("novoekonomichne", "новоекономічне", "novoekonomichnoe"):
        (place,) = [p for p in gazetteer.lookup(key).places if p.admin1 == "admin1:UA.05"]
        assert gazetteer.place(place.place_id).precision == "point"
        assert place.lat == pytest.approx(48.27)


def test_lines_that_cannot_be_read_are_skipped_counted_and_named(program, home):
    done = program("theatre", "update", "ukraine", "--geonames", dump(home, *GOOD, *BAD, name="UA"))
    assert done.code == 0
    assert "6 lines skipped" in done.out
    for words in ("UA.txt:6: columns are missing", "2 where", "UA.txt:9: a coordinate", "..."):
        assert words in done.out or words == "2 where"
    assert done.out.count("1 where") == 6


def test_what_was_added_before_is_replaced_and_can_be_taken_away(program, home):
    program("theatre", "update", "ukraine", "--geonames", dump(home, GOOD[0], name="A"))
    program("theatre", "update", "ukraine", "--geonames", dump(home, GOOD[1], name="B"))
    gazetteer = open_gazetteer(load_theatre("ukraine"))
    assert gazetteer.lookup("verkhnya pryhoda") is None
    assert "taken away" in program("theatre", "update", "ukraine", "--remove").out
    assert not own_file("ukraine").exists()
    assert "nothing was added" in program("theatre", "update", "ukraine", "--remove").out


def test_several_dumps_plain_or_zipped_and_the_same_place_twice(program, home):
    plain = home / "RU.txt"
    plain.write_text("\n".join([GOOD[0], line(50000020, "Dalneye", 52.0, 36.0, country="RU", admin1="09")]), "utf-8")
    done = program("theatre", "update", "ukraine", "--geonames", dump(home, GOOD[0]), "--geonames", plain)
    assert "3 lines: 2 settlements added, 0 of the register given their place, 1 known before" in done.out
    assert open_gazetteer(load_theatre("ukraine")).lookup("dalneye").places[0].country == "RU"


def test_what_is_added_to_the_world_serves_every_theatre(program, home):
    place = line(50000030, "Qaryat Anwar", 13.0, 25.0, country="SD", admin1="49")
    program("theatre", "update", "world", "--geonames", dump(home, place))
    assert open_gazetteer(load_theatre("sudan")).lookup("qaryat anwar") is not None
    assert open_gazetteer(load_theatre("sudan"), own=False).lookup("qaryat anwar") is None


def test_a_run_that_fails_leaves_what_was_there(program, home, monkeypatch):
    program("theatre", "update", "ukraine", "--geonames", dump(home, GOOD[0], name="A"))
    old = own_file("ukraine").read_bytes()
    monkeypatch.setattr("counterclaim.resolve.compiling.gather", lambda _db: 1 / 0)
    second, shipped = dump(home, GOOD[1], name="B"), open_gazetteer(own=False)
    with pytest.raises(ZeroDivisionError):
        compile_dumps([second], own_file("ukraine"), shipped, print)
    assert own_file("ukraine").read_bytes() == old
    assert [path.name for path in own_file("ukraine").parent.iterdir()] == ["ukraine.db"]


def two_texts(folder):
    with zipfile.ZipFile(folder / "two.zip", "w") as archive:
        archive.writestr("A.txt", GOOD[0])
        archive.writestr("B.txt", GOOD[1])
    return folder / "two.zip"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ukraine"], "name the dumps with --geonames"),
        (["ukraine", "--geonames", "nowhere.zip"], "there is no such file"),
        (["nowhere", "--geonames", "UA.zip"], "no theatre 'nowhere'"),
        (["ukraine", "--geonames", "two.zip"], "2 texts in this zip"),
        (["ukraine", "--geonames", "UA.zip", "--remove"], "name the dumps"),
    ],
)
def test_wrong_use_is_one_line(program, home, monkeypatch, arguments, words):
    monkeypatch.chdir(home)
    two_texts(home)
    dump(home, *GOOD, name="UA")
    done = program("theatre", "update", *arguments)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert words in done.err
    assert not own_file("ukraine").exists()


def test_a_folder_that_cannot_be_written_is_one_line(program, home, monkeypatch):
    (home / "file").write_text("", "utf-8")
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(home / "file" / "below"))
    done = program("theatre", "update", "ukraine", "--geonames", dump(home, *GOOD))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "E110" in done.err


def test_a_damaged_addition_is_one_line(program):
    own_file("ukraine").parent.mkdir(parents=True)
    own_file("ukraine").write_bytes(b"no database at all " * 100)
    done = program("where", "Pokrovsk", "--theatre", "ukraine")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "theatre update" in done.err


@pytest.mark.skipif(not OSM.is_file(), reason="the shared settlement list is not here")
def test_a_real_list_of_settlements_gives_villages_their_points(program, home):
    lines = []
    with gzip.open(OSM, "rt", encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if row["region:name"] == "Luhansk Oblast":
                names, spot = row["name:uk"], (row["lat"], row["lon"])
                lines.append(line(60000000 + number, row["name"] or names, *spot, names=names, admin1="14"))
    done = program("theatre", "update", "ukraine", "--geonames", dump(home, *lines))
    assert done.code == 0
    joined = int(done.out.split(" settlements added, ")[1].split(" ")[0].replace(",", ""))
    assert joined > len(lines) / 2
