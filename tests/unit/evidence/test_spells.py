"""Snapshots as spells: four rules, short reversals, gaps, quarantine; nothing depends on who the sides are."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from small_maps import MAP, collection, feature, square

from counterclaim.evidence.observing import NONE, Look, Seen, pack, scattered, unpack
from counterclaim.evidence.polygons import read_areas
from counterclaim.evidence.quarantine import doubtful
from counterclaim.evidence.sites import POINTS, Sites, radius
from counterclaim.evidence.spells import spells
from counterclaim.model.evidence import NOT_COVERED, Rule
from counterclaim.model.evidence_format import Counting, Disc

DAY = dt.date(2025, 1, 1)


def seen_of(day: int, codes: list[int], values=("red", "blue"), points=None, rest="") -> Seen:
    return Seen(DAY + dt.timedelta(days=day), values, np.array(codes, dtype=np.uint8),
                None if points is None else np.array(points, dtype=np.uint8), rest=rest)  # fmt: skip


def shown(found, rule, place="p"):
    return [
        (h.value, (h.since - DAY).days, (h.until - DAY).days, h.snapshots)
        for h in found.held
        if h.rule == rule and h.place == place
    ]


def mapped(sites: Sites, east: list[float]) -> tuple[Seen, ...]:
    """Maps on which red holds all east of a line that moves."""
    look = Look(sites, MAP.covers, MAP.rest)
    areas = [read_areas(collection(feature("R", square(x, 49, 38, 51))), MAP, "m", None) for x in east]
    return tuple(look.at(each, DAY + dt.timedelta(days=n)) for n, each in enumerate(areas))


def test_a_line_that_moves_over_a_town_shows_touch_half_centre_and_full_one_after_the_other(sites):
    found = spells("map", sites.places, mapped(sites, [36.03, 36.018, 36.005, 35.995, 35.97]), 0)
    assert {rule: shown(found, rule, "p:line") for rule in ("touch", "half", "centre", "full")} == {
        "touch": [("blue", 0, 0, 1), ("red", 1, 4, 4)],
        "half": [("blue", 0, 2, 3), ("red", 3, 4, 2)],
        "centre": [("blue", 0, 2, 3), ("red", 3, 4, 2)],
        "full": [("blue", 0, 0, 1), ("contested", 1, 3, 3), ("red", 4, 4, 1)],
    }
    assert shown(found, "centre", "p:inland") == [("red", 0, 4, 5)]


def test_what_lies_elsewhere_is_not_covered(sites):
    found = spells("map", sites.places, mapped(sites, [36.0]), 0)
    assert {h.value for h in found.held if h.place == "p:abroad"} == {NOT_COVERED}


def test_the_share_of_the_disc_is_told(sites):
    found = spells("map", sites.places, mapped(sites, [36.018, 36.005]), 0)
    line = {h.rule: h for h in found.held if h.place == "p:line"}
    assert line[Rule.TOUCH].fraction == pytest.approx(6 / POINTS, abs=0.01)
    assert line[Rule.CENTRE].fraction == pytest.approx(7 / POINTS, abs=0.01)


def test_packing_loses_nothing(sites):
    (one,) = mapped(sites, [36.005])
    again = unpack(pack(one), one.day)
    assert (again.values, again.rule, again.rest, again.exact) == (one.values, one.rule, one.rest, one.exact)
    assert (again.centre == one.centre).all()
    assert (again.points == one.points).all()


@pytest.mark.parametrize("swap", [False, True])
def test_sides_may_change_places(swap):
    values = ("blue", "red") if swap else ("red", "blue")
    points = [[[0], [13]], [[3], [10]], [[13], [0]], [[5], [8]]]
    codes = [1, 1, 0, 1]
    snapshots = [
        seen_of(n, [code], values, row, rest=values[1]) for n, (code, row) in enumerate(zip(codes, points, strict=True))
    ]
    other = {"red": "blue", "blue": "red"} if swap else {}
    found = spells("s", ["p"], snapshots, 0)
    assert {
        r: [(other.get(v, v), a, b) for v, a, b, _ in shown(found, r)] for r in ("centre", "touch", "half", "full")
    } == {
        "centre": [("blue", 0, 1), ("red", 2, 2), ("blue", 3, 3)],
        "touch": [("blue", 0, 0), ("red", 1, 2), ("blue", 3, 3)],
        "half": [("blue", 0, 1), ("red", 2, 2), ("blue", 3, 3)],
        "full": [("blue", 0, 0), ("contested", 1, 1), ("red", 2, 2), ("contested", 3, 3)],
    }


@pytest.mark.parametrize(
    ("days", "codes", "settle", "expected", "passed"),
    [
        ([0, 1, 2, 3], [1, 0, 1, 1], 3, [("blue", 0, 3, 3)], 1),
        ([0, 1, 2, 3], [1, 0, 1, 1], 0, [("blue", 0, 0, 1), ("red", 1, 1, 1), ("blue", 2, 3, 2)], 0),
        ([0, 1, 2, 3, 4, 5], [1, 0, 0, 0, 0, 1], 3, [("blue", 0, 0, 1), ("red", 1, 4, 4), ("blue", 5, 5, 1)], 0),
        ([0, 1, 2], [1, 1, 0], 3, [("blue", 0, 1, 2), ("red", 2, 2, 1)], 0),  # the last spell stands
        ([0, 30, 60], [1, 0, 1], 3, [("blue", 0, 0, 1), ("red", 30, 30, 1), ("blue", 60, 60, 1)], 0),  # months apart
        ([0, 1, 2, 3, 4, 5], [1, 0, 1, 0, 1, 1], 3, [("blue", 0, 5, 4)], 2),  # flicker
    ],
)
def test_short_reversals_are_passed_over(days, codes, settle, expected, passed):
    found = spells("s", ["p"], [seen_of(day, [code]) for day, code in zip(days, codes, strict=True)], settle)
    assert shown(found, "stated") == expected
    assert found.settled == passed


def test_days_without_a_statement_do_not_lengthen_a_spell():
    found = spells("s", ["p"], [seen_of(0, [1]), seen_of(1, [NONE]), seen_of(2, [NONE])], 3)
    assert shown(found, "stated") == [("blue", 0, 0, 1)]


def test_lists_of_different_settlements_are_laid_together():
    wide = scattered(seen_of(0, [1]), np.array([1]), 2)
    found = spells("s", ["p", "q"], [wide, seen_of(1, [0, 0])], 0)
    assert shown(found, "stated", "q") == [("blue", 0, 0, 1), ("red", 1, 1, 1)]
    assert shown(found, "stated", "p") == [("red", 1, 1, 1)]


COUNTING = Counting(quarantine_share=0.05, quarantine_km2=500)


@pytest.mark.parametrize(
    ("areas", "left_out"),
    [
        ([100e3, 100.1e3, 80e3, 100.2e3, 100.3e3], [2]),
        ([100e3, 100.1e3, 0, 100.2e3, 100.3e3], [2]),
        ([100e3, 100e3, 100e3, 100e3, 80e3, 80e3, 80e3, 80e3], []),  # a change that is borne out
        ([100e3, 100e3, 100e3, 80e3], [3]),  # not yet borne out
        ([80e3, 100e3, 100e3, 100e3], [0]),
        ([100e3, 100e3, 100e3, 100e3, 70e3, 71e3, 100e3, 100e3, 100e3, 100e3], [4, 5]),  # broken for two days
        ([100e3, 80e3], []),  # too few to tell
        ([1e3, 1.4e3, 0.9e3, 1.2e3], []),  # small areas may move
        ([100e3 * 0.9**n for n in range(8)], []),  # a front that breaks, day by day
    ],
)
def test_a_snapshot_that_leaps_is_left_out(areas, left_out):
    found = doubtful([{"red": each} for each in areas], COUNTING)
    assert [n for n, why in enumerate(found) if why] == left_out


def test_the_reason_names_side_area_and_median():
    found = doubtful([{"red": each, "blue": 5.0} for each in (100e3, 100e3, 10e3, 100e3)], COUNTING)
    assert found[2] == "red has 10,000 km², 100,000 km² is the median of the 3 snapshots here"


@pytest.mark.parametrize(
    ("kind", "population", "km"),
    [("city", 0, 3.0), ("town", 0, 1.5), ("village", 0, 0.7), ("", 200_000, 3.0), ("", 9_000, 1.5), ("", 0, 0.7)],
)
def test_the_size_of_a_settlement(kind, population, km):
    discs = (
        Disc(km=3.0, kinds=("city",), population=100_000),
        Disc(km=1.5, kinds=("town",), population=5000),
        Disc(km=0.7),
    )
    assert radius(Counting(discs=discs), kind, population) == km
