"""How what a source shows stands to a claim: within the window, too early, too late, never, too old, not at all."""

import datetime as dt

import pytest

from counterclaim.evidence.judging import judge, judge_all, timeline
from counterclaim.model.evidence import Held, Rule
from counterclaim.model.span import Span
from counterclaim.model.weighing import Days, Judgement, Stated

DAY = dt.date(2024, 5, 17)
START = dt.date(2024, 1, 1)


def stated(side: str = "n", *, holds: bool = True, changes: bool = True, day: dt.date | None = DAY) -> Stated:
    return Stated(
        claim="c",
        place=Span(0, 4, "Town"),
        place_id="place:1",
        name="Town",
        side=side,
        holds=holds,
        changes=changes,
        days=Days(day, day, "when"),
    )


def spells(*rows: tuple[str, int, int], source: str = "map", rule: Rule = Rule.CENTRE) -> list[Held]:
    """Value, first and last day as days from the claim's."""
    return [
        Held(source=source, place="place:1", rule=rule, value=value, since=day(since), until=day(until))
        for value, since, until in rows
    ]


def day(offset: int) -> dt.date:
    return DAY + dt.timedelta(offset)


def verdict(claim: Stated, *rows: tuple[str, int, int], window: int = 30) -> Judgement:
    return judge(claim, timeline(claim, spells(*rows)), window).judgement


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("s", -90, -11), ("n", -10, 60)], Judgement.AGREES),
        ([("s", -90, 29), ("n", 30, 60)], Judgement.AGREES),
        ([("s", -90, 30), ("n", 31, 60)], Judgement.EARLIER),
        ([("s", -90, 20), ("n", 50, 60)], Judgement.OPEN),  # it passed in the window or after it
        ([("s", -90, -32), ("n", -31, 60)], Judgement.LATER),
        ([("s", -90, -31), ("n", -30, 60)], Judgement.AGREES),
        ([("s", -90, 30)], Judgement.DISAGREES),
        ([("s", -90, 29)], Judgement.OPEN),  # no evidence after a day is no contradiction
        ([("s", -90, -1)], Judgement.OPEN),
        ([("s", -90, -31)], Judgement.TOO_OLD),
        ([("n", -90, -31)], Judgement.LATER),
        ([("s", -90, 10), ("contested", 11, 60)], Judgement.OPEN),
        ([("not-covered", -90, 60)], Judgement.NOT_COVERED),
        ([("unknown", -90, 60)], Judgement.NOT_COVERED),
        ([("s", -90, -40), ("not-covered", -39, 60)], Judgement.NOT_COVERED),
        ([("s", 31, 60)], Judgement.NOT_COVERED),  # the source begins long after
        ([("n", 5, 60)], Judgement.AGREES),
        ([("n", -90, -60), ("s", -59, 60)], Judgement.DISAGREES),  # it had it once, and lost it
    ],
)
def test_a_gain_is_judged_by_when_it_is_shown(rows: list[tuple[str, int, int]], expected: Judgement) -> None:
    assert verdict(stated(), *rows) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("n", -90, 60)], Judgement.AGREES),
        ([("s", -90, 60)], Judgement.DISAGREES),
        ([("n", -90, -11), ("s", -10, 60)], Judgement.OPEN),  # lost so lately that the source may be early
        ([("s", -90, 10), ("n", 11, 60)], Judgement.OPEN),
        ([("s", -90, -5)], Judgement.OPEN),  # nothing is known of the day itself
        ([("s", -90, -40)], Judgement.TOO_OLD),
        ([("contested", -90, 60)], Judgement.OPEN),
    ],
)
def test_a_state_is_judged_by_what_is_shown_on_the_day(rows: list[tuple[str, int, int]], expected: Judgement) -> None:
    assert verdict(stated(changes=False), *rows) is expected


def test_a_denial_is_judged_as_the_opposite() -> None:
    rows = [("n", -90, 60)]
    assert verdict(stated("n", holds=False, changes=False), *rows) is Judgement.DISAGREES
    assert verdict(stated("s", holds=False, changes=False), *rows) is Judgement.AGREES


def test_a_third_side_is_not_the_side_either() -> None:
    assert verdict(stated("n"), ("t", -90, 60)) is Judgement.DISAGREES
    assert verdict(stated("n", holds=False, changes=False), ("t", -90, 60)) is Judgement.AGREES


def test_without_a_day_nothing_is_judged_and_the_first_day_is_told() -> None:
    claim = stated(day=None)
    line = timeline(claim, spells(("s", -90, -1), ("n", 0, 60)))
    found = judge(claim, line)
    assert found.judgement is Judgement.OPEN
    assert found.fitting is not None
    assert line.spells[found.fitting].since == DAY


@pytest.mark.parametrize(("window", "expected"), [(10, Judgement.EARLIER), (60, Judgement.AGREES)])
def test_the_window_is_the_callers(window: int, expected: Judgement) -> None:
    assert verdict(stated(), ("s", -90, 30), ("n", 31, 90), window=window) is expected


def test_sources_and_rules_are_judged_apart() -> None:
    rows = [
        *spells(("n", -90, 60), source="map", rule=Rule.FULL),
        *spells(("s", -90, 60), source="map", rule=Rule.CENTRE),
        *spells(("s", -90, 5), ("n", 6, 60), source="atlas"),
    ]
    found = {(source, str(rule)): f.judgement for source, rule, _, f in judge_all(stated(), rows)}
    assert found == {
        ("atlas", "centre"): Judgement.AGREES,
        ("map", "centre"): Judgement.DISAGREES,
        ("map", "full"): Judgement.LATER,
    }
