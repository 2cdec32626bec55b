"""What a number counts: the noun phrase after it, as printed."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from counterclaim.annotate.quantities import AmountTables
from counterclaim.annotate.words import Word
from counterclaim.model.parse import Token

REACH = 8  # tokens from the number to its noun
REACH_BACK = 14
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
        elif best is not None and token.tag == "POS":
            best = None  # "of the country's 72 districts": the owner is not counted
        elif best is not None or not modifies(tokens, j):
            break
    return best


def modifies(tokens: Sequence[Token], j: int) -> bool:
    """True for a word that can stand between a number and its noun."""
    token = tokens[j]
    if token.pos in INSIDE or token.text in ("-", "'", '"', "“"):
        return True
    return token.dep in ("amod", "compound", "nmod") and token.head > j


def unit_before(nouns: Nouns, tables: AmountTables, start: int, text: str) -> str:
    """The unit of a number that stands alone: "the number of soldiers at 62", "put the dead at 62"; else ""."""
    i = nouns.from_offset(start)
    if not 0 < i < len(nouns.tokens) or nouns.tokens[i - 1].text.lower() not in tables.before_number:
        return ""
    sentence = nouns.tokens[i].sent
    for j in range(i - 1, max(-1, i - 1 - REACH_BACK), -1):
        token = nouns.tokens[j]
        if token.sent != sentence or (token.text in (";", ":") and j < i - 1):
            return ""
        if token.text.lower() in tables.people:
            last = noun_run(nouns.tokens, j)
            return text[token.start : nouns.tokens[last].stop] if last is not None and last < i else token.text
        if token.lemma in tables.links and j + 1 < i and nouns.tokens[j + 1].text.lower() in tables.after_links:
            first = skip(nouns.tokens, tables, j + 2)
            last = noun_run(nouns.tokens, first)
            return text[nouns.tokens[first].start : nouns.tokens[last].stop] if last is not None else ""
    return ""
