"""Which words are a claim's own: contrasts, what was left undone, what is presupposed, who was quoted by whom."""

from __future__ import annotations

import pytest
from short_texts import chain, claim_of, contents, report_of

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.claim import Kind, Polarity, Stance
from counterclaim.model.document import Document


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The army dropped 30 bombs on Falam after the quake, not one before.", "after the quake"),
        ("The rebels have handed Mogok back under a deal, not after a defeat, an aide wrote.", "Mogok"),
        ("The governor said that a plant in Samara had been hit, though not by what.", "Samara"),
    ],
)
def test_a_contrast_denies_only_what_follows_it(text: str, content: str) -> None:
    (claim,) = (c for c in report_of(text).claims if content in c.content.text)
    assert claim.polarity is Polarity.ASSERTED
    assert "not" not in claim.content.text


def test_a_negation_before_the_predicate_stays() -> None:
    (claim,) = report_of("They have not entered Lyptsi, not with one soldier, the army said.").claims
    assert claim.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Militiamen entered Lalibela without capturing its airport.", "capturing its airport"),
        ("They left Nyala without burning the market.", "burning the market"),
        ("The column crossed the Oskil without shelling the village.", "shelling the village"),
    ],
)
def test_what_was_left_undone_is_denied(text: str, deed: str) -> None:
    assert claim_of(text, deed).polarity is Polarity.DENIED
    assert all(deed not in content for content in contents(text) if content != deed)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Nobody realised that the airport at Kavumu had been captured.", "the airport at Kavumu had been captured"),
        ("It emerged on Tuesday that the prison in Saada had been bombed.", "the prison in Saada had been bombed"),
        ("The envoy was relieved that the rebels had left Uvira.", "the rebels had left Uvira"),
        ("The garrison forgot that the rebels still held the bridge.", "the rebels still held the bridge"),
    ],
)
def test_what_is_presupposed_is_so(text: str, content: str) -> None:
    claim = claim_of(text, content)
    assert (claim.polarity, chain(claim)) == (Polarity.ASSERTED, [])


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            '"Not one soldier is left in Tskhinvali," the envoy was quoted as saying by Rustavi.',
            ["Rustavi", "the envoy"],
        ),
        ('"The bridge is lost," the mayor was quoted as saying.', ["the mayor"]),
        ('"Our men hold Sake," an officer was quoted as saying by the radio.', ["the radio", "an officer"]),
    ],
)
def test_who_was_quoted_by_whom(text: str, sources: list[str]) -> None:
    (claim,) = report_of(text).claims
    assert chain(claim) == sources


@pytest.mark.parametrize(
    "text",
    [
        '"The town of Adan," the radio proclaimed, "was entered from four sides. Its garrison ran."',
        '"The road to Sake," the radio said, "was cut at noon. The bridge burned."',
        '"The old fort," the radio reported, "was stormed by rebels. They took 40 prisoners."',
    ],
)
def test_a_quotation_goes_on_behind_the_report_inside_it(text: str) -> None:
    claims = report_of(text).claims
    assert len(claims) > 1
    assert [chain(c) for c in claims] == [["the radio"]] * len(claims)


def test_who_claims_responsibility_says_that_it_happened() -> None:
    (claim,) = report_of("Islamic State claimed responsibility for the attack on the mosque.").claims
    assert (chain(claim), claim.chain[0].stance, claim.kind) == (["Islamic State"], Stance.ENDORSING, Kind.ATTACK)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv holds the brigade responsible for the breach of the dam.",
        "The mayor held the militia responsible for the killings.",
        "Survivors hold the army responsible for the raid.",
    ],
)
def test_who_is_held_responsible_is_accused(text: str) -> None:
    (claim,) = report_of(text).claims
    assert claim.kind is Kind.ACCUSATION


def test_they_behind_a_source_is_that_source() -> None:
    text = (
        "Three men were killed by a blast in Musaffah, Abu Dhabi police said, and a second fire was minor, they added."
    )
    assert chain(report_of(text).claims[0]) == ["Abu Dhabi police"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The garrison of Myrnohrad will withdraw.", ["Myrnohrad"]),
        ("Manbij's defenders burned two lorries.", ["Manbij"]),
        ("The soldiers at Inata held out for a day.", ["Inata"]),
    ],
)
def test_where_those_who_act_are(text: str, place: list[str]) -> None:
    document = Document(id="x", text=text, lang="en", name="-", sha256="", reader="test")
    claim = read_report(document, FlowOptions()).report.claims[0]
    assert [p.text for p in claim.place] == place
