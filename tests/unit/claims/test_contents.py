"""Where a claim ends: remarks at its end, counts that share its verb; which of the times in it is its own."""

from __future__ import annotations

import pytest
from short_texts import claim_of, contents, report_of

from counterclaim.model.claim import Kind


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Twelve people were buried in Majdal Shams, a Druze town at the foot of the Golan Heights.",
            "Twelve people were buried in Majdal Shams",
        ),
        (
            "On Friday Russia launched 158 missiles, the largest barrage of the war so far.",
            "On Friday Russia launched 158 missiles",
        ),
        (
            "Both armies freed 146 prisoners on Sunday, among them a journalist who had been held for two years.",
            "Both armies freed 146 prisoners on Sunday",
        ),
        ("The rebels took Goma, a provincial capital.", "The rebels took Goma, a provincial capital"),
    ],
)
def test_a_longer_remark_at_the_end_is_no_part_of_a_claim(text: str, content: str) -> None:
    assert content in contents(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The ministry said nine drones were shot down over Rostov region, four over Crimea and two over Voronezh.",
            ["nine drones were shot down over Rostov region", "four over Crimea", "two over Voronezh"],
        ),
        (
            "Rockets killed three people in Khartoum, two in Omdurman and five in Bahri, the committee said.",
            ["Rockets killed three people in Khartoum", "two in Omdurman", "five in Bahri"],
        ),
        ("The mayor said six people died in Goma, four in Sake.", ["six people died in Goma", "four in Sake"]),
    ],
)
def test_counts_that_share_a_verb_are_claims_each(text: str, said: list[str]) -> None:
    claims = report_of(text).claims
    assert [claim.content.text for claim in claims] == said
    assert {claim.kind for claim in claims} == {Kind.LOSS}
    assert all(claim.amount is not None for claim in claims)


def test_a_count_of_what_was_no_loss_is_a_tally() -> None:
    text = "The staff counted 46 clashes: thirty-one in Donetsk region, nine in Kharkiv and six in Dnipro."
    assert [claim_of(text, part).kind for part in ("nine in Kharkiv", "six in Dnipro")] == [Kind.TALLY, Kind.TALLY]


@pytest.mark.parametrize(
    ("text", "content", "when"),
    [
        (
            "The army confirmed that its spokesman, a former journalist, had been killed on Sunday.",
            "its spokesman, a former journalist, had been killed on Sunday",
            "on Sunday",
        ),
        (
            "A UN team, the first in nearly 30 years, was due to enter Khankendi today.",
            "A UN team, the first in nearly 30 years, was due to enter Khankendi today",
            "today",
        ),
        (
            "We shall have the bridge repaired by tonight, the engineer promised.",
            "We shall have the bridge repaired by tonight",
            "by tonight",
        ),
    ],
)
def test_the_time_of_a_claim_is_no_noun_s(text: str, content: str, when: str) -> None:
    found = claim_of(text, content).when
    assert found is not None
    assert found.text == when
