"""How names are compared, and what an index of place names answers; annotate and resolve both rely on it."""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import StrEnum
from typing import Protocol

import msgspec

# Letters that Unicode does not decompose into a base letter and a mark.
PLAIN = str.maketrans(
    {"ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"ё": "е", "ғ": "г", "қ": "к"}
    | dict.fromkeys("'’‘ʼʻ`´ʹʺʽʾʿ\"“”", "")
    | dict.fromkeys("-‐‑‒–—_/.,", " ")
)
LATIN_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
SPACES = re.compile(r"\s+")
VOWELS = re.compile(r"(?<=.)[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")
# Romanisations differ in these; the right-hand sides are only ever compared with each other.
SOUNDS = (("shch", "sh"), ("tch", "c"), ("ch", "c"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"))
MORE_SOUNDS = (
    ("shch", "sh"),
    ("tch", "c"),
    ("ch", "c"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "k"),
    ("gh", "g"),
)
ARTICLES = frozenset(["al", "el", "as", "ash", "an", "ar", "ad", "at", "az", "adh", "ed", "es", "et"])
# ... and those that are only told inside a name; sounds of the gazetteer are made without them.
INNER_ARTICLES = ARTICLES | {"ez", "esh", "edh", "ath", "eth", "en", "er"}


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which ``name`` is compared: lower case, no Latin accents, no apostrophes, hyphens as spaces."""
    if name.isascii():
        return SPACES.sub(" ", name.lower().translate(PLAIN)).strip()
    # Marks go before the table: "Ẁ" is two letters only after it. Cyrillic й and ї stay letters of their own.
    apart = LATIN_MARKS.sub("", unicodedata.normalize("NFD", name.casefold()))
    return SPACES.sub(" ", unicodedata.normalize("NFC", apart).translate(PLAIN)).strip()


LEAST_STEM = 3  # letters that are left of a word without its ending


@functools.lru_cache(maxsize=65536)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """``word`` without the first of ``endings`` (longest first) that leaves enough of it; in lower case."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word.removesuffix(ending)
    return word


def without_article(key: str) -> str:
    """The folded ``key`` without a leading Arabic article ("al fashir" and "el fasher" begin alike)."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


@functools.lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The consonants of a folded Latin name, alike for its romanisations; ``""`` for names too short to tell.

    "el fasher" and "al fashir" are both ``"fsr"``; "taungup" and "toungup" ``"tngp"``.
    """
    text = without_article(key).replace(" ", "")
    for long, short in SOUNDS + MORE_SOUNDS:
        text = text.replace(long, short)
    text = DOUBLED.sub(r"\1", VOWELS.sub("", text.replace("h", "")))
    if text[:1] in "aeiouy":
        text = "a" + text[1:]
    return text if len(text) >= 3 else ""


class PlaceKind(StrEnum):
    """What a gazetteer entry is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    REGION = "region"  # vernacular, or a water, range, line: from a theatre
    CAPITAL = "capital"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"  # of a town
    FACILITY = "facility"


class NamedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One gazetteer place under one name.

    ``name`` is its official name; ``primary`` is true if the name looked up is that one. ``admin1`` is an id
    (``admin1:UA.07``). ``population`` 0 is unknown. ``lat``/``lon`` are WGS84 degrees.
    """

    place_id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    primary: bool = True


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Every place that bears one name, and what else the name is in the language: a word, a person's name.

    ``known`` is true for a name that the theatre itself gives.
    """

    places: tuple[NamedPlace, ...]
    word: bool = False
    person: bool = False
    known: bool = False


class NameIndex(Protocol):
    """What ``annotate/names.py`` asks; ``resolve/gazetteer.py`` answers."""

    @property
    def home(self) -> frozenset[str]:
        """The countries (ISO 3166-1 alpha-2) that the reports are expected to be about; empty if any may be."""
        ...

    def lookup(self, key: str) -> NameEntry | None:
        """The places whose folded name is ``key``, the most populous first; ``None`` if no place bears it."""
        ...
