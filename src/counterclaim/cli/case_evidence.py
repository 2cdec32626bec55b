"""The evidence and the other reports that a rule's case brings along."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.model.errors import PackError
from counterclaim.model.evidence import Held, Rule, Snapshot, Source, SourceKind

if TYPE_CHECKING:
    from counterclaim.check.pack import Case
    from counterclaim.evidence.book import Book
    from counterclaim.flow import Outcome
    from counterclaim.model.document import Document
    from counterclaim.model.report import Report
    from counterclaim.store.ledger import Ledger

SPELL = re.compile(r"(\S+) (\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
MANY = re.compile(r"(\d+) places(?: from (\d+))?")
EVIDENCE = "write evidence as 'source | rule | place, or 12 places | value 2024-05-01..2024-05-31 | ...'"
LEDGER = "write a report of the ledger as '2024-05-14 | outlet | text'"


def weighed(case: Case, document: Document, outcome: Outcome) -> Report:
    """The case's report, held against what the case brings along."""
    from counterclaim.weighing.ledgers import Matter, weigh_with
    from counterclaim.weighing.weigh import with_evidence

    matter = Matter(outcome.report, document, outcome.annotations, outcome.theatre, outcome.atlas)
    book = book_of(case.evidence, outcome)
    with tempfile.TemporaryDirectory() as folder, ledger_of(case, Path(folder) / "case.db") as ledger:
        return with_evidence(outcome.report, weigh_with(ledger, book, matter))


def book_of(lines: tuple[str, ...], outcome: Outcome) -> Book:
    """The evidence in memory; a place goes by the name that the report's place bears, "12 places" by numbers."""
    from counterclaim.evidence.book import Book

    held = [each for line in lines for each in spells(line, outcome)]
    titles = dict.fromkeys(each.source for each in held)
    sources = [Source(id=t, title=t, kind=SourceKind.CONTROL, theatre=outcome.theatre.id) for t in titles]
    days = sorted({(each.source, day) for each in held for day in (each.since, each.until)})
    return Book.of(sources, [Snapshot(source=source, day=day) for source, day in days], held)


def spells(line: str, outcome: Outcome) -> Iterator[Held]:
    """The spells of one line."""
    source, rule, place, *rest = (part.strip() for part in f"{line} | | ".split("|"))
    found = [match for part in rest if (match := SPELL.fullmatch(part))]
    if not found or rule not in set(Rule):
        raise PackError(f"{EVIDENCE}: {line!r}")
    for place_id in places(place, outcome):
        for value, since, until in (match.groups() for match in found):
            first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
            yield Held(source=source, place=place_id, rule=Rule(rule), value=value, since=first, until=last)


def places(words: str, outcome: Outcome) -> list[str]:
    """The ids of the places that a line is about."""
    many = MANY.fullmatch(words)
    if many is not None:
        first = int(many[2] or 1)
        return [f"case:{n}" for n in range(first, first + int(many[1]))]
    known = {place.name: place.place_id for place in outcome.report.places if place.place_id is not None}
    return [known.get(words) or words]


def ledger_of(case: Case, path: Path) -> Ledger:
    """A ledger with the other reports of a case."""
    from counterclaim import flow
    from counterclaim.keeping import LAYERS, Keeper, harvest
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text
    from counterclaim.store.ledger import open_ledger

    ledger = open_ledger(path, create=True)
    keeper = Keeper(ledger)
    for line in case.ledger:
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3:
            raise PackError(f"{LEDGER}: {line!r}")
        options = ReadOptions(lang=case.lang, outlet=parts[1], published=dt.date.fromisoformat(parts[0]))
        other = read_text(parts[2].encode(), name=parts[1], options=options)
        chosen = None if case.theatre == "auto" else case.theatre
        keeper.keep(other, 0, harvest(other, flow.read_report(other, flow.FlowOptions(theatre=chosen, layers=LAYERS))))
    return ledger
