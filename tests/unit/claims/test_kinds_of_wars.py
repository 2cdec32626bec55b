"""Kinds of what is said of wars: the classes of events of the English lexicon, three sentences and more of each."""

from __future__ import annotations

import pytest
from short_texts import claim_of, report_of

from counterclaim.model.claim import Kind, Modality, Polarity

SAID = [
    ("Pirates boarded a tanker off Bosaso, the coastguard said.", Kind.ATTACK),
    ("A naval drone rammed a minesweeper near the strait, the ministry said.", Kind.ATTACK),
    ("The aid convoy came under fire near Malakal, drivers said.", Kind.ATTACK),
    ("Militiamen looted the warehouse of the aid agency, residents said.", Kind.ATTACK),
    ("The truce was broken within an hour, the mediator said.", Kind.ATTACK),
    ("A pipeline was blown up near the border, the company said.", Kind.ATTACK),
    ("Hackers attacked the railway's servers, the ministry said.", Kind.ATTACK),
    ("Our artillery silenced two mortar positions, the army said.", Kind.ATTACK),
    ("The rebels laid siege to the garrison, residents said.", Kind.ATTACK),
    ("Street fighting raged in the old town, residents said.", Kind.ATTACK),
    ("An improvised bomb went off at a market, police said.", Kind.ATTACK),
    ("A suicide bomber struck a checkpoint, police said.", Kind.ATTACK),
    ("A sniper opened fire on a bus, police said.", Kind.ATTACK),
    ("The two armies exchanged artillery fire across the border, the ministry said.", Kind.ATTACK),
    ("Unknown gunmen attacked a church during Mass, the bishop said.", Kind.ATTACK),
    ("The rebels shelled the airport for two hours, residents said.", Kind.ATTACK),
    ("Mortar bombs landed in the market, residents said.", Kind.ATTACK),
    ("A rocket slammed into an apartment building, the mayor said.", Kind.ATTACK),
    ("Warplanes carried out 30 raids on the port, the channel said.", Kind.ATTACK),
    ("Drones hunted the trucks along the road, soldiers said.", Kind.ATTACK),
    ("Saboteurs cut an undersea cable, the operator said.", Kind.ATTACK),
    ("Both attacks were beaten off, the commander said.", Kind.ATTACK),
    ("An attempt to storm the base failed, the army said.", Kind.ATTACK),
    ("The convoy delivered food and medicine to Darfur, the agency said.", Kind.OTHER),
    ("The bank froze the assets of three commanders, the ministry said.", Kind.OTHER),
    ("The EU imposed sanctions on two generals, officials said.", Kind.OTHER),
    ("The council lifted the arms embargo, diplomats said.", Kind.OTHER),
    ("Thousands took to the streets of Dhaka, witnesses said.", Kind.OTHER),
    ("Police fired tear gas at protesters in Tbilisi, reporters said.", Kind.OTHER),
    ("Polling stations opened in the capital, the commission said.", Kind.OTHER),
    ("Turnout reached 41 per cent, the electoral commission said.", Kind.OTHER),
    ("The junta dissolved the parliament, state television said.", Kind.OTHER),
    ("The president was deposed, a colonel said.", Kind.OTHER),
    ("Mediators from Oman met both delegations, the ministry said.", Kind.OTHER),
    ("The court sentenced three officers to life in prison, the agency said.", Kind.OTHER),
    ("Prosecutors opened an inquiry into the shooting, the office said.", Kind.OTHER),
    ("Schools in the region were closed, the governor said.", Kind.OTHER),
    ("The port was reopened on Monday, the authority said.", Kind.OTHER),
    ("The airport resumed flights, the airline said.", Kind.OTHER),
    ("Repairs to the power line began on Monday, the operator said.", Kind.OTHER),
    ("Engineers restored power to the town, the operator said.", Kind.OTHER),
    ("Rescuers pulled four people from the rubble, the service said.", Kind.OTHER),
    ("The government declared a state of emergency, state media said.", Kind.OTHER),
    ("The president sacked the chief of staff, his office said.", Kind.OTHER),
    ("An aid convoy reached the besieged town on Tuesday, the UN said.", Kind.MOVEMENT),
    ("Some 12,000 people crossed into Chad, the UN said.", Kind.MOVEMENT),
    ("The village was evacuated on Friday, the mayor said.", Kind.MOVEMENT),
    ("Reservists were called up in three regions, the ministry said.", Kind.MOVEMENT),
    ("Two battalions were sent to the border, the ministry said.", Kind.MOVEMENT),
    ("Rebel units have surrounded the airport, officials said.", Kind.MOVEMENT),
    ("The last supply road into the town has been cut, the army said.", Kind.MOVEMENT),
    ("The column of tanks turned back, the mayor said.", Kind.MOVEMENT),
    ("Fighters infiltrated the camp at night, the general said.", Kind.MOVEMENT),
    ("Our troops landed on the island, the navy said.", Kind.MOVEMENT),
    ("The insurgents were pushed back to the hills, the army said.", Kind.MOVEMENT),
    ("The army regained ground east of the river, the general said.", Kind.MOVEMENT),
    ("The army has reached the outskirts of the town, the general said.", Kind.MOVEMENT),
    ("The enemy is at the gates, the commander said.", Kind.MOVEMENT),
    ("The ceasefire held through the night, monitors said.", Kind.AGREEMENT),
    ("A truce took effect at midnight, the mediator said.", Kind.AGREEMENT),
    ("Both sides exchanged 40 prisoners at the crossing, the Red Cross said.", Kind.AGREEMENT),
    ("The hostages were freed on Sunday, the governor said.", Kind.AGREEMENT),
    ("The parties initialled a peace accord in Doha, Qatar said.", Kind.AGREEMENT),
    ("Khartoum and Juba agreed to reopen the border, the mediator said.", Kind.AGREEMENT),
    ("Gunmen abducted eleven schoolgirls from a hostel, the police said.", Kind.LOSS),
    ("Three drone operators were taken into custody, the security service said.", Kind.LOSS),
    ("The opposition leader was arrested at the airport, his lawyer said.", Kind.LOSS),
    ("The bridge was destroyed by an air strike, the army said.", Kind.LOSS),
    ("A power plant was damaged in the attack, the operator said.", Kind.LOSS),
    ("Half of the city was without electricity, the mayor said.", Kind.LOSS),
    ("Air defences shot down 14 of 20 drones, the air force said.", Kind.LOSS),
    ("A fighter jet crashed near the base, the air force said.", Kind.LOSS),
    ("The death toll has risen to 47, the ministry said.", Kind.LOSS),
    ("Nineteen people lost their lives, the ministry said.", Kind.LOSS),
    ("Five sailors are missing, the coastguard said.", Kind.LOSS),
    ("Several children were hurt by flying glass, the mayor said.", Kind.LOSS),
    ("Rescuers recovered nine bodies from the rubble, the service said.", Kind.LOSS),
    ("Soldiers executed eleven prisoners, the group said.", Kind.LOSS),
    ("Ninety men deserted from the brigade, the deserter said.", Kind.LOSS),
    ("The ship sank in shallow water, the navy said.", Kind.LOSS),
    ("Soldiers seized the presidential palace, state television said.", Kind.CONTROL_CHANGE),
    ("The town changed hands for the third time, residents said.", Kind.CONTROL_CHANGE),
    ("The insurgents overran an outpost near Gao, officials said.", Kind.CONTROL_CHANGE),
    ("Our forces have withdrawn from the village, the general said.", Kind.CONTROL_CHANGE),
    ("The garrison surrendered the fort without a fight, the rebels said.", Kind.CONTROL_CHANGE),
    ("The army regained control of the refinery, the general said.", Kind.CONTROL_CHANGE),
    ("The militia captured nine villages in Kachin state, its spokesman said.", Kind.CONTROL_CHANGE),
    ("More than 3,000 families have been displaced, the agency said.", Kind.TALLY),
    ("A total of 212 drones were launched in October, the general staff said.", Kind.TALLY),
    ("The rebels still hold the northern suburbs, the mayor said.", Kind.CONTROL_STATE),
    ("The flag of the militia flies over the town hall, residents said.", Kind.CONTROL_STATE),
    ("Government troops were deployed in all districts of the city, the governor said.", Kind.CONTROL_STATE),
    ("The militia administers the border crossing, traders said.", Kind.CONTROL_STATE),
    ("Nobody controls the bridge, a resident said.", Kind.CONTROL_STATE),
    ("There are no rebels in the town, the governor said.", Kind.CONTROL_STATE),
    ("The offensive has run out of steam, analysts said.", Kind.ASSESSMENT),
    ("The talks made little headway, a diplomat said.", Kind.ASSESSMENT),
    ("The army is stretched thin, the analyst said.", Kind.ASSESSMENT),
    ("Supplies are running low, the hospital director said.", Kind.ASSESSMENT),
    ("The situation along the border is tense but under control, the governor said.", Kind.ASSESSMENT),
    ("Famine is spreading in the north, the agency said.", Kind.ASSESSMENT),
    ("Hospitals are overwhelmed, the doctor said.", Kind.ASSESSMENT),
    ("The city faces starvation, the mayor said.", Kind.ASSESSMENT),
    ("The minister praised the work of the mediators.", Kind.POSITION),
    ("The foreign ministry condemned the attack on the embassy.", Kind.POSITION),
    ("We support the people of Tigray, the minister said.", Kind.POSITION),
    ("The war is illegal, the minister said.", Kind.POSITION),
    ("The ministry accused Rwanda of arming the rebels.", Kind.ACCUSATION),
    ("The rebels are using civilians as human shields, the army said.", Kind.ACCUSATION),
    ("The army is behind the massacre, the opposition said.", Kind.ACCUSATION),
    ("The army must leave the town, the rebels said.", Kind.DEMAND),
    ("The envoy called for an immediate ceasefire.", Kind.DEMAND),
    ("The rebels will march on the capital, their leader said.", Kind.PLAN),
    ("The army is preparing an assault on the town, a general said.", Kind.PLAN),
    ("The government intends to recruit 30,000 men, the minister said.", Kind.PLAN),
]


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
