"""Dictionary forms of Ukrainian words, chosen among the dictionary's readings by what the tagger saw."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from counterclaim.languages.uk.features import reading_class
from counterclaim.languages.uk.forms import APOSTROPHES, Analysis, Forms

CLASSES = {"VERB": "V", "AUX": "V", "ADJ": "A", "DET": "A", "NOUN": "N", "PROPN": "N", "NUM": "N"}
IMPERSONAL = re.compile(r"[нт]о$")
COMING = re.compile(r"ти(?:му|меш|ме|мемо|мете|муть)(?:ся|сь)?$")
PAST = re.compile(r"(?:[аияіуоеї]в|ла|ло|ли)(?:ся|сь)?$")
ACRONYM = 2  # letters at least
DOUBTFUL = frozenset({"VERB", "AUX", "X", "INTJ", "PUNCT"})  # no noun or adjective is one of these


class Lemmatizer:
    """Lemmas in lower case; ``listed`` are forms that the dictionary has no paradigm for (``lemmas.toml``)."""

    def __init__(self, forms: Forms, table: Mapping[str, Any]) -> None:
        self.forms = forms
        self.listed: dict[str, str] = {
            form: lemma for lemma, found in table["lemma"].items() for form in (lemma, *found)
        }
        self.cached = functools.lru_cache(maxsize=100_000)(self._lemma)

    def lemma(self, word: str, pos: str) -> str:
        """The dictionary form of ``word`` as the tagger read it."""
        if pos in {"PUNCT", "SYM", "X"} or not word[:1].isalpha():
            return word.lower()
        return self.cached(word.translate(APOSTROPHES), pos)

    def _lemma(self, word: str, pos: str) -> str:
        low = word.lower()
        if low in self.listed:
            return self.listed[low]
        readings = self.forms.analyses(word)
        if not readings:
            return low
        best = max(readings, key=lambda reading: self.points(reading, pos))
        if "-" in word.strip("-") and "-" not in best.lemma:  # only its last part is in the dictionary
            first, _, _ = word.rpartition("-")
            return f"{self.lemma(first, pos)}-{best.lemma.lower()}"
        return best.lemma.lower()

    def is_noun(self, word: str, lemma: str) -> bool:
        """True if the dictionary has ``lemma`` for a noun of which ``word`` is a form."""
        return any(r.lemma.lower() == lemma and reading_class(r) == "N" for r in self.forms.analyses(word))

    def points(self, reading: Analysis, pos: str) -> float:
        """How well a reading fits the part of speech and the capital; of two alike the longer ending is rarer."""
        kind = reading_class(reading)
        fits = 4.0 if kind == CLASSES.get(pos, "-") else 2.0 if kind == "-" else 0.0
        named = reading.lemma[:1].isupper()
        cased = 1.0 if named == (pos == "PROPN") else 0.0
        woman = 0.5 if reading.lemma.endswith("ка") and reading.ending == "ці" else 0.0  # "повстанці": rebels
        return fits + cased - woman - 0.01 * len(reading.lemma)


def tense_of(forms: Forms, word: str, feats: dict[str, str], readings: tuple[Analysis, ...]) -> dict[str, str]:
    """The tense that the ending and the aspect of a verb show, in place of the tagger's; nothing for an infinitive."""
    if feats.get("VerbForm") == "Conv":
        feats.pop("Tense", None)
        return {}
    if COMING.search(word):
        return {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Ind"}
    if PAST.search(word) and feats.get("VerbForm") != "Inf":
        return {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}
    known = [reading for reading in readings if reading.flag]  # a form listed as it stands shows no aspect
    if feats.get("Tense") in {"Pres", "Fut"} and known:
        return {"Tense": "Fut" if all(forms.perfective(reading) for reading in known) else "Pres"}
    return {}


def settled(forms: Forms, word: str, pos: str, feats: dict[str, str]) -> str:
    """The part of speech, where the dictionary leaves no doubt; ``feats`` of an impersonal participle are set."""
    readings = forms.analyses(word) if word[:1].isalpha() else ()
    if not word[:1].isupper():  # "бере" is no form of a name
        readings = tuple(r for r in readings if not r.lemma[:1].isupper()) or readings
    if len(word) >= ACRONYM and word.isupper() and word.isalpha() and pos not in {"NUM", "PROPN"}:
        return "PROPN"
    kinds = {reading_class(reading) for reading in readings}
    if kinds == {"V"} or (pos in {"ADV", "ADP"} and "V" in kinds and IMPERSONAL.search(word.lower())):
        if IMPERSONAL.search(word.lower()) and any(r.ending.endswith(("но", "то")) for r in readings):
            feats.clear()
            feats.update({"VerbForm": "Fin", "Person": "0", "Tense": "Past", "Voice": "Pass"})
        else:
            feats.update(tense_of(forms, word.lower(), feats, readings))
        return pos if pos in {"VERB", "AUX"} else "VERB"
    if pos in DOUBTFUL and kinds in ({"A"}, {"N"}):
        return "ADJ" if kinds == {"A"} else "PROPN" if word[:1].isupper() else "NOUN"
    return pos
