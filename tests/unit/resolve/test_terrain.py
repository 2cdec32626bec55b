"""Distances to borders and coasts, against what maps of the places say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.atlas import FAR_COAST
from counterclaim.resolve.outlines import load_outlines
from counterclaim.resolve.terrain import country_codes, to_border, to_coast, to_line

DEGREES = st.floats(-60, 60)


@pytest.mark.parametrize(
    ("spot", "lands", "least", "most"),
    [
        ((50.29, 36.94), ("UA", "RU"), 3, 8),  # Vovchansk
        ((49.98, 36.25), ("UA", "RU"), 28, 40),  # Kharkiv
        ((50.41, 36.93), ("RU", "UA"), 5, 12),  # Shebekino, from the other side
        ((-1.67, 29.23), ("CD", "RW"), 0, 4),  # Goma
        ((31.29, 34.24), ("PS", "EG"), 0, 4),  # Rafah
        ((16.69, 98.51), ("MM", "TH"), 0, 5),  # Myawaddy
        ((13.45, 22.44), ("SD", "TD"), 10, 35),  # El Geneina
        ((49.23, 28.47), ("UA", None), 40, 110),  # Vinnytsia: any border
    ],
)
def test_borders(spot, lands, least, most):
    assert least <= to_border(*spot, *lands) <= most


@pytest.mark.parametrize(("country", "other"), [("UA", "ES"), ("JP", None), ("ZZ", "UA"), ("UA", "ZZ")])
def test_no_common_border(country, other):
    assert to_border(48.0, 35.0, country, other) is None


@pytest.mark.parametrize(
    ("lat", "lon", "least", "most"),
    [
        (47.10, 37.54, 0, 5),  # Mariupol
        (31.50, 34.46, 0, 8),  # Gaza, a strip between a border and the sea
        (29.55, 34.95, 0, 10),  # Eilat, on eleven kilometres of coast
        (15.61, 39.45, 0, 3),  # Massawa
        (47.67, 36.26, 90, 115),  # Huliaipole
        (33.51, 36.29, 60, 200),  # Damascus
        (15.55, 32.53, FAR_COAST, FAR_COAST),  # Khartoum: a river is no coast
        (11.59, 37.39, FAR_COAST, FAR_COAST),  # Bahir Dar: nor is a lake
    ],
)
def test_coasts(lat, lon, least, most):
    assert least <= to_coast(lat, lon) <= most


@given(DEGREES, DEGREES, st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_a_line_is_as_near_as_its_nearest_point_or_nearer(lat, lon, up, across):
    points = [(lon + across, lat + up), (lon + across + 0.2, lat + up), (lon + across + 0.2, lat + up + 0.1)]
    ends = [to_line(lat, lon, [point, point]) for point in points]
    assert to_line(lat, lon, points) <= min(ends) + 1e-6
    assert to_line(lat, lon, points[::-1]) == pytest.approx(to_line(lat, lon, points))


def test_a_point_on_a_line_is_on_it():
    assert to_line(10.0, 20.1, [(20.0, 10.0), (20.2, 10.0)]) == pytest.approx(0.0, abs=1e-9)


def test_every_country_of_the_outlines_that_is_one_today_has_a_code():
    known = set(country_codes().values())
    assert {country.code for country in load_outlines().countries} <= known
    assert all(len(code) == 2 for code in country_codes())


def test_outlines_are_borders_of_two_or_coasts_of_one():
    border = next(b for b in load_outlines().borders if b.pair == ("RUS", "UKR"))
    assert sum(len(list(pairwise(line.points))) for line in border.lines) > 500
