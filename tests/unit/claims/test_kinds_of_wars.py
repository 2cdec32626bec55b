"""Kinds of what is said of wars: the classes of events of the English lexicon, three sentences and more of each."""

from __future__ import annotations

import pytest
from said_of_wars import SAID
from short_texts import claim_of, report_of

from counterclaim.model.claim import Kind, Modality, Polarity


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_the_kind_of_what_is_said_of_a_war(text: str, kind: Kind) -> None:
    assert [claim.kind for claim in report_of(text).claims] == [kind]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        # a loss is what was lost
        ("The general acknowledged the loss of Varvara.", "the loss of Varvara", Kind.CONTROL_CHANGE),
        ("The ministry confirmed the loss of two pilots.", "the loss of two pilots", Kind.LOSS),
        # what a stance is about, and what a thing is called
        ("Iran condemned the assault.", "the assault", Kind.POSITION),
        ("The ministry welcomed the raid on the camp.", "the raid on the camp", Kind.POSITION),
        ("The ministry called the blast a terrorist attack.", "the blast a terrorist attack", Kind.ACCUSATION),
        ("The envoy described the same movement as a retreat.", "the same movement as a retreat", Kind.POSITION),
        ("The analyst called that unlikely.", "that unlikely", Kind.POSITION),
        # counts
        ("The mayor said the figure was 46.", "the figure was 46", Kind.TALLY),
        ("The army shot down nine drones. The rest fell into the sea.", "The rest fell into the sea", Kind.LOSS),
        # states as objects
        (
            "The commander reported two launchers destroyed near Gao.",
            "two launchers destroyed near Gao",
            Kind.LOSS,
        ),
        (
            "The ministry is proud to announce that the army has liberated the town.",
            "the army has liberated the town",
            Kind.CONTROL_CHANGE,
        ),
        ("The police said soldiers attacked and burned the school.", "soldiers attacked", Kind.ATTACK),
        ("The group said the pilot was found and captured.", "captured", Kind.LOSS),
    ],
)
def test_the_kind_follows_the_construction(text: str, content: str, kind: Kind) -> None:
    assert claim_of(text, content).kind is kind


@pytest.mark.parametrize(
    "threat",
    ["the raid will not go unpunished", "the attack will not pass without an answer", "the killers will pay dearly"],
)
def test_a_threat_is_a_plan_whatever_it_negates(threat: str) -> None:
    claim = claim_of(f"The general warned that {threat}.", threat)
    assert (claim.kind, claim.modality, claim.polarity) == (Kind.PLAN, Modality.PLAN, Polarity.ASSERTED)


def test_a_price_that_was_paid_is_no_plan() -> None:
    assert claim_of("The general said they paid a heavy price.", "they paid a heavy price").kind is Kind.ASSESSMENT


@pytest.mark.parametrize(
    "said",
    [
        "the evacuation of the camp would begin on Monday",
        "the talks would resume next week",
        "the exchange will take place in May",
    ],
)
def test_what_is_set_down_for_a_day_is_a_plan(said: str) -> None:
    assert claim_of(f"The governor said {said}.", said).kind is Kind.PLAN


def test_a_judgement_with_would_is_no_plan() -> None:
    said = "it would be premature to speak of victory"
    assert claim_of(f"The general said {said}.", said).kind is Kind.ASSESSMENT


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # verbs that the lexicon does not know
        ("the convoy clattered along the road to Gao", Kind.MOVEMENT),
        ("the front had hardly budged since spring", Kind.ASSESSMENT),
        ("a shell perforated the roof of the mosque", Kind.ATTACK),
        # a pattern keeps to its verb
        ("the clinic had been hit for the third time", Kind.ATTACK),
        ("the army lacked the men to hold the line", Kind.ASSESSMENT),
        ("fighting broke out in the port", Kind.ATTACK),
    ],
)
def test_the_kind_by_who_does_it(said: str, kind: Kind) -> None:
    assert [claim.kind for claim in report_of(f"The mayor said {said}.").claims] == [kind]
