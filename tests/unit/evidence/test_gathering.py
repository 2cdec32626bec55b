"""Evidence in a ledger: added once, asked by source and rule, in the program as in the API; the shared maps counted."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json

import pytest
from small_maps import collection, square

from counterclaim.cli import run
from counterclaim.evidence.book import Near
from counterclaim.gathering import open_book
from counterclaim.model.evidence import Rule
from counterclaim.store.ledger import open_ledger
from counterclaim.store.upkeep import check, digest

SITES = "id,name,lat,lon,kind\nx:1,Lineville,50.0,36.0,town\nx:2,Eastville,50.0,36.9,village\nx:3,Nopoint,,,village\n"


def area(*rings):
    return [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}} for ring in rings
    ]


@pytest.fixture
def maps(tmp_path):
    """Five maps on which the line passes a town, one of them broken."""
    folder = tmp_path / "maps"
    folder.mkdir()
    for day, west in (
        ("20250301", 36.1),
        ("20250302", 36.1),
        ("20250303", 37.9),
        ("20250304", 35.9),
        ("20250305", 35.9),
    ):
        name = folder / f"deepstatemap_data_{day}.geojson"
        name.write_bytes(collection(*area(square(west, 48, 38, 52))))
    (folder / "deepstatemap_data_notes.geojson").write_text("{}", encoding="utf-8")
    (folder / "readme.txt").write_text("maps", encoding="utf-8")
    (tmp_path / "sites.csv").write_text(SITES, encoding="utf-8")
    return folder


@pytest.fixture
def program(capsys):
    """Calls the program; exit code, output, messages."""

    def call(*arguments):
        capsys.readouterr()
        code = run([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return call


def add(program, maps, *more):
    ledger = maps.parent / "l.db"
    return program("evidence", "add", maps, "--ledger", ledger, "--sites", maps.parent / "sites.csv", *more)


def test_maps_are_added_once_and_asked_by_rule(program, maps):
    code, out, err = add(program, maps)
    assert code == 1  # one file has no day in its name
    assert "deepstate: 5 snapshots, 2 places" in out
    assert "2 settlements, 2 of them under the file's own ids" in err
    assert "a settlement has no point: left out: 1" in err
    assert "notes.geojson: [E111] there is no day in the file's name" in err
    assert "2025-03-03 is left out: ru has" in err
    with open_ledger(maps.parent / "l.db") as ledger:
        book = open_book(ledger)
        assert [(h.rule, h.value) for h in book.on("x:1", dt.date(2025, 3, 2))] == [
            ("centre", "ua"), ("full", "ua"), ("half", "ua"), ("touch", "ua"),
        ]  # fmt: skip
        (change,) = book.changes("deepstate", Rule.CENTRE, "ru", dt.date(2025, 3, 1), dt.date(2025, 3, 31))
        assert (change.place, change.previous.day, change.day.day) == ("x:1", 2, 4)
        assert {h.value for h in book.spells("x:2")} == {"ru"}
        assert [bool(shot.quarantined) for shot in book.snapshots("deepstate")] == [False, False, True, False, False]
        assert not check(ledger)
        with ledger.read() as connection:
            before = digest(connection)
    code, out, _ = add(program, maps)
    assert (code, "5 files already there" in out) == (1, True)
    with open_ledger(maps.parent / "l.db") as ledger, ledger.read() as connection:
        assert digest(connection) == before


def test_the_order_of_adding_does_not_matter(program, maps, tmp_path):
    files = sorted(maps.glob("*2025*.geojson"))
    held = []
    for name, order in (("a", files), ("b", [files[3], files[0], files[4], files[2], files[1]])):
        for file in order:
            program("evidence", "add", file, "--ledger", tmp_path / name, "--sites", tmp_path / "sites.csv")
        with open_ledger(tmp_path / name) as ledger:
            held.append(open_book(ledger).spells("x:1"))
    assert held[0] == held[1]
    assert len(held[0]) == 8


def test_list_show_and_place(program, maps):
    add(program, maps)
    ledger = ("--ledger", maps.parent / "l.db")
    code, out, _ = program("evidence", "list", *ledger, "--format", "json")
    (row,) = json.loads(out)
    assert (code, row["id"], row["first"], row["last"], row["snapshots"], row["left_out"]) == (
        0, "deepstate", "2025-03-01", "2025-03-05", 5, 1,
    )  # fmt: skip
    code, out, _ = program("evidence", "show", "deepstate", *ledger)
    assert (code, "deepstatemap_data_20250303.geojson" in out, "is the median of" in out) == (0, True, True)
    code, out, _ = program("evidence", "place", "x:1", *ledger, "--on", "2025-04-05", "--format", "json")
    rows = json.loads(out)["spells"]
    assert {(row["rule"], row["value"], row["age"]) for row in rows} == {
        (rule, "ru", 31) for rule in ("centre", "touch", "half", "full")
    }
    assert program("evidence", "place", "Nowhereville", *ledger)[0] == 1
    code, _, err = program("evidence", "show", "nobody", *ledger)
    assert (code, "it has deepstate" in err) == (2, True)


def test_events_by_place_and_near(program, tmp_path):
    (tmp_path / "acled.csv").write_text(
        "event_id_cnty,event_date,location,latitude,longitude,fatalities,actor1\n"
        "U1,2025-05-18,Vovchansk,50.29,36.94,2,Military Forces of Russia (2000-)\n"
        "U2,2025-05-19,Lipno,50.30,36.95,0,x\n",
        encoding="utf-8",
    )
    ledger = tmp_path / "l.db"
    command = ("evidence", "add", tmp_path / "acled.csv", "--theatre", "ukraine", "--ledger", ledger)
    code, out, _ = program(*command)
    assert (code, out.strip().endswith("l.db: 2 events")) == (0, True)
    assert (
        "already there"
        in program("evidence", "add", tmp_path / "acled.csv", "--theatre", "ukraine", "--ledger", ledger)[1]
    )
    with open_ledger(ledger) as opened:
        book, days = open_book(opened), (dt.date(2025, 5, 18), dt.date(2025, 5, 19))
        assert [e.id for e in book.events(*days, near=Near(50.29, 36.94, 5))] == ["U1", "U2"]
        assert [e.id for e in book.events(*days, near=Near(50.29, 36.94, 0.5))] == ["U1"]
        assert [e.id for e in book.events(days[1], days[1])] == ["U2"]
        (first,) = book.events(days[0], days[0])
        assert (first.sides, first.killed_low) == (("ru",), 2)
        assert book.events(*days, place=first.place or "") == (first,)
    code, out, _ = program("evidence", "place", "Vovchansk", "--ledger", ledger)
    assert (code, "2025-05-18" in out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "nothing-here.geojson"), "no such file"),
        (("add", "mine.xyz"), "no theatre knows files of this name"),
        (("add", "mine.xyz", "--theatre", "ukraine"), "no source has files of this name"),
        (("add", "mine.xyz", "--theatre", "ukraine", "--source", "nobody"), "there is no source 'nobody'"),
        (("add", "mine.xyz", "--format", "xml"), "there is no form 'xml'"),
        (("place", "x", "--on", "soon"), "is no day"),
    ],
)
def test_wrong_usage_is_one_line(program, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.xyz").write_text("x", encoding="utf-8")
    with open_ledger("l.db", create=True):
        pass
    code, _, err = program("evidence", *arguments, "--ledger", "l.db")
    assert (code, told in err, err.count("\n")) == (2, True, 1)


def test_a_refused_file_leaves_the_others(program, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "control_latest_2024.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "control_latest_2025.csv").write_text("geonameid,date,status_isw\n706483,20250101,UA\n", encoding="utf-8")
    code, out, err = program("evidence", "add", folder, "--ledger", tmp_path / "l.db")
    assert (code, "1 snapshots, 1 files refused" in out, "[E111]" in err) == (1, True, True)
    with open_ledger(tmp_path / "l.db") as ledger:
        (held,) = open_book(ledger).spells("geonames:706483")
    assert (held.source, held.rule, held.value) == ("viina-isw", Rule.STATED, "ua")


def test_the_shared_maps_count_as_the_published_check_does(program, shared, tmp_path):
    control, places = shared / "data" / "control", shared / "data" / "gazetteer" / "ua_settlements_osm.csv.gz"
    if not control.is_dir() or not places.is_file():
        pytest.skip("no shared control maps or settlements")
    lines = gzip.decompress(places.read_bytes()).decode().splitlines()
    at = lines[0].split(",").index("lon")
    near = [row for row in csv.reader(lines) if row[at] == "lon" or float(row[at]) > 33]  # no front lies further west
    with (tmp_path / "osm.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(near)
    ledger = tmp_path / "l.db"
    code, out, _ = program("evidence", "add", control, "--ledger", ledger, "--sites", tmp_path / "osm.csv")
    assert (code, "deepstate: 9 snapshots" in out, "owl: 783 snapshots, 535 places" in out) == (0, True, True)
    with open_ledger(ledger) as opened:
        book = open_book(opened)
        for row in json.loads((control / "aggregate_check_87.json").read_text(encoding="utf-8")):
            days = dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])
            assert passed(book, "deepstate", Rule.CENTRE, days) == (row["deepstate_centre"], row["deepstate_lost"])
            assert passed(book, "deepstate", Rule.TOUCH, days)[0] == row["deepstate_first_touch"]
            assert passed(book, "deepstate", Rule.FULL, days)[0] == row["deepstate_disc_full"]
            assert passed(book, "owl", Rule.CENTRE, days) == (row["owl_centre"], row["owl_lost"])


def passed(book, source, rule, days):
    """How many places came to the side, and how many left it."""
    rows = {}
    for change in book.changes(source, rule, None, *days):
        rows.setdefault(change.place, []).append(change)
    gained = sum(found[0].before != "ru" and found[-1].after == "ru" for found in rows.values())
    return gained, sum(found[0].before == "ru" and found[-1].after != "ru" for found in rows.values())
