import itertools
import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.claim import Place, Precision
from counterclaim.resolve.outlines import load_outlines
from counterclaim.show.frame import clip_line, clip_ring, fit, path, thinned
from counterclaim.show.labels import around, collides, inside, place_labels, rect
from counterclaim.show.map import FONT, SIZE, distance, draw, scale_bar
from counterclaim.show.tables import Named

SETTLEMENTS = {
    "Khartoum": (15.55, 32.53),
    "El Fasher": (13.63, 25.35),
    "Goma": (-1.68, 29.22),
    "Myawaddy": (16.69, 98.51),
    "Stepanakert": (39.82, 46.75),
    "Suva": (-18.14, 178.44),
    "Reykjavík": (64.14, -21.9),
}
# Points well inside a disputed area or close to a border, and the country that they are drawn in.
HELD = {
    (34.10, 44.95): "UKR",  # Crimea
    (36.94, 50.29): "UKR",  # 5 km from a border
    (36.90, 50.40): "RUS",
    (-13.2, 27.15): "ESH",
    (35.75, 33.0): "SYR",  # Golan Heights
    (35.59, 33.21): "ISR",
    (35.24, 31.79): "PSE",  # East Jerusalem
    (34.45, 31.5): "PSE",
    (41.02, 43.0): "GEO",
    (46.75, 39.82): "AZE",
    (33.4, 35.25): "CYP",
    (44.06, 9.56): "SOM",
    (29.6, 46.84): "MDA",
    (29.22, -1.66): "COD",
    (98.50, 16.68): "MMR",
}


def named(name, lat, lon, *, claims=(), precision=Precision.POINT):
    place = Place(start=0, stop=1, text="x", place_id=name, name=name, lat=lat, lon=lon, precision=precision)
    return Named(printed=(name,), place=place, mentions=(0,), claims=claims)


def within(ring, point):
    x, y = point
    inside_now = False
    for a, b in itertools.pairwise(ring):
        if (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]):
            inside_now = not inside_now
    return inside_now


@pytest.mark.parametrize(("point", "country"), HELD.items())
def test_a_point_lies_in_one_country_by_recognised_borders(point, country):
    found = [c.code for c in load_outlines().countries if sum(within(ring.points, point) for ring in c.rings) % 2]
    assert found == [country]


def test_disputed_lines_are_apart_from_agreed_ones():
    outlines = load_outlines()
    agreed = {border.pair: border.agreed for border in outlines.borders}
    assert not agreed[("IND", "PAK")]
    assert not agreed[("ISR", "SYR")]
    assert agreed[("RUS", "UKR")]
    assert "OpenStreetMap" in outlines.note


@pytest.mark.parametrize(("name", "spot"), SETTLEMENTS.items())
def test_one_place_stands_in_the_middle(name, spot):
    frame = fit([(spot[1], spot[0])], SIZE)
    assert frame.pixel((spot[1], spot[0])) == pytest.approx((SIZE[0] / 2, SIZE[1] / 2))
    drawn = draw([named(name, *spot)], load_outlines())
    assert [dot.label.text for dot in drawn.dots] == [name]
    assert drawn.land


longitudes, latitudes = st.floats(-180, 180), st.floats(-75, 75)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=6))
def test_every_point_falls_inside_its_frame(points):
    near = [(points[0][0] + (lon - points[0][0]) / 10, lat) for lon, lat in points]
    frame = fit(near, SIZE)
    for point in near:
        x, y = frame.pixel(point)
        assert -1e-6 <= x <= SIZE[0] + 1e-6
        assert -1e-6 <= y <= SIZE[1] + 1e-6


def test_distances_on_the_map_are_those_on_the_ground():
    a, b = (36.94, 50.29), (37.18, 48.28)
    frame = fit([a, b], SIZE)
    pixels = math.dist(frame.pixel(a), frame.pixel(b))
    assert pixels * frame.km_per_pixel == pytest.approx(distance(a, b), rel=0.01)


def test_the_scale_bar_is_as_long_as_it_says():
    frame = fit([(32.5, 15.5), (25.3, 13.6)], SIZE)
    km, pixels = scale_bar(frame)
    assert pixels * frame.km_per_pixel == pytest.approx(km)
    assert pixels <= SIZE[0] / 5


def test_neighbours_across_the_date_line_stay_neighbours():
    frame = fit([(179.5, -17.0), (-179.5, -17.5)], SIZE)
    left, right = frame.pixel((179.5, -17.0)), frame.pixel((-179.5, -17.5))
    assert 0 < left[0] < right[0] < SIZE[0]
    drawn = draw([named("West", -17.0, 179.5), named("East", -17.5, -179.5)], load_outlines())
    assert len(drawn.dots) == 2
    assert drawn.land


def test_a_far_place_is_named_beyond_the_map():
    rows = [named("A", 15.5, 32.5), named("B", 15.6, 32.6), named("C", 15.4, 32.4), named("Far", 46.2, 6.1)]
    drawn = draw(rows, load_outlines())
    assert [dot.name for dot in drawn.dots] == ["A", "B", "C"]
    assert drawn.beyond == ("Far",)


def test_areas_do_not_widen_a_map_of_settlements():
    drawn = draw([named("Town", 50.3, 36.9), named("Land", 60.0, 90.0, precision=Precision.AREA)], load_outlines())
    assert [dot.name for dot in drawn.dots] == ["Town"]
    assert drawn.beyond == ("Land",)


def test_areas_alone_are_drawn():
    drawn = draw([named("Land", 49.0, 32.0, precision=Precision.AREA)], load_outlines())
    assert drawn.dots[0].area


@pytest.mark.parametrize("spot", [(None, None), (95.0, 10.0), (10.0, 500.0), (float("nan"), 1.0)])
def test_no_position_no_map(spot):
    assert draw([named("Nowhere", *spot)], load_outlines()) is None


def test_names_never_cover_each_other():
    crowd = [(f"Settlement {n}", (300 + (n % 5) * 14.0, 200 + (n // 5) * 9.0)) for n in range(25)]
    taken = []
    labels = [label for label in place_labels(crowd, SIZE, FONT, taken) if label]
    boxes = [rect(label, FONT) for label in labels]
    assert len(boxes) > 3
    assert all(not collides(box, boxes[:i]) for i, box in enumerate(boxes))
    assert all(inside(box, SIZE) for box in boxes)


def test_a_name_at_the_edge_turns_inward():
    label = place_labels([("A long name", (SIZE[0] - 10, 200.0))], SIZE, FONT, [])[0]
    assert label.anchor == "end"
    assert around("x", (5.0, 5.0), FONT)[0].anchor == "start"


@given(st.lists(st.tuples(st.floats(-900, 1500), st.floats(-900, 1500)), min_size=3, max_size=12))
def test_a_clipped_ring_stays_in_the_frame(ring):
    for x, y in clip_ring(ring, SIZE):
        assert -1e-6 <= x <= SIZE[0] + 1e-6
        assert -1e-6 <= y <= SIZE[1] + 1e-6


def test_clipping_keeps_what_is_inside():
    square = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)]
    assert clip_ring(square, SIZE) == square
    assert clip_ring([(x - 1000, y) for x, y in square], SIZE) == []
    around_all = [(-9e3, -9e3), (9e3, -9e3), (9e3, 9e3), (-9e3, 9e3)]
    assert {(round(x), round(y)) for x, y in clip_ring(around_all, SIZE)} == {
        (0, 0), (640, 0), (640, 430), (0, 430)
    }  # fmt: skip


def test_a_line_that_leaves_and_comes_back_is_two():
    line = [(10.0, 10.0), (20.0, 10.0), (20.0, -50.0), (90.0, -50.0), (90.0, 10.0)]
    assert [len(run) for run in clip_line(line, SIZE)] == [3, 2]


def test_points_that_the_eye_cannot_part_are_left_out():
    line = [(0.0, 0.0), (0.1, 0.0), (0.2, 0.0), (5.0, 0.0)]
    assert thinned(line) == [(0.0, 0.0), (5.0, 0.0)]
    assert thinned([(1.0, 1.0)]) == [(1.0, 1.0)]
    assert path(line, closed=True) == "M0.0 0.0L5.0 0.0Z"


def test_long_names_are_cut():
    row = named("n" * 400, 10.0, 10.0)
    drawn = draw([row], load_outlines())
    assert len(drawn.dots[0].name) == 40
    assert msgspec.structs.asdict(drawn)["bar_km"] > 0
