"""What did not happen, or is said no longer, is no asserted claim; what happened beside it stays one."""

from __future__ import annotations

import pytest
from short_texts import report_of

from counterclaim.model.claim import Modality, Polarity


def facts(text: str) -> list[str]:
    return [
        claim.content.text
        for claim in report_of(text).claims
        if claim.polarity is Polarity.ASSERTED and claim.modality is Modality.FACT
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The militia said it would have entered the city had a truce not been promised to mediators.", "truce"),
        ("The officer said they would have held the pass had a bridge been built.", "bridge"),
        ('"Were the town to fall, we would leave," he said.', "fall"),
        ("A drone killed five people in Goma, a doctor said. The doctor had earlier put the toll at nine.", "nine"),
        ("Early in the conflict the ministry had spoken of 2,000 dead.", "2,000"),
        ("Early reports had spoken of seven dead.", "seven"),
        ("The network had previously spoken of 40 killed.", "40"),
        ("An hour ago we were still reporting four dead.", "four"),
        ("12:05 Correction: an entry said that the bridge had been destroyed.", "bridge"),
        ("14:30 Clarification: a post said that rebels had taken Goma.", "Goma"),
        ("The officers had been confident of taking Goma in a week.", "Goma"),
        ("The general was sure of capturing Goma before the rains.", "Goma"),
        ("That Goma port was set ablaze by the navy was invented by a television anchor.", "ablaze"),
        ("That the dam was blown up by the rebels was fabricated by a blogger.", "dam"),
        ("The governor blamed a drone that never flew.", "drone"),
        ("The fall of the town is, the mayor repeated, only a matter of time.", "fall"),
    ],
)
def test_no_fact(text: str, words: str) -> None:
    assert not [content for content in facts(text) if words in content]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Helicopters dropped barrel bombs on the hospital in Goma.", "dropped barrel bombs"),
        ("The drone dropped a grenade on a bus in Goma.", "dropped a grenade"),
        ("The army had earlier said that its forces had taken Goma.", "its forces had taken Goma"),
        ("Rather than retreating to Goma, the rebels attacked Sake.", "the rebels attacked Sake"),
        ("A drone killed five people in Goma, a doctor said. The doctor had earlier put the toll at nine.", "five"),
        ('"We were hit by a drone in Goma," he said.', "hit by a drone"),
    ],
)
def test_still_a_fact(text: str, words: str) -> None:
    assert [content for content in facts(text) if words in content]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The army announced the capture of Goma, in what would be its largest gain this year.", "the capture of Goma"),
        ("Rebels captured Goma on Monday, in what could be a turning point.", "Rebels captured Goma on Monday"),
        ("A drone struck Goma on Monday, in what may be the first raid of its kind.", "A drone struck Goma on Monday"),
        (
            "Ten soldiers were killed in Goma, what would be the worst loss in a year.",
            "Ten soldiers were killed in Goma",
        ),
    ],
)
def test_a_remark_on_what_would_be_is_no_part_of_the_fact(text: str, kept: str) -> None:
    assert facts(text) == [kept]
