"""Inputs that could not be read: rows of the ledger, until they are read after all."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from counterclaim.model.errors import CounterclaimError
from counterclaim.model.ids import content_id
from counterclaim.store import tables as t
from counterclaim.store.ledger import now
from counterclaim.store.writing import extractor_n, next_n, put


class Failure(NamedTuple):
    """One input that failed: its file, the line in it (0: the whole file), and why."""

    n: int
    source: str
    part: int
    code: str
    message: str


def add_failure(connection: Connection, source: str, part: int, error: CounterclaimError, extractor: str) -> bool:
    """True if the failure is new; the same one of the same version is there once, however often it is met."""
    name = content_id("failure", source, str(part), error.code, error.message, extractor)
    known = connection.execute(select(t.failures.c.n).where(t.failures.c.id == name)).scalar_one_or_none()
    if known is not None:
        return False
    put(connection, t.failures, [{
        "n": next_n(connection, t.failures), "id": name, "source": source, "part": part, "sha256": None,
        "code": error.code, "message": error.message, "extractor": extractor_n(connection, extractor),
        "failed_at": now(),
    }])  # fmt: skip
    return True


def open_failures(connection: Connection) -> list[Failure]:
    """Failures of inputs that nobody has read since, in the order in which they were met."""
    f, k = t.failures.c, t.clearances.c
    query = (
        select(f.n, f.source, f.part, f.code, f.message)
        .outerjoin(t.clearances, k.failure == f.n)
        .where(k.failure.is_(None))
        .order_by(f.n)
    )
    return [Failure(*row) for row in connection.execute(query)]


def clear(connection: Connection, source: str, part: int, document: int | None) -> int:
    """How many open failures of an input are settled, now that it has been read."""
    mine = [each.n for each in open_failures_of(connection, source, part)]
    put(connection, t.clearances, [{"failure": n, "document": document, "cleared_at": now()} for n in mine])
    return len(mine)


def open_failures_of(connection: Connection, source: str, part: int) -> list[Failure]:
    """The open failures of one input."""
    f, k = t.failures.c, t.clearances.c
    query = (
        select(f.n, f.source, f.part, f.code, f.message)
        .outerjoin(t.clearances, k.failure == f.n)
        .where(f.source == source, f.part == part, k.failure.is_(None))
    )
    return [Failure(*row) for row in connection.execute(query)]
