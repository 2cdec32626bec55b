"""Times anchored in the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotate.times import find_times
from counterclaim.languages import adapter, table
from counterclaim.model.claim import When
from counterclaim.model.parse import Parse
from counterclaim.resolve.times import resolve_times

PUBLISHED = dt.date(2024, 5, 16)  # a Thursday
BARE = Parse("en", (), ())
WORDS = sorted({w for lists in table("en", "times")["lexicon"].values() for ws in lists.values() for w in ws})
NUMBERS = ["1", "14", "31", "1999", "2024", "0", "99", "3rd", "2024-02-30", "12/31/99", "25:00", "4.45", "1980s", "BC"]


def resolved(text: str, published: dt.date | None = PUBLISHED) -> tuple[When, ...]:
    parse = adapter("en").parse(text)
    return resolve_times(find_times(parse, text), parse, published)


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("It fell on Tuesday.", "2024-05-14", "2024-05-14T00:00", "2024-05-15T00:00"),
        ("It fell on Thursday.", "2024-05-16", "2024-05-16T00:00", "2024-05-17T00:00"),
        ("They will meet on Monday.", "2024-05-20", "2024-05-20T00:00", "2024-05-21T00:00"),
        ("It fell last Tuesday.", "2024-05-14", "2024-05-14T00:00", "2024-05-15T00:00"),
        ("It fell on Tuesday last week.", "2024-05-07", "2024-05-07T00:00", "2024-05-08T00:00"),
        ("It fell on Monday night.", "2024-05-13TNI", "2024-05-13T18:00", "2024-05-14T09:00"),
        ("It fell on Monday morning.", "2024-05-13TMO", "2024-05-13T04:00", "2024-05-13T12:00"),
        ("It was shelled overnight.", "2024-05-15TNI", "2024-05-15T18:00", "2024-05-16T09:00"),
        ("It fell on Tuesday night into Wednesday.", "2024-05-14TNI", "2024-05-14T18:00", "2024-05-15T09:00"),
        ("It fell in the night to Wednesday.", "2024-05-14TNI", "2024-05-14T18:00", "2024-05-15T09:00"),
        ("It fell at 4.45 p.m. on Friday.", "2024-05-10T16:45", "2024-05-10T16:45", "2024-05-10T16:46"),
        ("It fell on 24 February.", "2024-02-24", "2024-02-24T00:00", "2024-02-25T00:00"),
        ("It fell on 24 August.", "2023-08-24", "2023-08-24T00:00", "2023-08-25T00:00"),
        ("It fell on Feb. 24, 2022.", "2022-02-24", "2022-02-24T00:00", "2022-02-25T00:00"),
        ("It fell in December.", "2023-12", "2023-12-01T00:00", "2024-01-01T00:00"),
        ("It fell in early April.", "2024-04", "2024-04-01T00:00", "2024-04-11T00:00"),
        ("It fell late last month.", "2024-04", "2024-04-21T00:00", "2024-05-01T00:00"),
        ("They fell this week.", "2024-W20", "2024-05-13T00:00", "2024-05-20T00:00"),
        ("It fell over the weekend.", "2024-W19-WE", "2024-05-11T00:00", "2024-05-13T00:00"),
        ("It fell last year.", "2023", "2023-01-01T00:00", "2024-01-01T00:00"),
        ("It fell in the summer of 2023.", "2023-SU", "2023-06-01T00:00", "2023-09-01T00:00"),
        ("It fell two weeks ago.", "2024-W18", "2024-04-29T00:00", "2024-05-06T00:00"),
        ("It was quiet over the past 24 hours.", "PT24H", "2024-05-15T00:00", "2024-05-17T00:00"),
        ("In the six months to March it was calm.", "P6M", "2023-10-01T00:00", "2024-04-01T00:00"),
        ("It burned from 10 to 12 May.", "2024-05-10", "2024-05-10T00:00", "2024-05-13T00:00"),
        ("It burned between dawn and noon.", "2024-05-16TMO", "2024-05-16T04:00", "2024-05-16T12:30"),
        ("It fell on the night of May 9 to 10.", "2024-05-09TNI", "2024-05-09T18:00", "2024-05-10T09:00"),
        ("It was held for three days.", "P3D", None, None),
        ("It was calm in recent days.", "PAST_REF", None, None),
        ("It fell in the first week of May.", "P1W", "2024-05-01T00:00", "2024-05-08T00:00"),
    ],
)
def test_value_and_interval(text: str, value: str, earliest: str | None, latest: str | None) -> None:
    (when,) = resolved(text)
    assert (when.value, when.earliest, when.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "bound"),
    [
        ("They hold it since Monday.", "2024-05-13T00:00", None, "since"),
        ("They took 87 villages by the night of May 1st.", None, "2024-05-02T09:00", "by"),
        ("As of Friday evening, 12 had died.", None, "2024-05-11T00:00", "by"),
        ("It was quiet until 3 May.", None, "2024-05-04T00:00", "by"),
        ("It was quiet before 3 May.", None, "2024-05-03T00:00", "by"),
        ("It was quiet after 3 May.", "2024-05-04T00:00", None, "since"),
        ("It must be ready before the end of the year.", None, "2025-01-01T00:00", "by"),
        ("It was hit before dawn on Monday.", "2024-05-13T00:00", "2024-05-13T04:00", "by"),
        ("It has been hit six times since dawn.", "2024-05-16T04:00", "2024-05-17T00:00", "since"),
        ("They have come since the war began on 7 October.", "2023-10-07T00:00", None, "since"),
    ],
)
def test_the_word_before_bounds_the_interval(text: str, earliest: str | None, latest: str | None, bound: str) -> None:
    (when,) = resolved(text)
    assert (when.earliest, when.latest, when.bound) == (earliest, latest, bound)


def test_the_next_day_counts_from_the_last_date() -> None:
    whens = resolved("It fell on Monday. The next day they left. Three days later it burned.")
    assert [w.value for w in whens] == ["2024-05-13", "2024-05-14", "2024-05-17"]


def test_in_narrative_months_follow_the_last_date() -> None:
    text = (
        "War came on 1 September 1939. On 17 September 1939 others came. In November 1939 it froze. "
        "It ended in March 1940. In April, they landed. On 10 May 1940 it changed. In June it fell."
    )
    values = [w.value for w in resolved(text, dt.date(2009, 12, 19))]
    assert values[-3:] == ["1940-04", "1940-05-10", "1940-06"]


def test_without_publication_date_nothing_is_guessed() -> None:
    for when in resolved("It fell on 24 February, on Tuesday, last week and in May.", None):
        assert (when.earliest, when.latest) == (None, None)
        assert "X" in when.value


def test_without_publication_date_a_full_date_in_the_text_anchors() -> None:
    whens = resolved("By 16 May 2024 it was over; it fell on 24 February.", None)
    assert whens[1].value == "2024-02-24"


@pytest.mark.parametrize("text", ["It fell on 30 February.", "It fell on 2024-02-30.", "It fell at 31:00."])
def test_an_impossible_date_has_no_interval(text: str) -> None:
    assert all(when.earliest is None and when.latest is None for when in resolved(text))


@given(
    st.lists(st.sampled_from([*WORDS, *NUMBERS, "of", "the", ",", ".", "'s"]), max_size=14).map(" ".join),
    st.none() | st.dates(),
)
def test_intervals_are_in_order_for_any_words(text: str, published: dt.date | None) -> None:
    times = find_times(BARE, text)
    whens = resolve_times(times, BARE, published)
    assert [(w.start, w.stop, w.text) for w in whens] == [(t.start, t.stop, t.text) for t in times]
    for when in whens:
        assert when.value
        if when.earliest is not None and when.latest is not None:
            assert dt.datetime.fromisoformat(when.earliest) < dt.datetime.fromisoformat(when.latest)
