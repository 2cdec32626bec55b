"""What the parser is told of a word beside its letters: which paradigms of the dictionary it may belong to."""

from __future__ import annotations

from counterclaim.languages.uk.forms import Analysis, forms

STEM = 5  # letters
ENDING = 3


def stem(text: str) -> str:
    """The first letters: what the forms of one lemma share."""
    return text.lower()[:STEM]


def ending(text: str) -> str:
    """The last letters."""
    return text.lower()[-ENDING:]


def paradigms(text: str) -> str:
    """All readings as "flag + ending"; "?" and the last two letters for a word that the dictionary lacks."""
    found = forms().analyses(text) if text[:1].isalpha() else ()
    if not found:
        return "?" + text.lower()[-2:]
    return "|".join(sorted({reading.flag + reading.ending or text.lower()[-2:] for reading in found}))


def classes(text: str) -> str:
    """The first letters of the paradigms, without endings, and how the word is written (capital, digits ...)."""
    found = forms().analyses(text) if text[:1].isalpha() else ()
    known = "".join(sorted({reading_class(reading) for reading in found})) or "?"
    return f"{known}:{case(text)}"


def reading_class(reading: Analysis) -> str:
    """V, A or N for the paradigms of verbs, adjectives and nouns, "-" for a form listed by itself."""
    if not reading.flag:
        return "-"
    if reading.lemma.endswith(("ти", "тися", "тись")):
        return "V"
    return "A" if reading.lemma.endswith(("ий", "ій")) else "N"


def case(text: str) -> str:
    """How a word is written: Xx, XX, x, d (digits in it) or the mark itself."""
    if any(c.isdigit() for c in text):
        return "d"
    if not text[:1].isalpha():
        return text[:2]
    if text.isupper() and len(text) > 1:
        return "XX"
    return "Xx" if text[0].isupper() else "x"
