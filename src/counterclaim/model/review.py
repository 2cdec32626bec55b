"""What people say of claims, and what a claim is once they have: machine and human values side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec

from counterclaim.model.claim import (
    Agent,
    Amount,
    Claim,
    Direction,
    Kind,
    Link,
    Modality,
    Place,
    Polarity,
    Status,
    When,
)
from counterclaim.model.span import Span


class Act(StrEnum):
    """What a reviewer does."""

    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    ADD = "add"  # a claim that the program missed
    NOTE = "note"
    UNDO = "undo"


class Field(StrEnum):
    """What of a claim a reviewer may set; the names are the contract's."""

    CONTENT = "content"
    KIND = "kind"
    POLARITY = "polarity"
    MODALITY = "modality"
    DIRECTION = "direction"
    CHAIN = "chain"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    WHEN = "when"
    AMOUNT = "amount"


TYPES: dict[Field, Any] = {
    Field.CONTENT: Span,
    Field.KIND: Kind,
    Field.POLARITY: Polarity,
    Field.MODALITY: Modality,
    Field.DIRECTION: Direction | None,
    Field.CHAIN: tuple[Link, ...],
    Field.ACTOR: Agent | None,
    Field.TARGET: Agent | None,
    Field.PLACE: tuple[Place, ...],
    Field.WHEN: When | None,
    Field.AMOUNT: Amount | None,
}
CHOICES: dict[Field, tuple[str, ...]] = {
    Field.KIND: tuple(Kind),
    Field.POLARITY: tuple(Polarity),
    Field.MODALITY: tuple(Modality),
    Field.DIRECTION: tuple(Direction),
}
VERDICTS = {
    Act.CONFIRM: Status.CONFIRMED,
    Act.EDIT: Status.EDITED,
    Act.REJECT: Status.REJECTED,
    Act.ADD: Status.EDITED,
}


class DataForm(StrEnum):
    """In which form reviewed documents are exported: the corpus's, the contract's, or what a system is given."""

    GOLD = "gold"
    REPORT = "report"
    INPUT = "input"


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one reviewer said, once.

    ``claim`` is the number of the claim as the program read it then; ``None`` where a reviewer added the claim, and
    then ``target`` is the number of the row that added it. Of an ``undo``, ``target`` is what is undone. ``body`` is
    JSON: of an ``edit`` the new value of ``field``, of an ``add`` the claim. ``at`` is UTC.
    """

    n: int
    id: str
    act: Act
    document: int
    reviewer: str
    at: str
    claim: int | None = None
    target: int | None = None
    field: Field | None = None
    body: str | None = None
    note: str | None = None


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """A field that has a human value: whose, and since when."""

    field: Field
    by: str
    at: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A remark; it may stand beside a verdict."""

    text: str
    by: str
    at: str


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it stands: ``claim`` has the human values where there are any, ``machine`` what the program read.

    ``machine`` is ``None`` where a reviewer added the claim. ``by`` and ``at`` are those of the last verdict.
    ``history`` has every row in order, ``void`` the numbers of those that were undone.
    """

    id: str
    claim: Claim
    machine: Claim | None = None
    edited: tuple[Edited, ...] = ()
    notes: tuple[Note, ...] = ()
    by: str | None = None
    at: str | None = None
    history: tuple[Review, ...] = ()
    void: tuple[int, ...] = ()

    @property
    def status(self) -> Status:
        """Who stands behind the claim."""
        return self.claim.status

    @property
    def last(self) -> int:
        """The number of the last row; 0 where nobody has said anything."""
        return self.history[-1].n if self.history else 0


def undone(reviews: Sequence[Review]) -> frozenset[int]:
    """The numbers of the rows that do not count; an undo may itself be undone."""
    void: set[int] = set()
    for review in reversed(reviews):
        if review.act is Act.UNDO and review.n not in void and review.target is not None:
            void.add(review.target)
    return frozenset(void)


def standing(name: str, machine: Claim | None, reviews: Sequence[Review]) -> Reviewed | None:
    """What a claim is after these rows, which are in the order of their numbers; it depends on nothing else.

    ``None`` for a claim that a reviewer added and took back. Of several values for a field the last one counts; a
    value that is the machine's own is none of a human's. A confirmed claim with human values counts as edited.
    """
    void = undone(reviews)
    active = [review for review in reviews if review.n not in void and review.act is not Act.UNDO]
    added = next((review for review in active if review.act is Act.ADD), None)
    claim = machine or (added_claim(added) if added else None)
    if claim is None:
        return None
    verdicts = [review for review in active if review.act in VERDICTS]
    last = verdicts[-1] if verdicts else None
    setters = {each.field: each for each in active if each.act is Act.EDIT and each.field is not None}
    values = {field: value_in(each) for field, each in setters.items()}
    human = {field: value for field, value in values.items() if value != getattr(claim, field)}
    status = status_of(last, bool(human) or machine is None)
    return Reviewed(
        id=name,
        claim=msgspec.structs.replace(claim, status=status, **{str(field): each for field, each in human.items()}),
        machine=machine,
        edited=tuple(Edited(field=f, by=setters[f].reviewer, at=setters[f].at) for f in Field if f in human),
        notes=tuple(Note(text=each.note, by=each.reviewer, at=each.at) for each in active if each.note),
        by=last.reviewer if last else None,
        at=last.at if last else None,
        history=tuple(reviews),
        void=tuple(sorted(void)),
    )


def status_of(last: Review | None, changed: bool) -> Status:
    """The status after the last verdict; ``changed``: the claim has values that a human set."""
    if last is None:
        return Status.MACHINE
    if last.act is Act.REJECT:
        return Status.REJECTED
    return Status.EDITED if changed else Status.CONFIRMED


def value_in(review: Review) -> Any:
    """The value that an edit sets."""
    assert review.field is not None
    return msgspec.json.decode(review.body or "null", type=TYPES[review.field])


def added_claim(review: Review) -> Claim:
    """The claim that a row added."""
    return msgspec.json.decode(review.body or "null", type=Claim)


def of_reviewer(reviews: Sequence[Review], reviewer: str | None) -> tuple[Review, ...]:
    """The rows of one reviewer; all of them for ``None``."""
    return tuple(review for review in reviews if reviewer is None or review.reviewer == reviewer)
