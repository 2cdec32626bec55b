"""A document under review as its page shows it."""

from __future__ import annotations

import msgspec
import pytest
from tests.unit.model.test_review import CLAIM, kind, row, undo
from tests.unit.test_reviewing import subject

from counterclaim.model.claim import Place
from counterclaim.model.review import Act, Field
from counterclaim.show.reviewed import next_open, review_page
from counterclaim.store.reviews import Thread

TEXT = "They took X. \u202eNobody came."


def page(*reviews, alone=None, reviewer="Ann", claim=CLAIM):
    thread = Thread(id="a", n=1, machine=claim, reviews=tuple(reviews))
    return review_page(subject(TEXT), [thread], alone, reviewer)


def rows(found):
    return {each.field: each for each in found.cards[0].rows}


def test_a_persons_value_stands_beside_the_programs():
    found = page(kind(1, "movement", "Bob"))
    kinds = rows(found)["kind"]
    assert [value.text for value in kinds.values] == ["movement"]
    assert [value.text for value in kinds.machine] == ["control-change"]
    assert (kinds.by, kinds.chosen) == ("Bob", "movement")
    assert rows(found)["actor"].by == ""
    assert rows(found)["actor"].machine == ()


def test_what_a_person_emptied_or_filled_says_so():
    emptied = rows(page(row(1, Act.EDIT, field=Field.ACTOR, body="null")))["actor"]
    assert (emptied.values, [value.text for value in emptied.machine]) == ((), ["They"])
    place = msgspec.json.encode([Place(start=10, stop=11, text="X")]).decode()
    filled = rows(page(row(1, Act.EDIT, field=Field.PLACE, body=place)))["place"]
    assert ([value.text for value in filled.values], [value.text for value in filled.machine]) == (["X"], ["nothing"])


def test_the_pieces_are_the_text_and_hidden_characters_stand_alone():
    pieces = [piece for line in page().lines for piece in line.pieces]
    assert "".join(piece.text for piece in pieces) == TEXT
    assert "\u202e" in [piece.text for piece in pieces]
    assert all(piece.stop - piece.start == len(piece.text) for piece in pieces)


def test_history_and_what_would_be_undone():
    found = page(row(1, Act.CONFIRM), row(2, Act.REJECT, "Bob", note="no"), undo(3, 1))
    assert [(deed.by, deed.did, deed.void) for deed in found.cards[0].deeds] == [
        ("Ann", "confirmed", True), ("Bob", "rejected", False), ("Ann", "took back", False)
    ]  # fmt: skip
    assert found.undo == ""
    assert page(row(1, Act.CONFIRM)).undo == "confirm: They took X"
    assert page(row(1, Act.CONFIRM), reviewer="Bob").undo == ""


def test_others_can_be_left_out():
    found = page(row(1, Act.REJECT, "Bob", note="no"), alone="Ann")
    assert (found.cards[0].status, found.cards[0].deeds, found.judged) == ("machine", (), 0)


@pytest.mark.parametrize(("after", "following"), [("a", "c"), ("b", "c"), ("c", "c"), ("x", "c")])
def test_the_next_open_claim_goes_round(after, following):
    cards = [msgspec.structs.replace(page(row(1, Act.CONFIRM)).cards[0], id=name) for name in ("a", "b")]
    cards.append(msgspec.structs.replace(page().cards[0], id="c"))
    assert next_open(cards, after) == following
    assert next_open(cards[:2], "b") == "b"
