"""A ledger as evidence: opened once, read only, for all the reports of a run."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from counterclaim.compare.relate import readings
from counterclaim.evidence.book import Book
from counterclaim.model.report import Report
from counterclaim.model.weighing import Weighed
from counterclaim.store.ledger import open_ledger
from counterclaim.weighing.echoes import copies_of, echoes
from counterclaim.weighing.weigh import Matter, weigh, with_evidence

__all__ = ("Matter", "weigh_with", "weighed_in")

if TYPE_CHECKING:
    from counterclaim.store.ledger import Ledger


@functools.cache
def opened(path: str) -> Ledger:
    """The ledger at this path; raises ``StoreError`` where there is none."""
    return open_ledger(path)


@functools.cache
def book_in(path: str) -> Book:
    """The evidence in a ledger."""
    opened(path)
    return Book.of()


def weighed_in(path: str, matter: Matter) -> Report:
    """The report with what a ledger has on it: its data sets, and its other reports."""
    return with_evidence(matter.report, weigh_with(opened(path), book_in(path), matter))


def weigh_with(ledger: Ledger, book: Book, matter: Matter) -> Weighed:
    """What data sets and the other reports of a ledger say of a report."""
    weighed = weigh(matter, book)
    with ledger.read() as connection:
        found = tuple(echoes(connection, matter.document, readings(matter.report)))
        copies = copies_of(connection, matter.document) if found else ()
    return msgspec.structs.replace(weighed, echoes=found, copies=copies)
