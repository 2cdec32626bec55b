"""Adding to a ledger, inside a transaction of ``Ledger.write``: a document whole, or nothing of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.model.names import fold
from counterclaim.model.relation import Relation
from counterclaim.store import rows
from counterclaim.store import tables as t
from counterclaim.store.entry import Asked, ClaimEntry, Entry, document_id, reading_id
from counterclaim.store.judging import refresh
from counterclaim.store.ledger import now

TALLY = text(
    "INSERT INTO tallies (question, answers) VALUES (:question, :answers) "
    "ON CONFLICT (question) DO UPDATE SET answers = answers + excluded.answers"
)
LESS = -1  # what a facet's count changes by when a claim is superseded


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What was added: the numbers of document, extractor and claims (in order), and which reading of it this is."""

    document: int
    generation: int
    extractor: int
    claims: tuple[int, ...]
    ids: tuple[str, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A relation of two claims by their numbers and ids, ready to be added."""

    left: tuple[int, str]
    right: tuple[int, str]
    relation: Relation
    scope: str
    place: str | None = None
    day: str | None = None


def next_n(connection: Connection, table: Table) -> int:
    """The number of the next row."""
    return int(connection.exec_driver_sql(f"SELECT coalesce(max(n), 0) FROM {table.name}").scalar_one()) + 1


def put(connection: Connection, table: Table, found: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if found:
        connection.execute(insert(table), list(found))


def put_new(connection: Connection, table: Table, found: Sequence[dict[str, Any]]) -> None:
    """Insert those rows whose key is not there yet."""
    if found:
        connection.execute(upsert(table).on_conflict_do_nothing(), list(found))


def extractor_n(connection: Connection, name: str) -> int:
    """The number of a version of the program, which is added where the ledger meets it for the first time."""
    known = connection.execute(select(t.extractors.c.n).where(t.extractors.c.name == name)).scalar_one_or_none()
    if known is not None:
        return int(known)
    n = next_n(connection, t.extractors)
    put(connection, t.extractors, [{"n": n, "name": name, "first_used": now()}])
    return n


def holds(connection: Connection, document: str, extractor: str) -> bool:
    """True if this version's reading of the document is in the ledger."""
    wanted = reading_id(document, extractor)
    return connection.execute(select(t.readings.c.n).where(t.readings.c.id == wanted)).first() is not None


def add_reading(connection: Connection, document: Document, part: int, entry: Entry, extractor: str) -> Placed | None:
    """What was added; ``None`` if the ledger has it already.

    A document that is there with an older version's reading gets a new generation; the old one stays.
    """
    name = document_id(document)
    if holds(connection, name, extractor):
        return None
    extractor_number = extractor_n(connection, extractor)
    number = document_n(connection, document, part, name)
    base = rows.Base(document, number, next_n(connection, t.readings), reading_id(name, extractor), extractor_number)
    generation = supersede(connection, base, entry)
    first = next_n(connection, t.claims)
    ids = rows.claim_ids(entry.claims, base.reading)
    numbers = tuple(range(first, first + len(entry.claims)))
    add_claims(connection, entry.claims, numbers, ids, base)
    add_attributions(connection, entry, base)
    placed = Placed(document=number, generation=generation, extractor=extractor_number, claims=numbers, ids=tuple(ids))
    add_relations(connection, list(within(entry, placed, document)), extractor_number)
    if generation > 1:
        refresh(connection, number)  # reviews go over to the new claims
    return placed


def document_n(connection: Connection, document: Document, part: int, name: str) -> int:
    """The number of the document, which is added where it is new."""
    known = connection.execute(select(t.documents.c.n).where(t.documents.c.id == name)).scalar_one_or_none()
    if known is not None:
        return int(known)
    n = next_n(connection, t.documents)
    put(connection, t.documents, [{
        "n": n, "id": name, "given_id": document.id, "source": document.name, "part": part,
        "reader": document.reader, "sha256": document.sha256, "lang": document.lang, "title": document.title,
        "outlet": document.outlet, "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "words": len(document.text.split()), "text": document.text, "added_at": now(),
    }])  # fmt: skip
    return n


def supersede(connection: Connection, base: rows.Base, entry: Entry) -> int:
    """Add the reading as the newest generation of its document, and give the number of that."""
    older = connection.execute(
        select(t.readings.c.n, t.readings.c.generation).where(t.readings.c.document == base.document_n)
    ).all()
    generation = max((row.generation for row in older), default=0) + 1
    put(connection, t.readings, [{
        "n": base.reading_n, "id": base.reading, "document": base.document_n, "extractor": base.extractor,
        "generation": generation, "theatre": entry.theatre,
        "claims": len(entry.claims), "read_at": now(),
    }])  # fmt: skip
    before = {row.n for row in older} - set(
        connection.execute(
            select(t.superseded.c.reading).where(t.superseded.c.reading.in_([row.n for row in older]))
        ).scalars()
    )
    put(connection, t.superseded, [{"reading": n, "by_reading": base.reading_n} for n in sorted(before)])
    put_out_of_date(connection, sorted(before))
    for n in sorted(before):
        bodies = connection.execute(select(t.claims.c.body).where(t.claims.c.reading == n)).scalars()
        claims = [msgspec.json.decode(body, type=Claim) for body in bodies]
        count_facets(connection, claims, base.document, LESS)
    return generation


def put_out_of_date(connection: Connection, readings: Sequence[int]) -> None:
    """Take the claims of these readings out of every answer."""
    for n in readings:
        connection.exec_driver_sql("INSERT INTO outdated SELECT n FROM claims WHERE reading = ?", (n,))
        connection.exec_driver_sql(
            "UPDATE tallies SET answers = answers - a.gone FROM (SELECT question, count(*) AS gone FROM answers "
            "WHERE claim IN (SELECT n FROM claims WHERE reading = ?) GROUP BY question) a "
            "WHERE a.question = tallies.question",
            (n,),
        )


def add_claims(
    connection: Connection, entries: Sequence[ClaimEntry], numbers: Sequence[int], ids: Sequence[str], base: rows.Base
) -> None:
    """The claims with everything that is found by them."""
    both = list(zip(entries, numbers, strict=True))
    put(connection, t.claims, [
        rows.claim_row(e, n, name, base) for e, n, name in zip(entries, numbers, ids, strict=True)
    ])  # fmt: skip
    put(connection, t.resolutions, [row for e, n in both for row in rows.resolution_rows(e.claim, n, base)])
    add_places(connection, entries)
    put(connection, t.claims_fts, [rows.text_row(e, n, base.document) for e, n in both])
    put(connection, t.blocks, [
        {"key": key, "day": day, "claim": n} for e, n in both for key, day in sorted(set(e.blocks))
    ])  # fmt: skip
    add_answers(
        connection,
        [(asked, n, rows.day_of(e.claim, base.document)) for e, n in both for asked in e.questions],
        base.extractor,
    )
    count_facets(connection, [e.claim for e in entries], base.document, 1)


def add_places(connection: Connection, entries: Sequence[ClaimEntry]) -> None:
    """The places and the names of places that the ledger meets for the first time."""
    met = {place.place_id: place for entry in entries for place in entry.claim.place if place.place_id}
    names = {(fold(name), place.place_id) for entry in entries for place in entry.claim.place
             for name in (place.text, place.name) if name and place.place_id}  # fmt: skip
    put_new(connection, t.place_names, [{"name": name, "place_id": place_id} for name, place_id in sorted(names)])
    known = set(connection.execute(select(t.places.c.place_id).where(t.places.c.place_id.in_(sorted(met)))).scalars())
    first = next_n(connection, t.places)
    new = [(first + i, met[place_id]) for i, place_id in enumerate(sorted(met.keys() - known))]
    put(connection, t.places, [{"n": n, **rows.place_row(place)} for n, place in new])
    put(connection, t.places_box, [
        {"n": n, "min_lat": place.lat, "max_lat": place.lat, "min_lon": place.lon, "max_lon": place.lon}
        for n, place in new if place.lat is not None and place.lon is not None
    ])  # fmt: skip


def add_answers(connection: Connection, given: Sequence[tuple[Asked, int, str | None]], extractor: int) -> None:
    """The answers that claims give; a new question is added, unless an answer counts only where it is known."""
    wanted = sorted({asked.id for asked, _, _ in given})
    q = t.questions.c
    numbers = dict(connection.execute(select(q.id, q.n).where(q.id.in_(wanted))).all()) if wanted else {}
    first = next_n(connection, t.questions)
    new: list[rows.Row] = []
    for asked, _, _ in given:
        if asked.id not in numbers and not asked.if_asked:
            numbers[asked.id] = first + len(new)
            new.append({
                "n": numbers[asked.id], "id": asked.id, "kind": asked.kind, "words": asked.words,
                "place": asked.place, "day": asked.day,
            })  # fmt: skip
    answered = [
        {"question": numbers[asked.id], "claim": n, "answer": asked.answer, "day": day, "extractor": extractor}
        for asked, n, day in given if asked.id in numbers
    ]  # fmt: skip
    put(connection, t.questions, new)
    put(connection, t.answers, answered)
    counts = Counter(row["question"] for row in answered)
    if counts:
        connection.execute(TALLY, [{"question": n, "answers": given} for n, given in sorted(counts.items())])


def add_attributions(connection: Connection, entry: Entry, base: rows.Base) -> None:
    """The attributions of a reading."""
    first = next_n(connection, t.attributions)
    put(connection, t.attributions, [
        rows.attribution_row(found, first + i, i, base) for i, found in enumerate(entry.attributions)
    ])  # fmt: skip


def within(entry: Entry, placed: Placed, document: Document) -> Sequence[Found]:
    """The disputes inside the report, by the numbers of their claims."""
    claims = {each.claim.id: each.claim for each in entry.claims}
    at = dict(zip((e.claim.id for e in entry.claims), zip(placed.claims, placed.ids, strict=True), strict=True))
    return [
        Found(
            left=at[each.left],
            right=at[each.right],
            relation=each,
            scope="within",
            place=rows.shared_place(claims[each.left], claims[each.right]),
            day=rows.day_of(claims[each.left], document),
        )
        for each in entry.relations
    ]


def add_relations(connection: Connection, found: Sequence[Found], extractor: int) -> None:
    """Relations between claims that are in the ledger."""
    first = next_n(connection, t.relations)
    put_new(connection, t.relations, [
        {
            "n": first + i, "id": content_id("relation", each.left[1], each.right[1]),
            "left_claim": each.left[0], "right_claim": each.right[0], "kind": each.relation.kind,
            "reason": each.relation.reason, "confidence": each.relation.confidence,
            "slots": rows.json(each.relation.slots), "scope": each.scope, "place": each.place, "day": each.day,
            "extractor": extractor,
        }
        for i, each in enumerate(found)
    ])  # fmt: skip


def count_facets(connection: Connection, claims: Sequence[Claim], document: Document, step: int) -> None:
    """Keep the counts of claims by kind, side, outlet and so on, so that nobody has to count a million rows."""
    counts: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        for facet, values in rows.facet_values(claim, document).items():
            counts.update((facet, value) for value in values)
    counts[("all", "claims")] = len(claims)
    statement = text(
        "INSERT INTO facets (facet, value, claims) VALUES (:facet, :value, :count) "
        "ON CONFLICT (facet, value) DO UPDATE SET claims = claims + excluded.claims"
    )
    if claims:
        found = [{"facet": f, "value": v, "count": step * n} for (f, v), n in sorted(counts.items())]
        connection.execute(statement, found)


def mark_copy(connection: Connection, document: int, origin: int, likeness: float) -> None:
    """Say that a document repeats another's wording."""
    put(connection, t.copies, [{"document": document, "origin": origin, "likeness": likeness}])
