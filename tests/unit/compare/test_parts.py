"""The slots by themselves: words, numbers, times, places, agents."""

from __future__ import annotations

import datetime as dt

import pytest
from made_claims import claim, count, place

from counterclaim.compare.counts import compare_numbers, compare_units, count_of, transposed
from counterclaim.compare.how import How
from counterclaim.compare.lexicon import lexicon
from counterclaim.compare.periods import Period, compare_periods
from counterclaim.compare.spots import compare_where, where
from counterclaim.compare.whom import compare_who, who
from counterclaim.compare.words import Phrases
from counterclaim.model.mention import Bound

EN = lexicon("en")


@pytest.mark.parametrize(
    ("forms", "same"),
    [
        (("captured", "capture", "captures", "capturing"), True),
        (("taken", "took", "take"), True),
        (("controlled", "control", "controls"), True),
        (("gunmen", "gunman"), True),
        (("shelled", "shelling"), True),
        (("hold", "hole"), False),
    ],
)
def test_stems(forms: tuple[str, ...], same: bool) -> None:
    assert (len({EN.stemmer.stem(form) for form in forms}) == 1) is same


def test_phrases_take_the_longest_and_allow_two_words_between() -> None:
    phrases = Phrases([("take", ("take",)), ("control", ("take", "control"))])
    assert phrases.labels(("take", "full", "control")) == {"control"}
    assert phrases.labels(("take", "one", "two", "three", "control")) == {"take"}


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        (("12", "people", 12, 12), ("14", "people", 14, 14), How.LEFT_FIRST),
        (("at least 12", "people", 12, None), ("14", "people", 14, 14), How.RIGHT_IN),
        (("200", "people", 200, 200), ("205", "people", 205, 205), How.LEFT_FIRST),
    ],
)
def test_numbers(left: tuple[str, str, float, float], right: tuple[str, str, float, float], how: How) -> None:
    counts = [count_of(count(t[0], *t), EN) for t in (left, right)]
    assert counts[0] is not None
    assert counts[1] is not None
    assert compare_numbers(counts[0], counts[1]) is how


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("drones", "UAVs", How.SAME),
        ("children", "people", How.LEFT_IN),
        ("people", "soldiers", How.RIGHT_IN),
        ("soldiers", "civilians", How.APART),
        ("soldiers", "Polish soldiers", How.RIGHT_IN),
        ("drones", "people", How.APART),
    ],
)
def test_units(left: str, right: str, how: How) -> None:
    counts = [count_of(count("5", "5", unit, 5, 5), EN) for unit in (left, right)]
    assert counts[0] is not None
    assert counts[1] is not None
    assert compare_units(counts[0], counts[1], EN) is how


def test_about_the_same_number() -> None:
    left, right = (count_of(count("5", "5", "people", n, n, approx=n == 200), EN) for n in (200, 205))
    assert left is not None
    assert right is not None
    assert compare_numbers(left, right) is How.SAME
    assert not transposed(left, right)


def period(first: int | None, last: int | None, bound: Bound = Bound.WITHIN, *, stated: bool = True) -> Period:
    days = [dt.datetime(2024, 5, d) if d else None for d in (first, last)]  # noqa: DTZ001 - local civil time
    return Period(days[0], days[1], bound, stated=stated)


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        (period(3, 4), period(3, 4), How.SAME),
        (period(3, 4), period(4, 5), How.LEFT_FIRST),
        (period(3, 4), period(1, 20), How.LEFT_IN),
        (period(None, 4, Bound.BY), period(None, 9, Bound.BY), How.LEFT_FIRST),
        (period(None, 9, stated=False), period(3, 4), How.UNKNOWN),
        (period(None, 3, stated=False), period(5, 6), How.LEFT_FIRST),
    ],
)
def test_periods(left: Period, right: Period, how: How) -> None:
    assert compare_periods(left, right) is how


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        (("Harbel",), ("Harbel",), How.SAME),
        (("Harbel",), ("Ostrel",), How.APART),
        (("Harbel and Ostrel", "Harbel", "Ostrel"), ("Harbel",), How.RIGHT_IN),
        (("Harbel in Osten", "Harbel", "Osten"), ("Osten",), How.LEFT_IN),
        (("Harbel in Osten", "Harbel", "Osten"), ("Harbel in Westen", "Harbel", "Westen"), How.APART),
        (("El Fasher",), ("Al-Fashir",), How.SAME),
    ],
)
def test_places(left: tuple[str, ...], right: tuple[str, ...], how: How) -> None:
    both = []
    for text, *names in (left, right):
        sentence = f"they shelled {text}"
        places = tuple(place(sentence, name) for name in (names or [text]))
        both.append(where(claim(sentence, "attack", place=places)))
    assert compare_where(*both) is how


def test_a_name_that_no_gazetteer_knows_is_found_in_print() -> None:
    known = claim("they took Harbel", "attack", place=(place("they took Harbel", "Harbel"),))
    assert compare_where(where(known), where(claim("Harbel's mill burned", "attack"))) is How.SAME
    assert compare_where(where(known), where(claim("the mill burned", "attack"))) is How.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Israeli jets", "Israel's army", How.SAME),
        ("the Rapid Support Forces", "the RSF", How.SAME),
        ("Northern troops", "Southern troops", How.APART),
        ("the rebels", "government soldiers", How.APART),
        ("the army", "the Sudanese army", How.SAME),
        ("the attackers", "the Houthis", How.UNKNOWN),
    ],
)
def test_agents(left: str, right: str, how: How) -> None:
    assert compare_who(who(left, None, None, None, EN), who(right, None, None, None, EN)) is how
