"""What evidence says, in lines: sources apart, rules in one order, what is not known left out."""

from __future__ import annotations

import datetime as dt

from counterclaim.check.evidence_lines import counted_tables, evidence_said, held_lines, others
from counterclaim.check.zone_lines import values
from counterclaim.model.span import Span
from counterclaim.model.weighing import (
    Comparison,
    Count,
    Echo,
    Judgement,
    Position,
    Reckoning,
    Total,
    Weighed,
)

SIDES = {"n": "North", "s": "South"}
DAY = dt.date(2024, 5, 17)


def compared(
    rule: str, judgement: Judgement, since: str | None, previous: str | None = None, **more: object
) -> Comparison:
    day = dt.date.fromisoformat
    given: dict[str, object] = {"source": "map", "title": "Map", "day": DAY, "dated": "published", **more}
    return Comparison(
        id=f"evidence:{given['source']}:{rule}",
        claim="c1",
        place=Span(0, 4, "Town"),
        place_id="p",
        name="Town",
        side="n",
        holds=True,
        changes=True,
        rule=rule,
        judgement=judgement,
        since=day(since) if since else None,
        previous=day(previous) if previous else None,
        last=dt.date(2024, 9, 30),
        **given,  # type: ignore[arg-type]
    )


def test_each_source_has_a_line_for_each_judgement() -> None:
    weighed = Weighed(
        comparisons=(
            compared("full", Judgement.EARLIER, "2024-08-10", "2024-08-09"),
            compared("centre", Judgement.AGREES, "2024-05-12", "2024-05-01"),
            compared("touch", Judgement.AGREES, "2024-05-01"),
            compared("", Judgement.NOT_COVERED, None, source="atlas", title="Atlas"),
            compared("stated", Judgement.TOO_OLD, None, source="table", title="Table"),
        )
    )
    (held,) = held_lines(weighed, SIDES)
    assert held.head == "Town: North by 2024-05-17 (day of publication)"
    assert held.lines == (
        "Atlas: does not cover it",
        "Map: agrees: touch before 2024-05-01, centre between 2024-05-01 and 2024-05-12",
        "Map: the claim is earlier: full from 2024-08-10 on",
        "Table: too old: last of 2024-09-30",
    )


def test_where_no_day_is_given_the_head_says_so() -> None:
    (held,) = held_lines(Weighed(comparisons=(compared("centre", Judgement.OPEN, None, day=None, dated=""),)), SIDES)
    assert held.head == "Town: North, no day given"
    assert held.lines == ("Map: leaves it open: centre not up to 2024-09-30",)


def test_a_total_is_a_table_with_a_row_a_source_and_a_column_a_rule() -> None:
    counts = (
        Count(source="map", rule="full", counted="gross", number=3, least=True),
        Count(source="map", rule="touch", counted="gross", number=9, least=True),
        Count(source="atlas", rule="centre", counted="gross", why="it begins later"),
        Count(source="atlas + map", rule="centre", counted="either", number=12),
    )
    reckoning = Reckoning(
        start=dt.date(2024, 4, 30),
        stop=DAY,
        start_from="as printed: May",
        stop_from="the day of the remarks; the day of publication",
        position=Position.WITHIN,
        counts=counts,
    )
    total = Total(
        id="t",
        claim="c1",
        span=Span(0, 2, "10"),
        low=10,
        high=10,
        unit="villages",
        side="n",
        position=Position.WITHIN,
        reckonings=(reckoning,),
    )
    (shown,) = counted_tables(Weighed(totals=(total,), titles={"map": "Map", "atlas": "Atlas"}), SIDES)
    assert shown.head == "10 villages, North: within the counts"
    (table,) = shown.tables
    assert table.head == (
        "after 2024-04-30 (as printed: May) to 2024-05-17 (the day of the remarks, the day of publication): "
        "within the counts"
    )
    assert table.rules == ("touch", "centre", "full")
    assert [(row.source, row.counted, row.cells, row.why) for row in table.rows] == [
        ("Map", "gross", ("≥9", "", "≥3"), ""),
        ("Atlas", "gross", ("", "", ""), "it begins later"),
        ("Atlas + Map", "either", ("", "12", ""), ""),
    ]


def test_other_reports_stand_contradictions_first() -> None:
    echoes = (
        Echo(claim="c1", other="x", kind="same", who="An agency", day="2024-05-16", content="the town fell"),
        Echo(claim="c1", other="y", kind="contradictory", who="An army", outlet="Post", content="it fell", denied=True),
        Echo(claim="c2", other="z", kind="same", content="of another claim"),
    )
    weighed = Weighed(echoes=echoes)
    assert others(weighed, "c1") == (
        "contradictory: An army, Post: it fell (denied)",
        "same: An agency, 2024-05-16: the town fell",
    )
    assert evidence_said(weighed)["y"] == "An army, Post: it fell (denied)"
    assert evidence_said(None) == {}


def test_values_of_maps_are_words() -> None:
    assert values({"n": 3, "not s": 1, "not-covered": 2, "contested": 1}, SIDES) == (
        "North 3, not South 1, not covered 2, contested 1"
    )
