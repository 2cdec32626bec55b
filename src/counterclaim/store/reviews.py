"""What reviewers have said of a ledger's claims, and what each claim is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.model.claim import Claim, Status
from counterclaim.model.errors import StoreError, UnknownRecord
from counterclaim.model.review import Act, Field, Review, Reviewed, of_reviewer, standing, undone, value_in
from counterclaim.store import tables as t
from counterclaim.store.attaching import Words, attached
from counterclaim.store.matching import current

MACHINE = str(Status.MACHINE)


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is reviewed."""

    n: int
    id: str
    given_id: str
    source: str
    sha256: str
    reader: str
    text: str
    lang: str
    theatre: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    added_at: str


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of one claim: its id, its number and words as the program reads it now, and the rows.

    ``n`` is ``None`` for a claim that a reviewer added. A claim that is ``lost`` stands as the last version that had
    it read it: the newest does not claim anything over its words.
    """

    id: str
    n: int | None
    machine: Claim | None
    reviews: tuple[Review, ...] = ()
    lost: bool = False

    def seen_by(self, reviewer: str | None) -> Reviewed | None:
        """The claim as it stands; with a name, as it would if nobody else had reviewed it."""
        return standing(self.id, self.machine, of_reviewer(self.reviews, reviewer))


def subject(connection: Connection, document: int) -> Subject:
    """The document with this number."""
    d, r = t.documents.c, t.readings.c
    held = [d[name] for name in Subject.__struct_fields__ if name != "theatre"]
    row = connection.execute(
        select(*held, r.theatre)
        .join(t.readings, r.document == d.n)
        .where(d.n == document)
        .order_by(r.generation.desc())
        .limit(1)
    ).mappings()
    return Subject(**{str(name): value for name, value in row.one().items()})


def document_number(connection: Connection, document: str) -> int:
    """The number of a document, by the ledger's id or the caller's own; raises where there is none, or several."""
    d = t.documents.c
    found = connection.execute(select(d.n).where(d.id == document)).scalars().all()
    found = found or connection.execute(select(d.n).where(d.given_id == document).limit(2)).scalars().all()
    if not found:
        raise UnknownRecord(f"no document has the id {document!r}: 'counterclaim claims --format json' shows the ids")
    if len(found) > 1:
        raise StoreError(f"several documents have the id {document!r}: give the ledger's own id")
    return int(found[0])


def threads(connection: Connection, document: int) -> tuple[Thread, ...]:
    """What a document claims, in text order, with what was said of each; what reviewers added; what was lost."""
    rows = said_of(connection, document)
    now = claims_of(connection, document, [])
    talked = {review.claim for review in rows if review.claim is not None} - now.keys()
    before = claims_of(connection, document, sorted(talked)) if talked else {}
    pairs = attached([w for w, _, _ in before.values()], [w for w, _, _ in now.values()], moved(rows))
    at: dict[int, list[Review]] = {}
    for review in rows:
        if review.claim is not None:
            n = review.claim if review.claim in now else pairs.get(review.claim) or review.claim
            at.setdefault(n, []).append(review)
    known = {**now, **before}
    out = [
        Thread(id=known[n][1], n=n, machine=known[n][2], reviews=tuple(at.get(n, ())), lost=n not in now)
        for n in (*now, *(n for n in before if pairs.get(n) is None))
    ]
    return tuple(sorted([*out, *added(rows)], key=in_text))


def in_text(thread: Thread) -> tuple[int, int, str]:
    """Where a thread's claim stands."""
    state = thread.seen_by(None)
    claim = state.claim if state else thread.machine
    return (claim.content.start, claim.content.stop, thread.id) if claim else (0, 0, thread.id)


def added(rows: Sequence[Review]) -> Iterator[Thread]:
    """The claims that reviewers added, each with what was said of it since."""
    for first in rows:
        if first.act is Act.ADD:
            said = (
                review
                for review in rows
                if review.n == first.n or (review.claim is None and root(review, rows) == first.n)
            )
            yield Thread(id=first.id, n=None, machine=None, reviews=tuple(said))


def root(review: Review, rows: Sequence[Review]) -> int | None:
    """The number of the row that added what a review is about, through whatever it undoes."""
    by_number = {row.n: row for row in rows}
    seen = review
    while seen.act is not Act.ADD and seen.target is not None and seen.target in by_number:
        seen = by_number[seen.target]
    return seen.n if seen.act is Act.ADD else None


def moved(rows: Sequence[Review]) -> dict[int, tuple[int, int]]:
    """The words that reviewers set instead of a claim's own."""
    void = undone(rows)
    out = {}
    for review in rows:
        if review.n not in void and review.field is Field.CONTENT and review.claim is not None:
            content = value_in(review)
            out[review.claim] = (content.start, content.stop)
    return out


def said_of(connection: Connection, document: int) -> tuple[Review, ...]:
    """Every row about a document's claims, in order."""
    v = t.reviews.c
    found = connection.execute(select(t.reviews).where(v.document == document).order_by(v.n)).mappings()
    return tuple(as_review(dict(row)) for row in found)


def as_review(row: dict[str, Any]) -> Review:
    """A row of the table."""
    row["at"] = row.pop("reviewed_at")
    return msgspec.convert({str(name): value for name, value in row.items()}, Review)


Known = dict[int, tuple[Words, str, Claim]]


def claims_of(connection: Connection, document: int, numbers: Sequence[int]) -> Known:
    """Claims of a document by number: those with these numbers; the current ones where none are given."""
    c = t.claims.c
    wanted = c.n.in_(numbers) if numbers else current(c.n)
    found = connection.execute(
        select(c.n, c.reading, c.start, c.stop, c.kind, c.who, c.id, c.body)
        .where(c.document == document, wanted)
        .order_by(c.start, c.stop, c.n)
    )
    return {
        row.n: (Words(*row[:6]), str(row.id), msgspec.json.decode(row.body, type=Claim)) for row in found
    }  # fmt: skip


def find_thread(connection: Connection, name: str) -> tuple[int, Thread]:
    """The document's number and the thread of a claim, by its id; an id that a newer reading replaced still finds it.

    Raises ``StoreError`` where no claim has the id.
    """
    c, v = t.claims.c, t.reviews.c
    claim = connection.execute(select(c.n, c.document).where(c.id == name)).first()
    if claim is None:
        row = connection.execute(select(v.document).where(v.id == name, v.act == Act.ADD)).first()
        if row is None:
            raise UnknownRecord(f"no claim has the id {name!r}: 'counterclaim review list' shows the ids")
        thread = next(each for each in threads(connection, int(row.document)) if each.id == name)
        return int(row.document), thread
    document = int(claim.document)
    every = threads(connection, document)
    found = next((each for each in every if each.n == claim.n), None)
    if found is None:  # of an older reading
        old, now = claims_of(connection, document, [int(claim.n)]), claims_of(connection, document, [])
        rows = said_of(connection, document)
        pairs = attached([w for w, _, _ in old.values()], [w for w, _, _ in now.values()], moved(rows))
        found = next((each for each in every if each.n is not None and each.n == pairs[claim.n]), None)
    if found is None:
        raise UnknownRecord(f"the claim {name!r} is of an older reading, and the newest has none over its words")
    return document, found


def statuses(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The status of each of these claims (by number) that anyone has reviewed; the others are ``machine``."""
    s = t.standings.c
    rows = connection.execute(select(s.claim, s.status).where(s.claim.in_(list(numbers))))
    return {int(row.claim): str(row.status) for row in rows}


def reviewers(connection: Connection) -> dict[str, int]:
    """Who has reviewed, and how many rows each has written."""
    v = t.reviews.c
    rows = connection.execute(select(v.reviewer, func.count()).group_by(v.reviewer).order_by(v.reviewer))
    return {str(name): int(count) for name, count in rows}


def reviewed_documents(connection: Connection, reviewer: str | None = None) -> list[int]:
    """The numbers of the documents that anyone has reviewed; with a name, that one has."""
    v = t.reviews.c
    query = select(v.document).distinct().order_by(v.document)
    return [int(n) for n in connection.execute(query.where(v.reviewer == reviewer) if reviewer else query).scalars()]


def two_reviewers(connection: Connection, first: str | None, second: str | None) -> tuple[str, str]:
    """Two reviewers: those named, else those who wrote most. Raises ``UnknownRecord`` where there are not two."""
    counts = reviewers(connection)
    for name in (first, second):
        if name is not None and name not in counts:
            raise UnknownRecord(f"nobody named {name!r} has reviewed: {', '.join(counts) or 'nobody has'}")
    others = [name for name in sorted(counts, key=lambda name: -counts[name]) if name not in (first, second)]
    names = list(dict.fromkeys([*(name for name in (first, second) if name is not None), *others]))
    if len(names) < 2:
        raise UnknownRecord("agreement takes two reviewers: only one has reviewed" if names else "nobody has reviewed")
    return names[0], names[1]
