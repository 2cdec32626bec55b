"""The report that the project started from, held against nine days of one control map and two lists of changes.

The counts must be those of a check that was made apart from this program (``aggregate_check_87.json``).
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli import run
from counterclaim.flow import FlowOptions, Outcome, read_report
from counterclaim.model.weighing import Judgement, Position, Reckoning, Total
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

MAP, CHANGES, OTHER = "deepstate", "deepstate-changes", "owl"
# What the check counted, and how it is counted here: source, rule, way.
SAME = {
    "deepstate_centre": (MAP, "centre", "gross"),
    "deepstate_first_touch": (MAP, "touch", "gross"),
    "deepstate_disc_full": (MAP, "full", "gross"),
    "owl_centre": (OTHER, "centre", "gross"),
    "both": (f"{MAP} + {OTHER}", "centre", "both"),
    "either": (f"{MAP} + {OTHER}", "centre", "either"),
}
LOST = {"deepstate_lost": MAP, "owl_lost": OTHER}


@pytest.fixture(scope="module")
def control(shared: Path) -> Path:
    folder = shared / "data" / "control"
    places = shared / "data" / "gazetteer" / "ua_settlements_osm.csv.gz"
    if not (folder.is_dir() and places.is_file()):
        pytest.skip("the control maps or the settlements are not there")
    return folder


@pytest.fixture(scope="module")
def ledger(control: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all of it, looked up for every settlement."""
    folder = tmp_path_factory.mktemp("evidence")
    sites, made = folder / "sites.csv", folder / "ledger.db"
    packed = control.parent / "gazetteer" / "ua_settlements_osm.csv.gz"
    sites.write_bytes(gzip.decompress(packed.read_bytes()))
    assert run(["evidence", "add", str(control), "--ledger", str(made), "--sites", str(sites)]) == 0
    return made


@pytest.fixture(scope="module")
def outcome(control: Path, ledger: Path) -> Outcome:
    return held(control.parent.parent, ledger, dt.date(2025, 12, 1))


def held(shared: Path, ledger: Path, published: dt.date | None) -> Outcome:
    source = (shared / "seed" / "report.txt").read_bytes()
    document = read_text(source, name="report.txt", options=ReadOptions(published=published))
    return read_report(document, FlowOptions(evidence=str(ledger)))


def total_of(outcome: Outcome) -> Total:
    assert outcome.report.evidence
    (total,) = outcome.report.evidence.totals
    return total


def reckoned(total: Total, start: str, stop: str) -> Reckoning:
    (found,) = (row for row in total.reckonings if (str(row.start), str(row.stop)) == (start, stop))
    return found


def count(row: Reckoning, source: str, rule: str, counted: str) -> int | None:
    found = [c.number for c in row.counts if (c.source, c.rule, c.counted) == (source, rule, counted)]
    return found[0] if found else None


@pytest.mark.parametrize("stop", ["2025-11-01", "2025-11-30", "2025-12-01"])
def test_the_counts_are_those_of_the_other_check(outcome: Outcome, control: Path, stop: str) -> None:
    checks: list[dict[str, Any]] = json.loads((control / "aggregate_check_87.json").read_text(encoding="utf-8"))
    (check,) = (row for row in checks if (row["start"], row["end"]) == ("2025-08-31", stop))
    row = reckoned(total_of(outcome), "2025-08-31", stop)
    assert {name: count(row, *where) for name, where in SAME.items()} == {name: check[name] for name in SAME}
    for name, source in LOST.items():
        gross, net = (count(row, source, "centre", counted) for counted in ("gross", "net"))
        assert gross is not None
        assert net is not None
        assert gross - net == check[name]


def test_the_answer_turns_on_the_deadline(outcome: Outcome) -> None:
    total = total_of(outcome)
    assert (total.low, total.high, total.side) == (87, 87, "ru")
    assert (total.position, total.turns, total.notes) == (Position.ABOVE, True, ())
    assert reckoned(total, "2025-08-31", "2025-11-01").position is Position.ABOVE
    assert reckoned(total, "2025-08-31", "2025-11-30").position is Position.WITHIN
    (finding,) = (f for f in outcome.report.findings if f.code == "CC603")
    assert finding.message == (
        "'87 inhabited localities' lies above every count from 2025-08-31 to 2025-11-01: 14–60; "
        "up to 2025-11-30 (the day of the remarks, the end of that month) it would not: 31–97"
    )
    assert finding.evidence == (total.id,)


def test_the_towns_passed_on_days_that_differ_by_source_and_rule(outcome: Outcome) -> None:
    told = {f.text: f.message for f in outcome.report.findings if f.code == "CC607"}
    assert set(told) == {"Krasnoarmeysk", "Volchansk"}
    for words in (
        "DeepStateMap: days of change: touch from 2025-11-03 on, centre from 2025-11-20 on, half from 2025-11-22 on",
        "full from 2026-02-13 on",
        "Project Owl: days of change: centre from 2025-11-06 on",
        "centre between 2025-11-01 and 2025-11-20",
    ):
        assert words in told["Krasnoarmeysk"]
    assert "touch from 2024-07-08 on, centre from 2025-12-05 on" in told["Volchansk"]
    assert "Project Owl: days of change: centre from 2025-04-09 on" in told["Volchansk"]


def test_each_source_and_rule_is_judged_for_itself(outcome: Outcome) -> None:
    assert outcome.report.evidence
    found = {(c.place.text, c.source, c.rule): c.judgement for c in outcome.report.evidence.comparisons}
    assert found["Krasnoarmeysk", CHANGES, "centre"] is Judgement.AGREES
    assert found["Krasnoarmeysk", CHANGES, "full"] is Judgement.EARLIER
    assert found["Volchansk", CHANGES, "centre"] is Judgement.AGREES
    assert found["Volchansk", CHANGES, "touch"] is Judgement.LATER
    assert found["Volchansk", OTHER, "centre"] is Judgement.LATER
    claims = {claim.id for claim in outcome.report.claims}
    outside = [r for r in outcome.report.relations if r.right not in claims]
    assert outside
    assert all(r.left in claims and r.right.startswith("evidence:") for r in outside)


def test_the_safety_zone_is_shown_for_four_depths(outcome: Outcome) -> None:
    assert outcome.report.evidence
    (zone,) = outcome.report.evidence.zones
    assert (zone.span.text, zone.of, zone.assumed) == ("safety zone", ("country:RU", "country:UA"), True)
    assert [depth.km for depth in zone.depths] == [5, 10, 20, 40]
    assert all(sum(depth.shown[MAP].values()) <= depth.settlements for depth in zone.depths)


def test_without_a_date_years_are_tried_and_the_towns_are_told_without_one(control: Path, ledger: Path) -> None:
    found = held(control.parent.parent, ledger, None).report
    assert found.evidence
    assert [total.notes for total in found.evidence.totals] == [
        ("the report names no year: 2024 was tried",),
        ("the report names no year: 2025 was tried",),
    ]
    assert {f.text for f in found.findings if f.code == "CC607"} == {"Krasnoarmeysk", "Volchansk"}
    assert [f.code for f in found.findings if f.code == "CC603"] == ["CC603"]
