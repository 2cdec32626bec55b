import datetime as dt

import pytest

from counterclaim.model import spoken
from counterclaim.model.claim import Amount, When
from counterclaim.model.mention import Bound, Grain
from counterclaim.show.words import amount_words, day_words, interval_words, number_words


def when(earliest, latest):
    return When(
        start=0,
        stop=1,
        text="x",
        type="DATE",
        value="",
        earliest=earliest,
        latest=latest,
        bound=Bound.BY,
        grain=Grain.DAY,
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2025-11-01T00:00", "2025-11-02T00:00", "1 Nov 2025"),
        ("2025-11-01T00:00", "2025-12-01T00:00", "1 Nov 2025 to 30 Nov 2025"),
        ("2025-11-01T18:00", "2025-11-02T09:00", "1 Nov 2025, 18:00 to 2 Nov 2025, 09:00"),
        (None, "2025-11-02T00:00", "up to 1 Nov 2025, no beginning given"),
        (None, "2025-11-02T09:00", "up to 2 Nov 2025, 09:00, no beginning given"),
        ("2022-02-24T00:00", None, "24 Feb 2022 or later"),
        (None, None, "not placed in the calendar"),
        ("not a date", None, "not placed in the calendar"),
    ],
)
def test_intervals_name_their_last_day_not_the_one_after(earliest, latest, shown):
    assert interval_words(when(earliest, latest)) == shown


@pytest.mark.parametrize(
    ("low", "high", "more", "shown"),
    [
        (87, 87, {}, "87 places"),
        (14, None, {}, "at least 14 places"),
        (None, 30, {}, "at most 30 places"),
        (24, 99, {"approx": True}, "about 24 to 99 places"),
        (44, 44, {"share_of": 62}, "44 of 62 places"),
        (12_000_000, 12_000_000, {}, "12,000,000 places"),
        (0.5, 0.5, {}, "0.5 places"),
        (None, None, {}, "number not given places"),
    ],
)
def test_amounts_in_words(low, high, more, shown):
    assert amount_words(Amount(start=0, stop=1, text="x", low=low, high=high, unit="places", **more)) == shown


def test_days():
    assert day_words(dt.date(2025, 11, 30)) == "30 Nov 2025"


@pytest.mark.parametrize(
    ("code", "number", "day"),
    [
        ("en", "12,400.5", "9 May 2024"),
        ("uk", "12\N{NO-BREAK SPACE}400,5", "9 трав. 2024"),
        ("ru", "12\N{NO-BREAK SPACE}400,5", "9 мая 2024"),
    ],
)
def test_numbers_and_days_in_the_language_that_is_spoken(code, number, day):
    with spoken.speaking(code):
        assert number_words(12_400.5) == number
        assert day_words(dt.date(2024, 5, 9)) == day
