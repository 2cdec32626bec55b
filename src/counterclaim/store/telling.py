"""What a ledger holds beside one claim: how others stand to it, and what older versions of the program read there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, func, select, union_all

from counterclaim.model.relation import RelationKind
from counterclaim.store import tables as t
from counterclaim.store.matching import current

Row = dict[str, Any]
MOST = 200  # relations of one claim that are looked at
ORDER = tuple(RelationKind)  # the contract's: contradictions first


def related(connection: Connection, number: int) -> list[Row]:
    """The current claims that stand to this one (by number) in some way, contradictions first, each with why."""
    x, c, d = t.relations.c, t.claims.c, t.documents.c
    held = (x.kind, x.reason, x.confidence, x.slots, x.scope)
    ours = select(x.right_claim.label("other"), *held).where(x.left_claim == number)
    theirs = select(x.left_claim.label("other"), *held).where(x.right_claim == number)
    both = union_all(ours, theirs).subquery()
    b = both.c
    query = (
        select(
            b.kind, b.reason, b.confidence, b.slots, b.scope, c.n, c.id, c.who, c.side, c.polarity, c.modality,
            c.direction, c.content, c.day, d.outlet, d.published, d.lang, c.kind.label("about"),
        )
        .join(t.claims, c.n == b.other)
        .join(t.documents, d.n == c.document)
        .where(current(c.n), b.kind != RelationKind.INCOMPARABLE)
        .order_by(b.confidence.desc(), c.n)
        .limit(MOST)
    )  # fmt: skip
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return sorted(rows, key=lambda row: ORDER.index(RelationKind(row["kind"])))


def generations(connection: Connection, document: int, start: int, stop: int) -> list[Row]:
    """What each version of the program read in a document, the oldest first, with the claims over these words."""
    r, c, e = t.readings.c, t.claims.c, t.extractors.c
    over = and_(c.reading == r.n, c.start < stop, c.stop > start)
    query = (
        select(
            r.generation, r.read_at, r.claims, e.name.label("extractor"), c.id, c.content, c.kind, c.who,
            func.min(c.stop, stop).label("upto"), c.start, c.stop,
        )
        .join(t.extractors, e.n == r.extractor)
        .outerjoin(t.claims, over)
        .where(r.document == document)
        .order_by(r.n, c.start, c.n)
    )  # fmt: skip
    rows = [dict(row) for row in connection.execute(query).mappings()]
    best: dict[int, Row] = {}
    for row in rows:
        shared = row["upto"] - max(row["start"], start) if row["id"] else 0
        row["shared"] = shared
        if row["generation"] not in best or shared > best[row["generation"]]["shared"]:
            best[row["generation"]] = row
    return list(best.values())
