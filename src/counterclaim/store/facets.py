"""How many claims there are of each kind, side, outlet and so on."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from counterclaim.store import tables as t
from counterclaim.store.finding import HELD, Filters, by_columns, by_words, place_ids

SHOWN = ("kind", "side", "outlet", "lang", "place")
MOST = 10  # values of a facet
SAMPLE = 10_000  # claims of a filtered selection that are counted: the first in its order


class Facet(NamedTuple):
    """One value of one facet."""

    facet: str
    value: str
    claims: int
    name: str | None = None  # of a place


def whole(connection: Connection) -> list[Facet]:
    """The most frequent values of each facet among all current claims, from counts that are kept."""
    f, p = t.facets.c, t.places.c
    out = []
    for facet in SHOWN:
        query = select(f.facet, f.value, f.claims, p.name).outerjoin(t.places, p.place_id == f.value)
        query = query.where(f.facet == facet, f.claims > 0)
        rows = connection.execute(query.order_by(f.claims.desc(), f.value).limit(MOST))
        out += [Facet(*row) for row in rows]
    return out


def total(connection: Connection) -> int:
    """How many current claims there are."""
    f = t.facets.c
    return int(connection.execute(select(f.claims).where(f.facet == "all")).scalar_one_or_none() or 0)


def facets(connection: Connection, filters: Filters) -> list[Facet]:
    """The facets of the claims that fit; of more than ``SAMPLE`` claims, those of the first."""
    if filters == Filters():
        return whole(connection)
    places = place_ids(connection, filters.place) if filters.place else None
    if places == []:
        return []
    numbers, _ = by_words(connection, filters, places or []) if filters.words else by_columns(filters, places)
    chosen = numbers.limit(SAMPLE).subquery()
    rows: list[Any] = []
    c, r = t.claims.c, t.resolutions.c
    for facet in (name for name in SHOWN if name in HELD):
        value = c[facet]
        query = select(value, func.count()).join(chosen, chosen.c.n == c.n).where(value.is_not(None)).group_by(value)
        rows += [(facet, *row) for row in connection.execute(query.order_by(func.count().desc(), value).limit(MOST))]
    at = (
        select(r.thing, func.count(r.claim.distinct()), func.max(r.name))
        .join(chosen, chosen.c.n == r.claim)
        .where(r.slot == "place", r.thing.is_not(None))
        .group_by(r.thing)
    )
    rows += [("place", *row) for row in connection.execute(at.order_by(func.count().desc(), r.thing).limit(MOST))]
    return [Facet(*row) for row in rows]
