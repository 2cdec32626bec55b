"""What is told, whatever stands beside it: gerunds of reporting, ends of clauses, shares, stances."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of

from counterclaim.model.claim import Claim


def claims(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.polarity.value, c.modality.value) for c in report_of(text).claims]


def first(text: str) -> Claim:
    return report_of(text).claims[0]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Pakistan's army reported killing 30 militants near the border.", "loss", "Pakistan's army"),
        ("The army announced capturing two villages south of Bara.", "control-change", "The army"),
        ("Azerbaijan reported taking three heights near Lachin.", "control-change", "Azerbaijan"),
        ("The army announced the start of an operation to retake the border.", "attack", "The army"),
        ("Russia announced the beginning of an offensive towards Sumy.", "attack", "Russia"),
    ],
)
def test_what_is_reported_as_done_has_its_speaker(text: str, kind: str, speaker: str) -> None:
    (claim,) = report_of(text).claims
    assert (claim.kind.value, chain(claim)) == (kind, [speaker])


def test_a_report_in_the_passive_is_hearsay() -> None:
    (claim,) = report_of("Rebel troops were reported to have entered Bukavu.").claims
    assert claim.content.text.startswith("Rebel troops")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Aid workers say nobody has been able to reach Bor since the road was cut in May.", "road was cut"),
        ("No convoy has got through since the bridge was destroyed, the UN said.", "bridge was destroyed"),
        ("The UN says no one has left the camp after the gate was shelled.", "gate was shelled"),
    ],
)
def test_nobody_reaches_no_further_than_its_clause(text: str, done: str) -> None:
    found = {c.content.text: c.polarity.value for c in report_of(text).claims}
    assert [p for words, p in found.items() if done in words] == ["asserted"]
    assert [p for words, p in found.items() if done not in words] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon had no immediate comment.",
        "The army had no comment on the strike.",
        "The ministry, asked about the raid, had no explanation.",
    ],
)
def test_no_comment_is_no_claim(text: str) -> None:
    assert report_of(text).claims == ()


def test_what_is_not_told_is_no_claim_of_its_own() -> None:
    (claim,) = report_of("The officer reported three dead, without giving details of the fighting.").claims
    assert claim.kind.value == "loss"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Four drones were lost, Kyiv said.", "loss"),
        ("Severodonetsk was lost in June, the governor said.", "control-change"),
        ("The town was lost, the mayor said.", "control-change"),
        ("The ceasefire is dead, the militia said.", "assessment"),
        ('"We hold Bakhmut," the commander said.', "control-state"),
    ],
)
def test_what_is_lost_or_dead_or_held(text: str, kind: str) -> None:
    assert [k for k, _, _ in claims(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministry expressed concern over troop movements near Jermuk.",
        "The UN mission expressed fear for civilians trapped in Walikale.",
        "The envoy voiced hope for a truce in Darfur.",
    ],
)
def test_a_stance_that_is_taken_is_a_fact(text: str) -> None:
    assert claims(text) == [("position", "asserted", "fact")]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        (
            "The government controls 38 of the country's 72 districts, the monitors said.",
            "38 of the country's 72",
            "districts",
        ),
        ("The rebels hold 14 of the province’s 21 counties.", "14 of the province’s 21", "counties"),
        ("The ministry put losses at up to 1,290 troops, four tanks and 38 drones.", "up to 1,290", "troops"),
    ],
)
def test_what_is_counted(text: str, amount: str, unit: str) -> None:
    found = first(text).amount
    assert found is not None
    assert (found.text, found.unit) == (amount, unit)


def test_an_article_is_no_place() -> None:
    report = report_of("Al-Shabaab fled; US forces carried out four strikes against al-Shabaab near Jamaame.")
    assert [p.text for p in report.places] == ["Jamaame"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The General Staff said 183 combat clashes had taken place over the past 24 hours.", "attack"),
        ("Some 40 raids have taken place over the week, the UN said.", "attack"),
        ("The prisoner exchange had taken place over two days, the mediators said.", "agreement"),
        ("The army had taken over the airport, residents said.", "control-change"),
    ],
)
def test_what_took_place_is_what_its_subject_names(text: str, kind: str) -> None:
    assert [k for k, _, _ in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "North Korea sent 3,000 more soldiers in January, South Korea's military estimates.",
            "South Korea's military",
        ),
        ("The militia lost 40 men at Bara, the regional government claims.", "the regional government"),
        ("Iraq says 30 militants killed in Diyala raid.", "Iraq"),
        ("Turkey says 12 fighters wounded near Sinjar.", "Turkey"),
        ('The general told cheering soldiers that Khartoum was "free".', "The general"),
    ],
)
def test_who_says_it_where_parsers_err(text: str, speaker: str) -> None:
    assert [chain(c) for c in report_of(text).claims] == [[speaker]]


def test_a_clause_of_when_begins_with_its_own_words() -> None:
    text = "Four people died when troops shelled a market in Bor, officials said."
    assert [c.content.text for c in report_of(text).claims] == ["Four people died", "troops shelled a market in Bor"]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('The minister said the port was "liberated" and urged calm.', 'the port was "liberated"', "control-change"),
        ('The envoy wrote that Uvira was "liberated" and urged calm.', 'Uvira was "liberated"', "control-change"),
        ('The minister said that Bakhmut was "encircled".', 'Bakhmut was "encircled"', "movement"),
        ('The army said the village had been "cleared" of rebels.', "the village had been", "control-change"),
        ("The army said it had entered Bara, where fighting went on.", "fighting went on", "attack"),
    ],
)
def test_a_word_in_marks_is_read_with_its_clause(text: str, content: str, kind: str) -> None:
    assert [
        k for c, (k, _, _) in zip(report_of(text).claims, claims(text), strict=True) if content in c.content.text
    ] == [kind]


def test_a_number_with_a_remark_is_a_subject() -> None:
    text = "The UN said more than 200 people had fled their homes and at least 74, mostly civilians, had been killed."
    amounts = [c.amount.text for c in report_of(text).claims if c.amount]
    assert amounts == ["more than 200", "at least 74"]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Local hospitals admitted 83 people with gunshot wounds.", []),
        ("The army admitted 30 deaths.", [["The army"]]),
    ],
)
def test_a_hospital_that_admits_people_owns_to_nothing(text: str, chains: list[list[str]]) -> None:
    assert [chain(c) for c in report_of(text).claims] == chains


def test_an_attack_dismissed_as_something_is_not_denied() -> None:
    assert claims('The RSF dismissed the raid as a "provocation".') == [("position", "asserted", "fact")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Only after the third strike did the rebels pull out, the mayor said.", "fact"),
        ("The army would leave only when the rebels disarm, the envoy said.", "conditional"),
        ("The militia left only after the garrison had been shelled for a week.", "fact"),
    ],
)
def test_only_after_is_a_condition_of_what_is_still_to_come(text: str, modality: str) -> None:
    assert claims(text)[0][2] in ({modality} if modality == "fact" else {modality, "plan"})


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        (
            "The defence ministry credited elements of the 110th Brigade with seizing Pishchane.",
            "control-change",
            "The defence ministry",
        ),
        ("The army said that it was behind the strike, withdrawing an earlier denial.", "accusation", "The army"),
        (
            "Both the army and the RSF claim to be in control of the airport.",
            "control-state",
            "Both the army and the RSF",
        ),
        ("Contrary to what the minister said, rebels hold the road, drivers told us.", "control-state", "drivers"),
    ],
)
def test_who_holds_or_took_it_by_whose_account(text: str, kind: str, speaker: str) -> None:
    claim = report_of(text).claims[0]
    assert (claim.kind.value, chain(claim)) == (kind, [speaker])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The fighting entered a second week, the UN said.", "attack"),
        ("The battle for the refinery entered its fifth day, residents said.", "attack"),
        ("Troops entered the refinery, residents said.", "movement"),
    ],
)
def test_what_enters_a_week_goes_nowhere(text: str, kind: str) -> None:
    assert [k for k, _, _ in claims(text)] == [kind]


def test_what_stands_beside_a_demand_is_none() -> None:
    text = "Cambodia called for a ceasefire while its guns were still firing, the spokesman said."
    assert [(k, m) for k, _, m in claims(text)] == [("demand", "demand"), ("attack", "fact")]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Rebels seize Bara, army denies loss", [[], ["army"]]),
        ("Israel strikes Beirut suburb, Hezbollah says commander killed", [[], ["Hezbollah"]]),
        ("M23 enters Uvira, residents say", [["residents"]]),
    ],
)
def test_what_a_headline_puts_beside_a_report_is_its_own(text: str, chains: list[list[str]]) -> None:
    assert [chain(c) for c in report_of(text).claims] == chains


def test_what_is_in_danger_is_no_plan_of_who_says_so() -> None:
    (claim,) = report_of("If they keep the bridge, they will threaten the army's supply line, diplomats said.").claims
    assert chain(claim) == ["diplomats"]
    assert claim.modality.value in {"conditional", "plan"}
