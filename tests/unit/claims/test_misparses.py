"""Clauses and numbers that the parser takes for something else."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, report_of


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        # "for the first time that"
        ("The general acknowledged for the first time that jets had been lost.", "jets had been lost", ["The general"]),
        ("Baku said for the first time that it had shelled Ganja.", "it had shelled Ganja", ["Baku"]),
        ("The mayor admitted for the second time that 30 people had died.", "30 people had died", ["The mayor"]),
        # a past that looks like a participle
        (
            "About 200 soldiers sheltered there, a Thai officer said.",
            "About 200 soldiers sheltered there",
            ["a Thai officer"],
        ),
        (
            "Some 40 lorries crossed at Rafah, an aid worker said.",
            "Some 40 lorries crossed at Rafah",
            ["an aid worker"],
        ),
        ("Around 300 rebels attacked on Monday, the army said.", "Around 300 rebels attacked on Monday", ["the army"]),
        # a number after a word that may be a preposition
        ("Survivors counted over 300 dead.", "over 300 dead", ["Survivors"]),
        ("The clinic reported over 40 wounded.", "over 40 wounded", ["The clinic"]),
        ("Police registered over 20 dead.", "over 20 dead", ["Police"]),
    ],
)
def test_the_content_is_found(text: str, content: str, source: list[str]) -> None:
    assert chain(claim_of(text, content)) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lashio captured: MNDAA", "MNDAA"),
        ("Two bridges destroyed: governor", "governor"),
        ("12 killed in Sumy: mayor", "mayor"),
    ],
)
def test_who_is_named_behind_the_colon_of_a_head_line(text: str, source: str) -> None:
    (claim,) = report_of(text).claims
    assert chain(claim) == [source]


def test_a_list_behind_a_colon_names_nobody() -> None:
    assert all(chain(c) == [] for c in report_of("Two towns fell on Monday: Sake.").claims)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('The League said it had won. "Our army has taken it," read a post. It said 40 had died.', "The League"),
        ("The spokeswoman wrote to Kyiv. Kyiv said nothing. She said that the envoys had left.", "The spokeswoman"),
    ],
)
def test_a_pronoun_stands_for_nobody_in_others_words_and_for_no_town(text: str, who: str) -> None:
    assert report_of(text).claims[-1].chain[-1].resolved == who
