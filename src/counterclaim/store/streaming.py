"""All claims that fit, however many, in bounded memory: batches, each in a short transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import select

from counterclaim.model.claim import Claim
from counterclaim.store import tables as t
from counterclaim.store.ledger import Ledger
from counterclaim.store.matching import Filters, matched, selection

BATCH = 500


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what an export tells of its document; never more of its text than the claim's sentence."""

    id: str
    claim: Claim
    day: str | None
    document: str
    sha256: str
    lang: str
    reader: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    extractor: str
    added_at: str


def every(ledger: Ledger, filters: Filters) -> Iterator[Exported]:
    """The current claims that fit all filters, in the order of adding."""
    c, d, e = t.claims.c, t.documents.c, t.extractors.c
    with ledger.read() as connection:
        chosen = selection(connection, filters)
    if chosen is None:
        return
    number = c.n if chosen.match is None else t.claims_fts.c.rowid
    held = (d.id.label("document"), d.sha256, d.lang, d.reader, d.title, d.outlet, d.url, d.published, d.added_at)
    query = (
        select(c.n, c.id, c.day, c.body, e.name.label("extractor"), *held)
        .join(t.documents, d.n == c.document)
        .join(t.extractors, e.n == c.extractor)
    )
    last = 0
    while True:
        wanted = matched(chosen).where(number > last).order_by(number).limit(BATCH).subquery()
        with ledger.read() as connection:
            rows = connection.execute(query.join(wanted, wanted.c.n == c.n).order_by(c.n)).mappings().all()
        yield from (exported(dict(row)) for row in rows)
        if len(rows) < BATCH:
            return
        last = rows[-1]["n"]


def exported(row: dict[str, Any]) -> Exported:
    """A row as an export takes it."""
    claim = msgspec.json.decode(row.pop("body"), type=Claim)
    row.pop("n")
    return Exported(claim=claim, **row)
