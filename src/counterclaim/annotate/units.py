"""What a number counts: the noun phrase after it, as printed."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from counterclaim.annotate.quantities import AmountTables
from counterclaim.annotate.words import Word
from counterclaim.model.parse import Token

REACH = 8  # tokens from the number to its noun
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
NOUN = frozenset({"NOUN", "PROPN"})


class Nouns:
    """The tokens of a document, findable by offset."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.starts = [t.start for t in tokens]

    def from_offset(self, offset: int) -> int:
        """Index of the first token at or after ``offset``."""
        return bisect.bisect_left(self.starts, offset)


def unit_after(nouns: Nouns, tables: AmountTables, words: Sequence[Word], last: int, text: str) -> str:
    """The unit of the number that ends before word ``last``: "civilians", "armoured vehicles", "wounded"; else ""."""
    if last >= len(words):
        return ""
    offset = words[last].start
    i = nouns.from_offset(offset)
    if i < len(nouns.tokens) and nouns.tokens[i].sent != nouns.tokens[max(0, i - 1)].sent and i:
        return ""
    i = skip(nouns.tokens, tables, i)
    run = noun_run(nouns.tokens, i)
    if run is not None:
        return text[nouns.tokens[i].start : nouns.tokens[run].stop]
    token = nouns.tokens[i] if i < len(nouns.tokens) else None
    return token.text if token is not None and token.tag in tables.noun_tags else ""


def skip(tokens: Sequence[Token], tables: AmountTables, i: int) -> int:
    """Past "more", "of the", a hyphen."""
    for _ in range(4):
        if i >= len(tokens):
            return i
        word = tokens[i].text.lower()
        if word in tables.more or word in tables.partitive or word in tables.articles or word == "-":
            i += 1
        else:
            return i
    return i


def noun_run(tokens: Sequence[Token], i: int) -> int | None:
    """Index of the noun that heads the phrase from token ``i``; ``None`` if none follows in one piece."""
    best = None
    for j in range(i, min(i + REACH, len(tokens))):
        token = tokens[j]
        if token.pos in NOUN:
            best = j
        elif best is not None or not modifies(tokens, j):
            break
    return best


def modifies(tokens: Sequence[Token], j: int) -> bool:
    """True for a word that can stand between a number and its noun."""
    token = tokens[j]
    if token.pos in INSIDE or token.text in ("-", "'", '"', "“"):
        return True
    return token.dep in ("amod", "compound", "nmod") and token.head > j
