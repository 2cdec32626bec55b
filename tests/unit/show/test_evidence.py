"""The page shows evidence: on a claim's card, below findings, totals and zones as tables; hostile words stay words."""

from __future__ import annotations

import datetime as dt
from html import unescape

import msgspec
import pytest
from tests.unit.show.subjects import THEATRE, hostile_document, hostile_report
from tests.unit.show.test_page import Tree

from counterclaim.model.relation import Relation, RelationKind
from counterclaim.model.report import Report
from counterclaim.model.weighing import Comparison, Count, Echo, Judgement, Position, Reckoning, Total, Weighed
from counterclaim.model.zoning import Depth, ZoneView
from counterclaim.show.page import render_page

DAY = dt.date(2025, 11, 30)
ID = "evidence:map:centre:p1:2025-12-24"


def weighed(report: Report) -> Weighed:
    claim = report.claims[0]
    counts = (Count(source="map", rule="centre", counted="gross", number=7),)
    reckoning = Reckoning(
        start=dt.date(2025, 8, 31),
        stop=DAY,
        start_from="as printed: <autumn>",
        stop_from="the day of the remarks",
        position=Position.ABOVE,
        counts=counts,
    )
    return Weighed(
        comparisons=(
            Comparison(
                id=ID,
                claim=claim.id,
                place=msgspec.convert({"start": claim.place[0].start, "stop": claim.place[0].stop,
                                       "text": claim.place[0].text}, type=type(claim.content)),
                place_id="p1",
                name="Rivertown <official>",
                side="n",
                holds=True,
                changes=True,
                source="map",
                title="A <map> & more",
                rule="centre",
                judgement=Judgement.EARLIER,
                day=DAY,
                dated="published",
                since=dt.date(2025, 12, 24),
                previous=dt.date(2025, 12, 23),
                days=24,
            ),
        ),
        totals=(
            Total(id="t", claim=claim.id, span=claim.content, low=9, high=9, unit="towns", side="n",
                  position=Position.ABOVE, reckonings=(reckoning,), notes=("only places in X are counted",)),
        ),
        echoes=(
            Echo(claim=claim.id, other="e1", kind="contradictory", who="<b>Army</b>", content="no <i>", denied=True),
        ),
        zones=(
            ZoneView(id="z", span=claim.content, of=("country:AA", "country:BB"), assumed=True, accuracy=0.1,
                     depths=(Depth(km=5, settlements=3, counted=2, population=1200, countries={"AA": 3},
                                   shown={"map": {"n": 2, "contested": 1}}, claimed={"s": {"not n": 1}}),)),
        ),
        titles={"map": "A <map> & more"},
    )  # fmt: skip


@pytest.fixture
def page() -> str:
    report = hostile_report()
    first = msgspec.structs.replace(report.findings[0], evidence=(ID, "e1", "gone"))
    relation = Relation(left="c1", right=ID, kind=RelationKind.CONTRADICTORY, confidence=0.6, reason="date-differs")
    report = msgspec.structs.replace(
        report,
        findings=(first, *report.findings[1:]),
        relations=(*report.relations, relation),
        evidence=weighed(report),
    )
    return render_page(hostile_document(), report, THEATRE)


def test_the_page_is_sound(page: str) -> None:
    tree = Tree()
    tree.feed(page)
    assert tree.open == []
    assert "<map>" not in page
    assert "<b>Army</b>" not in page


def test_a_card_shows_its_evidence_and_other_reports(page: str) -> None:
    words = unescape(page)
    assert "Rivertown (Rivertown <official>): North & co by 2025-11-30 (day of publication)" in words
    assert "A <map> & more: the claim is earlier: centre from 2025-12-24 on" in words
    assert "contradictory: <b>Army</b>: no <i> (denied)" in words
    assert page.count(ID) == 0  # an id is told in words


def test_a_finding_names_its_evidence_in_words(page: str) -> None:
    assert "A <map> & more: centre from 2025-12-24 on; <b>Army</b>: no <i> (denied); gone." in unescape(page)


def test_totals_and_zones_are_tables(page: str) -> None:
    words = unescape(page)
    assert "Totals against evidence" in words
    assert "only places in X are counted" in words
    assert "after 2025-08-31 (as printed: <autumn>) to 2025-11-30 (the day of the remarks): above every count" in words
    assert "<td>7</td>" in page
    assert "along the border of AA and BB" in words
    assert "North & co 2, contested 1" in words
    assert "South: not North & co 1" in words


def test_without_evidence_nothing_of_it_is_there() -> None:
    page = render_page(hostile_document(), hostile_report(), THEATRE)
    assert 'id="totals"' not in page
    assert 'id="zones"' not in page
    assert 'class="evidence"' not in page
