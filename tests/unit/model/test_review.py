"""What a claim is after reviews: a pure function of the program's values and the rows."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.claim import Agent, Claim, Kind, Modality, Polarity, Status
from counterclaim.model.review import Act, Field, Review, standing, undone
from counterclaim.model.span import Span

CLAIM = Claim(
    id="c", content=Span(0, 11, "They took X"), sentence=Span(0, 12, "They took X."), kind=Kind.CONTROL_CHANGE,
    polarity=Polarity.ASSERTED, modality=Modality.FACT, chain=(), place=(), confidence=0.8, status=Status.MACHINE,
    made_by="test@1", actor=Agent(start=0, stop=4, text="They"),
)  # fmt: skip
ADDED = msgspec.json.encode(CLAIM).decode()


def row(n, act, by="Ann", **more):
    return Review(n=n, id=f"r{n}", act=act, document=1, reviewer=by, at=f"2026-01-01T00:00:{n:02}Z", claim=1, **more)


def kind(n, value, by="Ann"):
    return row(n, Act.EDIT, by, field=Field.KIND, body=f'"{value}"')


def undo(n, target, by="Ann"):
    return row(n, Act.UNDO, by, target=target)


@pytest.mark.parametrize(
    ("rows", "status", "edited"),
    [
        ([], "machine", []),
        ([row(1, Act.CONFIRM)], "confirmed", []),
        ([row(1, Act.REJECT)], "rejected", []),
        ([row(1, Act.NOTE, note="hm")], "machine", []),
        ([kind(1, "movement")], "edited", ["kind"]),
        ([kind(1, "control-change")], "confirmed", []),  # the machine's own value is none of a human's
        ([kind(1, "movement"), kind(2, "control-change")], "confirmed", []),
        ([kind(1, "movement"), row(2, Act.CONFIRM)], "edited", ["kind"]),
        ([kind(1, "movement"), row(2, Act.REJECT)], "rejected", ["kind"]),
        ([row(1, Act.REJECT), row(2, Act.CONFIRM, "Bob")], "confirmed", []),
        ([row(1, Act.CONFIRM), undo(2, 1)], "machine", []),
        ([row(1, Act.CONFIRM), row(2, Act.REJECT), undo(3, 2)], "confirmed", []),
        ([row(1, Act.CONFIRM), undo(2, 1), undo(3, 2)], "confirmed", []),
        ([row(1, Act.EDIT, field=Field.ACTOR, body="null")], "edited", ["actor"]),
    ],
)
def test_status_and_human_fields(rows, status, edited):
    state = standing("c", CLAIM, rows)
    assert (str(state.status), [str(each.field) for each in state.edited]) == (status, edited)
    assert state.machine == CLAIM


def test_the_last_value_counts_and_says_whose_it_is():
    state = standing("c", CLAIM, [kind(1, "movement", "Ann"), kind(2, "attack", "Bob"), row(3, Act.NOTE, note="why")])
    assert state.claim.kind is Kind.ATTACK
    assert [(each.by, each.at) for each in state.edited] == [("Bob", "2026-01-01T00:00:02Z")]
    assert (state.by, [note.by for note in state.notes]) == ("Bob", ["Ann"])


def test_a_note_may_stand_beside_a_verdict_and_goes_with_it():
    rows = [row(1, Act.REJECT, note="not said")]
    assert [note.text for note in standing("c", CLAIM, rows).notes] == ["not said"]
    assert standing("c", CLAIM, [*rows, undo(2, 1)]).notes == ()


def test_an_added_claim_is_a_humans_and_may_be_taken_back():
    add = row(1, Act.ADD, body=ADDED)
    state = standing("r1", None, [add])
    assert (state.status, state.machine) == (Status.EDITED, None)
    assert standing("r1", None, [add, row(2, Act.CONFIRM, "Bob")]).status is Status.EDITED
    assert standing("r1", None, [add, undo(2, 1)]) is None


def rows_of(picks):
    """Rows made of numbers: any acts, undos of any earlier row."""
    out = []
    for n, (what, target) in enumerate(picks, 1):
        made = [lambda n=n: row(n, Act.CONFIRM), lambda n=n: row(n, Act.REJECT, "Bob"), lambda n=n: kind(n, "attack")]
        out.append(undo(n, 1 + target % (n - 1)) if what == 3 and n > 1 else made[what % 3]())
    return out


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=12))
def test_undoing_the_last_row_is_as_if_it_had_not_been_written(picks):
    rows = rows_of(picks)
    for n in range(1, len(rows)):
        before, with_undo = rows[:n], [*rows[: n + 1], undo(n + 2, n + 1)]
        one, other = standing("c", CLAIM, before), standing("c", CLAIM, with_undo)
        assert (one.claim, one.edited, one.by, one.notes) == (other.claim, other.edited, other.by, other.notes)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=12))
def test_what_is_undone_never_decides(picks):
    rows = rows_of(picks)
    void = undone(rows)
    state = standing("c", CLAIM, rows)
    assert (
        standing("c", CLAIM, [each for each in rows if each.n not in void and each.act is not Act.UNDO]).claim
        == state.claim
    )
