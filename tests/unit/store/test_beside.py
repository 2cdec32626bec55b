"""Two documents of a ledger as reports; two sides with what they say of the same thing."""

import pytest
from made_ledger import made_report
from tests_store import fill

from counterclaim.model.errors import StoreError
from counterclaim.model.relation import RelationKind, Verdict
from counterclaim.model.review import Act
from counterclaim.store import asking, beside
from counterclaim.store.asking import Matter
from counterclaim.store.entry import document_id
from counterclaim.store.finding import Page
from counterclaim.store.judging import Draft, write

ALL = Page(limit=1000)


def ask(ledger, question, *arguments):
    with ledger.read() as connection:
        return question(connection, *arguments)


def test_a_document_is_the_report_that_was_kept(ledger):
    document, entry = made_report(0, 8, 0)
    fill(ledger, [(document, entry)])
    found, report = ask(ledger, beside.report_of, document_id(document))
    assert found.text == document.text
    assert [claim.content for claim in report.claims] == [each.claim.content for each in entry.claims]
    assert report.document.outlet == document.outlet
    with pytest.raises(StoreError):
        ask(ledger, beside.report_of, "nothing")


def test_a_claim_that_a_reviewer_rejected_is_left_out(ledger):
    document, entry = made_report(0, 8, 0)
    fill(ledger, [(document, entry)])
    _, before = ask(ledger, beside.report_of, document_id(document))
    with ledger.write() as connection:
        write(connection, Draft(act=Act.REJECT, claim=before.claims[0].id, reviewer="r"))
    _, after = ask(ledger, beside.report_of, document_id(document))
    assert len(after.claims) == len(before.claims) - 1


def test_the_first_side_stands_on_the_left_whoever_said_it_first(disputed):
    ledger, claim = disputed
    ours = claim.chain[0].side
    (row,) = ask(ledger, asking.disputes, Matter(), ALL)
    assert {row["left_side"], row["right_side"]} == {ours, "two"}
    found = ask(ledger, beside.parallel, (ours, "two"), Matter(), ALL)
    turned = ask(ledger, beside.parallel, ("two", ours), Matter(), ALL)
    (one,), (other,) = found.relations, turned.relations
    assert one.kind is other.kind is RelationKind.CONTRADICTORY
    assert (one.left, one.right) == (other.right, other.left)
    assert one.left in found.left
    assert one.right in found.right
    assert found.right[one.right].claim.polarity == "denied"
    details = [[slot.detail for slot in each.slots if slot.verdict is Verdict.DIFFER] for each in (one, other)]
    assert details[0] != details[1]
    assert [d.replace("left", "?").replace("right", "left").replace("?", "right") for d in details[0]] == details[1]


def test_a_place_and_days_narrow_what_two_sides_say(filled):
    everything = ask(filled, beside.parallel, ("one", "two"), Matter(), ALL)
    here = ask(filled, beside.parallel, ("one", "two"), Matter(place="made:0"), ALL)
    then = ask(filled, beside.parallel, ("one", "two"), Matter(since="2023-01-01", until="2023-06-30"), ALL)
    for part in (here, then):
        assert part.left.keys() < everything.left.keys()
        assert part.right.keys() < everything.right.keys()
    assert all(heard.claim.place[0].place_id == "made:0" for heard in here.left.values())
    assert ask(filled, beside.parallel, ("one", "two"), Matter(place="Nowhere"), ALL).left == {}


def test_the_sides_of_a_ledger_are_those_of_its_claims(filled, ledger):
    assert set(ask(filled, beside.sides_heard)) == {"one", "two", "three"}
    assert ask(ledger, beside.sides_heard) == ()
