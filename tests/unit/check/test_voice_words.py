"""Every language with rules has the words that tell whose words a wording is."""

import pytest

from counterclaim.check.voice import reporting, trailing


@pytest.mark.parametrize(
    ("lang", "behind", "beside"),
    [
        ("en", ", the mayor said.", " and the mayor left."),
        ("ru", ", сообщил мэр.", " и мэр уехал."),
        ("uk", ", повідомив мер.", " і мер поїхав."),
    ],
)
def test_a_source_that_trails_is_seen(lang: str, behind: str, beside: str) -> None:
    assert trailing(lang).match(behind)
    assert not trailing(lang).match(beside)
    assert reporting(lang)["nobody"]
