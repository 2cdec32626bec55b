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
    ],
)
def test_detached(text: str, content: str, source: list[str]) -> None:
    assert chain(claim_of(text, content)) == source


def test_with_an_instrument_is_no_claim() -> None:
    assert contents("The army shelled Khartoum on Monday, with 35 guns firing.") == [
        "The army shelled Khartoum on Monday, with 35 guns firing"
    ]
