"""Writing reviews, inside a transaction of ``Ledger.write``: one row an act, never a change to another."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from counterclaim.model.claim import Claim, Status
from counterclaim.model.errors import BadReview, OvertakenReview
from counterclaim.model.ids import content_id
from counterclaim.model.review import TYPES, Act, Field, Review, undone
from counterclaim.store import tables as t
from counterclaim.store.ledger import now
from counterclaim.store.reviews import MACHINE, Thread, as_review, document_number, find_thread, said_of, threads

NAME = 80  # characters of a reviewer's name
NOTE = 2000  # and of a note


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer wants to say.

    ``claim`` is a claim's id; of an ``add``, ``document`` is the document's id and ``value`` the claim; of an
    ``edit``, ``value`` is the new value of ``field`` as the contract has it, of an ``undo``, ``review`` the id of
    what to undo (``None``: the reviewer's last act, of the claim or document if one is named). ``once`` is a word of
    the caller's: what comes twice with the same one is written once. ``seen`` is the number of the last row about
    this claim that the reviewer has seen: a verdict over someone else's later row is refused.
    """

    act: Act
    reviewer: str
    claim: str | None = None
    document: str | None = None
    field: Field | None = None
    value: Any = None
    note: str | None = None
    review: str | None = None
    once: str | None = None
    seen: int | None = None


def write(connection: Connection, draft: Draft) -> Review:
    """The row that was written; the one that is there where the same came twice.

    Raises ``BadReview`` where the document does not bear it out, ``OvertakenReview`` where another reviewer was
    faster, ``StoreError`` where there is no such claim.
    """
    name = reviewer_name(draft.reviewer)
    review_id = content_id("review", name, draft.once or secrets.token_hex(8))
    known = connection.execute(select(t.reviews).where(t.reviews.c.id == review_id)).mappings().first()
    if known is not None:
        return as_review(dict(known))
    document, target = place_of(connection, draft, name)
    row = {
        "n": next_number(connection), "id": review_id, "act": str(draft.act), "document": document,
        "claim": None, "target": None, "field": None, "body": None, "note": note_of(draft), "reviewer": name,
        "reviewed_at": now(), **target,
    }  # fmt: skip
    connection.execute(insert(t.reviews), row)
    refresh(connection, document)
    return as_review(row)


def next_number(connection: Connection) -> int:
    """The number of the next row."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(n), 0) + 1 FROM reviews").scalar_one())


def reviewer_name(name: str) -> str:
    """A name on one line; raises ``BadReview`` where there is none."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not 1 <= len(plain) <= NAME:
        raise BadReview(f"a reviewer's name has 1 to {NAME} characters")
    return plain


def note_of(draft: Draft) -> str | None:
    """The note; raises ``BadReview`` for an act that needs one, and for one too long."""
    note = (draft.note or "").strip()
    if draft.act is Act.NOTE and not note:
        raise BadReview("a note needs words")
    if len(note) > NOTE:
        raise BadReview(f"a note has at most {NOTE} characters: this one has {len(note)}")
    return note or None


def place_of(connection: Connection, draft: Draft, reviewer: str) -> tuple[int, dict[str, Any]]:
    """The document's number, and what a row says of the claim, the field and the value."""
    if draft.act is Act.UNDO:
        return undo_of(connection, draft, reviewer)
    if draft.act is Act.ADD:
        document = document_number(connection, draft.document or "")
        return document, {"body": claim_body(draft, text_of(connection, document), reviewer)}
    document, thread = find_thread(connection, draft.claim or "")
    require_seen(thread, draft, reviewer)
    target: dict[str, Any] = {"claim": thread.n} if thread.n is not None else {"target": thread.reviews[0].n}
    if draft.act is Act.EDIT:
        target |= {"field": draft.field, "body": field_body(draft, thread, text_of(connection, document))}
    return document, target


def require_seen(thread: Thread, draft: Draft, reviewer: str) -> None:
    """Raise ``OvertakenReview`` for a verdict over what another reviewer said after this one looked."""
    if draft.seen is None or draft.act is Act.NOTE:
        return
    later = [
        each for each in thread.reviews if each.n > draft.seen and each.reviewer != reviewer and each.act != Act.NOTE
    ]
    if later:
        raise OvertakenReview(
            f"{later[-1].reviewer} has reviewed this claim since you opened it: look at it again, nothing was changed"
        )


def undo_of(connection: Connection, draft: Draft, reviewer: str) -> tuple[int, dict[str, Any]]:
    """What an undo takes back: the named row, or the reviewer's last that counts (of a claim, if one is named)."""
    v = t.reviews.c
    query = select(t.reviews).where(v.reviewer == reviewer).order_by(v.n.desc())
    if draft.review is not None:
        query = query.where(v.id == draft.review)
    elif draft.document is not None:
        query = query.where(v.document == document_number(connection, draft.document))
    elif draft.claim is not None:
        document, thread = find_thread(connection, draft.claim)
        query = query.where(v.document == document, v.n.in_([each.n for each in thread.reviews]))
    for found in connection.execute(query).mappings():
        review = as_review(dict(found))
        if draft.review is None and review.act is Act.UNDO:
            continue
        if review.n not in undone(said_of(connection, review.document)):
            return review.document, {"claim": review.claim, "target": review.n}
    raise BadReview(f"there is nothing of {reviewer}'s to undo here")


def claim_body(draft: Draft, text: str, reviewer: str) -> str:
    """A claim that a reviewer adds, checked, as JSON."""
    claim = msgspec.structs.replace(
        checked(draft.value, Claim, text), status=Status.EDITED, made_by=f"reviewer: {reviewer}", confidence=1.0
    )
    if not claim.sentence.covers(claim.content):
        raise BadReview("a claim's words stand inside its sentence")
    return msgspec.json.encode(claim).decode()


def field_body(draft: Draft, thread: Thread, text: str) -> str:
    """The new value of a field, checked, as JSON."""
    if draft.field is None:
        raise BadReview("an edit names a field")
    value = checked(draft.value, TYPES[draft.field], text)
    state = thread.seen_by(None)
    if draft.field is Field.CONTENT and state is not None and not state.claim.sentence.covers(value):
        raise BadReview("a claim's words stand inside its sentence: reject this claim and add the other one")
    return msgspec.json.encode(value).decode()


def checked(value: Any, kind: Any, text: str) -> Any:
    """The value as the contract's type, whose every span has the words that stand there."""
    plain = msgspec.to_builtins(value)
    try:
        made = msgspec.convert(plain, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadReview(f"this is no value of that field: {error}") from error
    for start, stop, words in spans(plain):
        if not 0 <= start < stop <= len(text) or (words is not None and text[start:stop] != words):
            raise BadReview(f"{str(words)[:60]!r} does not stand at {start} to {stop} of the document")
    return made


def spans(value: Any) -> Iterator[tuple[int, int, str | None]]:
    """Every span inside a value."""
    if isinstance(value, dict):
        start, stop = value.get("start"), value.get("stop")
        if isinstance(start, int) and isinstance(stop, int):
            yield start, stop, value.get("text")
        for each in value.values():
            yield from spans(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from spans(each)


def text_of(connection: Connection, document: int) -> str:
    """A document's text."""
    return str(connection.execute(select(t.documents.c.text).where(t.documents.c.n == document)).scalar_one())


def refresh(connection: Connection, document: int) -> None:
    """Make the statuses of a document's claims anew, by which claims are found."""
    if not said_of(connection, document):
        return
    s, c = t.standings.c, t.claims.c
    connection.execute(delete(t.standings).where(s.claim.in_(select(c.n).where(c.document == document))))
    put(connection, threads(connection, document))


def put(connection: Connection, found: Sequence[Thread]) -> None:
    """The statuses of claims that somebody has reviewed."""
    states = [(each.n, each.seen_by(None)) for each in found if each.n is not None and not each.lost]
    rows = [{"claim": n, "status": str(state.status)} for n, state in states if state and state.status != MACHINE]
    if rows:
        connection.execute(insert(t.standings), rows)
