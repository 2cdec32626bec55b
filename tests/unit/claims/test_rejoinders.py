"""Ends of sentences that go on for the speaker, or answer what was said."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of


def told(text: str, content: str) -> list[tuple[list[str], str]]:
    """Chain and polarity of each claim with ``content`` in its words."""
    return [(chain(c), c.polarity.value) for c in report_of(text).claims if content in c.content.text]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "The rebels denied on Thursday that the army had broken the siege of Kadugli, saying the city was cut off.",
            "cut off",
            "The rebels",
        ),
        ("The governor said that the army had left Bor, adding that shelling continued.", "shelling", "The governor"),
        (
            "The mayor dismissed reports that militiamen had entered Sake, insisting that police held the bridge.",
            "bridge",
            "The mayor",
        ),
        ("The ministry said two brigades had pulled out, noting that a third held Kobani.", "Kobani", "The ministry"),
    ],
)
def test_who_goes_on_is_who_spoke(text: str, content: str, speaker: str) -> None:
    assert told(text, content) == [([speaker], "asserted")]


@pytest.mark.parametrize(
    ("text", "content", "said", "answered"),
    [
        ("The army said it had taken Bor, a claim the rebels rejected.", "Bor", "The army", "the rebels"),
        ("The army said it had taken Bor, a claim that the rebels rejected.", "Bor", "The army", "the rebels"),
        ("The army said it had taken Bor, a claim rejected by the rebels.", "Bor", "The army", "the rebels"),
        ("Moscow said it had captured Toretsk, an assertion Kyiv dismissed.", "Toretsk", "Moscow", "Kyiv"),
        ("Moscow said it had captured Toretsk, an assertion Kyiv dismissed as a lie.", "Toretsk", "Moscow", "Kyiv"),
        ("Pakistan accused India of shelling a mosque, an allegation Delhi denied.", "mosque", "Pakistan", "Delhi"),
        (
            "Thailand accused Cambodia of laying mines along the border, a charge Phnom Penh rejected.",
            "mines",
            "Thailand",
            "Phnom Penh",
        ),
        (
            "The clinic said 40 people had died, a figure local officials disputed.",
            "40",
            "The clinic",
            "local officials",
        ),
        (
            "A priest said the men had been shot after they gave up, which the army denied.",
            "been shot",
            "A priest",
            "the army",
        ),
    ],
)
def test_the_answer_is_a_claim_of_its_own(text: str, content: str, said: str, answered: str) -> None:
    assert told(text, content) == [([said], "asserted"), ([answered], "denied")]


def test_a_confirmation_denies_nothing() -> None:
    text = "The rebels said they had taken the bridge at Bor, which the governor confirmed."
    assert told(text, "bridge") == [(["The rebels"], "asserted"), (["the governor"], "asserted")]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "The group denied carrying out the strike on the Dilling market, in which volunteers say 41 people died.",
            "carrying out",
            [(["The group"], "denied")],
        ),
        (
            "The group denied carrying out the strike on the Dilling market, in which volunteers say 41 people died.",
            "41",
            [(["volunteers"], "asserted")],
        ),
        (
            "Tanks massed near Kupiansk, raising fears of an offensive, the governor said.",
            "Tanks massed",
            [(["the governor"], "asserted")],
        ),
        (
            "Fighters dug in around Sake, cutting the road to Goma, the mayor said.",
            "dug in",
            [(["the mayor"], "asserted")],
        ),
    ],
)
def test_a_clause_stays_with_its_speaker(text: str, content: str, expected: list[tuple[list[str], str]]) -> None:
    assert told(text, content) == expected
