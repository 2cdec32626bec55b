"""The gazetteer's build: a slice of the inputs gives the same bytes twice, and what the shipped files hold."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from shapely import Polygon, box, to_wkb

from counterclaim.model.names import fold
from counterclaim.resolve.database import Database
from counterclaim.resolve.gazetteer import DATA, Gazetteer, open_gazetteer

ROOT = Path(__file__).resolve().parents[3]
SLICE = Path(__file__).with_name("slice")
POKROVSK, VOVCHANSK, GOMA = "geonames:704422", "geonames:689304", "geonames:216281"


@pytest.fixture(scope="module")
def builder() -> Iterator[ModuleType]:
    """tools/build_gazetteer.py, imported from where it lies."""
    sys.path.insert(0, str(ROOT / "tools"))
    import build_gazetteer

    yield build_gazetteer
    sys.path.remove(str(ROOT / "tools"))


def slice_inputs(builder: ModuleType, cities: Path = SLICE) -> Any:
    """The inputs of the slice; the places of areas are asked for in tests of their own."""
    more = (SLICE / "none.gpkg", SLICE / "factbook", SLICE / "regions.json")
    return builder.Inputs(cities, SLICE / "register.csv", SLICE, SLICE / "words.txt", SLICE, *more)


def build(builder: ModuleType, folder: Path) -> Gazetteer:
    """The slice built into ``folder``: settlements, regions and the register, without countries (they need babel)."""
    inputs = slice_inputs(builder)
    places = builder.settlements(inputs)
    ukrainian = [r for r in places if r.country == "UA"]
    register, raions = builder.register_rows(inputs, ukrainian)
    rest = [r for r in places if r.country != "UA"]
    rows = [*builder.regions(inputs, places, 1, {}), *raions, *register, *rest]
    builder.write(folder / "slice.db", rows, builder.word_flags(inputs))
    return Gazetteer([Database(folder / "slice.db")])


def test_same_inputs_give_the_same_bytes(builder: ModuleType, tmp_path: Path) -> None:
    digests = set()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        build(builder, tmp_path / name)
        digests.add(hashlib.sha256((tmp_path / name / "slice.db").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize("place_id", [POKROVSK, VOVCHANSK, GOMA, "geonames:377039", "geonames:486816"])
def test_a_rebuilt_place_is_the_shipped_one(builder: ModuleType, tmp_path: Path, place_id: str) -> None:
    rebuilt, shipped = build(builder, tmp_path).place(place_id), open_gazetteer().place(place_id)
    assert rebuilt is not None
    assert rebuilt == shipped


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Volchansk", VOVCHANSK),
        ("Вовчанськ", VOVCHANSK),
        ("Krasnoarmeysk", POKROVSK),
        ("GOMA", GOMA),
        ("Hlyboke", "katottg:UA63120090160050552"),
        ("Glyboke", "katottg:UA63120090160050552"),
        ("Kharkiv Oblast", "admin1:UA.07"),
        ("Kharkov", "admin1:UA.07"),
        ("Харьковская область", "admin1:UA.07"),
        ("Харьковская", "admin1:UA.07"),
        ("Харківщина", "admin1:UA.07"),
        ("Чугуївщина", "admin2:UA.07.6314"),
        ("Чугуївський район", "admin2:UA.07.6314"),
        ("Chuhuivskyi Raion", "admin2:UA.07.6314"),
    ],
)
def test_a_rebuilt_name_leads_to_its_place(builder: ModuleType, tmp_path: Path, name: str, place_id: str) -> None:
    entry = build(builder, tmp_path).lookup(fold(name))
    assert entry is not None
    assert place_id in {p.place_id for p in entry.places}


def test_a_region_bears_its_geonames_id(builder: ModuleType, tmp_path: Path) -> None:
    region = build(builder, tmp_path).place("admin1:UA.07")
    assert region is not None
    assert region.code == "706482"


@pytest.mark.parametrize(
    ("changes", "skipped", "kept"),
    [
        ({}, {}, True),
        ({"latitude": None}, {"latitude": 1}, False),
        ({"name": ""}, {"name": 1}, False),
        ({"countrycode": ...}, {"countrycode": 1}, False),
        ({"population": ..., "alternatenames": ...}, {}, True),
    ],
)
def test_rows_that_lack_a_column_are_left_out_and_counted(
    builder: ModuleType, tmp_path: Path, changes: dict[str, Any], skipped: dict[str, int], kept: bool
) -> None:
    rows = json.loads((SLICE / "cities500.json").read_text(encoding="utf-8"))
    changed = next(r for r in rows.values() if str(r["geonameid"]) == GOMA.removeprefix("geonames:"))
    for column, value in changes.items():
        if value is ...:
            del changed[column]
        else:
            changed[column] = value
    for name in ("countries.json", "us_states.json"):
        (tmp_path / name).write_bytes((SLICE / name).read_bytes())
    (tmp_path / "cities500.json").write_text(json.dumps(rows), encoding="utf-8")
    inputs = slice_inputs(builder, tmp_path)
    found = {r.ref for r in builder.settlements(inputs)}
    assert (GOMA in found) is kept
    assert dict(inputs.skipped) == skipped


def divisions(path: Path, pieces: list[Polygon]) -> Path:
    """A GeoPackage of ``pieces``, as far as the build reads one."""
    header = b"GP\x00\x01" + (4326).to_bytes(4, "little")
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE states_provinces (fid INTEGER PRIMARY KEY, geom BLOB)")
        db.executemany("INSERT INTO states_provinces (geom) VALUES (?)", [(header + to_wkb(p),) for p in pieces])
    return path


@pytest.mark.parametrize(
    ("island", "expected"),
    [
        (1.0, (0.5, 2.0)),  # the mainland stands for the country
        (3.5, (10.0, 20.0)),  # scattered: where the Factbook says
    ],
)
def test_a_country_is_in_the_middle_of_its_mainland(
    builder: ModuleType, tmp_path: Path, island: float, expected: tuple[float, float]
) -> None:
    land = divisions(tmp_path / "land.gpkg", [box(0, 0, 4, 1), box(40, 0, 40 + island, 1)])
    (tmp_path / "asia").mkdir()
    text = {"Geography": {"Geographic coordinates": {"text": "10 00 N, 20 00 E"}}}
    (tmp_path / "asia" / "xx.json").write_text(json.dumps(text), encoding="utf-8")
    places = [
        builder.Row(f"geonames:{n}", "X", "settlement", "XX", f"admin1:XX.{n}", lat=0.5, lon=lon)
        for n, lon in ((1, 0.5), (2, 40.5))
    ]
    points = builder.area_points(land, tmp_path, {"XX": {"fips": "XX"}}, places)
    assert points["country:XX"] == pytest.approx(expected, abs=0.02)
    assert points["admin1:XX.1"] == pytest.approx((0.5, 2.0), abs=0.02)
    assert points["admin1:XX.2"] == pytest.approx((0.5, 40 + island / 2), abs=0.02)


def test_words_and_persons_are_flagged(builder: ModuleType, tmp_path: Path) -> None:
    goma, sudan = (build(builder, tmp_path).lookup(key) for key in ("goma", "port sudan"))
    assert goma is not None
    assert sudan is not None
    assert (goma.person, goma.word, sudan.person) == (True, False, False)


def test_every_built_file_is_the_one_in_sources() -> None:
    sources = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))
    built = {b["file"]: b["sha256"] for b in sources["built"] if b["file"].endswith(".db")}
    assert sorted(built) == ["ukraine.db", "world.db"]
    for name, digest in built.items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_the_two_files_stay_under_forty_megabytes() -> None:
    assert sum((DATA / name).stat().st_size for name in ("ukraine.db", "world.db")) < 40_000_000
