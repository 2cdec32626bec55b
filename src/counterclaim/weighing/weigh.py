"""What a ledger's evidence says of one report: comparisons, totals, and how claims relate to evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.compare.relate import readings
from counterclaim.evidence.book import Book
from counterclaim.evidence.judging import comparison, judge_all
from counterclaim.model.annotation import Annotations
from counterclaim.model.atlas import Atlas
from counterclaim.model.document import Document
from counterclaim.model.evidence import Source, SourceKind
from counterclaim.model.relation import Relation, RelationKind, Slot
from counterclaim.model.relation import Verdict as SlotVerdict
from counterclaim.model.report import Report
from counterclaim.model.theatre import Theatre
from counterclaim.model.weighing import Comparison, Judgement, Stated, Weighed
from counterclaim.weighing.days import calendar
from counterclaim.weighing.parts import lands, parts
from counterclaim.weighing.stated import stated
from counterclaim.weighing.tallies import tallies
from counterclaim.weighing.totals import Evidence, total

# What a judgement is as a relation of the contract; the others say nothing.
AS_RELATION = {
    Judgement.AGREES: (RelationKind.SAME, None, SlotVerdict.AGREE),
    Judgement.DISAGREES: (RelationKind.CONTRADICTORY, "opposite-holder", SlotVerdict.DIFFER),
    Judgement.EARLIER: (RelationKind.CONTRADICTORY, "date-differs", SlotVerdict.DIFFER),
    Judgement.LATER: (RelationKind.COMPATIBLE, None, SlotVerdict.DIFFER),
}
SURE = 0.6  # a source is one voice; it is not known to be right
UNSURE = 0.4  # the side was taken from the report's other claims


class Matter(msgspec.Struct, frozen=True):
    """What is weighed: a report as read, and the conflict that it is about."""

    report: Report
    document: Document
    annotations: Annotations
    theatre: Theatre
    atlas: Atlas | None = None


def weigh(matter: Matter, book: Book) -> Weighed:
    """What the evidence says of the report's claims; nothing where no source is about its conflict."""
    sources = [s for s in book.sources() if s.kind is SourceKind.CONTROL and s.theatre == matter.theatre.id]
    if not sources:
        return Weighed()
    dates = calendar(matter.report, [span for source in sources for span in covers(book, source)])
    read = readings(matter.report)
    counted = list(tallies(read, matter.report, matter.annotations, dates))
    some = parts(book, sources, matter.theatre.id, matter.atlas) if counted else {}
    found = Evidence(book, sources, some, lands(book, sources, matter.atlas) if counted else {})
    return Weighed(
        titles={source.id: source.title for source in sources},
        comparisons=tuple(held_against(stated(read, dates, matter.report.document.lang), book, sources)),
        totals=tuple(total(each, found, matter.report.places, matter.atlas) for each in counted),
    )


def with_evidence(report: Report, weighed: Weighed) -> Report:
    """The report with the evidence, and with its claims' relations to it."""
    relations = (*report.relations, *relations_of(weighed))
    return msgspec.structs.replace(report, relations=relations, evidence=weighed)


def covers(book: Book, source: Source) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day that a source has a snapshot of."""
    days = [snapshot.day for snapshot in book.snapshots(source.id) if not snapshot.quarantined]
    if days:
        yield min(days), max(days)


def held_against(claims: Sequence[Stated], book: Book, sources: Sequence[Source]) -> Iterator[Comparison]:
    """Each claim with each source and rule; a source that has nothing on the place says so once."""
    titles = {source.id: source.title for source in sources}
    for claim in claims:
        spells = [held for held in book.spells(claim.place_id) if held.source in titles]
        seen = set()
        for source, rule, line, found in judge_all(claim, spells):
            seen.add(source)
            yield comparison(claim, (source, titles[source]), rule, line, found)
        for source in sorted(titles.keys() - seen):
            yield uncovered(claim, source, titles[source])


def uncovered(claim: Stated, source: str, title: str) -> Comparison:
    """The comparison with a source that has nothing on the place."""
    return Comparison(
        id=f"evidence:{source}::{claim.place_id}",
        claim=claim.claim,
        place=claim.place,
        place_id=claim.place_id,
        name=claim.name,
        side=claim.side,
        holds=claim.holds,
        changes=claim.changes,
        source=source,
        title=title,
        rule="",
        judgement=Judgement.NOT_COVERED,
        first=claim.days.first,
        day=claim.days.last,
        dated=claim.days.dated,
        inferred=claim.inferred,
    )


def relations_of(weighed: Weighed) -> tuple[Relation, ...]:
    """How claims stand to evidence, with the evidence's id on the right."""
    return tuple(relation(each) for each in weighed.comparisons if each.judgement in AS_RELATION)


def relation(held: Comparison) -> Relation:
    """One comparison as a relation of the contract."""
    kind, reason, verdict = AS_RELATION[held.judgement]
    shown = f"{held.source} by {held.rule}"
    dates = f"{held.since.isoformat()} at the latest" if held.since is not None else f"not up to {held.last}"
    return Relation(
        left=held.claim,
        right=held.id,
        kind=kind,
        confidence=UNSURE if held.inferred else SURE,
        reason=reason,
        slots=(
            Slot(slot="place", verdict=SlotVerdict.AGREE, detail=held.place_id),
            Slot(slot="actor" if reason == "opposite-holder" else "time", verdict=verdict, detail=f"{shown}: {dates}"),
        ),
    )
