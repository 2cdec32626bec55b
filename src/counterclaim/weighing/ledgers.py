"""A ledger as evidence: opened once, read only, for all the reports of a run."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from counterclaim.compare.relate import readings
from counterclaim.evidence.book import Book
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report
from counterclaim.model.weighing import Weighed
from counterclaim.model.zoning import ZoneView
from counterclaim.resolve.atlas import GazetteerAtlas
from counterclaim.store.holders import last_said
from counterclaim.store.ledger import Ledger, open_ledger
from counterclaim.store.shelf import LedgerShelf
from counterclaim.weighing.announced import Told, announced
from counterclaim.weighing.echoes import copies_of, echoes
from counterclaim.weighing.weigh import Matter, weigh, with_evidence
from counterclaim.weighing.zone_views import Known, view

if TYPE_CHECKING:
    from sqlalchemy import Connection

ANNOUNCING = frozenset({Kind.PLAN, Kind.DEMAND, Kind.AGREEMENT})
__all__ = ("Matter", "weigh_with", "weighed_in")


@functools.cache
def opened(path: str) -> Ledger:
    """The ledger at this path; raises ``StoreError`` where there is none."""
    return open_ledger(path)


@functools.cache
def book_in(path: str) -> Book:
    """The evidence in a ledger."""
    return Book(LedgerShelf(opened(path)))


def weighed_in(path: str, matter: Matter) -> Report:
    """The report with what a ledger has on it: its data sets, and its other reports."""
    return with_evidence(matter.report, weigh_with(opened(path), book_in(path), matter))


def weigh_with(ledger: Ledger, book: Book, matter: Matter) -> Weighed:
    """What data sets and the other reports of a ledger say of a report."""
    weighed = weigh(matter, book)
    with ledger.read() as connection:
        found = tuple(echoes(connection, matter.document, readings(matter.report)))
        copies = copies_of(connection, matter.document) if found else ()
        zones = tuple(zones_in(connection, book, matter))
    return msgspec.structs.replace(weighed, echoes=found, copies=copies, zones=zones)


def zones_in(connection: Connection, book: Book, matter: Matter) -> Iterator[ZoneView]:
    """The zones that a report announces, with what the ledger has on their settlements up to its day."""
    if not isinstance(matter.atlas, GazetteerAtlas):
        return
    report, gazetteer = matter.report, matter.atlas.gazetteer
    plans = tuple(claim for claim in report.claims if claim.kind in ANNOUNCING)
    told = Told(places=report.places, claims=plans)
    day = report.document.published
    found = [z for z in announced(matter.document, told, matter.theatre, gazetteer) if z.claim is not None]
    claimed = last_said(connection, day) if found else {}
    until = dt.date.fromisoformat(day) if day else None
    known = Known(theatre=matter.theatre.id, book=book, claimed=claimed, claims=report.claims, day=until)
    for zone in found:
        laid = view(zone, known, gazetteer)
        if laid is not None:
            yield laid
