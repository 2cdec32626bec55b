"""Whether it is said to be so, and in which mode."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, contents

from counterclaim.model.claim import Kind, Modality, Polarity


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Russian troops have not entered Kupiansk.", "Russian troops have not entered Kupiansk"),
        ("Kyiv denied that the town had fallen.", "the town had fallen"),
        ("They failed to cross the Oskil.", "They failed to cross the Oskil"),
        ("No soldiers were killed in the attack.", "No soldiers were killed in the attack"),
        ("Nobody was hurt in the attack.", "Nobody was hurt in the attack"),
        ("The army no longer holds the airport.", "The army no longer holds the airport"),
        ("The rebels were unable to take the bridge.", "The rebels were unable to take the bridge"),
        ("The column never reached Kidal.", "The column never reached Kidal"),
        ("Neither side took the village.", "Neither side took the village"),
        ("The troops could not enter the village.", "The troops could not enter the village"),
        ("The army halted the rebels' advance on Sake.", "The army halted the rebels' advance on Sake"),
        ("The army denied shelling the hospital.", "shelling the hospital"),
        ("Reports of a retreat are false.", "a retreat"),
        ("The army almost lost the town in April.", "The army almost lost the town in April"),
        ("The town has all but fallen.", "The town has all but fallen"),
        ("The rebels came close to taking Uvira.", "The rebels came close to taking Uvira"),
        ("The two sides stopped short of signing a truce.", "The two sides stopped short of signing a truce"),
        ("Soldiers failed in their attempt to retake Kutkai.", "Soldiers failed in their attempt to retake Kutkai"),
        ("Floods kept the convoy from reaching Zalingei.", "Floods kept the convoy from reaching Zalingei"),
        ("The planned landing at Bossaso was cancelled.", "The planned landing at Bossaso was cancelled"),
        ("A clash at the border was averted.", "A clash at the border was averted"),
        ("The rebels pretended to retreat.", "The rebels pretended to retreat"),
        ("The ministry retracted its claim that Palma had been secured.", "Palma had been secured"),
        ("A retreat from Afrin is out of the question, he said.", "A retreat from Afrin is out of the question"),
        ("The minister rejected reports that the garrison had surrendered.", "the garrison had surrendered"),
        ("The ceasefire has not ended the fighting.", "The ceasefire has not ended the fighting"),
        pytest.param(
            "It is not true that the garrison surrendered.",
            "the garrison surrendered",
        ),
    ],
)
def test_denied(text: str, content: str) -> None:
    assert claim_of(text, content).polarity is Polarity.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "The fighting in Marib has not stopped.",
        "The soldiers tried to storm the base.",
        "The rebels are unlikely to take the town.",
        "At least 12 people died, including two children.",
        "No more than 14 people died in the attack.",
    ],
)
def test_a_negative_word_that_denies_nothing(text: str) -> None:
    assert claim_of(text, text.removesuffix(".")).polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "content", "modality"),
    [
        ("Moscow intends to send troops to Sumy.", "Moscow intends to send troops to Sumy", Modality.PLAN),
        ("Troops will enter the city on Friday.", "Troops will enter the city on Friday", Modality.PLAN),
        ("The convoy was to reach Gao on Monday.", "The convoy was to reach Gao on Monday", Modality.PLAN),
        ("The troops are about to enter the town.", "The troops are about to enter the town", Modality.PLAN),
        ("The army is ready to retake the city.", "The army is ready to retake the city", Modality.PLAN),
        ("The general said that the army would hold the town.", "the army would hold the town", Modality.PLAN),
        ("If supply is cut, the garrison will withdraw.", "the garrison will withdraw", Modality.CONDITIONAL),
        ("Unless help comes, the garrison will surrender.", "the garrison will surrender", Modality.CONDITIONAL),
        (
            "The garrison would have surrendered without the airlift.",
            "The garrison would have surrendered without the airlift",
            Modality.CONDITIONAL,
        ),
        (
            "Officials admitted the line broke; it would have held with shells.",
            "it would have held with shells",
            Modality.CONDITIONAL,
        ),
        ("The rebels may have entered Aleppo.", "The rebels may have entered Aleppo", Modality.POSSIBLE),
        ("The rebels are likely to take the town.", "The rebels are likely to take the town", Modality.POSSIBLE),
        (
            "The mayor said the army had probably left the town.",
            "the army had probably left the town",
            Modality.POSSIBLE,
        ),
        ("The enemy must leave the city.", "The enemy must leave the city", Modality.DEMAND),
        ("The president called for a withdrawal from the region.", "a withdrawal from the region", Modality.DEMAND),
        ("The president ordered the army to retake the city.", "the army to retake the city", Modality.ORDER),
        ("The rebels captured Bukavu on Friday.", "The rebels captured Bukavu on Friday", Modality.FACT),
        ("The envoy suggested that Armenia cede the villages.", "Armenia cede the villages", Modality.DEMAND),
        ("The accord obliges the army to leave Goma.", "The accord obliges the army to leave Goma", Modality.DEMAND),
        ("The army was told to leave Moura.", "The army was told to leave Moura", Modality.DEMAND),
        ("The decree bans the army from entering Goma.", "The decree bans the army from entering Goma", Modality.ORDER),
        ("He had ordered his units out of Goma.", "He had ordered his units out of Goma", Modality.ORDER),
        ("The cabinet voted to send troops to Gao.", "The cabinet voted to send troops to Gao", Modality.PLAN),
        ("An attack on Taiz is being prepared, he said.", "An attack on Taiz is being prepared", Modality.PLAN),
        (
            "Forces are gearing up for an assault on Rafah.",
            "Forces are gearing up for an assault on Rafah",
            Modality.PLAN,
        ),
        ("The rebels seem set to take Bukavu.", "The rebels seem set to take Bukavu", Modality.PLAN),
        (
            "The army is said to be preparing to leave Gao.",
            "The army is said to be preparing to leave Gao",
            Modality.PLAN,
        ),
        ("A plot to kill the governor of Marib was uncovered.", None, Modality.PLAN),
        ("The threat of an attack on Erbil remains high.", None, Modality.POSSIBLE),
        ("The risk of a siege of Aleppo is growing, she said.", None, Modality.POSSIBLE),
        ("The commander warned of an imminent attack on Pibor.", "an imminent attack on Pibor", Modality.POSSIBLE),
        (
            "The rebels were on the brink of taking Uvira.",
            "The rebels were on the brink of taking Uvira",
            Modality.POSSIBLE,
        ),
        ("A deal on Karabakh is within reach, she said.", "A deal on Karabakh is within reach", Modality.POSSIBLE),
        ('"I wish they had bombed the bridge," he said.', "I wish they had bombed the bridge", Modality.CONDITIONAL),
        ('"We should have blown up the dam," he said.', "We should have blown up the dam", Modality.CONDITIONAL),
        ("For Kyiv it is lost only when the last post falls.", "For Kyiv it is lost", Modality.CONDITIONAL),
        ("The planned withdrawal from Goma began on Friday.", None, Modality.FACT),
        ("An attack on the town cannot be ruled out, he said.", None, Modality.POSSIBLE),
        ("The mayor hoped that the army would retake Goma.", "the army would retake Goma", Modality.POSSIBLE),
        ("The army is going to storm the town.", None, Modality.PLAN),
        ("The cabinet discussed the attack on Goma.", None, Modality.FACT),
        ("Officials admitted the line broke; it would have held.", "the line broke", Modality.FACT),
        pytest.param(
            "Moscow intends to establish a buffer zone.",
            "Moscow intends to establish a buffer zone",
            Modality.PLAN,
        ),
        pytest.param(
            "The militia has yet to enter the town.",
            "The militia has yet to enter the town",
            Modality.FACT,
        ),
    ],
)
def test_the_mode(text: str, content: str | None, modality: Modality) -> None:
    assert claim_of(text, content or contents(text)[0]).modality is modality


@pytest.mark.parametrize(
    "text",
    [
        '"Will they take Kramatorsk?" asked the teacher.',
        "The minister asked whether Iran had fired on the tanker.",
        "Who fired on the convoy near the border remains a mystery.",
        "How long the truce holds is anybody's guess.",
        "The agency wrongly reported that Mekelle had been captured.",
    ],
)
def test_what_nobody_says_is_so(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pretoria called on Kigali to stop shelling Minova.", "to stop shelling Minova"),
        ("The mayor begged the rebels not to shell the hospital.", "the rebels not to shell the hospital"),
        ("The council urged the army to refrain from entering Goma.", "the army to refrain from entering Goma"),
    ],
)
def test_a_demand_to_leave_something_is_no_denial(text: str, content: str) -> None:
    claim = claim_of(text, content)
    assert (claim.modality, claim.polarity) == (Modality.DEMAND, Polarity.ASSERTED)


def test_a_question_is_no_claim() -> None:
    assert contents("Was the town lost?") == []


def test_an_inverted_condition_is_no_claim() -> None:
    assert contents("Were the town to fall, the road would be cut.") == ["the road would be cut"]


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman said that three people had been killed; he withdrew the figure in the evening.",
        "The governor wrote that Stepove had fallen. An hour later she deleted the post.",
        "The ministry said that it had shot down six jets. On Friday it corrected the statement.",
    ],
)
def test_what_the_speaker_takes_back_is_no_claim(text: str) -> None:
    assert not any(word in content for word in ("three", "Stepove", "six") for content in contents(text))


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman said that three people had been killed; he withdrew to his office.",
        "The governor wrote that Stepove had fallen. An hour later the army corrected the figure for Sumy.",
    ],
)
def test_what_nobody_takes_back_stands(text: str) -> None:
    assert any(word in content for word in ("three", "Stepove") for content in contents(text))


@pytest.mark.parametrize(
    "text",
    [
        "The truce will hinge on the prisoners taken in Marib.",
        "Whether the truce holds will depend on the talks.",
        "The future of the town will depend on the battle.",
    ],
)
def test_a_forecast_is_an_assessment_and_no_plan(text: str) -> None:
    (content,) = contents(text)
    claim = claim_of(text, content)
    assert (claim.kind, claim.modality) == (Kind.ASSESSMENT, Modality.POSSIBLE)


@pytest.mark.parametrize(
    ("text", "content", "links"),
    [
        (
            "Baku insists that its moves are lawful and aimed at shielding people from what it calls Armenian terror.",
            "Armenian terror",
            ["Baku", "it"],
        ),
        (
            "He said that the raids were needed to shield the people of Gondar from what he terms a genocide.",
            "a genocide",
            ["He", "he"],
        ),
        (
            "Kigali says that it must protect Goma from what it describes as attacks by the militia.",
            "attacks by the militia",
            ["Kigali", "it"],
        ),
    ],
)
def test_what_a_speaker_calls_something_is_a_claim_of_his(text: str, content: str, links: list[str]) -> None:
    assert chain(claim_of(text, content)) == links
