"""Side by side: every claim stands once or more, pieces are the claim's words, what differs is marked on both sides."""

import msgspec
import pytest

from counterclaim.compare.relate import relate_reports
from counterclaim.flow import read_report
from counterclaim.model.relation import Relation, RelationKind, Slot, Verdict
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.web.views.compared import Party, beside, said

LEFT = (
    "The army of Northland said on 3 May 2024 that 12 soldiers had been killed in Port Sudan.\n"
    "The ministry said that its forces had captured Wad Madani on 2 May 2024.\n"
)
RIGHT = (
    "The Rapid Support Forces said on 3 May 2024 that 40 soldiers had been killed in Port Sudan.\n"
    "The governor said that the terrorists had burned the market of Kassala.\n"
)


def report(text):
    return read_report(read_text(text.encode(), name="t", options=ReadOptions(lang="en"))).report


@pytest.fixture(scope="module")
def reports():
    return report(LEFT), report(RIGHT)


def party(name, found):
    return Party(name=name, claims={claim.id: claim for claim in found.claims})


@pytest.fixture(scope="module")
def found(reports):
    left, right = reports
    return beside(relate_reports(left, right), party("Left", left), party("Right", right), {})


def test_each_claim_is_paired_or_stands_alone(reports, found):
    for which, claims in (("left", reports[0].claims), ("right", reports[1].claims)):
        paired = {getattr(p, which).id for group in found.groups for p in group.pairings}
        alone = {each.id for each in getattr(found, f"only_{which}")}
        assert paired | alone == {claim.id for claim in claims}
        assert not paired & alone


def test_a_clash_of_numbers_is_marked_on_both(found):
    (dispute,) = (group for group in found.groups if group.kind == "contradictory")
    (pair,) = dispute.pairings
    assert "".join(piece.text for piece in pair.left.pieces if piece.differs) == "12"
    assert "".join(piece.text for piece in pair.right.pieces if piece.differs) == "40"
    assert pair.reason
    assert "amount (left is less)" in pair.differ


def test_swapped_parties_give_the_mirrored_page(reports):
    left, right = reports
    one = beside(relate_reports(left, right), party("L", left), party("R", right), {})
    other = beside(relate_reports(right, left), party("R", right), party("L", left), {})
    assert (one.only_left, one.only_right) == (other.only_right, other.only_left)
    pairs = [{(p.left.id, p.right.id) for g in each.groups for p in g.pairings} for each in (one, other)]
    assert pairs[0] == {(b, a) for a, b in pairs[1]}


def test_pieces_are_the_words_whatever_is_marked(reports):
    for each in (*reports[0].claims, *reports[1].claims):
        slots = dict.fromkeys(("place", "time", "actor", "target", "amount", "what", "speaker", "polarity"), "x")
        for differ in ({}, slots):
            pieces = said(each, Party(name="p", claims={}), differ, {}).pieces
            assert "".join(piece.text for piece in pieces) == each.content.text


def test_a_loaded_word_is_marked_where_it_stands(found):
    (burned,) = (each for each in found.only_right if "burned" in "".join(p.text for p in each.pieces))
    assert [piece.text for piece in burned.pieces if piece.loaded] == ["terrorists"]
    assert burned.loaded[0][0] == "terrorists"


def test_incomparable_pairs_are_counted_not_shown(reports):
    left, right = reports
    one, other = left.claims[0].id, right.claims[0].id
    relation = Relation(left=one, right=other, kind=RelationKind.INCOMPARABLE, confidence=0.5)
    found = beside([relation], party("L", left), party("R", right), {})
    assert (found.groups, found.apart) == ((), 1)
    assert len(found.only_left) == len(left.claims)


def test_slots_say_how_each_field_stands(reports):
    left, right = reports
    slots = (
        Slot(slot="place", verdict=Verdict.AGREE),
        Slot(slot="time", verdict=Verdict.UNKNOWN),
        Slot(slot="speaker", verdict=Verdict.DIFFER),
    )
    relation = Relation(
        left=left.claims[0].id, right=right.claims[0].id, kind=RelationKind.SAME, confidence=0.75, slots=slots
    )
    (group,) = beside([relation], party("L", left), party("R", right), {}).groups
    (pair,) = group.pairings
    assert (pair.agree, pair.open, pair.differ) == (("place",), ("time",), ("speaker",))
    assert pair.confidence == "0.75"
    assert msgspec.json.encode(pair)
