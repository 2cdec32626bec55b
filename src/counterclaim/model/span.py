"""Where in a text something stands."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import TypeVar

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, omit_defaults=True, forbid_unknown_fields=True):
    """A stretch of one document's text, with its words.

    Half-open ``[start, stop)``, counted in Unicode code points of ``Document.text``
    (never bytes, never UTF-16 units), 0-based, never empty; ``text`` is always
    ``document.text[start:stop]``.
    """

    start: int
    stop: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop or len(self.text) != self.stop - self.start:
            raise ValueError(f"not a span: [{self.start}, {self.stop}) {self.text[:40]!r}")

    def covers(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def meets(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.stop and other.start < self.stop


def span_of(text: str, start: int, stop: int) -> Span:
    """The span ``[start, stop)`` of ``text``; ``ValueError`` if it is empty or runs past the end."""
    return Span(start, stop, text[start:stop])


def bare(span: Span) -> Span:
    """The plain span under a place, time, amount or agent."""
    return Span(span.start, span.stop, span.text)


Mark = TypeVar("Mark", bound=Span)


def inside(marks: Sequence[Mark], start: int, stop: int) -> tuple[Mark, ...]:
    """Those of ``marks`` (in text order, without overlaps) that lie wholly in ``[start, stop)``."""
    first = bisect.bisect_left(marks, start, key=lambda mark: mark.start)
    last = bisect.bisect_right(marks, stop, key=lambda mark: mark.stop)
    return tuple(marks[first:last])


def around(marks: Sequence[Mark], offset: int) -> Mark | None:
    """The one of ``marks`` (in text order, without overlaps) whose characters hold ``offset``, or ``None``."""
    n = bisect.bisect_right(marks, offset, key=lambda mark: mark.start) - 1
    return marks[n] if n >= 0 and offset < marks[n].stop else None
