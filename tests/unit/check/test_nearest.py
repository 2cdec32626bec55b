"""Days without a year."""

import datetime as dt

import pytest
from tests.unit.check.subjects import span, subject

from counterclaim.check.nearest import days_to, tells_back

PUBLISHED = dt.date(2026, 1, 14)


@pytest.mark.parametrize(
    ("month", "day", "days"),
    [(1, 18, 4), (1, 10, -4), (12, 30, -15), (7, 1, 168), (8, 1, -166), (2, 29, None), (2, 28, 45)],
)
def test_the_nearest_such_day(month: int, day: int, days: int | None) -> None:
    assert days_to(PUBLISHED, month, day) == days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They left on 18 January.", False),
        ("They left on 18 January. The war of 2026 goes on.", False),
        ("They left on 18 January. The war began in 2014.", True),
        ("They left on 18 January, a year ago.", True),
        ("On the anniversary they left on 18 January.", True),
        ("They left on 18 January.\nThe war began in 2014.", False),
    ],
)
def test_words_that_put_a_day_into_another_year(text: str, told: bool) -> None:
    on = subject(text, fields={"published": PUBLISHED})
    assert tells_back(on, span(text, "18 January")) is told
