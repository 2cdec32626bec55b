"""Quotations: where they open and close, and which are only scare quotes."""

from __future__ import annotations

import re

from counterclaim.model.mention import Quote
from counterclaim.model.span import span_of

# Opening mark -> closing marks. Straight quotes open and close with the same sign.
PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'"}
MAX_QUOTE = 2_000  # characters; a mark that finds no partner within it is taken for a stray one
SENTENCE_END = re.compile(r"[.!?…]$|[,]$")
SPEECH_WORDS = 4  # a quotation of fewer words that is no sentence is part of the clause around it


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All outermost quotations in text order; a paragraph break closes an open one.

    A quotation that runs over several paragraphs opens each of them anew in print; each is one ``Quote``.
    """
    found: list[Quote] = []
    i = 0
    while i < len(text):
        sign = text[i]
        if sign in PAIRS and opens(text, i):
            stop, closed = closing(text, i)
            if stop is not None and text[i + 1 : stop].strip():
                found.append(quote(text, i, stop, closed=closed))
                i = stop + 1 if closed else stop
                continue
        i += 1
    return tuple(found)


def opens(text: str, i: int) -> bool:
    """True if the mark at ``i`` can open: nothing wordlike before it, something after it."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if text[i] in {"'", "‘", '"'} and (before.isalnum() or before == "."):
        return False
    return not after.isspace()


def closing(text: str, i: int) -> tuple[int | None, bool]:
    """Where the quotation opened at ``i`` closes, and whether a mark closes it (else its paragraph does)."""
    signs = PAIRS[text[i]]
    limit = min(len(text), i + MAX_QUOTE)
    for j in range(i + 1, limit):
        if text[j] == "\n" and text[j : j + 2] == "\n\n":
            return (j, False) if text[i] != "'" and text[i] != "‘" else (None, False)
        if text[j] in signs and closes(text, j):
            return j, True
    if limit == len(text) and text[i] not in {"'", "‘"}:
        return len(text), False
    return None, False


def closes(text: str, j: int) -> bool:
    """True if the mark at ``j`` closes: an apostrophe inside a word or a plural genitive does not."""
    after = text[j + 1] if j + 1 < len(text) else " "
    before = text[j - 1]
    if text[j] in {"'", "’"}:
        return not after.isalnum() and (not before.isspace())
    if text[j] == '"':
        return not (before.isspace() and not after.isspace())
    return True


def quote(text: str, start: int, stop: int, *, closed: bool) -> Quote:
    """The ``Quote`` from the mark at ``start`` to the mark (or end) at ``stop``."""
    whole = span_of(text, start, stop + 1 if closed else stop)
    inner = text[start + 1 : stop]
    left = start + 1 + len(inner) - len(inner.lstrip())
    right = left + len(inner.strip())
    words = inner.split()
    speech = SENTENCE_END.search(inner.strip()) is not None and inner.strip()[:1].isupper()
    scare = not speech and len(words) <= SPEECH_WORDS
    return Quote(whole.start, whole.stop, whole.text, inner=span_of(text, left, right), scare=scare, closed=closed)
