"""Who says what: chains, stances, reporting words, and what nobody said."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, contents, report_of

from counterclaim.model.claim import Manner, Modality, Role, Stance


@pytest.mark.parametrize(
    ("text", "content", "sources"),
    [
        ("The army said its troops had entered Wad Madani.", "its troops had entered Wad Madani", ["The army"]),
        ("According to the mayor, three houses were destroyed.", "three houses were destroyed", ["the mayor"]),
        ("The general told reporters that his men had left Idlib.", "his men had left Idlib", ["The general"]),
        ("Officials in Goma confirmed the capture of Sake.", "the capture of Sake", ["Officials in Goma"]),
        ("Two villages were retaken, the army announced.", "Two villages were retaken", ["the army"]),
        ("“We hold the bridge,” the commander said.", "We hold the bridge", ["the commander"]),
        ('The ministry said: "The town is ours."', "The town is ours", ["The ministry"]),
        ("«We left Mocha,» the general said.", "We left Mocha", ["the general"]),
        ('"Our men left Sirte," the colonel said, "but the port is ours."', "the port is ours", ["the colonel"]),
        ("By the UN's count, 400 people fled Malakal.", "400 people fled Malakal", ["the UN"]),
        ("As reported by the agency, the army took the hill.", "the army took the hill", ["the agency"]),
        ("Rebels seized Goma's airport, the UN said.", "Rebels seized Goma's airport", ["the UN"]),
        (
            "A statement by the junta said its forces had retaken Lashio.",
            "its forces had retaken Lashio",
            ["A statement by the junta"],
        ),
        (
            "The spokesman, who asked not to be named, said that the army had left the town.",
            "the army had left the town",
            ["The spokesman"],
        ),
        (
            "The agency quoted the president as saying the army reported the capture of Siversk.",
            "the capture of Siversk",
            ["The agency", "the president", "the army"],
        ),
        (
            "The ministry, citing a field commander, reported that the drones had been shot down.",
            "the drones had been shot down",
            ["The ministry", "a field commander"],
        ),
        (
            "The army has taken control of Walikale, two sources told us.",
            "The army has taken control of Walikale",
            ["two sources"],
        ),
        ("The rebels continue to insist that they hold Goma.", "they hold Goma", ["The rebels"]),
        ("The mayor said the bridge was intact; it had not been hit.", "it had not been hit", ["The mayor"]),
        (
            "The Russian leader repeated that the army had left Siversk.",
            "the army had left Siversk",
            ["The Russian leader"],
        ),
        (
            "Each side accused the other of shelling the plant on Tuesday.",
            "of shelling the plant on Tuesday",
            ["Each side"],
        ),
        ("The rebels captured Bukavu on Friday.", "The rebels captured Bukavu on Friday", []),
    ],
)
def test_the_chain_names_the_sources_outermost_first(text: str, content: str, sources: list[str]) -> None:
    assert chain(claim_of(text, content)) == sources


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("The rebels claimed to have captured Bukavu.", "to have captured Bukavu", Stance.DISTANCING),
        ("The minister boasted that the enemy was running.", "the enemy was running", Stance.DISTANCING),
        ("The president acknowledged that the army had lost Kidal.", "the army had lost Kidal", Stance.ENDORSING),
        ("The analysts doubt that the ceasefire will hold.", "the ceasefire will hold", Stance.DOUBTING),
        ("The ministry denied that the town had fallen.", "the town had fallen", Stance.DENYING),
        ("The general insisted that the garrison was holding out.", "the garrison was holding out", Stance.NEUTRAL),
    ],
)
def test_the_stance_is_that_of_the_reporting_word(text: str, content: str, stance: Stance) -> None:
    assert claim_of(text, content).chain[-1].stance is stance


@pytest.mark.parametrize(
    ("text", "content", "role"),
    [
        ("The bridge is said to have been destroyed.", "The bridge is said to have been destroyed", Role.VAGUE),
        ("It is believed that the rebels withdrew from Kidal.", "the rebels withdrew from Kidal", Role.VAGUE),
        ("The militia reportedly seized the airport.", "The militia reportedly seized the airport", Role.VAGUE),
        ("Sources close to the president said the talks had failed.", "the talks had failed", Role.VAGUE),
        ("Word has it that the garrison has left the town.", "the garrison has left the town", Role.VAGUE),
        ("Rumours that the president had fled emptied the shops.", "the president had fled", Role.VAGUE),
        ("An internal memo states that 60 soldiers deserted.", "60 soldiers deserted", Role.DOCUMENT),
        ("As reported by the agency, the army took the hill.", "the army took the hill", Role.AGENCY),
        ("Residents fear that the army will shell the town.", "the army will shell the town", Role.SPEAKER),
    ],
)
def test_the_role_says_what_kind_of_source_it_is(text: str, content: str, role: Role) -> None:
    assert [link.role for link in claim_of(text, content).chain] == [role]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = '"We hold the centre," the commander said. "The rest is only a matter of days."'
    assert chain(claim_of(text, "The rest is only a matter of days")) == ["the commander"]


def test_two_sides_that_accuse_each_other_make_two_claims() -> None:
    text = "The army and the militia accused each other of shelling the market in Omdurman."
    assert [(c.content.text, chain(c)) for c in report_of(text).claims] == [
        ("shelling the market in Omdurman", ["The army"]),
        ("shelling the market in Omdurman", ["the militia"]),
    ]


def test_a_denial_after_a_statement_has_the_same_speaker_but_its_own_stance() -> None:
    text = "The general insisted that the garrison was holding out and denied that the road was cut."
    stances = {c.content.text: [(link.who, link.stance) for link in c.chain] for c in report_of(text).claims}
    assert stances == {
        "the garrison was holding out": [("The general", Stance.NEUTRAL)],
        "the road was cut": [("The general", Stance.DENYING)],
    }


def test_hearsay_of_a_belief_is_possible_only() -> None:
    claim = claim_of("It is believed that the rebels withdrew from Kidal.", "the rebels withdrew from Kidal")
    assert (claim.modality, claim.chain[0].verb) == (Modality.POSSIBLE, "believed")


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman did not say that the town had fallen.",
        "The ministry did not confirm that the town had fallen.",
        "The minister asked whether the town had fallen.",
        "An earlier version said that the town had fallen.",
        "It was not clear how many people had died.",
        "The claim could not be verified.",
    ],
)
def test_what_nobody_holds_is_no_claim(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The army said its troops had entered Wad Madani.", Manner.INDIRECT),
        ('The army said it had "liberated" the town.', Manner.MIXED),
        ('The ministry said: "The town is ours."', Manner.DIRECT),
    ],
)
def test_the_manner_follows_the_quotation_marks(text: str, manner: Manner) -> None:
    assert [passage.kind for passage in report_of(text).attributions] == [manner]


def test_a_denial_without_a_clause_is_not_put_in_the_mouth_of_the_other_side() -> None:
    text = "The army said it took the hill; the rebels denied it."
    assert all(chain(c) != ["The army"] for c in report_of(text).claims if c.content.text == "the rebels denied it")
