"""Verdicts on what was said: "called it a lie", "denied the claim", "proved false", "neither confirmed nor denied"."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of


def told(text: str, content: str) -> list[tuple[list[str], str]]:
    """Chain and polarity of each claim with ``content`` in its words."""
    return [(chain(c), c.polarity.value) for c in report_of(text).claims if content in c.content.text]


@pytest.mark.parametrize(
    ("text", "content", "said", "answered"),
    [
        ("Azerbaijan said it had taken the height, which Armenia called a lie.", "height", "Azerbaijan", "Armenia"),
        ("Rebels claimed that 47 men died in Bor, a figure that the army called absurd.", "47", "Rebels", "the army"),
        ("The army says the base was overrun; the governor called that nonsense.", "base", "The army", "the governor"),
        ("Baku said it held the pass. Yerevan called the statement disinformation.", "pass", "Baku", "Yerevan"),
        ("The ministry said 12 rebels died near Uvira. The M23 denied the claim.", "12", "The ministry", "The M23"),
        ("Israel said it had hit a depot. Hamas rejected the accusation.", "depot", "Israel", "Hamas"),
        ("Officials said gunmen had fled Sake. Witnesses disputed that account.", "fled", "Officials", "Witnesses"),
        ("The RSF said it had entered Bara, something the army denies.", "Bara", "The RSF", "the army"),
        (
            "Riyadh has accused the Houthis of smuggling missiles, a charge the group rejects.",
            "Houthis",
            "Riyadh",
            "the group",
        ),
    ],
)
def test_what_is_called_false_is_denied_by_who_says_so(text: str, content: str, said: str, answered: str) -> None:
    assert told(text, content) == [([said], "asserted"), ([answered], "denied")]


def test_the_accusation_is_the_attack_not_the_promise_behind_it() -> None:
    text = "The governor said that troops had shelled a farm and promised an inquiry. The army rejected the accusation."
    assert told(text, "shelled") == [(["The governor"], "asserted"), (["The army"], "denied")]
    assert all(p != "denied" for _, p in told(text, "inquiry"))


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon has neither confirmed nor denied the strike.",
        "Moscow would neither confirm nor deny that the ship had sunk.",
        "Kyiv did not confirm or deny the attack on the depot.",
        "Hezbollah did not confirm or deny his death.",
    ],
)
def test_who_neither_confirms_nor_denies_says_nothing(text: str) -> None:
    assert report_of(text).claims == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Reports that the army had bombed a monastery turned out to be false.", "bombed"),
        ("Claims that the dam had been blown up proved unfounded, the agency said.", "dam"),
        ("Rumours that the governor had fled turned out to be untrue.", "fled"),
        ("The claims that Mekelle had been shelled proved to be baseless, the agency said.", "shelled"),
    ],
)
def test_what_proved_false_is_denied(text: str, content: str) -> None:
    assert {polarity for _, polarity in told(text, content)} == {"denied"}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The hospital was all but destroyed in the shelling, the UN said.", "asserted"),
        ("Bombing has all but levelled the district, the UN said.", "asserted"),
        ("The depot was almost completely destroyed by the strike, residents said.", "asserted"),
        ("The army has all but lost the town, the mayor said.", "denied"),
        ("The garrison almost fell on Monday, the mayor said.", "denied"),
    ],
)
def test_what_is_done_by_degrees_is_told_as_done(text: str, polarity: str) -> None:
    assert [c.polarity.value for c in report_of(text).claims] == [polarity]


def test_an_outlet_may_end_in_an_adverb() -> None:
    (claim,) = report_of("Myanmar Now reported that the town of Falam had fallen.").claims
    assert chain(claim) == ["Myanmar Now"]
