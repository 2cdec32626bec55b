"""Reports against evidence: which claims are held against it, by which day; totals with their days."""

from __future__ import annotations

import datetime as dt

import pytest

from counterclaim.compare.relate import readings
from counterclaim.evidence.book import Book
from counterclaim.flow import FlowOptions, Outcome, read_report
from counterclaim.model.document import Document
from counterclaim.model.evidence import Held, Rule, Snapshot, Source, SourceKind
from counterclaim.model.relation import RelationKind
from counterclaim.model.weighing import Judgement, Position, Stated, Total, Weighed
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.weighing.days import calendar
from counterclaim.weighing.stated import stated
from counterclaim.weighing.weigh import Matter, weigh, with_evidence

PUBLISHED = dt.date(2024, 5, 17)
TOWN = "geonames:689304"
Span = tuple[dt.date, dt.date]


def read(text: str, published: dt.date | None = PUBLISHED) -> tuple[Document, Outcome]:
    document = read_text(text.encode(), name="report", options=ReadOptions(published=published, lang="en"))
    return document, read_report(document, FlowOptions(theatre="ukraine"))


def claims(text: str, published: dt.date | None = PUBLISHED, spans: tuple[Span, ...] = ()) -> tuple[Stated, ...]:
    _, outcome = read(text, published)
    return stated(readings(outcome.report), calendar(outcome.report, spans), "en")


def book(*held: Held, theatre: str = "ukraine") -> Book:
    names = dict.fromkeys(each.source for each in held)
    days = sorted({(each.source, day) for each in held for day in (each.since, each.until)})
    return Book.of(
        [Source(id=name, title=name.title(), kind=SourceKind.CONTROL, theatre=theatre) for name in names],
        [Snapshot(source=source, day=day) for source, day in days],
        held,
    )


def shown(value: str, since: str, until: str, place: str = TOWN, source: str = "map") -> Held:
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    return Held(source=source, place=place, rule=Rule.CENTRE, value=value, since=first, until=last)


def villages(count: int, day: str, first: int = 0) -> list[Held]:
    """Places that pass from the one side to the other on a day."""
    before = (dt.date.fromisoformat(day) - dt.timedelta(1)).isoformat()
    return [
        held
        for n in range(first, first + count)
        for held in (shown("ua", "2023-12-31", before, f"p:{n}"), shown("ru", day, "2024-07-31", f"p:{n}"))
    ]


def days_shown(*days: str) -> list[Held]:
    """A place that never changes, so that the map has snapshots on these days."""
    return [shown("ua", day, day, "p:still") for day in days]


def weighed(text: str, held: list[Held], published: dt.date | None = PUBLISHED, theatre: str = "ukraine") -> Weighed:
    document, outcome = read(text, published)
    matter = Matter(outcome.report, document, outcome.annotations, outcome.theatre, outcome.atlas)
    return weigh(matter, book(*held, theatre=theatre))


def total(text: str, held: list[Held], published: dt.date | None = PUBLISHED) -> Total:
    (found,) = weighed(text, held, published).totals
    return found


@pytest.mark.parametrize(
    ("text", "side", "holds", "changes"),
    [
        ("Russian troops captured Vovchansk, the mayor said.", "ru", True, True),
        ("Ukrainian forces liberated Vovchansk, the mayor said.", "ua", True, True),
        ("The General Staff in Kyiv said that Ukrainian troops held Vovchansk.", "ua", True, False),
        ("Kyiv denied that Russian troops had captured Vovchansk.", "ru", False, False),
        ("Ukrainian forces withdrew from Vovchansk, the mayor said.", "ua", False, True),
    ],
)
def test_a_claim_says_whose_a_place_is(text: str, side: str, holds: bool, changes: bool) -> None:
    (found,) = {(s.side, s.holds, s.changes, s.place_id) for s in claims(text)}
    assert found == (side, holds, changes, TOWN)


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops will capture Vovchansk, the minister said.",
        "If Russian troops capture Vovchansk, Kharkiv will be shelled.",
        "Russian troops captured part of Vovchansk, the mayor said.",
        "Russian troops shelled Vovchansk, the mayor said.",
        "Russian troops are advancing on Vovchansk, the mayor said.",
        "The capture of Vovchansk by Russian troops is being completed, the mayor said.",
        "Vovchansk was captured, the mayor said.",  # nobody says by whom
        "Russian troops captured the Kharkiv region, the mayor said.",  # held in parts
    ],
)
def test_what_evidence_cannot_be_asked_is_left_out(text: str) -> None:
    assert claims(text) == ()


def test_a_side_that_is_not_named_is_that_of_the_reports_other_gains() -> None:
    found = claims(
        "Russian troops captured Lyptsi, the ministry said. It came amid reports of the capture of Vovchansk."
    )
    assert {(s.name, s.side, s.inferred) for s in found} >= {("Lyptsi", "ru", False), ("Vovchansk", "ru", True)}
    rumour = "It came amid reports of the capture of Vovchansk."
    both = f"Russian troops captured Lyptsi. Ukrainian troops took Hlyboke. {rumour}"
    assert "Vovchansk" not in {s.name for s in claims(both)}


@pytest.mark.parametrize(
    ("text", "published", "day", "dated"),
    [
        ("Russian troops captured Vovchansk on May 12, 2024, the mayor said.", PUBLISHED, "2024-05-12", "when"),
        (
            "On May 14, 2024, he said that Russian troops had captured Vovchansk.",
            PUBLISHED,
            "2024-05-14",
            "said",
        ),
        ("Russian troops captured Vovchansk, the mayor said.", PUBLISHED, "2024-05-17", "published"),
        ("On May 10, 2024, it rained. Russian troops captured Vovchansk, he said.", None, "2024-05-10", "named"),
    ],
)
def test_the_day_is_the_events_the_remarks_or_the_reports(
    text: str, published: dt.date | None, day: str, dated: str
) -> None:
    days = {(s.days.last, s.days.dated) for s in claims(text, published)}
    assert days == {(dt.date.fromisoformat(day), dated)}


def test_a_day_without_a_year_has_the_one_that_the_evidence_covers() -> None:
    text = "Russian troops captured Vovchansk on November 14, the mayor said."
    one = ((dt.date(2024, 3, 1), dt.date(2025, 3, 1)),)
    two = ((dt.date(2023, 3, 1), dt.date(2025, 3, 1)),)
    assert {s.days.last for s in claims(text, None, one)} == {dt.date(2024, 11, 14)}
    assert {s.days.last for s in claims(text, None, two)} == {None}


def test_claims_relate_to_evidence_by_its_id() -> None:
    document, outcome = read("Russian troops captured Vovchansk, the mayor said.")
    matter = Matter(outcome.report, document, outcome.annotations, outcome.theatre, outcome.atlas)
    report = with_evidence(outcome.report, weigh(matter, book(shown("ua", "2024-04-01", "2024-07-31"))))
    ids = {claim.id for claim in report.claims}
    (found,) = (relation for relation in report.relations if relation.right not in ids)
    assert (found.kind, found.reason) == (RelationKind.CONTRADICTORY, "opposite-holder")
    assert found.right == f"evidence:map:centre:{TOWN}:2024-04-01"
    assert found.left in ids


def test_a_source_without_the_place_does_not_cover_it() -> None:
    text = "Russian troops captured Vovchansk, the mayor said."
    (found,) = weighed(text, [shown("ua", "2024-04-01", "2024-07-31", "p:1")]).comparisons
    assert (found.judgement, found.source) == (Judgement.NOT_COVERED, "map")


def test_sources_of_another_conflict_are_not_asked() -> None:
    held = [shown("ua", "2024-04-01", "2024-07-31")]
    assert weighed("Russian troops captured Vovchansk, the mayor said.", held, theatre="sudan") == Weighed()


def test_a_total_with_both_days_is_counted_between_them() -> None:
    found = total(
        "Russian troops captured 30 villages from May 1 to May 15, 2024, the ministry said.",
        [*villages(12, "2024-05-10"), *villages(40, "2024-03-10", 100), *days_shown("2024-04-30", "2024-05-15")],
    )
    assert (found.position, found.low, found.high, found.side) == (Position.ABOVE, 30, 30, "ru")
    first = found.reckonings[0]
    assert (first.start, first.stop) == (dt.date(2024, 4, 30), dt.date(2024, 5, 15))
    assert [count.number for count in first.counts] == [12, 12]
    assert found.notes == ()


def test_where_no_start_is_given_the_usual_ones_are_tried_and_it_is_said() -> None:
    text = "Russian troops have captured 48 villages by May 15, 2024, the ministry said."
    found = total(text, [*villages(45, "2024-02-10"), *villages(3, "2024-05-05", 100), *days_shown("2024-04-15")])
    assert found.notes == ("the report does not say from which day it counts",)
    starts = {row.start: row.position for row in found.reckonings if row.stop == dt.date(2024, 5, 15)}
    assert starts[dt.date(2024, 4, 30)] is Position.ABOVE
    assert starts[dt.date(2023, 12, 31)] is Position.WITHIN
    assert found.position is Position.WITHIN  # by one of the starts it would do


def test_a_season_gives_the_start_and_a_later_end_may_turn_the_answer() -> None:
    held = [*villages(20, "2024-04-10"), *villages(30, "2024-05-20", 100), *days_shown("2024-02-29", "2024-05-01")]
    text = "The spring offensive saw Russian troops capture 50 villages by May 1, 2024, the ministry said."
    found = total(text, held, dt.date(2024, 6, 3))
    assert found.reckonings[0].start == dt.date(2024, 2, 29)
    assert (found.position, found.turns) == (Position.ABOVE, True)
    assert {row.stop: row.position for row in found.reckonings}[dt.date(2024, 5, 31)] is Position.WITHIN


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops captured 30 soldiers by May 15, 2024, the ministry said.",
        "Russian troops will capture 30 villages by May 15, 2024, the ministry said.",
        "Kyiv denied that Russian troops had captured 30 villages by May 15, 2024.",
        "Drones hit 30 villages by May 15, 2024, the ministry said.",
        "Russian troops captured two villages by May 15, 2024, the ministry said.",  # no total
    ],
)
def test_other_numbers_are_no_totals_of_places_taken(text: str) -> None:
    assert weighed(text, villages(12, "2024-05-10")).totals == ()


def test_a_total_of_an_area_counts_its_places_alone() -> None:
    found = total(
        "Russian troops captured 30 villages in the Kharkiv region from May 1 to May 15, 2024, the ministry said.",
        [
            *villages(12, "2024-05-10"),
            shown("ua", "2024-04-30", "2024-05-01"),
            shown("ru", "2024-05-02", "2024-07-31"),
            *days_shown("2024-05-15"),
        ],
    )
    assert found.notes == ("only places in Kharkiv Oblast are counted",)
    assert found.reckonings[0].counts[0].number == 1


def test_sources_of_another_country_cannot_count_it() -> None:
    held = [
        *villages(12, "2024-05-10"),
        shown("ua", "2024-04-30", "2024-05-15"),
        *days_shown("2024-04-30", "2024-05-15"),
    ]
    text = "Ukrainian troops took 30 villages in Kursk Oblast from May 1 to May 15, 2024, the ministry in Kyiv said."
    found = total(text, held)
    assert found.position is Position.NOT_TESTABLE
    assert {count.why for row in found.reckonings for count in row.counts} == {"it shows nothing of that country"}


def test_towns_that_are_named_are_what_was_taken_and_no_area() -> None:
    text = "Russian troops captured six villages, including Lyptsi and Hlyboke, by May 15, 2024, the ministry said."
    assert weighed(text, villages(12, "2024-05-10")).totals == ()
