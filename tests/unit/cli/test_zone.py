"""``counterclaim zone``."""

import csv
import io
import json

import pytest


def test_a_zone_without_a_depth_is_shown_for_four(program):
    done = program("zone", "a safety zone along the state border", "--theatre", "ukraine", "--limit", "3")
    assert done.code == 0
    assert "the words give no depth: each is shown" in done.out
    assert [line.split()[0] for line in done.out.splitlines()[4:8]] == ["5", "10", "20", "40"]
    assert "Milove" in done.out


def test_depth_side_and_border_can_be_given(program):
    done = program(
        "zone", "a buffer zone", "--theatre", "sudan", "--border", "td-sd", "--within", "sd", "--depth", "30",
        "--format", "json",
    )  # fmt: skip
    assert done.code == 0
    (found,) = json.loads(done.out)
    assert (found["of"], found["within"]) == (["country:SD", "country:TD"], "country:SD")
    assert [depth["km"] for depth in found["depths"]] == [30.0]
    assert set(found["depths"][0]["countries"]) == {"SD"}


def test_csv_has_a_row_a_settlement(program):
    done = program("zone", "a 5 km buffer zone", "--theatre", "ukraine", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {"km", "name", "place_id", "country", "population"} <= set(rows[0])
    assert all(float(row["km"]) <= 5 for row in rows)


def test_geojson_goes_to_a_file(program, tmp_path):
    target = tmp_path / "zone.geojson"
    done = program("zone", "from the border to the Oskil", "--theatre", "ukraine", "-o", str(target))
    assert done.code == 0
    assert json.loads(target.read_text())["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a zone", "--border", "Ukraine"), "is no border"),
        (("a 5 km buffer zone", "--theatre", "ukraine", "--within", "PL"), "is neither"),
        (("a 5 km buffer zone", "--theatre", "ukraine", "--depth", "0"), "a depth lies between"),
        (("a 5 km buffer zone", "--on", "May"), "is no day"),
        ((" ",), "have 1 to 500 characters"),
    ],
)
def test_misuse_is_said_in_one_line(program, arguments, said):
    done = program("zone", *arguments)
    assert done.code == 2
    assert said in done.err


def test_words_that_announce_none_are_said(program):
    done = program("zone", "a village by a lake", "--theatre", "ukraine")
    assert done.code == 1
    assert "no zone that can be drawn" in done.out
