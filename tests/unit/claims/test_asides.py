"""Asides ("as residents said") and clauses that only look like them."""

import pytest
from short_texts import report_of


@pytest.mark.parametrize(
    ("text", "own", "said"),
    [
        ("Shells hit Goma as residents say the army fled.", "Shells hit Goma", "the army fled"),
        ("Jets bombed Kawlin as rebels claim they hold the bridge.", "Jets bombed Kawlin", "they hold the bridge"),
        ("Troops left Sodo as officials denied that a truce was near.", "Troops left Sodo", "a truce was near"),
    ],
)
def test_as_somebody_says_something_is_no_aside(text, own, said):
    found = {
        c.content.text.rstrip(".").removeprefix("that "): [link.who for link in c.chain] for c in report_of(text).claims
    }
    assert found[own] == []
    assert found[said]


def test_as_somebody_says_is_one():
    text = "Shells hit Goma on Monday, as residents said."
    found = {c.content.text: [link.who for link in c.chain] for c in report_of(text).claims}
    assert found["Shells hit Goma on Monday"] == ["residents"]
