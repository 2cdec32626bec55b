"""Claims of a ledger by what they say, who says it, where and when: pages, in the order of days."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, select

from counterclaim.store import tables as t
from counterclaim.store.matching import Filters, Selection, current, dates, kept_apart, matched, selection

SORTED = 1_000  # matches up to which all are looked at to sort them by day
COUNTED = 10_000  # counting stops here: "more than 10,000"
HELD = ("kind", "side", "outlet", "polarity", "modality")  # columns of claims that bear the name of their facet
LATEST, LAST_ADDED = "latest first", "last added first"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a long list is wanted."""

    limit: int = 50
    offset: int = 0


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """One page of rows; ``total`` is exact unless ``more``; ``order`` says how they are sorted."""

    rows: tuple[dict[str, Any], ...] = ()
    total: int = 0
    more: bool = False
    order: str = LATEST


def columns() -> tuple[ColumnElement[Any], ...]:
    """What is shown of a claim."""
    c, d = t.claims.c, t.documents.c
    return (
        c.n, c.id, c.day, d.published, c.outlet, c.who, c.speaker, c.side, c.kind, c.direction, c.polarity, c.modality,
        c.content, c.low, c.high, c.unit, c.confidence, d.title, d.url, d.lang,
        d.id.label("document"),
    )  # fmt: skip


def find(connection: Connection, filters: Filters, page: Page) -> Hits:
    """One page of the current claims that fit all filters: the latest first, of very many the last added first."""
    chosen = selection(connection, filters)
    if chosen is None:
        return Hits()
    total = count(connection, matched(chosen))
    numbers, order = ordered(chosen, total)
    wanted = list(connection.execute(numbers.limit(page.limit).offset(page.offset)).scalars())
    d = t.documents.c
    rows = connection.execute(
        select(*columns()).join(t.documents, d.n == t.claims.c.document).where(t.claims.c.n.in_(wanted))
    )
    by_number = {row["n"]: dict(row) for row in rows.mappings()}
    found = tuple(by_number[n] for n in wanted)
    return Hits(rows=found, total=min(total, COUNTED), more=total > COUNTED, order=order)


def count(connection: Connection, numbers: Select[Any]) -> int:
    """How many claims a selection has, not counting beyond ``COUNTED``."""
    inner = numbers.with_only_columns(literal_column("1")).limit(COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())


def ordered(chosen: Selection, total: int) -> tuple[Select[Any], str]:
    """The numbers in an order that can be had without sorting a large part of the ledger, and its name."""
    c = t.claims.c
    if chosen.match is not None and total <= SORTED:
        return select(c.n).where(c.n.in_(matched(chosen))).order_by(c.day.desc(), c.n.desc()), LATEST
    if chosen.filters.words is not None or chosen.filters.speaker is not None:
        return matched(chosen).order_by(t.claims_fts.c.rowid.desc()), LAST_ADDED
    return by_columns(chosen).order_by(c.day.desc(), c.n.desc()), LATEST


def by_columns(chosen: Selection) -> Select[Any]:
    """The numbers of the claims by their columns, for walking along an index of days."""
    c, d, r = t.claims.c, t.documents.c, t.resolutions.c
    asked = {name: getattr(chosen.filters, name) for name in HELD}
    fits = [c[name] == value for name, value in asked.items() if value is not None] + kept_apart(c.n, chosen.filters)
    if chosen.filters.lang is not None:
        fits.append(select(d.n).where(d.n == c.document, d.lang == chosen.filters.lang).exists())
    if chosen.places:
        here = and_(r.claim == c.n, r.slot == "place", r.thing.in_(chosen.places))
        fits.append(select(r.claim).where(here).exists())
    return select(c.n).where(current(c.n), *dates(chosen.filters), *fits)
