"""GeoJSON as areas: other coordinate systems, swapped axes, rings that are none, overlaps: each mended and told."""

from __future__ import annotations

import json
import math

import pytest
from small_maps import MAP, collection, feature, square

from counterclaim.evidence.axes import A
from counterclaim.evidence.polygons import read_areas, square_km
from counterclaim.model.errors import BadEvidence

BOX = (30.0, 45.0, 40.0, 55.0)
LAND = square(36, 49, 37, 51)
UNHEARD = {"properties": {"name": "GRID:1"}}
KM2 = 15_914  # of LAND: 1 degree of longitude by 2 of latitude at 50° N


def told(raw: bytes, source=MAP, box=BOX) -> tuple[dict[str, float], list[str]]:
    areas = read_areas(raw, source, "m.geojson", box)
    return areas.km2, [f.what for f in areas.faults]


def overlap(fault: str, words: str) -> float:
    """The number that stands where ``words`` have X; the other words must be the same."""
    before, after = words.split("X")
    assert fault.startswith(before)
    assert fault.endswith(after)
    return float(fault.removeprefix(before).removesuffix(after).replace(",", ""))


def moved(ring, move):
    return [list(move(x, y)) for x, y in ring]


def mercator(x, y):
    return A * math.radians(x), A * math.log(math.tan(math.pi / 4 + math.radians(y) / 2))


def test_an_area_by_its_property():
    km2, faults = told(collection(feature("R", LAND), feature("sea", square(31, 46, 32, 47))))
    assert list(km2) == ["red"]
    assert km2["red"] == pytest.approx(KM2, rel=0.005)
    assert faults == []


def test_a_hole_is_no_area():
    with_hole = told(collection(feature("R", LAND, square(36.2, 49.5, 36.8, 50.5))))[0]["red"]
    assert with_hole == pytest.approx(KM2 * 0.7, rel=0.005)


@pytest.mark.parametrize(
    ("name", "move"),
    [
        ("urn:ogc:def:crs:EPSG::3857", mercator),
        ("EPSG:900913", mercator),
        (None, mercator),
    ],
)
def test_metres_are_converted(name, move):
    crs = {"crs": {"type": "name", "properties": {"name": name}}} if name else {}
    km2, faults = told(collection(feature("R", moved(LAND, move)), **crs))
    assert km2["red"] == pytest.approx(KM2, rel=0.005)
    assert len(faults) == 1
    assert "converted" in faults[0]


def test_a_national_grid_is_converted():
    pyproj = pytest.importorskip("pyproj")
    move = pyproj.Transformer.from_crs(4326, 32637, always_xy=True).transform
    crs = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}}
    km2, faults = told(collection(feature("R", moved(LAND, move)), **crs))
    assert km2["red"] == pytest.approx(KM2, rel=0.01)
    assert faults == ["converted from urn:ogc:def:crs:EPSG::32637"]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_by_their_names_stay(name):
    crs = {"crs": {"type": "name", "properties": {"name": name}}}
    assert told(collection(feature("R", LAND), **crs))[1] == []


def test_a_wrong_name_of_what_are_degrees_is_told():
    crs = {"crs": {"type": "name", "properties": {"name": "EPSG:3857"}}}
    km2, faults = told(collection(feature("R", LAND), **crs))
    assert km2["red"] == pytest.approx(KM2, rel=0.005)
    assert faults == ["the file says EPSG:3857, but its coordinates are degrees: taken as degrees"]


def test_latitude_before_longitude_is_swapped():
    km2, faults = told(collection(feature("R", moved(LAND, lambda x, y: (y, x)))))
    assert km2["red"] == pytest.approx(KM2, rel=0.005)
    assert faults == ["latitude stands before longitude: swapped"]


@pytest.mark.parametrize(
    ("ring", "fault"),
    [
        (LAND[:-1], "a ring is not closed: closed"),
        ([[36, 49], [37, 51], [37, 49], [36, 51], [36, 49]], "an invalid polygon (self-intersection): mended"),
    ],
)
def test_a_broken_ring_is_mended(ring, fault):
    km2, faults = told(collection(feature("R", ring)))
    assert 0 < km2["red"] < KM2 * 1.01
    assert faults == [fault]


@pytest.mark.parametrize(
    ("ring", "fault"),
    [
        ([[36, 49], [37, 49], [36, 49]], "a ring has fewer than three corners: left out"),
        ([[36, 49], "here", [37, 51], [36, 49]], "a ring holds what is no position: left out"),
        ([[36, 49], [37, None], [37, 51], [36, 49]], "a ring holds what is no position: left out"),
        (None, "a Polygon is no area: left out"),
    ],
)
def test_a_ring_that_is_none_is_left_out(ring, fault):
    broken = feature("R", ring) if ring else {"type": "Feature", "properties": {"holder": "R"},
                                               "geometry": {"type": "Polygon", "coordinates": None}}  # fmt: skip
    km2, faults = told(collection(feature("R", LAND), broken))
    assert km2["red"] == pytest.approx(KM2, rel=0.005)
    assert faults == [fault]


def test_points_lines_and_unknown_words_are_left_out_and_told():
    point = {"type": "Feature", "properties": {"holder": "R"}, "geometry": {"type": "Point", "coordinates": [36, 50]}}
    km2, faults = told(collection(feature("R", LAND), point, feature("Z", LAND), {"type": "Feature"}))
    assert list(km2) == ["red"]
    assert faults == [
        "a Point is no area: left out",
        "'holder' is 'Z', which evidence.toml does not know: left out",
        "'holder' is '', which evidence.toml does not know: left out",
    ]


def test_polygons_of_one_value_that_overlap_are_joined():
    km2, faults = told(collection(feature("R", LAND), feature("R", square(36.5, 49, 37.5, 51))))
    assert km2["red"] == pytest.approx(KM2 * 1.5, rel=0.005)
    (fault,) = faults
    assert overlap(fault, "polygons of one value overlap (X km²): joined") == pytest.approx(KM2 / 2, rel=0.005)


@pytest.mark.parametrize(("first", "second"), [("R", "B"), ("B", "R")])
def test_where_two_values_overlap_the_ground_is_contested_whoever_is_first(first, second):
    km2, faults = told(collection(feature(first, LAND), feature(second, square(36.5, 49, 37.5, 51))))
    assert {value: round(size / KM2, 2) for value, size in sorted(km2.items())} == {
        "blue": 0.5, "contested": 0.5, "red": 0.5,
    }  # fmt: skip
    (fault,) = faults
    words = "polygons of different values overlap (X km²): contested there"
    assert overlap(fault, words) == pytest.approx(KM2 / 2, rel=0.005)


def test_an_empty_map_is_told():
    assert told(collection()) == ({}, ["no polygon in this file"])


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[1, 2]", b"\xff\xfe", b'{"features": []}',
        collection(feature("R", [[1e6, 1e6], [2e9, 1e6], [2e9, 2e9], [1e6, 1e6]])),
        collection(feature("R", [[1e6, 6e6], [2e6, 6e6], [2e6, 7e6], [1e6, 6e6]]), crs=UNHEARD),
    ],
)  # fmt: skip
def test_what_nobody_can_read_is_refused(raw):
    with pytest.raises(BadEvidence, match=r"m\.geojson: \[E111\]"):
        read_areas(raw, MAP, "m.geojson", BOX)


def test_square_kilometres_are_those_of_the_ellipsoid():
    shapely = pytest.importorskip("shapely")
    pyproj = pytest.importorskip("pyproj")
    shape = shapely.Polygon(square(30, 45, 40, 55)).segmentize(0.05)
    exact = abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) / 1e6
    assert square_km(shape) == pytest.approx(exact, rel=1e-4)


def test_wrappings():
    bare = {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "coordinates": [[LAND]]}]}
    source = type(MAP)(id="m", title="", kind=MAP.kind, format=MAP.format, value="red")
    assert list(told(json.dumps(bare).encode(), source)[0]) == ["red"]
