"""Dictionary forms of Russian words, chosen among a dictionary's readings by what the tagger saw in the sentence."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse as Reading

# OpenCorpora's parts of speech for each universal one.
PARTS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "NUM": {"NUMR", "ADJF"},
    "PRON": {"NPRO", "ADJF"},
    "DET": {"ADJF", "NPRO"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL"},
    "INTJ": {"INTJ"},
}
FEATURES = {
    "Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct", "Par": "gen2",
    "Sing": "sing", "Plur": "plur", "Masc": "masc", "Fem": "femn", "Neut": "neut", "Anim": "anim", "Inan": "inan",
    "Past": "past", "Pres": "pres", "Fut": "futr", "Imp": "impf", "Perf": "perf",
}  # fmt: skip
NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
PART_POINTS = 10.0  # against at most eight features: the part of speech decides first


class Lemmatizer:
    """Lemmas in lower case, with ё as е; keeps what it was asked."""

    def __init__(self, analyzer: MorphAnalyzer) -> None:
        self.readings = functools.lru_cache(maxsize=50_000)(analyzer.parse)
        self.cached = functools.lru_cache(maxsize=100_000)(self._lemma)
        self.ordinary = functools.lru_cache(maxsize=50_000)(self._ordinary)
        self.named = functools.lru_cache(maxsize=20_000)(self._nominative)
        self.substantive = functools.lru_cache(maxsize=10_000)(self._substantive)
        self.fixed = functools.lru_cache(maxsize=50_000)(self._fixed)
        self.told = functools.lru_cache(maxsize=50_000)(self._told)

    def lemma(self, word: str, pos: str, feats: dict[str, str]) -> str:
        """The dictionary form of ``word`` as the tagger read it."""
        if pos in {"PUNCT", "SYM", "X"} or not word[:1].isalpha():
            return word.lower()
        return self.cached(word.lower(), pos, tuple(sorted(feats.items())))

    def corrected(self, word: str, pos: str, feats: dict[str, str]) -> tuple[str, dict[str, str]]:
        """Part of speech and features where the dictionary knows better than the tagger.

        A short form that can only be a participle is a verb ("поражён"), a form that can only be future is no present
        ("будет"). ``Fixed`` marks a name that has one form for all cases; ``Noun`` is what a participle is as a noun.
        """
        if pos in {"NOUN", "PROPN"}:
            if self.coming(word.lower()) and not word.isupper():
                return "VERB", {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Ind"}  # "Возьмём" opens a quotation
            acronym = len(word) > 1 and word.isupper()
            return pos, feats | {"Fixed": "Yes"} if acronym or self.fixed(word.lower()) else feats
        if pos == "VERB" and feats.get("VerbForm") == "Part" and feats.get("Variant") != "Short":
            return pos, feats | {"Noun": self.substantive(word.lower())}
        if pos not in {"ADJ", "VERB", "AUX"}:
            return pos, feats
        if feats.get("Mood") == "Imp" and self.coming(word.lower()):
            return pos, {k: v for k, v in feats.items() if k != "Person"} | {"Mood": "Ind", "Tense": "Fut"}
        parts, future = self.told(word.lower())
        if pos == "ADJ" and feats.get("Variant") == "Short" and parts == {"PRTS"}:
            return "VERB", feats | {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past"}
        if feats.get("Tense") == "Pres" and future:
            return pos, feats | {"Tense": "Fut"}
        return pos, feats

    def _substantive(self, word: str) -> str:
        """The nominative of a long participle in the masculine singular, as nouns of its kind stand in a dictionary."""
        forms = (r.inflect({"nomn", "sing", "masc"}) for r in self.readings(word) if r.tag.POS in {"PRTF", "ADJF"})
        found = next((form for form in forms if form is not None), None)
        return str(found.word).replace("ё", "е") if found is not None else word

    def _fixed(self, word: str) -> bool:
        return any("Fixd" in reading.tag.grammemes for reading in self.readings(word))

    def coming(self, word: str) -> bool:
        """True for a form that is a future or the call to do so together in all readings: "возьмём"."""
        found = [reading for reading in self.readings(word) if reading.is_known]
        told = [{"futr", "impr"} & reading.tag.grammemes for reading in found]
        return bool(told) and all(told) and any("futr" in forms for forms in told)

    def _told(self, word: str) -> tuple[frozenset[str], bool]:
        """The dictionary's parts of speech of ``word``, and whether it is a future form in all of them."""
        tags = [reading.tag for reading in self.readings(word)]
        return frozenset(str(t.POS) for t in tags), all("futr" in t.grammemes for t in tags)

    def nominative(self, word: str, feats: dict[str, str]) -> str:
        """``word`` in the nominative of its own number; as it is where the dictionary cannot say."""
        return self.named(word, tuple(sorted(feats.items())))

    def _nominative(self, word: str, feats: tuple[tuple[str, str], ...]) -> str:
        wanted = {FEATURES[value] for _, value in feats if value in FEATURES}
        readings = [r for r in self.readings(word.lower()) if r.tag.POS in {"NOUN", "ADJF", "PRTF"}]
        best = max(readings, key=lambda r: points(r, "PROPN", wanted), default=None)
        form = best.inflect({"nomn"}) if best is not None else None
        return str(form.word).replace("ё", "е") if form is not None else word.lower()

    def _ordinary(self, word: str) -> bool:
        """True if the dictionary has ``word`` as a form of something that is no name."""
        found = self.readings(word.lower())
        return any(r.is_known and not r.tag.grammemes & NAMES for r in found) and not any(
            "Geox" in r.tag.grammemes for r in found
        )

    def _lemma(self, word: str, pos: str, feats: tuple[tuple[str, str], ...]) -> str:
        wanted = {FEATURES[value] for _, value in feats if value in FEATURES}
        best = max(self.readings(word), key=lambda reading: points(reading, pos, wanted), default=None)
        lemma = best.normal_form if best is not None else word
        return str(lemma).replace("ё", "е")


def points(reading: Reading, pos: str, wanted: set[str]) -> float:
    """How well a reading of the dictionary fits what the tagger saw."""
    found = reading.tag.grammemes
    fits = PART_POINTS * (reading.tag.POS in PARTS.get(pos, ()))
    named = 0.5 * bool(found & NAMES) if pos == "PROPN" else 0.0
    return float(fits + len(wanted & found) + named + reading.score)
