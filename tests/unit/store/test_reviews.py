"""Reviews in a ledger: rows that are only added, checked against the text, kept through a newer reading."""

import threading

import msgspec
import pytest
from made_ledger import made_report

from counterclaim.keeping import Keeper
from counterclaim.model.errors import BadReview, OvertakenReview, StoreError
from counterclaim.model.review import Act, Field
from counterclaim.model.span import span_of
from counterclaim.reviewing import new_claim
from counterclaim.store.finding import Page
from counterclaim.store.judging import Draft, write
from counterclaim.store.ledger import open_ledger
from counterclaim.store.review_list import Wanted, listed, progress
from counterclaim.store.reviews import find_thread, statuses, subject, threads
from counterclaim.store.upkeep import check, digest

ALL = Page(limit=1000)


@pytest.fixture
def report():
    return made_report(0, 6, 0)


@pytest.fixture
def kept(ledger, report):
    """A ledger with one report, and the ids of its claims in text order."""
    Keeper(ledger).keep(report[0], 0, report[1])
    with ledger.read() as connection:
        return ledger, [thread.id for thread in threads(connection, 1)]


def say(ledger, act, claim=None, by="Ann", **more):
    with ledger.write() as connection:
        return write(connection, Draft(act=act, reviewer=by, claim=claim, **more))


def state(ledger, claim, reviewer=None):
    with ledger.read() as connection:
        return find_thread(connection, claim)[1].seen_by(reviewer)


def words(ledger, claim):
    return state(ledger, claim).claim.content


def test_each_act_is_a_row_and_the_machines_claim_stays(kept):
    ledger, ids = kept
    say(ledger, Act.CONFIRM, ids[0])
    say(ledger, Act.REJECT, ids[1], note="not said")
    say(ledger, Act.EDIT, ids[2], field=Field.KIND, value="position")
    say(ledger, Act.NOTE, ids[3], note="odd")
    found = [str(state(ledger, each).status) for each in ids[:4]]
    assert found == ["confirmed", "rejected", "edited", "machine"]
    edited = state(ledger, ids[2])
    assert edited.claim.kind == "position" != edited.machine.kind
    with ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review_list").scalar_one() == 4
        assert statuses(connection, [1, 2, 3, 4, 5]) == {1: "confirmed", 2: "rejected", 3: "edited"}
        assert progress(connection) == {"machine": 3, "confirmed": 1, "edited": 1, "rejected": 1}
    assert check(ledger) == []


def test_undo_is_a_further_row_and_takes_back_ones_own_last_act(kept):
    ledger, ids = kept
    say(ledger, Act.CONFIRM, ids[0])
    say(ledger, Act.REJECT, ids[0], by="Bob")
    say(ledger, Act.UNDO)
    assert str(state(ledger, ids[0]).status) == "rejected"  # Bob's
    say(ledger, Act.UNDO, by="Bob")
    assert str(state(ledger, ids[0]).status) == "machine"
    with pytest.raises(BadReview, match="nothing of Bob's"):
        say(ledger, Act.UNDO, by="Bob")
    with ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reviews").scalar_one() == 4
        assert statuses(connection, [1]) == {}


def test_an_undo_may_be_undone_and_no_one_elses_act(kept):
    ledger, ids = kept
    first = say(ledger, Act.CONFIRM, ids[0])
    second = say(ledger, Act.UNDO, ids[0])
    say(ledger, Act.UNDO, review=second.id)
    assert str(state(ledger, ids[0]).status) == "confirmed"
    with pytest.raises(BadReview, match="nothing of Bob's"):
        say(ledger, Act.UNDO, by="Bob", review=first.id)


def test_the_same_act_twice_is_written_once(kept):
    ledger, ids = kept
    one, other = (say(ledger, Act.CONFIRM, ids[0], once="a word") for _ in range(2))
    assert one == other
    assert len(state(ledger, ids[0]).history) == 1


def test_a_verdict_over_what_one_has_not_seen_is_refused(kept):
    ledger, ids = kept
    seen = say(ledger, Act.CONFIRM, ids[0], by="Bob").n
    say(ledger, Act.EDIT, ids[0], by="Cy", field=Field.KIND, value="position")
    with pytest.raises(OvertakenReview, match="Cy has reviewed"):
        say(ledger, Act.REJECT, ids[0], seen=seen)
    say(ledger, Act.NOTE, ids[0], seen=seen, note="a remark is always welcome")
    say(ledger, Act.REJECT, ids[0], seen=state(ledger, ids[0]).last)
    assert str(state(ledger, ids[0]).status) == "rejected"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.ACTOR, {"start": 0, "stop": 4, "text": "nope"}),
        (Field.ACTOR, {"start": 0, "stop": 100_000, "text": "x" * 100_000}),
        (Field.ACTOR, {"start": -1, "stop": 3, "text": "abcd"}),
        (Field.PLACE, [{"start": 0, "stop": 3, "text": "zzz"}]),
        (Field.CHAIN, [{"who": "x", "role": "speaker", "start": 0, "stop": 3, "text": "zzz"}]),
        (Field.KIND, "nonsense"),
        (Field.WHEN, {"start": 0}),
        (Field.CONTENT, None),
        (Field.POLARITY, None),
    ],
)
def test_words_that_do_not_stand_there_are_refused_and_nothing_is_written(field, value, kept):
    ledger, ids = kept
    with pytest.raises(BadReview):
        say(ledger, Act.EDIT, ids[0], field=field, value=value)
    assert state(ledger, ids[0]).history == ()


@pytest.mark.parametrize(("by", "note"), [("", "x"), ("\n", "x"), ("n" * 81, "x"), ("Ann", ""), ("Ann", "x" * 2001)])
def test_names_and_notes_have_a_size(by, note, kept):
    ledger, ids = kept
    with pytest.raises(BadReview):
        say(ledger, Act.NOTE, ids[0], by=by, note=note)


def test_content_stays_in_its_sentence(kept):
    ledger, ids = kept
    second = words(ledger, ids[1])
    with pytest.raises(BadReview, match="inside its sentence"):
        say(ledger, Act.EDIT, ids[0], field=Field.CONTENT, value=second)


@pytest.fixture
def with_added(kept, report):
    """A ledger with a claim that a reviewer added, and its id."""
    ledger, _ = kept
    with ledger.read() as connection:
        about = subject(connection, 1)
    claim = new_claim(about, span_of(about.text, 0, 9), "other")
    done = say(ledger, Act.ADD, document=about.id, value=msgspec.to_builtins(claim))
    return ledger, done.id


def test_a_missed_claim_is_added_edited_noted_and_taken_back(with_added):
    ledger, name = with_added
    say(ledger, Act.EDIT, name, field=Field.KIND, value="position", by="Bob")
    say(ledger, Act.NOTE, name, note="seen")
    found = state(ledger, name)
    assert (str(found.status), str(found.claim.kind), found.machine) == ("edited", "position", None)
    assert [each.reviewer for each in found.history] == ["Ann", "Bob", "Ann"]
    say(ledger, Act.UNDO, name)  # the note
    say(ledger, Act.UNDO, name)  # the claim
    assert state(ledger, name) is None


def test_there_must_be_such_a_claim_and_document(kept):
    ledger, _ = kept
    with pytest.raises(StoreError, match="no claim has the id"):
        say(ledger, Act.CONFIRM, "nonsense")
    with pytest.raises(StoreError, match="no document has the id"):
        say(ledger, Act.ADD, document="nonsense", value={})


def newer(ledger, document, entry, version="next"):
    keeper = Keeper(ledger)
    keeper.extractor = version
    keeper.keep(document, 0, entry)


def test_a_newer_reading_keeps_reviews_on_the_same_words_and_lists_the_lost(kept, report):
    ledger, ids = kept
    document, entry = report
    say(ledger, Act.CONFIRM, ids[0])
    say(ledger, Act.EDIT, ids[1], field=Field.KIND, value="position")
    say(ledger, Act.REJECT, ids[2])
    newer(ledger, document, msgspec.structs.replace(entry, claims=entry.claims[:2] + entry.claims[3:]))
    with ledger.read() as connection:
        found = threads(connection, 1)
        assert [(str(t.seen_by(None).status), t.lost) for t in found[:3]] == [
            ("confirmed", False), ("edited", False), ("rejected", True)
        ]  # fmt: skip
        assert found[0].id != ids[0]
        assert find_thread(connection, ids[0])[1] == found[0]  # an old id still leads to it
        (lost,) = listed(connection, Wanted(lost=True), ALL)
        assert (lost["id"], lost["content"]) == (ids[2], entry.claims[2].claim.content.text)
        assert progress(connection) == {"machine": 3, "confirmed": 1, "edited": 1, "rejected": 0}
    say(ledger, Act.UNDO, by="Ann")  # what was said of a lost claim can still be taken back
    newer(ledger, document, entry, "after that")
    with ledger.read() as connection:
        assert [(str(t.seen_by(None).status), t.lost) for t in threads(connection, 1)[:3]] == [
            ("confirmed", False), ("edited", False), ("machine", False)
        ]  # fmt: skip
    assert check(ledger) == []


def test_a_newer_reading_that_comes_to_the_humans_words_is_the_same_claim(kept, report):
    ledger, ids = kept
    document, entry = report
    before = words(ledger, ids[0])
    shorter = span_of(document.text, before.start, before.stop - 3)
    say(ledger, Act.EDIT, ids[0], field=Field.CONTENT, value=shorter)
    claim = msgspec.structs.replace(entry.claims[0].claim, content=shorter)
    newer(ledger, document, msgspec.structs.replace(
        entry, claims=(msgspec.structs.replace(entry.claims[0], claim=claim), *entry.claims[1:])
    ))  # fmt: skip
    found = state(ledger, ids[0])
    assert (found.claim.content, found.edited, str(found.status)) == (shorter, (), "confirmed")


def test_each_reviewer_may_be_seen_alone(kept):
    ledger, ids = kept
    say(ledger, Act.CONFIRM, ids[0])
    say(ledger, Act.REJECT, ids[0], by="Bob")
    assert [str(state(ledger, ids[0], by).status) for by in ("Ann", "Bob", "Cy")] == [
        "confirmed",
        "rejected",
        "machine",
    ]


def test_reviews_are_part_of_what_a_ledger_says(kept):
    ledger, ids = kept

    def hashed():
        with ledger.read() as connection:
            return digest(connection)

    before = hashed()
    say(ledger, Act.CONFIRM, ids[0])
    assert hashed() != before


def test_reviewers_at_once_lose_nothing(kept):
    ledger, ids = kept

    def review(name):
        with open_ledger(ledger.path) as mine:
            for each in ids:
                say(mine, Act.CONFIRM, each, by=name)
                say(mine, Act.NOTE, each, by=name, note=name)

    people = [threading.Thread(target=review, args=(f"Reviewer {n}",)) for n in range(5)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    with ledger.read() as connection:
        rows = connection.exec_driver_sql("SELECT reviewer, count(*) FROM reviews GROUP BY reviewer").all()
    assert sorted(count for _, count in rows) == [2 * len(ids)] * 5


def test_what_waits_for_a_review_is_listed(kept):
    ledger, ids = kept
    say(ledger, Act.CONFIRM, ids[2])
    with ledger.read() as connection:
        assert [row["id"] for row in listed(connection, Wanted(status="machine"), ALL)] == [*ids[:2], *ids[3:]]
        assert [row["id"] for row in listed(connection, Wanted(), ALL)] == [ids[2]]
        assert len(listed(connection, Wanted(document=subject(connection, 1).id), ALL)) == len(ids)
