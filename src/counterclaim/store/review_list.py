"""Reviewed claims, claims that wait for a review, and reviews that lost their claim, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.model.claim import Status
from counterclaim.store import tables as t
from counterclaim.store.finding import Page
from counterclaim.store.matching import current
from counterclaim.store.reviews import MACHINE, Thread, document_number, reviewed_documents, subject, threads

Row = dict[str, Any]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims: of a status (``None``: all that were reviewed), a document (id), a reviewer, only the lost ones."""

    status: str | None = None
    document: str | None = None
    reviewer: str | None = None
    lost: bool = False


def listed(connection: Connection, wanted: Wanted, page: Page) -> list[Row]:
    """One page of claims, by document and in text order."""
    if wanted.status == MACHINE and wanted.document is None and not wanted.lost:
        return waiting(connection, page)
    rows = matching(connection, wanted)
    return [row for n, row in enumerate(rows) if page.offset <= n < page.offset + page.limit]


def waiting(connection: Connection, page: Page) -> list[Row]:
    """Claims that nobody has judged, the documents in the order of adding."""
    c, d, s = t.claims.c, t.documents.c, t.standings.c
    query = (
        select(c.id, c.kind, c.who, c.content, d.outlet, d.published, d.id.label("document"))
        .join(t.documents, d.n == c.document)
        .where(current(c.n), ~select(s.claim).where(s.claim == c.n).exists())
        .order_by(c.document, c.start, c.n)
        .limit(page.limit)
        .offset(page.offset)
    )
    rows = connection.execute(query).mappings()
    return [{"status": MACHINE, "by": None, "at": None, "lost": False, **row} for row in rows]


def matching(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    """All rows, one document after another."""
    if wanted.document is not None:
        documents = [document_number(connection, wanted.document)]
    elif wanted.lost:
        documents = left_behind(connection)
    else:
        documents = reviewed_documents(connection, wanted.reviewer)
    for document in documents:
        about = subject(connection, document)
        for thread in threads(connection, document):
            row = row_of(thread, wanted)
            if row is not None:
                yield {**row, "outlet": about.outlet, "published": about.published, "document": about.id}


def left_behind(connection: Connection) -> list[int]:
    """The numbers of the documents with a review of a claim that a newer reading has put out of date."""
    v, o = t.reviews.c, t.outdated.c
    query = select(v.document).distinct().join(t.outdated, o.claim == v.claim).order_by(v.document)
    return [int(n) for n in connection.execute(query).scalars()]


def row_of(thread: Thread, wanted: Wanted) -> Row | None:
    """The row of a claim; ``None`` where it is not wanted."""
    state = thread.seen_by(wanted.reviewer)
    if state is None or (wanted.lost and not thread.lost):
        return None
    status = str(state.status)
    asked = status != MACHINE or bool(state.notes) or wanted.document is not None
    if not (status == wanted.status if wanted.status else asked):
        return None
    claim = state.claim
    return {
        "id": state.id, "status": status, "by": state.by, "at": state.at, "lost": thread.lost, "kind": str(claim.kind),
        "who": " > ".join(link.who for link in claim.chain), "content": claim.content.text,
        "edited": [str(each.field) for each in state.edited], "notes": [note.text for note in state.notes],
    }  # fmt: skip


def progress(connection: Connection) -> dict[str, int]:
    """How many current claims have each status."""
    s, f = t.standings.c, t.facets.c
    counted = connection.execute(select(s.status, func.count()).group_by(s.status)).all()
    counts = {str(status): 0 for status in Status} | {str(status): int(count) for status, count in counted}
    whole = connection.execute(select(f.claims).where(f.facet == "all")).scalar_one_or_none() or 0
    counts[MACHINE] = int(whole) - sum(counts.values())
    return counts


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A document in the list of those to review: its claims, and how many of them somebody has judged."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    claims: int
    judged: int


def reports(connection: Connection, page: Page) -> list[Report]:
    """One page of documents, the last added first."""
    d, c, s = t.documents.c, t.claims.c, t.standings.c
    claims = select(func.count()).where(c.document == d.n, current(c.n)).scalar_subquery()
    judged = select(func.count()).select_from(t.standings).join(t.claims, c.n == s.claim).where(c.document == d.n)
    query = (
        select(d.id, d.title, d.outlet, d.published, claims.label("claims"), judged.scalar_subquery().label("judged"))
        .order_by(d.n.desc())
        .limit(page.limit)
        .offset(page.offset)
    )
    return [Report(**{str(name): value for name, value in row.items()}) for row in connection.execute(query).mappings()]


def next_report(connection: Connection, document: int) -> str | None:
    """The id of the next document, in the order of the list, with a claim that nobody has judged."""
    d, c, s = t.documents.c, t.claims.c, t.standings.c
    open_claim = select(c.n).where(
        c.document == d.n, current(c.n), ~select(s.claim).where(s.claim == c.n).exists()
    )  # fmt: skip
    query = select(d.id).where(d.n < document, open_claim.exists()).order_by(d.n.desc()).limit(1)
    return connection.execute(query).scalar_one_or_none()
