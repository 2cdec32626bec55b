"""The text cut into pieces, so that marks may overlap: lines, and in each the pieces with all their marks."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from counterclaim.model.report import Report
from counterclaim.model.span import Span


class Field(StrEnum):
    """What a stretch of text is, each with an underline style of its own; outermost first."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    AMOUNT = "amount"
    LOADED = "loaded"


class Mark(msgspec.Struct, frozen=True):
    """One marked stretch: a field of a claim (number from 1), or a finding."""

    start: int
    stop: int
    field: Field | None
    claim: int | None = None
    finding: int | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Text with the same marks throughout, and what begins before or ends after it.

    ``opens`` are claims whose content begins here, ``notes`` findings that begin here, ``closes`` findings that end
    here.
    """

    start: int
    stop: int
    text: str
    fields: tuple[Field, ...] = ()
    claims: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the text; ``after_gap`` where an empty line precedes it."""

    number: int
    after_gap: bool
    pieces: tuple[Piece, ...]


def marks_of(report: Report) -> tuple[Mark, ...]:
    """Every mark of ``report``; claims and findings are numbered in their order there, from 1."""
    marks = [Mark(span.start, span.stop, field) for field, span in unclaimed(report)]
    for number, claim in enumerate(report.claims, 1):
        marks += [Mark(span.start, span.stop, field, claim=number) for field, span in fields_of(report, number)]
        marks.append(Mark(claim.content.start, claim.content.stop, Field.CONTENT, claim=number))
    for number, finding in enumerate(report.findings, 1):
        marks.append(Mark(finding.start, finding.stop, None, finding=number))
    return tuple(marks)


def unclaimed(report: Report) -> Iterator[tuple[Field, Span]]:
    """Fields that were found in the text, whether or not a claim has them."""
    for attribution in report.attributions:
        yield from ((Field.SOURCE, span) for span in attribution.source)
        yield from ((Field.CUE, span) for span in attribution.cue)
    yield from ((Field.PLACE, span) for span in report.places)
    yield from ((Field.TIME, span) for span in report.times)
    yield from ((Field.AMOUNT, span) for span in report.amounts)


def fields_of(report: Report, number: int) -> Iterator[tuple[Field, Span]]:
    """The fields of one claim with their words; values carried over from elsewhere included."""
    claim = report.claims[number - 1]
    for link in claim.chain:
        if link.start is not None and link.stop is not None and link.text is not None:
            yield Field.SOURCE, Span(link.start, link.stop, link.text)
        if link.cue is not None:
            yield Field.CUE, link.cue
    yield from ((Field.PLACE, span) for span in claim.place)
    yield from ((Field.LOADED, span) for span in claim.loaded)
    for field, span in (
        (Field.ACTOR, claim.actor),
        (Field.ACTOR, claim.target),
        (Field.TIME, claim.when),
        (Field.AMOUNT, claim.amount),
    ):
        if span is not None:
            yield field, span


def cut(text: str, marks: tuple[Mark, ...]) -> tuple[Line, ...]:
    """``text`` as lines of pieces; the pieces of all lines and the newlines between them are the text."""
    bounds = sorted({0, len(text), *newlines(text), *(m.start for m in marks), *(m.stop for m in marks)})
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.stop].append(mark)
    lines: list[Line] = []
    pieces: list[Piece] = []
    active: list[Mark] = []
    number, gap = 1, False
    for start, stop in itertools.pairwise(bounds):
        active = [mark for mark in active if mark.stop > start] + begins[start]
        if text[start] == "\n":
            if pieces:
                lines.append(Line(number=number, after_gap=gap, pieces=tuple(pieces)))
            gap, pieces, number = not pieces, [], number + 1
            continue
        pieces.append(piece(text, (start, stop), active, begins[start], ends[stop]))
    if pieces:
        lines.append(Line(number=number, after_gap=gap, pieces=tuple(pieces)))
    return tuple(lines)


def newlines(text: str) -> Iterator[int]:
    """The bounds of each newline."""
    at = text.find("\n")
    while at >= 0:
        yield from (at, at + 1)
        at = text.find("\n", at + 1)


def piece(text: str, bounds: tuple[int, int], active: list[Mark], begins: list[Mark], ends: list[Mark]) -> Piece:
    """The piece ``bounds`` with all marks over it."""
    start, stop = bounds
    fields = {mark.field for mark in active}
    return Piece(
        start=start,
        stop=stop,
        text=text[start:stop],
        fields=tuple(field for field in Field if field in fields),
        claims=tuple(sorted({mark.claim for mark in active if mark.claim is not None})),
        findings=tuple(sorted({mark.finding for mark in active if mark.finding is not None})),
        opens=tuple(sorted({m.claim for m in begins if m.claim is not None and m.field is Field.CONTENT})),
        notes=tuple(sorted({mark.finding for mark in begins if mark.finding is not None})),
        closes=tuple(sorted({mark.finding for mark in ends if mark.finding is not None})),
    )
