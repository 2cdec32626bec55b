"""Claims inside other claims' sentences: counts after "with", listed clauses, headlines without a finite verb."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, contents

LISTED = (
    "She maintained that the army had left Lashio, that 300 drones had been launched, and that most had been shot down."
)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("A medic said the market had been hit, with dozens of dead.", "dozens of dead", ["A medic"]),
        ("The army shelled Khartoum on Monday, with 35 people missing.", "35 people missing", []),
        (
            LISTED,
            "300 drones had been launched",
            ["She"],
        ),
        (
            LISTED,
            "most had been shot down",
            ["She"],
        ),
        ("Palma retaken, Maputo says", "Palma retaken", ["Maputo"]),
        (
            "He said that men had responded only to provocation, that 30 drones had been launched, and that most fell.",
            "30 drones had been launched",
            ["He"],
        ),
        ("The minister replied that the bridge had been hit.", "the bridge had been hit", ["The minister"]),
        ("The mayor responded that nobody had left Djibo.", "nobody had left Djibo", ["The mayor"]),
        (
            "The army's answer was that small groups had been destroyed near Lashio.",
            "small groups had been destroyed near Lashio",
            ["The army"],
        ),
        ("The rebels' version is that they left Uvira.", "they left Uvira", ["The rebels"]),
        ("A nurse spoke of 41 dead on both sides.", "41 dead", ["A nurse"]),
        ("The mayor reported one dead and four injured.", "four injured", ["The mayor"]),
    ],
)
def test_detached(text: str, content: str, source: list[str]) -> None:
    assert chain(claim_of(text, content)) == source


def test_with_an_instrument_is_no_claim() -> None:
    assert contents("The army shelled Khartoum on Monday, with 35 guns firing.") == [
        "The army shelled Khartoum on Monday, with 35 guns firing"
    ]


def test_who_opens_a_quotation_after_a_semicolon_says_it() -> None:
    text = (
        "The office replied that the road was open; "
        'a general, asked whether the siege would end, answered: "Without doubt."'
    )
    assert not any("siege" in content for content in contents(text))
