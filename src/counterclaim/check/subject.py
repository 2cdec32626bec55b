"""What a rule looks at, and the questions that every rule asks of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from counterclaim.model.annotation import Annotations
from counterclaim.model.atlas import Atlas
from counterclaim.model.claim import Claim, Role
from counterclaim.model.document import Document
from counterclaim.model.parse import Sentence, Token
from counterclaim.model.report import Report
from counterclaim.model.span import Span, bare, span_of
from counterclaim.model.theatre import Theatre
from counterclaim.model.timex import TimeExpression
from counterclaim.model.weighing import Weighed


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One report as read: its words, what was found in them, and the theatre that names come from.

    ``areas`` holds, by id, the names of the areas that a vernacular region consists of. Without an ``atlas`` rules that
    need the map are silent, without
    ``weighed`` those that hold claims against evidence.
    """

    document: Document
    report: Report
    annotations: Annotations
    theatre: Theatre
    areas: dict[str, frozenset[str]] = {}
    atlas: Atlas | None = None
    weighed: Weighed | None = None


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind found: where, what the message may name, which variant of the rule applies, ids of the evidence."""

    span: Span
    values: dict[str, str] = {}
    related: tuple[Span, ...] = ()
    variant: str | None = None
    evidence: tuple[str, ...] = ()


def sentence_at(subject: Subject, offset: int) -> Sentence | None:
    """The sentence that holds ``offset``; ``None`` between sentences."""
    sentences = subject.annotations.parse.sentences
    before = bisect_right(sentences, offset, key=lambda sentence: sentence.start)
    return sentences[before - 1] if before and offset < sentences[before - 1].stop else None


def tokens_of(subject: Subject, span: Span) -> tuple[Token, ...]:
    """The tokens that share a character with ``span``."""
    tokens = subject.annotations.parse.tokens  # in text order, none overlapping another
    first = bisect_right(tokens, span.start, key=lambda token: token.stop)
    return tokens[first : bisect_left(tokens, span.stop, first, key=lambda token: token.start)]


def is_quoted(subject: Subject, span: Span) -> bool:
    """True if ``span`` stands between quotation marks, be it a sentence or a single scare-quoted word."""
    return any(quote.covers(span) for quote in subject.annotations.quotes)


def speaker_of(claim: Claim) -> str | None:
    """The innermost named source, as one key for one speaker; ``None`` for the report's own voice."""
    for link in reversed(claim.chain):
        if link.role is not Role.VAGUE:
            return link.agent_id or link.resolved or link.who
    return None


def same_speaker(left: Claim, right: Claim) -> bool:
    """True if one source stands behind both claims, or the report itself behind both."""
    if speaker_of(left) == speaker_of(right):
        return True
    return bool(left.chain and right.chain) and left.chain[-1].who.casefold() == right.chain[-1].who.casefold()


def expression_of(subject: Subject, time: Span) -> TimeExpression | None:
    """The words behind a resolved time."""
    return next((e for e in subject.annotations.times if (e.start, e.stop) == (time.start, time.stop)), None)


def extent(subject: Subject, time: Span) -> Span:
    """A time without the preposition before it: "November 30" of "on November 30"."""
    found = expression_of(subject, time)
    start, stop = (found.parts.get("start"), found.parts.get("stop")) if found else (None, None)
    if isinstance(start, int) and isinstance(stop, int) and time.start <= start < stop <= time.stop:
        return span_of(subject.document.text, start, stop)
    return bare(time)
