"""What is asked for, as one query of the text index: words, and a mark for each value that claims are filtered by."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select, text

from counterclaim.model.claim import Status
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.names import fold
from counterclaim.store import tables as t
from counterclaim.store.marks import mark

WORD = re.compile(r'"[^"]+"|\w+\*?')
VALUES = ("kind", "side", "outlet", "lang", "polarity", "modality")  # facets of which a filter names one value
PLACES = 400  # of a box that are looked up
MONTHS = 60  # of a span of days that are looked up as marks; a longer one is left to the claims' own days


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What claims to find; ``None`` is any. ``since`` and ``until`` are days, both included."""

    words: str | None = None
    bases: tuple[tuple[str, ...], ...] = ()  # dictionary forms of each of the words, where their language inflects
    side: str | None = None
    speaker: str | None = None  # an agent's id, or words of a name
    kind: str | None = None
    place: str | None = None  # a place's id, or its name
    box: tuple[float, float, float, float] | None = None  # west, south, east, north; degrees, WGS84
    outlet: str | None = None
    lang: str | None = None
    polarity: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    document: str | None = None  # a document's id


class Selection(NamedTuple):
    """Filters ready to be looked up: the query of the text index (``None``: any claim), and the days."""

    filters: Filters
    match: str | None
    places: tuple[str, ...] = ()


def selection(connection: Connection, filters: Filters) -> Selection | None:
    """The filters, looked up; ``None`` where they name a place that no claim is about."""
    places = asked_places(connection, filters)
    if places == ():
        return None
    parts = [*terms(filters), *values(filters), *speaker_term(connection, filters.speaker)]
    if places:
        parts.append(any_mark("place", places))
    if parts and (filters.since or filters.until):
        parts += months(connection, filters)
    return Selection(filters, " AND ".join(parts) or None, places or ())


def asked_places(connection: Connection, filters: Filters) -> tuple[str, ...] | None:
    """The places that are asked for by name and by box; ``None`` where any will do."""
    if filters.place is None and filters.box is None:
        return None
    named = None if filters.place is None else place_ids(connection, filters.place)
    inside = None if filters.box is None else places_in(connection, filters.box)
    if named is None or inside is None:
        return named if inside is None else inside
    return tuple(place for place in named if place in inside)


def places_in(connection: Connection, box: tuple[float, float, float, float]) -> tuple[str, ...]:
    """The ids of the ledger's places whose point lies in the box; raises where these are too many to look up."""
    west, south, east, north = box
    b, p = t.places_box.c, t.places.c
    query = (
        select(p.place_id)
        .join(t.places_box, b.n == p.n)
        .where(b.min_lat >= south, b.max_lat <= north, b.min_lon >= west, b.max_lon <= east)
        .order_by(p.place_id)
        .limit(PLACES + 1)
    )
    found = tuple(str(each) for each in connection.execute(query).scalars())
    if len(found) > PLACES:
        raise CounterclaimError(f"more than {PLACES} places lie in this box: draw a smaller one")
    return found


def terms(filters: Filters) -> list[str]:
    """The words, each in any of its forms; raises where there is none among them."""
    if filters.words is None:
        return []
    words = query_words(filters.words)
    if not words:
        raise CounterclaimError(f"there is no word to search for in {filters.words!r}")
    bases = filters.bases if len(filters.bases) == len(words) else tuple(() for _ in words)
    return [term(word, forms) for word, forms in zip(words, bases, strict=True)]


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


def values(filters: Filters) -> list[str]:
    """A mark for each value that is asked for."""
    asked = {facet: getattr(filters, facet) for facet in VALUES}
    return [any_mark(facet, (value,)) for facet, value in asked.items() if value is not None]


def any_mark(facet: str, found: tuple[str, ...]) -> str:
    """Claims with one of these values."""
    return "marks : (" + " OR ".join(f'"{mark(facet, value)}"' for value in found) + ")"


def speaker_term(connection: Connection, speaker: str | None) -> list[str]:
    """Claims in whose chain the speaker stands: by id where the ledger knows it, else by the words of the name."""
    if speaker is None:
        return []
    f = t.facets.c
    if connection.execute(select(f.claims).where(f.facet == "speaker", f.value == speaker)).first() is not None:
        return [any_mark("speaker", (speaker,))]
    words = query_words(speaker.replace('"', " "))
    if not words:
        raise CounterclaimError(f"there is no name in {speaker!r}")
    return [f'who : "{" ".join(word.rstrip("*") for word in words)}"']


def months(connection: Connection, filters: Filters) -> list[str]:
    """The months that the days lie in, so that the index leaves out the others; none for a long span."""
    c = t.claims.c
    first, last = connection.execute(
        select(select(func.min(c.day)).scalar_subquery(), select(func.max(c.day)).scalar_subquery())
    ).one()
    if first is None:
        return []
    since, until = max(filters.since or first, first), min(filters.until or last, last)
    at, stop = month_number(since), month_number(until)
    if not 0 <= stop - at < MONTHS:
        return []
    return [any_mark("month", tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(at, stop + 1)))]


def month_number(day: str) -> int:
    """The months since the year nought."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def place_ids(connection: Connection, place: str) -> tuple[str, ...]:
    """The ids of the places that a name means in this ledger, official or printed; an id means itself."""
    p, n = t.places.c, t.place_names.c
    known = connection.execute(select(p.place_id).where(p.place_id == place)).scalars().all()
    query = select(n.place_id).where(n.name == fold(place)).order_by(n.place_id)
    return tuple(str(each) for each in known or connection.execute(query).scalars())


def current(claim: ColumnElement[Any]) -> ColumnElement[bool]:
    """True for a claim that no newer reading of its document has put out of date."""
    o = t.outdated.c
    return ~select(o.claim).where(o.claim == claim).exists()


def dates(filters: Filters) -> list[ColumnElement[bool]]:
    """The days, both included."""
    day = t.claims.c.day
    since = [day >= filters.since] if filters.since else []
    return since + ([day <= filters.until] if filters.until else [])


def kept_apart(claim: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    """What the text index does not know: the status, which changes, and the document."""
    s, c, d = t.standings.c, t.claims.c, t.documents.c
    out: list[ColumnElement[bool]] = []
    if filters.status == Status.MACHINE:
        out.append(~select(s.claim).where(s.claim == claim).exists())
    elif filters.status is not None:
        out.append(claim.in_(select(s.claim).where(s.status == filters.status)))
    if filters.document is not None:
        inside = select(c.n).join(t.documents, d.n == c.document).where(d.id == filters.document)
        out.append(claim.in_(inside))
    return out


def matched(chosen: Selection) -> Select[Any]:
    """The numbers of the current claims that are chosen, in no order."""
    c, f = t.claims.c, t.claims_fts.c
    if chosen.match is None:
        return (
            select(c.n.label("n"))
            .select_from(t.claims)
            .where(current(c.n), *dates(chosen.filters), *kept_apart(c.n, chosen.filters))
        )
    fits = text("claims_fts MATCH :match").bindparams(match=chosen.match)
    query = select(f.rowid.label("n")).select_from(t.claims_fts).where(fits)
    days = dates(chosen.filters)
    if days:
        query = query.join(t.claims, c.n == f.rowid).where(*days)
    return query.where(current(f.rowid), *kept_apart(f.rowid, chosen.filters))
