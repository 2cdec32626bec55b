"""Dictionary forms of a word by itself, for searching; no sentence is parsed, so it is quick to load."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer


def bases_of(word: str, lang: str | None = None) -> tuple[str, ...]:
    """What ``word`` may be a form of in each language that inflects, or in ``lang`` alone; itself if it is one."""
    asked = DICTIONARIES if lang is None else {lang: DICTIONARIES[lang]} if lang in DICTIONARIES else {}
    return tuple(dict.fromkeys(base for look in asked.values() for base in look(word.casefold())))


@functools.cache
def russian(word: str) -> tuple[str, ...]:
    """The likeliest lemma in the Russian dictionary, with ё as е, as the adapter writes it."""
    readings = russian_analyzer().parse(word)
    return (str(readings[0].normal_form).replace("ё", "е"),) if readings else ()


@functools.cache
def russian_analyzer() -> MorphAnalyzer:
    """The Russian dictionary, loaded once."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@functools.cache
def ukrainian(word: str) -> tuple[str, ...]:
    """The lemmas in the Ukrainian dictionary."""
    from counterclaim.languages.uk.forms import forms

    return tuple(dict.fromkeys(reading.lemma.lower() for reading in forms().analyses(word)))


DICTIONARIES: dict[str, Callable[[str], tuple[str, ...]]] = {"ru": russian, "uk": ukrainian}
