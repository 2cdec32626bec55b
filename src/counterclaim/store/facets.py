"""How many claims there are of each kind, side, outlet and so on."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sqlalchemy import Connection, select

from counterclaim.store import tables as t
from counterclaim.store.finding import HELD
from counterclaim.store.matching import Filters, matched, selection

SHOWN = ("kind", "side", "outlet", "lang", "place")
MOST = 10  # values of a facet
SAMPLE = 1_000  # claims of a filtered selection that are counted: those added last


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
    """The facets of the claims that fit; of more than ``SAMPLE``, those of the ones added last."""
    if filters == Filters():
        return whole(connection)
    chosen = selection(connection, filters)
    if chosen is None:
        return []
    number = t.claims_fts.c.rowid if chosen.match is not None else t.claims.c.n
    numbers = list(connection.execute(matched(chosen).order_by(number.desc()).limit(SAMPLE)).scalars())
    return [*held(connection, numbers), *placed(connection, numbers)]


def held(connection: Connection, numbers: list[int]) -> list[Facet]:
    """The facets that are columns of claims, or of their documents."""
    c, d = t.claims.c, t.documents.c
    columns = {"lang": d.lang, **{name: c[name] for name in SHOWN if name in HELD}}
    query = select(*columns.values()).join(t.documents, d.n == c.document).where(c.n.in_(numbers))
    found = connection.execute(query).all()
    counts = {name: Counter(row[i] for row in found if row[i] is not None) for i, name in enumerate(columns)}
    return [Facet(name, *each) for name in SHOWN if name in counts for each in ordered(counts[name])]


def placed(connection: Connection, numbers: list[int]) -> list[Facet]:
    """The places of the claims."""
    r = t.resolutions.c
    query = select(r.claim, r.thing, r.name).where(r.claim.in_(numbers), r.slot == "place", r.thing.is_not(None))
    found = {(row.claim, row.thing): row.name for row in connection.execute(query)}
    names = {thing: name for (_, thing), name in found.items()}
    return [Facet("place", *each, names[each[0]]) for each in ordered(Counter(thing for _, thing in found))]


def ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent values, ties by name."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST]
