"""One pair of claims after another, each for one line of the contract's table of relations."""

from __future__ import annotations

import pytest
from made_claims import claim, count, day, place, related, report

from counterclaim.compare.relate import relate_reports, relate_within
from counterclaim.model.claim import Claim
from counterclaim.model.mention import Bound
from counterclaim.model.relation import RelationKind as Kind


def control(text: str, where: str, actor: str | None, direction: str, **more: object) -> Claim:
    kind = "control-state" if direction in ("hold", "contest") else "control-change"
    return claim(text, kind, place=(place(text, where),), actor=actor, direction=direction, **more)


def killed(  # noqa: PLR0913 - one parameter a field
    text: str, where: str, words: str, unit: str, low: float | None, high: float | None, **more: object
) -> Claim:
    return claim(text, "loss", place=(place(text, where),), amount=count(text, words, unit, low, high), **more)


TAKEN = control("Northern troops have captured Harbel", "Harbel", "Northern troops", "gain", by="the northern ministry")


@pytest.mark.parametrize(
    ("other", "kind", "reason"),
    [
        (control("Harbel was seized by Northern forces", "Harbel", "Northern forces", "gain"), Kind.SAME, None),
        (control("Northern units liberated Harbel", "Harbel", "Northern units", "gain"), Kind.SAME, None),
        (
            control("Southern soldiers hold Harbel", "Harbel", "Southern soldiers", "hold"),
            Kind.CONTRADICTORY,
            "opposite-holder",
        ),
        (
            control("Southern soldiers hold the northern part of Harbel", "Harbel", "Southern soldiers", "hold"),
            Kind.CONTRADICTORY,
            "opposite-holder",
        ),
        (control("Harbel has fallen", "Harbel", None, "loss", denied=True), Kind.CONTRADICTORY, "denial"),
        (
            control("Northern troops have not taken Harbel", "Harbel", "Northern troops", "gain", denied=True),
            Kind.CONTRADICTORY,
            "denial",
        ),
        (
            control("Southern soldiers have withdrawn from Harbel", "Harbel", "Southern soldiers", "withdrawal"),
            Kind.COMPATIBLE,
            None,
        ),
        (control("Northern troops have captured Ostrel", "Ostrel", "Northern troops", "gain"), Kind.INCOMPARABLE, None),
        (control("Ostrel has fallen", "Ostrel", None, "loss", denied=True), Kind.INCOMPARABLE, None),
    ],
)
def test_a_capture_beside(other: Claim, kind: Kind, reason: str | None) -> None:
    found = related(TAKEN, other)
    assert (found.kind, found.reason) == (kind, reason)


def dated(text: str, first: str, direction: str = "gain") -> Claim:
    return control(text, "Harbel", "Northern troops", direction, when=day(text, text.split(" on ")[-1], first))


@pytest.mark.parametrize(
    ("left", "right", "kind", "reason"),
    [
        (
            dated("Northern troops took Harbel on 3 May", "2024-05-03"),
            dated("Northern troops captured Harbel on 5 May", "2024-05-05"),
            Kind.CONTRADICTORY,
            "date-differs",
        ),
        (
            dated("Northern troops controlled half of Harbel on 3 May", "2024-05-03", "hold"),
            dated("Northern troops took the whole of Harbel on 5 May", "2024-05-05"),
            Kind.LATER_UPDATE,
            None,
        ),
        (
            dated("Northern troops held Harbel on 3 May", "2024-05-03", "hold"),
            dated("Northern troops left Harbel on 5 May", "2024-05-05", "withdrawal"),
            Kind.LATER_UPDATE,
            None,
        ),
    ],
)
def test_dated_states(left: Claim, right: Claim, kind: Kind, reason: str | None) -> None:
    found = related(left, right)
    assert (found.kind, found.reason) == (kind, reason)


def test_a_later_publication_alone_is_no_update() -> None:
    held = control("Southern soldiers hold Harbel", "Harbel", "Southern soldiers", "hold")
    assert related(TAKEN, held, left_day="2024-05-01", right_day="2024-05-04").kind is Kind.CONTRADICTORY


def test_halves_of_a_town_are_compatible() -> None:
    left = control("Northern troops hold the eastern half of Harbel", "Harbel", "Northern troops", "hold")
    right = control("Southern soldiers hold the western half of Harbel", "Harbel", "Southern soldiers", "hold")
    assert related(left, right).kind is Kind.COMPATIBLE


def test_a_plan_and_what_came_of_it() -> None:
    text = "Northern troops will withdraw from Harbel"
    plan = claim(text, "plan", modality="plan", place=(place(text, "Harbel"),), actor="Northern troops")
    done = control("Northern troops withdrew from Harbel", "Harbel", "Northern troops", "withdrawal")
    assert related(plan, done).kind is Kind.LATER_UPDATE


TWELVE = "A strike on Harbel killed 12 people on 3 May"


@pytest.mark.parametrize(
    ("text", "words", "unit", "low", "high", "kind", "reason"),
    [
        ("A strike on Harbel left 12 people dead on 3 May", "12", "people", 12, 12, Kind.SAME, None),
        ("A strike on Harbel killed 40 people on 3 May", "40", "people", 40, 40, Kind.CONTRADICTORY, "count-differs"),
        (
            "A strike on Harbel killed at least 20 people on 3 May",
            "at least 20",
            "people",
            20,
            None,
            Kind.CONTRADICTORY,
            "count-differs",
        ),
        (
            "A strike on Harbel killed at least 10 people on 3 May",
            "at least 10",
            "people",
            10,
            None,
            Kind.COMPATIBLE,
            None,
        ),
        ("A strike on Harbel killed up to 30 people on 3 May", "up to 30", "people", None, 30, Kind.COMPATIBLE, None),
        ("A strike on Harbel killed three children on 3 May", "three", "children", 3, 3, Kind.NARROWER, None),
        (
            "A strike on Harbel killed 30 children on 3 May",
            "30",
            "children",
            30,
            30,
            Kind.CONTRADICTORY,
            "count-differs",
        ),
        ("A strike on Harbel wounded 40 people on 3 May", "40", "people", 40, 40, Kind.COMPATIBLE, None),
        (
            "The toll of the strike on Harbel killing people on 3 May has risen to 15",
            "15",
            "people",
            15,
            15,
            Kind.LATER_UPDATE,
            None,
        ),
    ],
)
def test_a_toll_beside(  # noqa: PLR0913 - one parameter a column
    text: str, words: str, unit: str, low: float | None, high: float | None, kind: Kind, reason: str | None
) -> None:
    left = killed(TWELVE, "Harbel", "12", "people", 12, 12, when=day(TWELVE, "3 May", "2024-05-03"))
    right = killed(text, "Harbel", words, unit, low, high, when=day(text, "3 May", "2024-05-03"))
    found = related(left, right, left_day="2024-05-04", right_day="2024-05-04")
    assert (found.kind, found.reason) == (kind, reason)


def test_another_night_is_another_event() -> None:
    other = TWELVE.replace("12", "14").replace("3 May", "9 May")
    left = killed(TWELVE, "Harbel", "12", "people", 12, 12, when=day(TWELVE, "3 May", "2024-05-03"))
    right = killed(other, "Harbel", "14", "people", 14, 14, when=day(other, "9 May", "2024-05-09"))
    assert related(left, right).kind is Kind.INCOMPARABLE


def test_a_day_beside_a_total_since_the_war_began() -> None:
    total = "30,000 people have been killed in Harbel since the war began"
    left = killed(TWELVE, "Harbel", "12", "people", 12, 12, when=day(TWELVE, "3 May", "2024-05-03"))
    assert related(left, killed(total, "Harbel", "30,000", "people", 30000, 30000)).kind is Kind.INCOMPARABLE


def test_running_counts_grow() -> None:
    texts = ("By 4 May 200 people had been killed in Harbel", "By 9 May 260 people had been killed in Harbel")
    left = killed(
        texts[0], "Harbel", "200", "people", 200, 200, when=day(texts[0], "By 4 May", "2024-05-04", bound=Bound.BY)
    )
    right = killed(
        texts[1], "Harbel", "260", "people", 260, 260, when=day(texts[1], "By 9 May", "2024-05-09", bound=Bound.BY)
    )
    assert related(left, right).kind is Kind.LATER_UPDATE


def test_swapped_digits_are_hinted_at() -> None:
    texts = ("6,640 people were killed in Harbel", "6,460 people were killed in Harbel")
    left = killed(texts[0], "Harbel", "6,640", "people", 6640, 6640)
    found = related(left, killed(texts[1], "Harbel", "6,460", "people", 6460, 6460))
    assert found.reason == "count-differs"
    assert "swapped" in next(slot.detail for slot in found.slots if slot.slot == "amount")


def test_drones_are_uavs() -> None:
    texts = (
        "Air defences shot down 40 drones over Harbel on 3 May",
        "Air defences destroyed 40 UAVs over Harbel on 3 May",
    )
    both = [
        killed(
            t,
            "Harbel",
            "40",
            t.split("40 ")[1].split()[0],
            40,
            40,
            when=day(t, "3 May", "2024-05-03"),
            actor="Air defences",
        )
        for t in texts
    ]
    assert related(*both).kind is Kind.SAME


def struck(text: str, actor: str, by: str) -> Claim:
    return claim(
        text, "attack", place=(place(text, "Harbel"),), actor=actor, by=by, when=day(text, "3 May", "2024-05-03")
    )


def test_one_deed_at_two_doors() -> None:
    left = struck("Northern forces shelled the hospital in Harbel on 3 May", "Northern forces", "the Southern ministry")
    right = struck(
        "Southern forces shelled the hospital in Harbel on 3 May", "Southern forces", "the Northern ministry"
    )
    assert related(left, right).reason == "responsibility"


def test_opposite_words_for_one_matter() -> None:
    left = claim("the vote in Harbel was free and fair", "assessment", by="the Northern ministry")
    right = claim("the vote in Harbel was a sham", "position", by="the Southern ministry")
    assert related(left, right).reason == "opposite-characterisation"
    assert related(left, claim("the vote in Harbel was legitimate", "position", by="a monitor")).reason is None


def test_namesakes_are_told_apart_by_the_text() -> None:
    left, right = "Ostrel in Eastern Province was shelled", "Ostrel in Western Province was shelled"
    claims = [
        claim(text, "attack", place=(place(text, "Ostrel"), place(text, region)))
        for text, region in ((left, "Eastern Province"), (right, "Western Province"))
    ]
    assert related(*claims).kind is Kind.INCOMPARABLE


def test_best_first_and_disputes_within() -> None:
    shelled = "Northern guns shelled Ostrel"
    held = control("Southern soldiers hold Harbel", "Harbel", "Southern soldiers", "hold", by="the southern staff")
    noise = claim(shelled, "attack", place=(place(shelled, "Ostrel"),), actor="Northern guns")
    first = relate_reports(report(noise, TAKEN), report(held))[0]
    assert (first.left, first.right, first.kind) == (TAKEN.id, held.id, Kind.CONTRADICTORY)
    assert relate_reports(report(), report(held)) == ()


def test_a_source_does_not_dispute_itself() -> None:
    text = "Northern troops have captured Harbel, the staff said; Southern soldiers hold Harbel"
    from msgspec.structs import replace

    from counterclaim.model.span import Span

    held = control("Southern soldiers hold Harbel", "Harbel", "Southern soldiers", "hold", by="the southern staff")
    apart = replace(held, content=Span(len(text), len(text) + len(held.content.text), held.content.text))
    assert [r.reason for r in relate_within(report(TAKEN, apart))] == ["opposite-holder"]
    one = replace(apart, chain=TAKEN.chain)
    assert relate_within(report(TAKEN, one)) == ()


def surrounding(text: str, *, denied: bool = False) -> Claim:
    return claim(text, "movement", place=(place(text, "Harbel"),), actor=None, denied=denied)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Troops broke the siege of Harbel", "Harbel is still surrounded", Kind.CONTRADICTORY),
        ("The blockade of Harbel was lifted", "Harbel is besieged", Kind.CONTRADICTORY),
        ("The siege of Harbel has ended", "Militias are besieging Harbel", Kind.CONTRADICTORY),
        ("Troops broke the siege of Harbel", "The siege of Harbel was lifted", Kind.SAME),
    ],
)
def test_a_siege_and_its_end(one: str, other: str, kind: Kind) -> None:
    found = related(surrounding(one), surrounding(other))
    assert found.kind is kind
    assert related(surrounding(one), surrounding(other, denied=True)).kind is (
        Kind.CONTRADICTORY if kind is Kind.SAME else Kind.SAME
    )
