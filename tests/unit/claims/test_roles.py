"""Who does it, to whom, where, when and how many."""

from __future__ import annotations

import pytest
from short_texts import claim_of, report_of


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The rebels captured Bukavu on Friday.", "The rebels", None),
        ("The junta bombed a school in Sagaing on Monday.", "The junta", None),
        ("The convoy was attacked by armed men.", "armed men", "The convoy"),
        ("The peacekeepers were attacked near Rutshuru by armed men.", "armed men", "The peacekeepers"),
        ("Drones hit Port Sudan and Kassala on Sunday.", "Drones", None),
        ("The assault on Marib was led by General Saleh.", "General Saleh", "The assault on Marib"),
        ("The army shot down six drones over Kharkiv region.", "The army", "six drones over Kharkiv region"),
        ("Police shot two men in Bunia.", "Police", "two men"),
        ("The rebels and the army fought in Masisi.", "The rebels and the army", None),
        ("Three villages were liberated overnight.", None, None),
        ("The army withdrew from Avdiivka.", "The army", None),
        ("Troops are advancing on Shusha.", "Troops", None),
    ],
)
def test_actor_and_target(text: str, actor: str | None, target: str | None) -> None:
    claim = claim_of(text, text.removesuffix("."))
    found = (claim.actor.text if claim.actor else None, claim.target.text if claim.target else None)
    assert found == (actor, target)


@pytest.mark.parametrize(
    ("text", "content", "actor"),
    [
        ("The governor blamed the militia for the attack.", "the militia for the attack", "the militia"),
        pytest.param(
            "The army accused the rebels of shelling the hospital.",
            "the rebels of shelling the hospital",
            "the rebels",
        ),
    ],
)
def test_the_accused_is_the_actor_of_the_deed(text: str, content: str, actor: str) -> None:
    found = claim_of(text, content).actor
    assert found is not None
    assert found.text == actor


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Drones hit Port Sudan and Kassala on Sunday.", ["Port Sudan", "Kassala"]),
        ("A drone struck a market in El Obeid.", ["El Obeid"]),
        ("The rebels shelled the port of Hodeidah.", ["Hodeidah"]),
        ("The army shot down six drones over Kharkiv region.", ["Kharkiv region"]),
        ("Rebels seized Goma's airport on Monday.", ["Goma"]),
        ("The garrison holds the fortress.", []),
    ],
)
def test_places_are_those_of_the_event(text: str, places: list[str]) -> None:
    assert [place.text for place in claim_of(text, text.removesuffix(".")).place] == places


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The governor of Kharkiv region said that a drone hit a depot.", "a drone hit a depot"),
        ("Officials in Goma said that the rebels had fled.", "the rebels had fled"),
    ],
)
def test_the_place_of_a_source_is_not_that_of_the_event(text: str, content: str) -> None:
    assert claim_of(text, content).place == ()


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("At least 12 people died, including two children.", "At least 12", "people"),
        ("Some 4,000 people fled Malakal.", "Some 4,000", "people"),
        ("Villagers buried seven bodies in Bamenda.", "seven", "bodies"),
        ("The ministry plans to send two brigades to Goma.", "two", "brigades"),
    ],
)
def test_the_amount_is_that_of_an_argument(text: str, amount: str, unit: str) -> None:
    found = claim_of(text, text.removesuffix(".")).amount
    assert found is not None
    assert (found.text, found.unit) == (amount, unit)


def test_a_corrected_toll_counts_as_its_last_number() -> None:
    found = claim_of("The ministry revised its earlier toll from 40 to 26.", "its earlier toll from 40 to 26").amount
    assert found is not None
    assert found.text == "26"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The rebels captured Bukavu on Friday.", "on Friday"),
        ("Three villages were liberated overnight.", "overnight"),
        ("The town was lost to the rebels in May.", "in May"),
        ("The garrison holds the fortress.", None),
    ],
)
def test_the_time_hangs_on_the_predicate(text: str, when: str | None) -> None:
    found = claim_of(text, text.removesuffix(".")).when
    assert (found.text if found else None) == when


def test_the_time_of_the_saying_is_not_that_of_the_event() -> None:
    text = "The minister confirmed on Tuesday that the army had lost Kidal."
    assert claim_of(text, "the army had lost Kidal").when is None


def test_a_result_clause_has_the_actor_and_the_number_of_its_own() -> None:
    text = "The rebels shelled the port of Hodeidah, killing four dockers."
    claim = claim_of(text, "killing four dockers")
    assert claim.actor is not None
    assert claim.amount is not None
    assert (claim.actor.text, claim.amount.text) == ("The rebels", "four")
    assert len(report_of(text).claims) == 2


@pytest.mark.parametrize(
    ("text", "content", "actor"),
    [
        ("Four engineers died in Kassala on Monday.", "Four engineers died in Kassala on Monday", None),
        ("More than 500 fighters perished near Lashio.", "More than 500 fighters perished near Lashio", None),
        ("Some 1,600 residents remain in Kobo.", "Some 1,600 residents remain in Kobo", None),
        (
            "The units were withdrawn from Uvira on Friday.",
            "The units were withdrawn from Uvira on Friday",
            "The units",
        ),
        (
            "His soldiers had been pulled back from Agdam.",
            "His soldiers had been pulled back from Agdam",
            "His soldiers",
        ),
        ("The fighters were driven out of Djibo.", "The fighters were driven out of Djibo", "The fighters"),
        ("The line near Goma was repaired by evening.", "The line near Goma was repaired by evening", None),
    ],
)
def test_who_suffers_and_who_leaves(text: str, content: str, actor: str | None) -> None:
    found = claim_of(text, content).actor
    assert (found.text if found else None) == actor
