"""Reports at the end or in the middle of what they report: how far their source is heard."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, report_of


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        # a clause beside the report, with a subject of its own
        (
            "The rebels are fleeing, the statement adds, and those who stay will be spared.",
            "those who stay",
            "the statement",
        ),
        (
            "There were no losses, the ministry added, and some of the raiders had been seized.",
            "seized",
            "the ministry",
        ),
        ("The bridge stands, the mayor said, and two roads remain open.", "two roads", "the mayor"),
        # a predicate whose subject stands before the report
        ("The raid was carried out at dawn, the navy said, and was meant to stop the convoys.", "meant to", "the navy"),
        ("The village was shelled, police said, and was then looted.", "looted", "police"),
        ("The base was stormed, the army said, but was retaken on Friday.", "retaken", "the army"),
        # what hangs behind the report
        ("A shell struck a bus, said the town's only doctor, killing its driver.", "killing", "the town's only doctor"),
        ("Troops have not entered Sake, the army said, though they have reached the lake.", "reached", "the army"),
        ("Villagers had been led out, a nurse said, when gunmen opened fire.", "opened fire", "a nurse"),
        # behind a semicolon only at the end
        ("Two brigades are fighting in Khan Younis; a third is on its way, the army said.", "Two brigades", "the army"),
        (
            "Shells hit the port; the harbour master was killed, the mayor of Odesa said.",
            "the port",
            "the mayor of Odesa",
        ),
        ("Militiamen burned Mokwa; eleven people died, a clinic reported.", "Mokwa", "a clinic"),
        # a source with "of" behind its head
        (
            "The village was shelled, and nobody remains, the head of the community told public radio.",
            "shelled",
            "the head of the community",
        ),
        # inside a condition
        (
            "If the rebels attack again, a general said on air, the answer will reach their capital.",
            "answer",
            "a general",
        ),
        ("If Sake falls, warns a doctor there, Goma will fall.", "Goma", "a doctor"),
        ("Had the guns come in May, an officer told us, the bridge would still be standing.", "bridge", "an officer"),
        # a count of the counted
        ("The court put the dead at 610, of whom 49 were women.", "49", "The court"),
        ("The militia put its dead at 40, of whom six were officers.", "six", "The militia"),
        ("The UN put the missing at 90, most of whom had been miners.", "90", "The UN"),
    ],
)
def test_the_source_is_heard(text: str, content: str, source: str) -> None:
    claims = [c for c in report_of(text).claims if content in c.content.text]
    assert [chain(c) for c in claims] == [[source]]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Sirte denied that the port had been lost and claimed to have killed 33 policemen.", "33", ["Sirte"]),
        ("The rebels deny that Kobo is lost and claim to hold its western half.", "western", ["The rebels"]),
        ("The junta denied that it had fled and claimed to hold Mogok.", "Mogok", ["The junta"]),
        ("Their agency said that no impact had been reported at the plant.", "impact", ["Their agency"]),
        ("Analysts say that both units are said to be depleted.", "units", ["Analysts"]),
        ("According to the town hall, 60 people were believed to remain in the cellars.", "60", ["the town hall"]),
        ('"They asked for the keys first," said Moussa, a guard.', "keys", ["Moussa"]),
        ('"They denied the raid," said a priest.', "raid", ["a priest", "They"]),
        ('"He accused us of theft," the baker said.', "theft", ["the baker", "He"]),
        ("The truce lasted an hour, said Yerevan; ten minutes, said Baku.", "ten minutes", ["Baku"]),
        ("In May 40 children died of hunger in Zamzam, a doctors' network has counted.", "40", ["a doctors' network"]),
        ("As the minister had it, repairs would take two nights.", "repairs", ["the minister"]),
    ],
)
def test_chains(text: str, content: str, source: list[str]) -> None:
    claims = [c for c in report_of(text).claims if content in c.content.text]
    assert [chain(c) for c in claims] == [source]


def test_speaking_alone_reports_nothing() -> None:
    assert chain(claim_of("As the premier spoke, rockets hit Mosul.", "rockets hit Mosul")) == []


def test_who_admits_at_the_end_admits_no_more_than_the_last_clause() -> None:
    (first, *_) = report_of("Drones hit Belgorod; two people were killed, the governor admitted.").claims
    assert chain(first) == []
