"""The words around one claim, cut into pieces with its fields marked; offsets stay those of the document."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.model.claim import Claim
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.show.segments import Line, Mark, Piece, cut, marks_of

AROUND = 600  # characters on each side of the sentence that are shown at most


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of the text; what is said elsewhere in it of the claim stands in ``elsewhere``."""

    lines: tuple[Line, ...]
    cut_before: bool
    cut_after: bool
    elsewhere: tuple[Piece, ...]


def passage(claim: Claim, text: str) -> Passage:
    """The paragraph of the claim's sentence, and the fields that stand outside it."""
    start = max(text.rfind("\n", 0, claim.sentence.start) + 1, claim.sentence.start - AROUND)
    end = text.find("\n", claim.sentence.stop)
    stop = min(len(text) if end < 0 else end, claim.sentence.stop + AROUND)
    marks = marks_of(alone(claim))
    inside = tuple(
        msgspec.structs.replace(mark, start=max(mark.start, start) - start, stop=min(mark.stop, stop) - start)
        for mark in marks
        if mark.start < stop and start < mark.stop
    )
    here = (claim.sentence.start - start, claim.sentence.stop - start)
    shown = cut(text[start:stop], (*inside, Mark(*here, None, finding=1)))  # the sentence as a mark without a style
    return Passage(
        lines=tuple(moved(line, start) for line in shown),
        cut_before=start > 0 and text[start - 1] != "\n",
        cut_after=stop < len(text) and text[stop] != "\n",
        elsewhere=tuple(outside(marks, (start, stop), text)),
    )


def alone(claim: Claim) -> Report:
    """A report that makes this one claim."""
    info = DocumentInfo(id="", lang="", title=None, outlet=None, published=None, sha256="", words=0)
    return Report(schema=SCHEMA, id="", document=info, claims=(claim,))


def moved(line: Line, by: int) -> Line:
    """The line with the offsets of the whole text."""
    pieces = tuple(msgspec.structs.replace(p, start=p.start + by, stop=p.stop + by) for p in line.pieces)
    return msgspec.structs.replace(line, pieces=pieces)


def outside(marks: tuple[Mark, ...], shown: tuple[int, int], text: str) -> Iterator[Piece]:
    """The marked words that the passage does not show, each once, in text order."""
    seen: set[tuple[int, int]] = set()
    for mark in sorted(marks, key=lambda each: each.start):
        where = (mark.start, mark.stop)
        if mark.field is None or where in seen or (mark.start < shown[1] and shown[0] < mark.stop):
            continue
        seen.add(where)
        yield Piece(
            start=mark.start, stop=mark.stop, text=text[mark.start : mark.stop], fields=(mark.field,), claims=(1,)
        )
