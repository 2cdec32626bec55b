"""Quotations: where they open and close, and which are only scare quotes."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from counterclaim.model.mention import Quote
from counterclaim.model.span import span_of

# Opening mark -> closing marks. Straight quotes open and close with the same sign.
PAIRS = {"“": '”"', "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"”', "'": "'"}
# Two strokes for one mark, as wire services and typesetters write them.
STROKES = {"''": "''", "``": "''"}
MAX_QUOTE = 2_000  # characters; a mark that finds no partner within it is taken for a stray one
SENTENCE_END = re.compile(r"[.!?…]$|[,]$")
# "«A, — said X. — B»": the words of the report stand inside the marks.
SAID_INSIDE = re.compile(r"[,!?…]\s+[—–]\s+(?=[^\W\d_])(?P<said>[^—–»]{3,90}?)[.,!?…]\s+[—–]\s+")
SPEECH_WORDS = 4  # a quotation of fewer words that is no sentence is part of the clause around it


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All outermost quotations in text order; a paragraph break closes an open one.

    A quotation that runs over several paragraphs opens each of them anew in print; each is one ``Quote``.
    """
    found: list[Quote] = []
    ends = {sign: [j for j, s in enumerate(text) if s in signs and closes(text, j)] for sign, signs in PAIRS.items()}
    i = 0
    while i < len(text):
        sign = text[i]
        double = stroked(text, i)
        if double is not None:
            found.append(double)
            i = double.stop
            continue
        if sign in PAIRS and opens(text, i):
            stop, closed = closing(text, i, ends[sign])
            if stop is not None and text[i + 1 : stop].strip():
                found.extend(parts(text, i, stop, closed=closed))
                i = stop + 1 if closed else stop
                continue
        i += 1
    return tuple(found)


def parts(text: str, start: int, stop: int, *, closed: bool) -> Iterator[Quote]:
    """The quotation from ``start`` to ``stop``, in two or more where it is broken off for "— said X. —" inside it."""
    whole = quote(text, start, stop, closed=closed)
    if text[start] != "«":
        yield whole
        return
    for said in SAID_INSIDE.finditer(text, start + 1, stop):
        if said["said"][0].islower():
            yield part(text, start, said.start() + 1, closed=True)
            start = said.end()
    yield whole if start == whole.start else part(text, start, whole.stop, closed=closed)


def part(text: str, start: int, stop: int, *, closed: bool) -> Quote:
    """One piece of a quotation that is broken off, with such marks as stand at its ends."""
    inner = text[start:stop].strip("«»").strip()
    first = text.index(inner, start)
    return Quote(
        start, stop, text[start:stop], inner=span_of(text, first, first + len(inner)), scare=False, closed=closed
    )


def stroked(text: str, i: int) -> Quote | None:
    """The quotation that two strokes open at ``i``, up to two strokes or the end of its paragraph."""
    closer = STROKES.get(text[i : i + 2])
    if closer is None or (i and text[i - 1].isalnum()) or not text[i + 2 : i + 3].strip():
        return None
    limit = min(len(text), i + MAX_QUOTE)
    paragraph = text.find("\n\n", i, limit)
    mark = text.find(closer, i + 2, limit if paragraph < 0 else paragraph)
    if mark >= 0 and text[mark : mark + 4] == "'''" + text[mark + 3 : mark + 4]:
        mark += 1  # a single stroke inside closes right before
    stop = mark if mark >= 0 else paragraph
    if stop < 0 or not text[i + 2 : stop].strip():
        return None
    return quote(text, i, stop, closed=mark >= 0, width=2)


def opens(text: str, i: int) -> bool:
    """True if the mark at ``i`` can open: nothing wordlike before it, something after it."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if text[i] in {"'", "‘", '"'} and (before.isalnum() or before == "."):
        return False
    return not after.isspace()


def closing(text: str, i: int, ends: list[int]) -> tuple[int | None, bool]:
    """Where the quotation opened at ``i`` closes, and whether a mark closes it (else its paragraph does).

    ``ends`` are the places, in order, of all marks in ``text`` that can close it.
    """
    single = text[i] in {"'", "‘"}
    limit = min(len(text), i + MAX_QUOTE)
    n = bisect.bisect_right(ends, i)
    mark = ends[n] if n < len(ends) else len(text) + 1
    paragraph = text.find("\n\n", i + 1, min(limit + 1, mark))
    if paragraph >= 0:
        return (None, False) if single else (paragraph, False)
    if mark < limit:
        return mark, True
    return (len(text), False) if limit == len(text) and not single else (None, False)


def closes(text: str, j: int) -> bool:
    """True if the mark at ``j`` closes: an apostrophe inside a word or a plural genitive does not."""
    after = text[j + 1] if j + 1 < len(text) else " "
    before = text[j - 1]
    if text[j] in {"'", "’"}:
        return not after.isalnum() and (not before.isspace())
    if text[j] == '"':
        return not (before.isspace() and not after.isspace())
    return True


def quote(text: str, start: int, stop: int, *, closed: bool, width: int = 1) -> Quote:
    """The ``Quote`` from the mark at ``start`` to the mark (or end) at ``stop``; a mark is ``width`` characters."""
    whole = span_of(text, start, stop + width if closed else stop)
    inner = text[start + width : stop]
    left = start + width + len(inner) - len(inner.lstrip())
    right = left + len(inner.strip())
    words = inner.split()
    speech = SENTENCE_END.search(inner.strip()) is not None and inner.strip()[:1].isupper()
    scare = not speech and len(words) <= SPEECH_WORDS
    return Quote(whole.start, whole.stop, whole.text, inner=span_of(text, left, right), scare=scare, closed=closed)
