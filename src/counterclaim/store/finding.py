"""Claims of a ledger by what they say, who says it, where and when: filters, words, pages, counts."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from counterclaim.model.errors import CounterclaimError
from counterclaim.model.names import fold
from counterclaim.store import tables as t
from counterclaim.store.marks import FACETS, mark

RANKED = 10_000  # matches up to which the best fitting come first; above, the newest, since ranking reads them all
COUNTED = 10_000  # counting stops here: "more than 10,000"
WORD = re.compile(r'"[^"]+"|\w+\*?')
HELD = ("kind", "side", "outlet", "polarity", "modality")  # columns of claims that bear the name of their facet


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What claims to find; ``None`` is any. ``since`` and ``until`` are days, both included."""

    words: str | None = None
    bases: tuple[tuple[str, ...], ...] = ()  # dictionary forms of each of the words, where their language inflects
    side: str | None = None
    speaker: str | None = None  # an agent's id, or a part of a name
    kind: str | None = None
    place: str | None = None  # a place's id, or its name
    outlet: str | None = None
    lang: str | None = None
    polarity: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a long list is wanted."""

    limit: int = 50
    offset: int = 0


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """One page of rows; ``total`` is exact unless ``more``; ``order`` says how they are sorted."""

    rows: tuple[dict[str, Any], ...]
    total: int
    more: bool
    order: str


def columns() -> tuple[ColumnElement[Any], ...]:
    """What is shown of a claim."""
    c, d = t.claims.c, t.documents.c
    return (
        c.n, c.id, c.day, d.published, c.outlet, c.who, c.speaker, c.side, c.kind, c.direction, c.polarity, c.modality,
        c.content, c.low, c.high, c.unit, c.confidence, d.title, d.url, d.id.label("document"),
    )  # fmt: skip


def find(connection: Connection, filters: Filters, page: Page) -> Hits:
    """One page of the current claims that fit all filters."""
    places = place_ids(connection, filters.place) if filters.place else None
    if places == []:
        return Hits(rows=(), total=0, more=False, order="none")
    numbers, order = by_words(connection, filters, places or []) if filters.words else by_columns(filters, places)
    wanted = list(connection.execute(numbers.limit(page.limit).offset(page.offset)).scalars())
    rows = connection.execute(
        select(*columns()).join(t.documents, t.documents.c.n == t.claims.c.document).where(t.claims.c.n.in_(wanted))
    )
    by_number = {row["n"]: dict(row) for row in rows.mappings()}
    total = count(connection, numbers)
    found = tuple(by_number[n] for n in wanted)
    return Hits(rows=found, total=min(total, COUNTED), more=total > COUNTED, order=order)


def count(connection: Connection, numbers: Select[Any]) -> int:
    """How many claims a selection has, not counting beyond ``COUNTED``."""
    inner = numbers.order_by(None).with_only_columns(literal_column("1")).limit(COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())


def current() -> ColumnElement[bool]:
    """True for claims that no newer reading of their document supersedes."""
    s = t.superseded.c
    return ~select(s.reading).where(s.reading == t.claims.c.reading).exists()


def by_columns(filters: Filters, places: list[str] | None) -> tuple[Select[Any], str]:
    """The numbers of the claims, the latest first, and the words for that order."""
    c = t.claims.c
    query = select(c.n).where(current(), *dates(filters), *columns_fit(filters))
    if filters.speaker:
        query = query.where(speaker_fits(filters.speaker))
    if places is not None:
        query = query.where(c.n.in_(claims_at(places)))
    return query.order_by(c.day.desc(), c.n.desc()), "latest first"


def columns_fit(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters that are columns of claims, or of their documents."""
    fits = [t.claims.c[name] == value for name in HELD if (value := getattr(filters, name)) is not None]
    if filters.lang is not None:
        d = t.documents.c
        fits.append(select(d.n).where(d.n == t.claims.c.document, d.lang == filters.lang).exists())
    return fits


def dates(filters: Filters) -> list[ColumnElement[bool]]:
    """The days, both included."""
    day = t.claims.c.day
    since = [day >= filters.since] if filters.since else []
    return since + ([day <= filters.until] if filters.until else [])


def speaker_fits(speaker: str) -> ColumnElement[bool]:
    """True for claims in whose chain the speaker stands, by id or by a part of the name."""
    r = t.resolutions.c
    by_id = select(r.claim).where(r.thing == speaker, r.slot == "source")
    return t.claims.c.n.in_(by_id) | t.claims.c.who.icontains(speaker, autoescape=True)


def claims_at(places: list[str]) -> Select[Any]:
    """The numbers of the claims about one of these places."""
    r = t.resolutions.c
    return select(r.claim).where(r.thing.in_(places), r.slot == "place")


def place_ids(connection: Connection, place: str) -> list[str]:
    """The ids of the places that a name means in this ledger, official or printed; an id means itself."""
    known = connection.execute(select(t.places.c.place_id).where(t.places.c.place_id == place)).scalars().all()
    p = t.place_names.c
    query = select(p.place_id).where(p.name == fold(place)).order_by(p.place_id)
    return [str(each) for each in known or connection.execute(query).scalars()]


def by_words(connection: Connection, filters: Filters, places: list[str]) -> tuple[Select[Any], str]:
    """The numbers of the claims whose sentence or source has all the words: best first, or the newest if many."""
    match = match_of(filters, places)
    fts = text("SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH :match LIMIT :most)")
    ranked = connection.execute(fts, {"match": match, "most": RANKED + 1}).scalar_one() <= RANKED
    f = t.claims_fts.c
    order = text("claims_fts.rank") if ranked else f.rowid.desc()
    query = (
        select(f.rowid.label("n"))
        .join(t.claims, t.claims.c.n == f.rowid)
        .where(text("claims_fts MATCH :match").bindparams(match=match), current(), *dates(filters))
    )
    if filters.speaker and not is_id(connection, filters.speaker):
        query = query.where(speaker_fits(filters.speaker))
    return query.order_by(order), "best first" if ranked else f"newest first: more than {RANKED:,} match"


def is_id(connection: Connection, speaker: str) -> bool:
    """True if the ledger counts claims under this agent's id."""
    f = t.facets.c
    return connection.execute(select(f.claims).where(f.facet == "speaker", f.value == speaker)).first() is not None


def match_of(filters: Filters, places: list[str]) -> str:
    """The query for the text index: every word or its dictionary form, and a mark for every filter."""
    words = query_words(filters.words or "")
    if not words:
        raise CounterclaimError(f"there is no word to search for in {filters.words!r}")
    bases = filters.bases if len(filters.bases) == len(words) else tuple(() for _ in words)
    parts = [term(word, forms) for word, forms in zip(words, bases, strict=True)]
    for facet in FACETS:
        value = getattr(filters, facet, None)
        if value is not None and facet not in ("place", "speaker"):
            parts.append(f'marks : "{mark(facet, value)}"')
    if places:
        parts.append("marks : (" + " OR ".join(f'"{mark("place", place)}"' for place in places) + ")")
    return " AND ".join(parts)


def term(word: str, bases: tuple[str, ...]) -> str:
    """One word, quoted so that the index sees no operator in it; ``*`` at its end finds what begins so."""
    bare = word.strip('"')
    plain = f'"{bare[:-1]}" *' if bare.endswith("*") else f'"{bare}"'
    found = [f"{{words who}} : {plain}"]
    found += ['{words bases} : "' + base.replace('"', "") + '"' for base in bases if base.strip('"')]
    return f"({' OR '.join(found)})"


def query_words(words: str) -> list[str]:
    """The words of a search, one for each term."""
    return WORD.findall(words.replace("'", " "))
