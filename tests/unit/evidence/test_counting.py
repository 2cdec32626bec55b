"""How many places passed to a side: gross, net, both, either; and where a total lies among the counts."""

import datetime as dt

import pytest

from counterclaim.evidence.counting import Passed, counts_of, extent, passed, position, together
from counterclaim.model.evidence import Change, Rule
from counterclaim.model.weighing import Count, Position

START = dt.date(2024, 5, 1)


def day(offset: int) -> dt.date:
    return START + dt.timedelta(offset)


def change(place: str, before: str, after: str, at: int, previous: int | None = None) -> Change:
    previous = at - 1 if previous is None else previous
    return Change(
        source="map", place=place, rule=Rule.CENTRE, before=before, after=after, day=day(at), previous=day(previous)
    )


CHANGES = (
    change("a", "s", "n", 2),
    change("b", "s", "n", 3),
    change("b", "n", "s", 9),  # lost again: not counted
    change("c", "n", "s", 4),
    change("d", "s", "contested", 4),
    change("d", "contested", "n", 8),
    change("e", "s", "n", 2, previous=-5),  # may have passed before the first day
)


def test_first_and_last_value_decide() -> None:
    found = passed(CHANGES, "n", START)
    assert found == Passed(frozenset({"a", "d", "e"}), frozenset({"c"}), 1)


def test_the_other_side_counts_by_the_same_rule() -> None:
    found = passed(CHANGES, "s", START)
    assert found == Passed(frozenset({"c"}), frozenset({"a", "d", "e"}), 0)


def test_only_places_of_the_area_count() -> None:
    assert passed(CHANGES, "n", START, lambda place: place in "ab").gained == {"a"}


def test_gross_and_net() -> None:
    held = extent([day(0), day(10)], day(0), day(10))
    gross, net = counts_of("map", "centre", held, passed(CHANGES, "n", START))
    assert (gross.counted, gross.number, gross.unsure, gross.start, gross.stop) == ("gross", 3, 1, day(0), day(10))
    assert (net.counted, net.number) == ("net", 2)


def test_two_sources_together() -> None:
    left, right = Passed(frozenset("abc"), frozenset()), Passed(frozenset("bcd"), frozenset())
    both, either = together({"map": ("centre", left), "atlas": ("stated", right)})
    assert (both.source, both.counted, both.number) == ("atlas + map", "both", 2)
    assert (either.counted, either.number) == ("either", 4)
    assert list(together({"map": ("centre", left)})) == []
    third = Passed(frozenset("d"), frozenset())
    pairs = [c.source for c in together({"a": ("centre", left), "b": ("centre", right), "c": ("centre", third)})]
    assert pairs == ["a + b", "a + b", "a + c", "a + c", "b + c", "b + c"]


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ([5, 20], "it begins later"),
        ([-40, 20], "no snapshot near the day"),
        ([0, 1], "no snapshot near the day"),
        ([-3], "no snapshot near the day"),
        ([-3, 20], ""),
    ],
)
def test_a_source_is_counted_only_where_it_has_snapshots(days: list[int], why: str) -> None:
    assert extent([day(n) for n in days], day(0), day(35 if days == [0, 1] else 30)).why == why


def test_one_snapshot_for_both_ends_counts_nothing() -> None:
    assert extent([day(-3)], day(0), day(7)).why == "no snapshot in between"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (13, 13, Position.WITHIN),
        (20, 20, Position.WITHIN),
        (21, 21, Position.ABOVE),
        (4, 4, Position.BELOW),
        (21, None, Position.ABOVE),  # "at least 21"
        (2, None, Position.WITHIN),
        (None, 4, Position.BELOW),  # "up to 4"
        (None, 50, Position.WITHIN),
        (None, None, Position.NOT_TESTABLE),
    ],
)
def test_a_total_lies_within_above_or_below(low: float | None, high: float | None, expected: Position) -> None:
    counts = [Count(source="map", rule=rule, counted="gross", number=n) for rule, n in (("centre", 5), ("touch", 20))]
    assert position(low, high, counts) is expected


def test_without_counts_nothing_is_tested() -> None:
    assert position(5, 5, [Count(source="map", rule="centre", counted="gross", why="it begins later")]) is (
        Position.NOT_TESTABLE
    )


def test_what_a_part_of_all_settlements_shows_is_the_least() -> None:
    part = Count(source="map", rule="centre", counted="gross", number=5, least=True)
    whole = Count(source="atlas", rule="centre", counted="gross", number=7)
    assert position(9, 9, [part]) is Position.NOT_TESTABLE
    assert position(9, 9, [part, whole]) is Position.ABOVE
    assert position(3, 3, [part]) is Position.BELOW
