"""The forms in which a gazetteer may know a Russian place name that a text prints inflected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.model.parse import Token

if TYPE_CHECKING:
    from counterclaim.languages.ru.lemmas import Lemmatizer

# Endings of inflected names that no dictionary knows, and those of the nominatives that they may come from.
ENDINGS = (
    ("ок", ("ки",)),
    ("ых", ("ые", "ое")),
    ("их", ("ие",)),
    ("ого", ("ое", "ый", "ой", "")),
    ("его", ("ее", "ий")),
    ("ому", ("ое", "ый")),
    ("ами", ("ы", "а")),
    ("ями", ("и",)),
    ("ах", ("ы", "а")),
    ("ях", ("и", "ья")),
    ("ой", ("а", "ая")),
    ("ей", ("я", "ь")),
    ("ою", ("а",)),
    ("ом", ("", "о", "ое")),
    ("ем", ("е", "ь", "", "ее")),
    ("ым", ("ый", "ое", "")),
    ("ую", ("ая",)),
    ("ью", ("ь",)),
    ("ов", ("ы",)),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "я", "е")),
    ("е", ("", "а", "о", "ь", "я")),
    ("и", ("а", "ь", "я", "й")),
    ("ы", ("а",)),
    ("а", ("", "о")),
    ("я", ("ь", "е", "й")),
)
# An area is named by an adjective of its town: "Сумская" of Сумы, "Донецкая" of Донецк.
INSERTED = ("ан", "ян", "ин", "ен")
ADJECTIVES = (
    ("польский", ("поле", "полье", "поль")),
    ("цкий", ("цк", "ца")),
    ("ский", ("ск", "", "ы", "а", "са", "ье", "о", "ь", "и", "я")),
)


def base_forms(tokens: Sequence[Token], lemmatizer: Lemmatizer, *, area: bool) -> Iterator[str]:
    """Possible nominatives of the name in ``tokens``, likeliest first; ``area`` if a word such as "область" follows."""
    last = tokens[-1]
    nominative = "Case=Nom" in last.morph or not any(c.isalpha() for c in last.text)
    printed = " ".join(t.text for t in tokens)
    if nominative:
        yield printed
    if len(tokens) == 1:
        yield from single(last, lemmatizer, area=area)
    else:
        own = [lemmatizer.nominative(t.text, dict_of(t.morph)) for t in tokens]
        yield " ".join(own)
        for first in stripped(tokens[0].text.lower()):
            yield " ".join((first, *own[1:]))
        for end in stripped(last.text.lower()):
            yield " ".join((*own[:-1], end))
    yield printed


def single(token: Token, lemmatizer: Lemmatizer, *, area: bool) -> Iterator[str]:
    """Possible nominatives of one word."""
    word = token.text.lower()
    if token.pos == "ADJ" and area and token.lemma.endswith(("ский", "цкий")):
        yield from (token.lemma, token.lemma.removesuffix("ий") + "ая")  # the area may be listed under its adjective
        yield from of_adjective(token.lemma)
        return
    yield lemmatizer.nominative(token.text, dict_of(token.morph))
    yield token.lemma
    if not token.text.isupper():
        yield from stripped(word)


def stripped(word: str) -> Iterator[str]:
    """Nominatives that a word which no dictionary knows may come from."""
    for ending, others in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            for other in others:
                yield word.removesuffix(ending) + other


def of_adjective(lemma: str) -> Iterator[str]:
    """The towns that an adjective may be made of."""
    for ending, others in ADJECTIVES:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            yield from (stem + other for other in others)
            if ending != "польский" and stem.endswith(INSERTED):  # "Суджанский" of Суджа, "Бучанский" of Буча
                yield from (stem[:-2] + other for other in ("а", "я", "о", "ино", "и", "ы"))


def dict_of(morph: str) -> dict[str, str]:
    """Universal Features as a dictionary."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)
