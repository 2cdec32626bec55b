"""Amounts: numbers with bounds, ranges, shares and units; and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotate.amounts import find_amounts
from counterclaim.languages import adapter
from counterclaim.model.claim import Amount
from counterclaim.model.parse import Parse

BARE = Parse("en", (), ())
PIECES = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "of",
        "the",
        "44",
        "62",
        "dozens",
        "between",
        "and",
        "two",
        "hundred",
        "thousand",
        "a",
        "half",
        "million",
        "%",
        "$",
        "-",
        ".",
        ",",
        "1.5",
        "1,000",
        "first",
        "from",
        "old",
        "T",
        "3rd",
        "9/2",
        "dozen",
        "out",
        "revised",
    ]
)


def found(text: str) -> tuple[Amount, ...]:
    return find_amounts(adapter("en").parse(text), text)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("At least 14 civilians died.", "At least 14", 14, None, "civilians"),
        ("More than 14 houses burned.", "More than 14", 15, None, "houses"),
        ("Up to 30 soldiers died.", "Up to 30", None, 30, "soldiers"),
        ("Fewer than 100 people remain.", "Fewer than 100", None, 99, "people"),
        ("They lost no fewer than 32 men.", "no fewer than 32", 32, None, "men"),
        ("They took 87 inhabited localities.", "87", 87, 87, "inhabited localities"),
        ("They lost 31 armoured vehicles.", "31", 31, 31, "armoured vehicles"),
        ("From 18 to 20 tanks burned.", "From 18 to 20", 18, 20, "tanks"),
        ("Between 200 and 250 militants hold out.", "Between 200 and 250", 200, 250, "militants"),
        ("It lost two to three million people.", "two to three million", 2_000_000, 3_000_000, "people"),
        ("The army destroyed three T-90 tanks.", "three", 3, 3, "T-90 tanks"),
        ("Sixty thousand people lived here.", "Sixty thousand", 60_000, 60_000, "people"),
        ("It costs $3.5 billion.", "$3.5 billion", 3.5e9, 3.5e9, "$"),
        ("They hold 70% of the town.", "70%", 70, 70, "%"),
        ("They hold 86 per cent of the town.", "86", 86, 86, "per cent"),
        ("The line moved 15 kilometres.", "15", 15, 15, "kilometres"),
        ("Twelve were killed and 14 wounded.", "14", 14, 14, "wounded"),
        ("A dozen shells fell.", "A dozen", 12, 12, "shells"),
        ("The shelling killed one person.", "one", 1, 1, "person"),
        ("They put the number of dead soldiers at 62.", "62", 62, 62, "dead soldiers"),
    ],
)
def test_a_number_with_its_bounds_and_unit(text: str, words: str, low: float, high: float, unit: str) -> None:
    amount = found(text)[-1]
    assert (amount.text, amount.low, amount.high, amount.unit) == (words, low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Some 200 men came.", 200, 200),
        ("Nearly 920,000 people fled.", 920_000, 920_000),
        ("Dozens of houses burned.", 24, 99),
        ("Hundreds of men fled.", 200, 999),
        ("Tens of thousands of people fled.", 20_000, 99_999),
        ("Several villages fell.", 2, 9),
    ],
)
def test_rough_numbers_are_marked(text: str, low: float, high: float) -> None:
    (amount,) = found(text)
    assert (amount.low, amount.high, amount.approx) == (low, high, True)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Air defence shot down 44 of 62 drones.", 44, 62),
        ("They shot down 51 of about 70 missiles.", 51, 70),
        ("They hold 14 of the 17 townships.", 14, 17),
        ("They shot down 98 out of 133 drones.", 98, 133),
    ],
)
def test_a_share_knows_its_whole(text: str, part: float, whole: float) -> None:
    (amount,) = found(text)
    assert (amount.low, amount.share_of) == (part, whole)


@pytest.mark.parametrize(
    "text",
    [
        "The 72nd Brigade flies the Su-34 and the MiG-31.",
        "It voted for resolution 2118 near Route 4.",
        "The G7 met on 12 May 2024 at 18:00.",
        "It was one of the largest attacks.",
        "The two sides blamed one another.",
        "A 60-year-old man, Ivan Koval, 45, was hurt.",
        "A 155-mm shell hit a five-storey building.",
        "It burned for three days in 2014.",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("At least 12 people died, including two children.", [(12, False), (2, True)]),
        ("Eleven people were killed, five of them in the north.", [(11, False), (5, True)]),
        ("There were 81 missiles, of which 34 were shot down.", [(81, False), (34, True)]),
    ],
)
def test_a_part_of_another_number_is_told_apart(text: str, flags: list[tuple[float, bool]]) -> None:
    assert [(a.low, a.subset) for a in found(text)] == flags


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The toll rose from 26 to 40.", 26, 40),
        ("The ministry revised its toll from 40 to 26.", 40, 26),
        ("The toll stands at 13, up from 12.", 12, 13),
    ],
)
def test_a_replaced_number_is_told_apart(text: str, old: float, new: float) -> None:
    assert {(a.low, a.superseded) for a in found(text)} == {(old, True), (new, False)}


def test_an_ordinal_counts_only_with_a_period() -> None:
    (amount,) = found("It is the third settlement this week.")
    assert (amount.text, amount.low, amount.unit, amount.rank) == ("third", 3, "settlement", True)
    assert found("It was the third attack.") == ()


@given(st.text(max_size=80) | st.lists(PIECES, max_size=14).map(" ".join))
def test_spans_are_exact_and_bounds_in_order_in_any_text(text: str) -> None:
    last = 0
    for amount in find_amounts(BARE, text):
        assert text[amount.start : amount.stop] == amount.text
        assert amount.start >= last
        assert amount.low is None or amount.high is None or amount.low <= amount.high
        assert amount.low is not None or amount.high is not None
        last = amount.stop
