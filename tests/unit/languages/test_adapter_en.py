"""English sentences have a longest length, so that no text makes trees of any size."""

from __future__ import annotations

import pytest

from counterclaim.languages import adapter
from counterclaim.languages.en.adapter import LONGEST

ENDLESS = {
    "no mark at all": "the army said that " * 400,
    "commas": "The list: " + ", ".join(f"town{n} and its river" for n in range(400)),
    "brackets never closed": "(" * 5 + "the rebels hold the hill and " * 300,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=list(ENDLESS))
def test_an_endless_sentence_is_cut(text):
    parse = adapter("en").parse(text)
    assert max(s.last - s.first for s in parse.sentences) <= LONGEST + 1
    assert all(text[t.start : t.stop] == t.text for t in parse.tokens)
    assert sum(s.last - s.first for s in parse.sentences) == len(parse.tokens)


def test_a_long_but_human_sentence_stays_whole():
    text = "The ministry said " + "and the army said " * 30 + "that the town held."
    assert len(adapter("en").parse(text).sentences) == 1


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("They came about 4 a.m. There was no shooting.", ["They", "There"]),
        ("He spoke on X. The army did not.", ["He", "The"]),
        ("The convoy left at 9 p.m. Its drivers had waited.", ["The", "Its"]),
        ("He met officials of the U.S. But no deal came.", ["He", "But"]),
        ("It began at 4 p.m. Moscow time.", ["It"]),
        ("The attack was led by Gen. Omar Haji.", ["The"]),
        ("The U.S. Army left at dawn.", ["The"]),
    ],
)
def test_an_abbreviation_may_end_a_sentence(text, starts):
    parse = adapter("en").parse(text)
    assert [parse.tokens[s.first].text for s in parse.sentences] == starts
