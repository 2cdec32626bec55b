"""Words of a printed phrase, and the longest known phrases among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from counterclaim.model.names import stem

_WORD = re.compile(r"(?:[A-Z]\.){2,}|['’](?=s\b)s|\w+(?:(?:[-.]|['’](?!s\b))\w+)*|[,;:()\"“”«»–—.!?]")
_QUOTES = frozenset('"“”„«»')
_CASED = 5  # an all-capital name up to so long ("US", "IS", "ISWAP") is only itself in capitals

Meaning = TypeVar("Meaning")


class Word(msgspec.Struct, frozen=True):
    """One word or mark: as printed, in lower case, and where it stands in the text."""

    text: str
    key: str
    start: int
    stop: int


class Hit(msgspec.Struct, Generic[Meaning], frozen=True):
    """A known phrase: the words ``[first, last)`` and what it may mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of ``text``; a possessive ending is a word of its own (``'s``)."""
    return tuple(Word(match[0], _key(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


def unquoted(words: Iterable[Word]) -> tuple[Word, ...]:
    """``words`` without quotation marks, which may stand inside a name: the "X" brigade."""
    return tuple(word for word in words if word.text not in _QUOTES)


def _key(word: str) -> str:
    return word.lower().replace("’", "'")


class Lexicon(Generic[Meaning]):
    """Phrases and what they mean; finds them, longest first, from left to right."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]], endings: tuple[str, ...] = ()) -> None:
        self._endings = endings  # of words that inflect: phrases are compared without them
        self._by_first: dict[str, dict[tuple[str, ...], list[tuple[str, Meaning]]]] = {}
        for phrase, meaning in entries:
            keys = tuple(self.key(word.key) for word in words_of(phrase))
            if keys:
                self._by_first.setdefault(keys[0], {}).setdefault(keys, []).append((phrase, meaning))
        self._sizes = {first: sorted({len(k) for k in table}, reverse=True) for first, table in self._by_first.items()}

    def key(self, word: str) -> str:
        """The part of a word, in lower case, by which it is compared: without its ending, where words inflect."""
        return stem(word.replace("ё", "е"), self._endings) if self._endings else word

    def at(self, words: tuple[Word, ...], first: int) -> Hit[Meaning] | None:
        """The longest phrase that starts at word ``first``, with every meaning that its capitals allow."""
        key = self.key(words[first].key)
        for size in self._sizes.get(key, ()):
            run = words[first : first + size]
            found = self._by_first[key].get(tuple(self.key(word.key) for word in run), ())
            meanings = tuple(dict.fromkeys(m for phrase, m in found if _cased_alike(phrase, run)))
            if meanings:
                return Hit(first, first + len(run), meanings)  # near the end, a run is shorter than the size asked
        return None

    def scan(self, words: tuple[Word, ...]) -> Iterator[Hit[Meaning]]:
        """The known phrases of ``words`` in order; none overlap."""
        first = 0
        while first < len(words):
            hit = self.at(words, first)
            if hit is None:
                first += 1
            else:
                yield hit
                first = hit.last


def _cased_alike(phrase: str, run: tuple[Word, ...]) -> bool:
    """False where a short all-capital name is printed otherwise, or a name without any capital."""
    printed = run[0].text
    if phrase.isupper() and len(phrase) <= _CASED:
        return printed.isupper()
    return not phrase[:1].isupper() or any(word.text[:1].isupper() for word in run)
