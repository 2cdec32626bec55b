"""The forms in which a gazetteer may know a Ukrainian place name that a text prints inflected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.languages.uk.forms import APOSTROPHES, Forms
from counterclaim.model.parse import Token

# Endings of inflected names that no dictionary knows, and those of the nominatives that they may come from.
ENDINGS = (
    ("ок", ("ки",)), ("их", ("і", "е")),
    ("ього", ("є", "ій")), ("ого", ("е", "ий", "")), ("ому", ("е", "ий")), ("ими", ("і",)), ("ами", ("и", "а")),
    ("ями", ("і",)), ("ах", ("и", "а")), ("ях", ("і", "я")), ("ої", ("а",)), ("ою", ("а",)), ("єю", ("я",)),
    ("ею", ("я", "а")), ("ією", ("ія",)), ("ком", ("ок", "ко", "к")), ("ку", ("ок", "ка", "к")),
    ("ка", ("ок", "ко", "к")), ("ці", ("ка", "ця")), ("овом", ("ів", "ово")), ("евом", ("їв", "ево")),
    ("ові", ("ів", "ове", "о", "")), ("ову", ("ів",)), ("ова", ("ів", "ово")), ("єві", ("їв", "єв")),
    ("єву", ("їв",)), ("єва", ("їв",)), ("ом", ("", "о", "е")), ("им", ("е", "ий")), ("ій", ("а", "ій")),
    ("ем", ("", "е", "ь")), ("єм", ("й", "є")), ("ів", ("и", "і", "")), ("ню", ("нь", "ня")), ("ня", ("нь", "ень")),
    ("ні", ("нь", "на", "не")), ("ю", ("ь", "я", "й", "є")), ("у", ("", "а", "о", "е")), ("ї", ("я", "й", "ї")),
    ("і", ("", "а", "о", "ь", "я", "е")), ("и", ("а", "и", "ь")), ("я", ("ь", "й", "є")), ("а", ("", "о")),
)  # fmt: skip
# An area is named by an adjective of its town: "Сумська" of Суми, "Донецька" of Донецьк.
ADJECTIVES = (
    ("івський", ("ів", "ове", "івка", "ово", "ева", "еве", "івськ")),
    ("їнський", ("їнськ", "їна", "їни")),
    ("цький", ("цьк", "ця", "ць", "цьке")),
    ("зький", ("г", "га", "з", "жжя")),
    ("пільський", ("поле", "пілля", "піль")),
    ("ський", ("ськ", "", "и", "а", "ів", "ка", "ь", "і", "я", "е", "о", "ське")),
)


def base_forms(tokens: Sequence[Token], forms: Forms, *, area: bool) -> Iterator[str]:
    """Possible nominatives of the name in ``tokens``, likeliest first; ``area`` if a word such as "область" follows."""
    printed = " ".join(t.text for t in tokens).translate(APOSTROPHES)
    nominative = "Case=Nom" in tokens[-1].morph or not any(c.isalpha() for c in tokens[-1].text)
    if nominative or tokens[-1].text.isupper():
        yield printed
    if len(tokens) == 1:
        yield from single(tokens[0], forms, area=area)
    elif "-" in {t.text for t in tokens}:
        yield "".join(t.text for t in tokens)
    else:
        last = list(dict.fromkeys(single(tokens[-1], forms, area=False)))[:6]
        first = (
            list(dict.fromkeys(single(tokens[0], forms, area=False)))[:6]
            if len(tokens) == 2
            else [tokens[0].text.lower()]
        )
        middle = [t.text for t in tokens[1:-1]]
        for head in first:
            for tail in last:
                yield " ".join((head, *middle, tail))
    yield printed


def single(token: Token, forms: Forms, *, area: bool) -> Iterator[str]:
    """Possible nominatives of one word."""
    word = token.text.translate(APOSTROPHES)
    if area and (token.pos == "ADJ" or token.lemma.endswith("ський") or token.lemma.endswith("цький")):
        yield from (token.lemma, token.lemma.removesuffix("ий") + "а")  # the area may be listed under its adjective
        yield from of_adjective(token.lemma)
        return
    low = word.lower()
    for cut in ("ська", "ську", "ськом", "ському", "цька", "цьку", "цьком", "цькому"):
        if low.endswith(cut) and not area:
            yield low.removesuffix(cut) + cut[:3]
    known = [r.lemma for r in forms.analyses(word) if r.lemma[:1].isupper() and r.ending]
    yield from known
    yield token.lemma
    if not word.isupper():
        yield from stripped(word.lower())


def stripped(word: str) -> Iterator[str]:
    """Nominatives that a word which no dictionary knows may come from."""
    for ending, others in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            for other in others:
                yield word.removesuffix(ending) + other


def of_adjective(lemma: str) -> Iterator[str]:
    """The towns that an adjective may be made of."""
    for ending, others in ADJECTIVES:
        if lemma.endswith(ending):
            for other in others:
                yield lemma.removesuffix(ending) + other
