"""Claims of a ledger that a new one may bear on, and documents whose wording it may repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, text

from counterclaim.store import tables as t

MOST = 60  # earlier claims that one new claim is compared with, those nearest in time
MOST_TEXTS = 20  # earlier documents whose wording is compared with a new one's

NEAREST = (
    "SELECT claim FROM blocks WHERE key = ? AND day BETWEEN ? AND ? AND claim < ? ORDER BY abs(day - ?), claim LIMIT ?"
)
ALIKE = text(
    "SELECT document, count(*) AS shared FROM shingles WHERE band IN :bands AND document <> :document "
    "GROUP BY document ORDER BY shared DESC, document LIMIT :most"
).bindparams(bindparam("bands", expanding=True))


class Earlier(NamedTuple):
    """A claim that is in the ledger, with what comparing needs."""

    n: int
    id: str
    body: str
    compared: bytes
    lang: str
    published: str | None
    document: str
    start: int


def nearest(connection: Connection, key: str, day: int, reach: int, before: int) -> list[int]:
    """The numbers of earlier claims under a key, those nearest in time first; ``before`` is the first new number."""
    found = connection.exec_driver_sql(NEAREST, (key, day - reach, day + reach, before, day, MOST))
    return [int(n) for n in found.scalars()]


def load(connection: Connection, numbers: Sequence[int], document: int) -> list[Earlier]:
    """The claims with these numbers that are current and stand in another document, in the order of the numbers."""
    c, d, s = t.claims.c, t.documents.c, t.superseded.c
    query = (
        select(c.n, c.id, c.body, c.compared, d.lang, d.published, d.id.label("document"), c.start)
        .join(t.documents, d.n == c.document)
        .outerjoin(t.superseded, s.reading == c.reading)
        .where(c.n.in_(numbers), c.document != document, s.reading.is_(None))
        .order_by(c.n)
    )
    return [Earlier(*row) for row in connection.execute(query)]


def add_bands(connection: Connection, document: int, bands: Sequence[int]) -> None:
    """Make a document findable by its wording."""
    statement = text("INSERT OR IGNORE INTO shingles (band, document) VALUES (:band, :document)")
    if bands:
        connection.execute(statement, [{"band": band, "document": document} for band in sorted(set(bands))])


def alike(connection: Connection, document: int, bands: Sequence[int]) -> list[tuple[int, str]]:
    """Numbers and texts of earlier documents that share a band, the likeliest first; copies stand for their origin."""
    if not bands:
        return []
    found = {"bands": sorted(set(bands)), "document": document, "most": MOST_TEXTS}
    near = [int(row.document) for row in connection.execute(ALIKE, found)]
    origin = dict(
        connection.execute(
            select(t.copies.c.document, t.copies.c.origin).where(t.copies.c.document.in_(near))
        ).all()
    )  # fmt: skip
    wanted = list(dict.fromkeys(origin.get(n, n) for n in near))
    texts = dict(
        connection.execute(select(t.documents.c.n, t.documents.c.text).where(t.documents.c.n.in_(wanted))).all()
    )
    return [(n, str(texts[n])) for n in wanted if n != document]


def is_copy(connection: Connection, document: int) -> bool:
    """True if the document is known to repeat another's wording."""
    return bool(
        connection.execute(
            select(func.count()).select_from(t.copies).where(t.copies.c.document == document)
        ).scalar_one()
    )


def forget(connection: Connection, claims: Sequence[tuple[int, Sequence[tuple[str, int]]]]) -> None:
    """Let no later claim meet these, given by number with their keys: what a reprint repeats is its origin's."""
    rows = [(key, day, n) for n, found in claims for key, day in found]
    if rows:
        connection.exec_driver_sql("DELETE FROM blocks WHERE key = ? AND day = ? AND claim = ?", rows)


def said_in(connection: Connection, document: int) -> frozenset[str]:
    """The words of every claim of a document."""
    return frozenset(connection.execute(select(t.claims.c.content).where(t.claims.c.document == document)).scalars())
