"""What a Ukrainian word can be a form of: lemmas and paradigms from a spelling dictionary (see THIRD_PARTY.md)."""

from __future__ import annotations

import functools
import gzip
import re
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "forms.txt.gz"
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "\u0301": None})
IMPERFECTIVE = frozenset("yt")  # flags of paradigms with a present tense


class Analysis(NamedTuple):
    """One reading of a form: its lemma as the dictionary prints it, the paradigm's flag, the ending; "" = as listed."""

    lemma: str
    flag: str
    ending: str


# added ending -> what it replaces in the lemma -> the paradigms (flag, condition on the lemma's end) in which it does
Endings = dict[str, dict[str, list[tuple[str, str]]]]


class Forms:
    """The dictionary; knows a form's readings."""

    def __init__(self, lemmas: dict[str, str], endings: Endings) -> None:
        self.lemmas = lemmas
        self.endings = endings
        self.longest = max(map(len, endings), default=0)
        self.analyses = functools.lru_cache(maxsize=50_000)(self._analyses)

    def _analyses(self, word: str) -> tuple[Analysis, ...]:
        """All readings of ``word``: as written, else in lower case, else of what follows its last hyphen."""
        plain = word.translate(APOSTROPHES)
        spellings = dict.fromkeys((plain, plain.lower(), plain.lower().capitalize()))
        found = [reading for spelling in spellings for reading in self.readings(spelling)]
        if not found and "-" in plain.strip("-"):
            return self.analyses(plain.strip("-").rsplit("-", 1)[1])
        return tuple(dict.fromkeys(found))

    def perfective(self, reading: Analysis) -> bool:
        """True for a form of a verb without a present tense: what looks like one is its future."""
        return not IMPERFECTIVE & set(self.lemmas.get(reading.lemma, ""))

    def readings(self, form: str) -> list[Analysis]:
        """The readings of exactly this spelling."""
        out = [Analysis(form, self.lemmas[form][:1], "")] if form in self.lemmas else []
        for cut in range(max(0, len(form) - self.longest), len(form) + 1):
            for stripped, rules in self.endings.get(form[cut:], {}).items():
                lemma = form[:cut] + stripped
                flags = self.lemmas.get(lemma)
                if flags:
                    fitting = (flag for flag, condition in rules if flag in flags and ends(condition).search(lemma))
                    out.extend(Analysis(lemma, flag, form[cut:]) for flag in fitting)
        return out


@functools.cache
def ends(condition: str) -> re.Pattern[str]:
    """The pattern that a lemma's end must match; "." is any."""
    return re.compile(("" if condition == "." else condition) + "$")


@functools.cache
def forms() -> Forms:
    """The dictionary, read once."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        rules, _, entries = lines.read().partition("\n\n")
    endings: Endings = {}
    for line in rules.split("\n"):
        flag, stripped, added, condition = line.split("\t")
        endings.setdefault(added, {}).setdefault(stripped, []).append((flag, condition))
    lemmas: dict[str, str] = {}
    for entry in entries.split("\n"):
        lemma, _, flags = entry.partition("/")
        if lemma:
            lemmas[lemma] = lemmas.get(lemma, "") + flags
    return Forms(lemmas, endings)
