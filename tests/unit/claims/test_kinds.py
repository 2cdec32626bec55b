"""What a claim is about: its kind, and the direction of control."""

from __future__ import annotations

import pytest
from short_texts import claim_of

from counterclaim.model.claim import Direction, Kind


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("The rebels captured Bukavu on Friday.", Kind.CONTROL_CHANGE, Direction.GAIN),
        ("Three villages were liberated overnight.", Kind.CONTROL_CHANGE, Direction.GAIN),
        ("The army withdrew from Avdiivka.", Kind.CONTROL_CHANGE, Direction.WITHDRAWAL),
        ("Peacekeepers left the base near Gao.", Kind.CONTROL_CHANGE, Direction.WITHDRAWAL),
        ("The army lost the town of Sarmin.", Kind.CONTROL_CHANGE, Direction.LOSS),
        ("The town was lost to the rebels in May.", Kind.CONTROL_CHANGE, Direction.LOSS),
        ("The militia controls the airport in Misrata.", Kind.CONTROL_STATE, Direction.HOLD),
        ("The garrison holds the fortress.", Kind.CONTROL_STATE, Direction.HOLD),
        ("Troops are advancing on Shusha.", Kind.MOVEMENT, None),
        ("Twelve vehicles crossed the border into Rwanda.", Kind.MOVEMENT, None),
        ("Units moved to prepared positions outside the town.", Kind.MOVEMENT, None),
        ("Some 4,000 people fled Malakal.", Kind.MOVEMENT, None),
        ("A drone struck a market in El Obeid.", Kind.ATTACK, None),
        ("Fighting continues in Sirte.", Kind.ATTACK, None),
        ("The junta bombed a school in Sagaing on Monday.", Kind.ATTACK, None),
        ("The army shot down six drones over Kharkiv region.", Kind.LOSS, None),
        ("Villagers buried seven bodies in Bamenda.", Kind.LOSS, None),
        ("The army's shelling of Idlib killed nine people.", Kind.LOSS, None),
        ("The two sides signed a ceasefire in Doha.", Kind.AGREEMENT, None),
        ("Government forces and the rebels agreed a truce in Aleppo.", Kind.AGREEMENT, None),
        ("The ministry plans to send two brigades to Goma.", Kind.PLAN, None),
        ("The enemy must leave the city.", Kind.DEMAND, None),
        pytest.param(
            "The army has taken control of Walikale.",
            Kind.CONTROL_CHANGE,
            Direction.GAIN,
        ),
    ],
)
def test_the_kind_of_a_sentence_of_its_own(text: str, kind: Kind, direction: Direction | None) -> None:
    claim = claim_of(text, text.removesuffix("."))
    assert (claim.kind, claim.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("The mayor called the retreat a disaster.", "the retreat a disaster", Kind.POSITION),
        ("The analysts described the advance as a trap.", "the advance as a trap", Kind.POSITION),
        ("The governor blamed the militia for the attack.", "the militia for the attack", Kind.ACCUSATION),
        ("The UN urged both sides to stop the fighting.", "both sides to stop the fighting", Kind.DEMAND),
        ("The envoy demanded that the rebels leave Goma.", "the rebels leave Goma", Kind.DEMAND),
        ("The minister vowed to retake the town.", "to retake the town", Kind.PLAN),
        ("The rebels threatened to attack the port.", "to attack the port", Kind.PLAN),
        ("The governor said the situation in Goma is hard.", "the situation in Goma is hard", Kind.ASSESSMENT),
        ("The governor put the death toll at 14.", "the death toll at 14", Kind.LOSS),
        ("The army reported heavy losses near Bakhmut.", "heavy losses near Bakhmut", Kind.LOSS),
        ("Forces are advancing on Pokrovsk and control 70% of it.", "control 70% of it", Kind.CONTROL_STATE),
        (
            "The minister spoke of the so-called 'liberation' of Krasnoarmeysk.",
            "the so-called 'liberation' of Krasnoarmeysk",
            Kind.CONTROL_CHANGE,
        ),
        pytest.param(
            "Vovchansk falls, Moscow says.",
            "Vovchansk falls",
            Kind.CONTROL_CHANGE,
            marks=pytest.mark.xfail(strict=True, reason="a headline's bare town as subject is taken for an agent"),
        ),
        pytest.param(
            "Since August, 87 localities have come under control.",
            "Since August, 87 localities have come under control",
            Kind.TALLY,
        ),
    ],
)
def test_the_kind_of_what_a_source_says(text: str, content: str, kind: Kind) -> None:
    assert claim_of(text, content).kind is kind
