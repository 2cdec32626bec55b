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


@pytest.mark.parametrize(
    ("text", "content", "who", "resolved"),
    [
        (
            "Talks between the rebels and Kigali stalled, with the latter insisting that its troops had left Goma.",
            "its troops had left Goma",
            "the latter",
            "Kigali",
        ),
        (
            "The governor and the mayor met on Monday. The former said that the bridge had been hit.",
            "the bridge had been hit",
            "The former",
            "The governor",
        ),
        (
            "The Sudanese army published a map. Its spokesman said that the bridge had been hit.",
            "the bridge had been hit",
            "Its spokesman",
            "The Sudanese army's spokesman",
        ),
        (
            "The rebels met in Sweida. Their spokesman said that the road had been closed.",
            "the road had been closed",
            "Their spokesman",
            "The rebels' spokesman",
        ),
        (
            "A fisherman said that the port was burning. He added that two boats had sunk.",
            "two boats had sunk",
            "He",
            "A fisherman",
        ),
        (
            "The Syrian defence ministry issued a report. The same ministry said that the road had been closed.",
            "the road had been closed",
            "The same ministry",
            "The Syrian defence ministry",
        ),
        (
            "The acting governor of Borno met elders. The governor left. He said that the base had been taken.",
            "the base had been taken",
            "He",
            "The acting governor of Borno",
        ),
        (
            "The spokesman left early. The chairwoman stayed. He said that the base had been taken.",
            "the base had been taken",
            "He",
            "The spokesman",
        ),
        (
            "The Rapid Support Forces denied that the army had left. Its spokesman said that the road had been closed.",
            "the road had been closed",
            "Its spokesman",
            "The Rapid Support Forces' spokesman",
        ),
        (
            "The Allied Democratic Forces left Beni. Its leader said that the road had been closed.",
            "the road had been closed",
            "Its leader",
            "The Allied Democratic Forces' leader",
        ),
        (
            "The navy sank a boat. Its spokesman left. He said that the base had been taken.",
            "the base had been taken",
            "He",
            "The navy's spokesman",
        ),
        (
            "Yemen's Houthis sank two boats. Their leader said that the road had been closed.",
            "the road had been closed",
            "Their leader",
            "Yemen's Houthis' leader",
        ),
        ("Kigali kept silent. He said that the base had been taken.", "the base had been taken", "He", None),
    ],
)
def test_whose_and_which(text: str, content: str, who: str, resolved: str | None) -> None:
    (link,) = claim_of(text, content).chain
    assert (link.who, link.resolved) == (who, resolved)
