"""Time expressions: what is found, with which words, bound, grain and type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotate.extents import ends_of
from counterclaim.annotate.times import find_times
from counterclaim.languages import adapter, table
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.parse import Parse
from counterclaim.model.timex import TimeExpression

BARE = Parse("en", (), ())  # no tokens: the grammar alone
WORDS = sorted({w for lists in table("en", "times")["lexicon"].values() for ws in lists.values() for w in ws})


def found(text: str) -> tuple[TimeExpression, ...]:
    return find_times(adapter("en").parse(text), text)


@pytest.mark.parametrize(
    ("text", "words", "bound", "grain", "type_"),
    [
        ("87 localities by the night of November 1st.", "by the night of November 1st", "by", "part-of-day", "TIME"),
        ("Men have crossed since Wednesday night.", "since Wednesday night", "since", "part-of-day", "TIME"),
        ("Three villages were shelled overnight.", "overnight", "within", "part-of-day", "TIME"),
        ("Over the past 24 hours it was calm.", "Over the past 24 hours", "within", "hour", "DURATION"),
        ("They fought through the night.", "through the night", "throughout", "part-of-day", "TIME"),
        ("It fell at noon on Saturday.", "at noon on Saturday", "within", "part-of-day", "TIME"),
        ("It fell at 4.45 a.m. on Friday.", "at 4.45 a.m. on Friday", "within", "minute", "TIME"),
        ("It fell at 6am.", "at 6am", "within", "minute", "TIME"),
        ("It fell two weeks ago.", "two weeks ago", "within", "week", "DATE"),
        ("They have come this week.", "this week", "within", "week", "DATE"),
        ("Since August they hold it.", "Since August", "since", "month", "DATE"),
        ("As of Friday 12 had died.", "As of Friday", "by", "day", "DATE"),
        ("It was held for three days.", "for three days", "throughout", "day", "DURATION"),
        ("It was hit early on Sunday.", "early on Sunday", "within", "day", "DATE"),
        ("It was taken earlier this year.", "earlier this year", "within", "year", "DATE"),
        ("It was calm in recent days.", "in recent days", "within", "day", "DURATION"),
        ("The invasion began on 24 February.", "on 24 February", "within", "day", "DATE"),
        ("It burned from 3 May to 5 June 2020.", "from 3 May to 5 June 2020", "within", "day", "DATE"),
        (
            "It was hit on the night of August 20 to 21.",
            "on the night of August 20 to 21",
            "within",
            "part-of-day",
            "TIME",
        ),
        ("It was shelled between dawn and noon.", "between dawn and noon", "within", "part-of-day", "TIME"),
        ("In the summer of 2023 it fell.", "In the summer of 2023", "within", "season", "DATE"),
        ("It is shelled every day.", "every day", "within", "day", "SET"),
        (
            "They have advanced since the operation began on August 6.",
            "since the operation began on August 6",
            "since",
            "day",
            "DATE",
        ),
    ],
)
def test_the_words_of_a_time_with_its_preposition(text: str, words: str, bound: str, grain: str, type_: str) -> None:
    (time,) = found(text)
    assert (time.text, time.bound, time.grain, time.type) == (words, Bound(bound), Grain(grain), type_)


@pytest.mark.parametrize(
    "text",
    [
        "A 60-year-old man was hurt.",
        "The man, 60 years old, was hurt.",
        "Troops may march on the town.",
        "It was the second attack and a second attack followed.",
        "The 2nd Brigade met the 1998 men of the 3rd Army.",
        "A quarter of the town burned.",
        "The bridge may fall.",
        "They hold Route 4 and Hill 217.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("It fell by the night of 1 November.", "the night of 1 November"),
        ("It fell on Friday.", "Friday"),
        ("Over the past 24 hours it fell.", "the past 24 hours"),
        ("It fell in mid-March.", "mid-March"),
    ],
)
def test_the_bare_extent_leaves_the_preposition_out(text: str, extent: str) -> None:
    (time,) = found(text)
    assert text[int(time.parts["start"]) : int(time.parts["stop"])] == extent


def test_a_range_has_two_ends_each_with_its_month() -> None:
    (time,) = found("It burned from 3 to 5 June 2020.")
    first, second = ends_of(time)
    assert (first.text, second.text) == ("3", "5 June 2020")
    assert first.parts["m"] == second.parts["m"] == 6
    assert first.parts["y"] == 2020


@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_spans_are_exact_and_apart_in_any_text(text: str) -> None:
    last = 0
    for time in find_times(BARE, text):
        assert text[time.start : time.stop] == time.text
        assert last <= time.start <= int(time.parts["start"]) < int(time.parts["stop"]) == time.stop
        for end in ends_of(time):
            assert text[end.start : end.stop] == end.text
        last = time.stop


@pytest.mark.parametrize(
    "piece", ['"', "on ", "the ", "5 ", "May 5, ", "a hundred and ", "‏مساء ", "\ufffd", "since since "]
)
def test_long_and_odd_texts_come_through(piece: str) -> None:
    text = piece * 3000
    assert all(text[t.start : t.stop] == t.text for t in find_times(BARE, text))
