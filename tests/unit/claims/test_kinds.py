"""What a claim is about: its kind, and the direction of control."""

from __future__ import annotations

import pytest
from short_texts import claim_of, report_of

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
        ("Vovchansk falls, Moscow says.", "Vovchansk falls", Kind.CONTROL_CHANGE),
        pytest.param(
            "Since August, 87 localities have come under control.",
            "Since August, 87 localities have come under control",
            Kind.TALLY,
        ),
    ],
)
def test_the_kind_of_what_a_source_says(text: str, content: str, kind: Kind) -> None:
    assert claim_of(text, content).kind is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # places that pass from hand to hand
        ("its men had overrun the base at Kidal", Kind.CONTROL_CHANGE),
        ("the base at Dwekh had been overrun", Kind.CONTROL_CHANGE),
        ("the rebels had taken Kelbanur", Kind.CONTROL_CHANGE),
        ("the army had won back the citadel", Kind.CONTROL_CHANGE),
        ("the suburb had been completely cleared", Kind.CONTROL_CHANGE),
        ("the garrison had given up the fort", Kind.CONTROL_CHANGE),
        ("the northern districts were lost", Kind.CONTROL_CHANGE),
        ("the city is free", Kind.CONTROL_CHANGE),
        # places that are held
        ("the militia still held the citadel", Kind.CONTROL_STATE),
        ("we still have men in the town", Kind.CONTROL_STATE),
        ("its fighters were holed up in the hospital", Kind.CONTROL_STATE),
        ("the bridge was in government hands", Kind.CONTROL_STATE),
        ("the hill remained contested", Kind.CONTROL_STATE),
        # movement
        ("the column had ground to a halt outside Mekelle", Kind.MOVEMENT),
        ("infantry were inching towards the ridge", Kind.MOVEMENT),
        ("our troops had got inside the airport", Kind.MOVEMENT),
        ("the advance on Sumy had been halted", Kind.MOVEMENT),
        ("the army had cut the road to Goma", Kind.MOVEMENT),
        ("the unit was cut off", Kind.MOVEMENT),
        ("the last convoy left Goma at noon", Kind.MOVEMENT),
        ("it was the column that turned back", Kind.MOVEMENT),
        # attacks
        ("two barrel bombs landed on a bakery", Kind.ATTACK),
        ("shells were raining down on the quarter", Kind.ATTACK),
        ("a suicide bomber blew himself up at the gate", Kind.ATTACK),
        ("the assault had been fended off", Kind.ATTACK),
        ("all three attacks failed", Kind.ATTACK),
        ("gunmen had ransacked the clinic", Kind.ATTACK),
        ("the other side broke the ceasefire", Kind.ATTACK),
        ("fighting flared up again in Omdurman", Kind.ATTACK),
        # losses
        ("the raid left twelve people dead", Kind.LOSS),
        ("it had lost no one", Kind.LOSS),
        ("five soldiers had been taken prisoner", Kind.LOSS),
        ("a colonel gave himself up", Kind.LOSS),
        ("nine of the missiles were brought down", Kind.LOSS),
        ("none of the missiles could be stopped", Kind.LOSS),
        ("the market was reduced to rubble", Kind.LOSS),
        ("40,000 homes were without power", Kind.LOSS),
        ("the library had burned down", Kind.LOSS),
        ("the patrol had drowned in the river", Kind.LOSS),
        # agreements
        ("the truce was holding", Kind.AGREEMENT),
        ("both sides had initialled a peace deal", Kind.AGREEMENT),
        ("30 detainees had been set free", Kind.AGREEMENT),
        ("the sides had swapped 80 prisoners", Kind.AGREEMENT),
        ("the ceasefire had run out", Kind.AGREEMENT),
        # wrongs laid at another's door
        ("the enemy was hiding behind civilians", Kind.ACCUSATION),
        ("the neighbours had orchestrated the unrest", Kind.ACCUSATION),
        ("the junta was smuggling gold", Kind.ACCUSATION),
        ("the rebels had obstructed aid workers", Kind.ACCUSATION),
        # judgements and stances
        ("the enemy had lost the initiative", Kind.ASSESSMENT),
        ("the troops were running short of shells", Kind.ASSESSMENT),
        ("the defences were on the brink of collapse", Kind.ASSESSMENT),
        ("the report was a lie", Kind.POSITION),
        ("the annexation was unacceptable", Kind.POSITION),
        # what is none of these
        ("engineers had repaired the line", Kind.OTHER),
        ("the ministers had met in Geneva", Kind.OTHER),
        ("Washington had blacklisted two banks", Kind.OTHER),
        ("crowds demonstrated in Khartoum", Kind.OTHER),
        ("the ship carried drones", Kind.OTHER),
        ("Ankara had expelled two diplomats", Kind.OTHER),
        ("a court had convicted the colonel", Kind.OTHER),
        ("the council had banned night fishing", Kind.OTHER),
        ("a charity had donated blankets", Kind.OTHER),
        ("the brigade had set up two bases", Kind.OTHER),
        ("the mill had stood idle since May", Kind.OTHER),
        ("the shelling left the hospital in ruins", Kind.LOSS),
        ("its losses exceeded 400 men", Kind.LOSS),
        ("its men cleared the gorge, meeting no resistance", Kind.CONTROL_CHANGE),
        # seized, abducted, attacked at their posts
        ("gunmen had abducted a nurse", Kind.LOSS),
        ("the police had found a cache of rifles", Kind.LOSS),
        ("fighters had attacked two checkpoints", Kind.ATTACK),
    ],
)
def test_the_kind_of_what_a_spokesman_said(said: str, kind: Kind) -> None:
    claims = report_of(f"The army spokesman said {said}.").claims
    assert [claim.kind for claim in claims] == [kind]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("The monitors put the number of wounded at 14.", "the number of wounded at 14", Kind.LOSS),
        ("The mayor put the number of raids at six.", "the number of raids at six", Kind.TALLY),
        (
            "The governor said 30 people had been killed. The rebels put the number at 50.",
            "the number at 50",
            Kind.LOSS,
        ),
        ("The envoy called the town the largest of the region.", "the town the largest of the region", Kind.ASSESSMENT),
        ("The rebels said India broke the truce. Delhi said Pakistan did.", "Pakistan did", Kind.ATTACK),
    ],
)
def test_the_kind_of_a_count_a_rank_an_ellipsis(text: str, content: str, kind: Kind) -> None:
    assert claim_of(text, content).kind is kind


@pytest.mark.parametrize(
    "text",
    ["The traders smuggled grain through Benghazi in March.", "We smuggled grain through Benghazi, the traders said."],
)
def test_a_wrong_that_nobody_is_charged_with_accuses_nobody(text: str) -> None:
    assert Kind.ACCUSATION not in {claim.kind for claim in report_of(text).claims}
