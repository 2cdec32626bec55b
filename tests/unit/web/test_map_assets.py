"""What the web app ships of others' work: as its SOURCES.toml says; the background map draws recognised borders."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest
from shapely.geometry import Point, Polygon

STATIC = Path(__file__).resolve().parents[3] / "src" / "counterclaim" / "web" / "static"
LISTS = sorted(STATIC.rglob("SOURCES.toml"))
OURS = {".css", ".js", ".svg"}


def entries():
    return [(path.parent, each) for path in LISTS for each in tomllib.loads(path.read_text(encoding="utf-8"))["file"]]


@pytest.mark.parametrize(
    ("folder", "entry"), entries(), ids=lambda each: each["file"] if isinstance(each, dict) else ""
)
def test_each_vendored_file_is_the_one_that_is_listed(folder, entry):
    assert hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert entry["licence"] in {"BSD-3-Clause", "0BSD", "MIT", "ISC"}
    assert entry["package"]


def test_nothing_lies_beside_them_unlisted():
    listed = {folder / entry["file"] for folder, entry in entries()}
    for folder in {path.parent for path in LISTS}:
        assert {path for path in folder.iterdir() if path.name != "SOURCES.toml"} == {
            path for path in listed if path.parent == folder
        }


@pytest.fixture(scope="module")
def world():
    return json.loads((STATIC / "map" / "world.json").read_bytes())["features"]


def part(world, name):
    return [each for each in world if each["properties"]["part"] == name]


@pytest.mark.parametrize(
    ("lat", "lon", "dry"),
    [
        (48.0, 37.8, True),
        (45.2, 34.1, True),
        (15.6, 32.5, True),
        (-1.7, 29.0, True),
        (43.5, 34.0, False),
        (0, 0, False),
    ],
)
def test_land_is_land_and_sea_is_sea(world, lat, lon, dry):
    spot = Point(lon, lat)
    found = [Polygon(each["geometry"]["coordinates"][0]) for each in part(world, "land")]
    assert any(each.contains(spot) for each in found) is dry


def test_no_place_on_earth_is_called_what_un_maps_do_not_show(world):
    names = {each["properties"]["name"] for each in part(world, "name")}
    assert {"Ukraine", "Sudan", "Cyprus", "Somalia", "Myanmar"} <= names
    assert not {"N. Cyprus", "Northern Cyprus", "Somaliland"} & names


def near(world, agreed, lat, lon, reach=0.2):
    """True if a border that is agreed, or is not, comes near a point."""
    lines = next(each for each in part(world, "border") if each["properties"]["agreed"] is agreed)
    return any(
        abs(x - lon) < reach and abs(y - lat) < reach for line in lines["geometry"]["coordinates"] for x, y in line
    )


def test_lines_that_are_not_agreed_are_told_apart(world):
    assert near(world, True, 50.0, 38.2, 0.5), "Ukraine and Russia"
    assert not near(world, True, 46.1, 33.6), "no border at the neck of Crimea"
    assert near(world, False, 34.5, 74.0, 1.0), "Kashmir"
    assert near(world, False, 33.01, 35.63), "the line west of the Golan Heights"
    assert not near(world, True, 33.0, 35.87, 0.1)


def test_the_background_is_small(world):
    assert (STATIC / "map" / "world.json").stat().st_size < 1_100_000
    for each in world:
        assert each["geometry"]["coordinates"]
