"""Who a pronoun or a short description is, where that is clear."""

from __future__ import annotations

import pytest
from short_texts import claim_of


@pytest.mark.parametrize(
    ("text", "content", "who", "resolved"),
    [
        (
            "Spokeswoman Hala Idris met reporters. She denied that the army had left Omdurman.",
            "the army had left Omdurman",
            "She",
            "Spokeswoman Hala Idris",
        ),
        (
            "The defence ministry issued a statement. It said that its troops had entered Goma.",
            "its troops had entered Goma",
            "It",
            "The defence ministry",
        ),
        (
            "The rebels held a rally. They said that they had captured Bukavu.",
            "they had captured Bukavu",
            "They",
            "The rebels",
        ),
        (
            "The Nigerian defence minister visited Maiduguri. The minister said that troops had retaken the base.",
            "troops had retaken the base",
            "The minister",
            "The Nigerian defence minister",
        ),
        (
            'President Tshimanga visited the front. "The enemy is losing," he said.',
            "The enemy is losing",
            "he",
            "President Tshimanga",
        ),
        (
            "President Tshimanga visited the front. He added that the town was safe.",
            "the town was safe",
            "He",
            "President Tshimanga",
        ),
        (
            "The army's chief of staff spoke in Juba. The chief said that the rebels had fled.",
            "the rebels had fled",
            "The chief",
            "The army's chief of staff",
        ),
        ("Monday was quiet. They said that the town had fallen.", "the town had fallen", "They", None),
        ("The colonel said that the town had fallen.", "the town had fallen", "The colonel", None),
    ],
)
def test_antecedents(text: str, content: str, who: str, resolved: str | None) -> None:
    (link,) = claim_of(text, content).chain
    assert (link.who, link.resolved) == (who, resolved)


def test_an_antecedent_does_not_reach_over_many_sentences() -> None:
    filler = "The road was quiet. " * 5
    text = f"Spokeswoman Hala Idris met reporters. {filler}She denied that the army had left Omdurman."
    assert claim_of(text, "the army had left Omdurman").chain[0].resolved is None
