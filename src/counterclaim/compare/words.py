"""Words cut down so that inflected forms meet, and phrases found among them. No parse is needed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

import msgspec

from counterclaim.model.names import stem as cut_first

WORD = re.compile(r"[^\W\d_]\w*(?:(?:-|(?<=[\u0400-\u04ff])'(?=[\u0400-\u04ff]))\w+)*|\d[\d.,]*|[%$€£]")
INSIDE = re.compile("(?<=[\u0400-\u04ff])[’ʼ](?=[\u0400-\u04ff])")  # an apostrophe that is a letter's, however printed
GAP = 2  # other words allowed between two words of a phrase


def tokens(text: str, *, keep_case: bool = False) -> tuple[str, ...]:
    """The words, numbers and signs of ``text``, in lower case unless asked; a possessive ``'s`` is dropped."""
    plain = INSIDE.sub("'", text.replace("'s", "").replace("’s", ""))
    return tuple(WORD.findall(plain if keep_case else plain.lower()))


class Stemmer:
    """Cuts ``endings``, or English ones where a language gives none; two words with one stem count as one word."""

    def __init__(self, irregular: Mapping[str, str], endings: tuple[str, ...] = ()) -> None:
        self.irregular = dict(irregular)
        self.endings = tuple(sorted(endings, key=len, reverse=True))
        self.stem = functools.lru_cache(maxsize=32768)(self._stem)

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of the words of ``text``, in order."""
        return tuple(self.stem(word) for word in tokens(text))

    def _stem(self, word: str) -> str:
        if self.endings:
            plain = word.replace("ё", "е")
            return cut_first(self.irregular.get(plain, plain), self.endings)
        base = self.irregular.get(word)
        return tidy(base if base is not None else cut_ending(word))


def cut_ending(word: str) -> str:
    """``word`` without plural, past or -ing ending."""
    if len(word) <= 3:
        return word
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        return undouble(word[:-3])
    if word.endswith("ed") and len(word) > 4:
        return undouble(word[:-2])
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def undouble(base: str) -> str:
    """``base`` without the consonant that an ending doubled ("hitt", "stopp"; not "kill", "pass")."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeioulsz":
        return base[:-1]
    return base


def tidy(base: str) -> str:
    """The common end of all forms: no final e, no final double consonant in long words."""
    if len(base) > 3 and base.endswith("e"):
        base = base[:-1]
    if len(base) > 5 and base[-1] == base[-2]:
        base = base[:-1]
    return base


class Hit(msgspec.Struct, frozen=True):
    """A phrase found: its label, and the token positions ``[start, stop)`` between its first and last word."""

    label: str
    start: int
    stop: int


class Phrases:
    """Finds the phrases of several labels in a row of stems; the longest wins, words are used once."""

    def __init__(self, forms: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, form in forms:
            if form:
                self.by_first.setdefault(form[0], []).append((form, label))
        for entries in self.by_first.values():
            entries.sort(key=lambda e: -len(e[0]))

    def find(self, row: tuple[str, ...]) -> tuple[Hit, ...]:
        """All hits in text order."""
        found: list[Hit] = []
        used: set[int] = set()
        for start, stem in enumerate(row):
            if start in used:
                continue
            for form, label in self.by_first.get(stem, ()):
                at = match(row, start, form)
                if at is not None and not used.intersection(at):
                    used.update(at)
                    found.append(Hit(label, start, at[-1] + 1))
                    break
        return tuple(found)

    def labels(self, row: tuple[str, ...]) -> frozenset[str]:
        """The labels found."""
        return frozenset(hit.label for hit in self.find(row))


def match(row: tuple[str, ...], start: int, form: tuple[str, ...]) -> list[int] | None:
    """The positions of ``form``'s words in ``row`` from ``start`` on, at most ``GAP`` others between two."""
    at = [start]
    for word in form[1:]:
        last = at[-1]
        step = next((i for i in range(last + 1, min(last + GAP + 2, len(row))) if row[i] == word), None)
        if step is None:
            return None
        at.append(step)
    return at
