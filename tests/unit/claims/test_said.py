"""The time of the saying stands in the link, the time of what is said in the claim."""

from __future__ import annotations

import pytest
from short_texts import claim_of


@pytest.mark.parametrize(
    ("text", "content", "said", "when"),
    [
        (
            "The ministry said on 4 June 2024 that rebels had taken the town on 2 June 2024.",
            "rebels had taken the town on 2 June 2024",
            ("on 4 June 2024", "2024-06-04T00:00"),
            "on 2 June 2024",
        ),
        (
            "On 4 June 2024 the army denied that it had lost Palma.",
            "it had lost Palma",
            ("On 4 June 2024", "2024-06-04T00:00"),
            None,
        ),
        (
            "The army said in a statement on 4 June 2024 that 14 soldiers were killed.",
            "14 soldiers were killed",
            ("on 4 June 2024", "2024-06-04T00:00"),
            None,
        ),
        (
            "According to a statement published on 4 June 2024, the town fell on 2 June 2024.",
            "the town fell on 2 June 2024",
            ("on 4 June 2024", "2024-06-04T00:00"),
            "on 2 June 2024",
        ),
        (
            '"We hold the bridge," the commander told reporters in Goma on 4 June 2024.',
            "We hold the bridge",
            ("on 4 June 2024", "2024-06-04T00:00"),
            None,
        ),
        (
            "The governor said the depot was hit on 4 June 2024.",
            "the depot was hit on 4 June 2024",
            None,
            "on 4 June 2024",
        ),
    ],
)
def test_said(text: str, content: str, said: tuple[str, str] | None, when: str | None) -> None:
    claim = claim_of(text, content)
    (link,) = claim.chain
    assert ((link.said.text, link.said.earliest) if link.said else None) == said
    assert (claim.when.text if claim.when else None) == when
