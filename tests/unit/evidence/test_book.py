"""A book answers per source and rule, by the last snapshot up to a day, and never makes one truth of two sources."""

from __future__ import annotations

import datetime as dt

import pytest

from counterclaim.evidence.book import Book, Near
from counterclaim.model.evidence import NOT_COVERED, Event, Held, Rule, Snapshot, Source, SourceKind


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def held(source: str, value: str, since: str, until: str, rule: Rule = Rule.CENTRE) -> Held:
    return Held(source=source, place="geonames:1", rule=rule, value=value, since=day(since), until=day(until))


SPELLS = (
    held("map", "red", "2025-11-01", "2025-12-01"),
    held("map", "blue", "2025-08-31", "2025-10-31"),
    held("map", "red", "2025-10-31", "2025-12-01", Rule.TOUCH),
    held("other", "blue", "2025-09-10", "2025-11-20"),
)
SOURCES = tuple(
    Source(id=name, title=name.title(), kind=SourceKind.CONTROL, theatre="world") for name in ("other", "map")
)


@pytest.fixture
def book() -> Book:
    return Book.of(SOURCES, [Snapshot(source="map", day=day("2025-11-01"))], SPELLS)


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2025-08-01", []),
        ("2025-09-01", [("map", "centre", "blue")]),
        ("2025-10-31", [("map", "centre", "blue"), ("map", "touch", "red"), ("other", "centre", "blue")]),
        ("2025-11-01", [("map", "centre", "red"), ("map", "touch", "red"), ("other", "centre", "blue")]),
        ("2026-05-01", [("map", "centre", "red"), ("map", "touch", "red"), ("other", "centre", "blue")]),
    ],
)
def test_on_gives_each_source_and_rule_its_last_spell(book: Book, on: str, shown: list[tuple[str, str, str]]) -> None:
    assert [(h.source, h.rule, h.value) for h in book.on("geonames:1", day(on))] == shown


def test_a_change_lies_between_two_snapshots(book: Book) -> None:
    (change,) = book.changes("map", Rule.CENTRE, "red", day("2025-08-31"), day("2025-11-01"))
    assert (change.before, change.after, change.previous, change.day) == (
        "blue", "red", day("2025-10-31"), day("2025-11-01"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("after", "start", "end", "count"),
    [
        ("red", "2025-08-31", "2025-10-31", 0),
        ("red", "2025-11-01", "2025-12-01", 0),  # shows on the first day: it came before
        ("blue", "2025-08-31", "2025-12-01", 0),
        (None, "2025-08-31", "2025-12-01", 1),
    ],
)
def test_changes_count_after_the_start_and_up_to_the_end(
    book: Book, after: str | None, start: str, end: str, count: int
) -> None:
    assert len(book.changes("map", Rule.CENTRE, after, day(start), day(end))) == count


def test_what_is_not_covered_for_a_while_is_no_change_of_hands() -> None:
    gap = held("map", NOT_COVERED, "2025-02-01", "2025-02-28")
    same = Book.of(
        (), (), [held("map", "blue", "2025-01-01", "2025-01-31"), gap, held("map", "blue", "2025-03-01", "2025-03-31")]
    )
    other = Book.of(
        (), (), [held("map", "blue", "2025-01-01", "2025-01-31"), gap, held("map", "red", "2025-03-01", "2025-03-31")]
    )
    ends = day("2025-01-01"), day("2025-12-31")
    assert same.changes("map", Rule.CENTRE, None, *ends) == ()
    (change,) = other.changes("map", Rule.CENTRE, None, *ends)
    assert (change.before, change.after, change.previous) == ("blue", "red", day("2025-01-31"))


def test_events_by_place_and_by_distance() -> None:
    events = [
        Event(
            source="e", id="1", since=day("2025-01-01"), until=day("2025-01-03"), place="geonames:1", lat=50.0, lon=36.0
        ),
        Event(source="e", id="2", since=day("2025-01-05"), until=day("2025-01-05"), lat=50.0, lon=37.0),
        Event(source="e", id="3", since=day("2025-01-05"), until=day("2025-01-05")),
    ]
    book = Book.of(events=events)
    found = book.events(day("2025-01-03"), day("2025-01-05"))
    assert [e.id for e in found] == ["1", "2", "3"]
    assert [e.id for e in book.events(day("2025-01-03"), day("2025-01-05"), place="geonames:1")] == ["1"]
    assert [e.id for e in book.events(day("2025-01-01"), day("2025-01-05"), near=Near(50.0, 36.0, 71.0))] == ["1"]
    assert [e.id for e in book.events(day("2025-01-01"), day("2025-01-05"), near=Near(50.0, 36.0, 72.0))] == ["1", "2"]
    assert book.events(day("2025-01-06"), day("2025-01-09")) == ()


def test_sources_stand_beside_each_other_by_id(book: Book) -> None:
    assert [each.id for each in book.sources()] == ["map", "other"]
    assert [each.day for each in book.snapshots("map")] == [day("2025-11-01")]
