"""Case and number of Ukrainian nouns and adjectives, where the dictionary rules out what the tagger saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.languages.uk.features import reading_class
from counterclaim.languages.uk.forms import Analysis

INFLECTED = {"NOUN": "N", "PROPN": "N", "ADJ": "A"}
LETTERS = 2  # of a form listed as it stands, which its key has for an ending
SOFT, CONSONANT = "аяоеєьй", "*"  # how lemmas end
FEMININE = ("а", "я")
# Forms that few tokens tell apart: what the tagger takes for the first may be it where the second is listed.
ALIKE = {"Loc": "Dat", "Dat": "Loc", "Acc": "Nom"}


def key(reading: Analysis, word: str) -> str:
    """The name of an ending in ``cases.toml``: the paradigm's flag and the ending, or "=" and the last letters."""
    return reading.flag + (reading.ending or "=" + word.lower()[-LETTERS:])


def wide_key(reading: Analysis, word: str) -> str:
    """The name of an ending of all paradigms whose lemmas end alike, for where its own is rare: "Nя>ею"."""
    last = reading.lemma[-1:].lower()
    return f"{reading_class(reading)}{last if last in SOFT else CONSONANT}>{reading.ending or '=' + word.lower()[-1:]}"


def fit(
    word: str, pos: str, feats: dict[str, str], readings: Sequence[Analysis], endings: Mapping[str, Sequence[str]]
) -> None:
    """Set case and number in ``feats`` to the likeliest that the endings allow; as they are where that is unknown."""
    seen = feats.get("Case"), feats.get("Number")
    kind = INFLECTED.get(pos)
    if kind is None or seen[0] is None or seen[1] not in {"Sing", "Plur"}:
        return
    fitting = [r for r in readings if r.flag and reading_class(r) == kind]
    if not word[:1].isupper():
        fitting = [r for r in fitting if not r.lemma[:1].isupper()] or fitting
    listed = [endings.get(key(r, word)) or endings.get(wide_key(r, word)) for r in fitting]
    if not listed or any(found is None for found in listed):
        return
    allowed = [tuple(what.split()) for found in listed for what in found or ()]
    alike = ALIKE.get(seen[0], seen[0])
    same_form = not (seen == ("Acc", "Sing") and word.lower().endswith(FEMININE))
    if seen in allowed or (same_form and (alike, seen[1]) in allowed):
        return
    feats["Case"], feats["Number"] = next((a for a in allowed if a[0] == seen[0]), allowed[0])
