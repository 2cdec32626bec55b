"""The forms in which a gazetteer may know a Ukrainian place name that a text prints inflected."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from counterclaim.languages import table
from counterclaim.languages.cyrillic import romanised
from counterclaim.languages.uk.forms import APOSTROPHES, Forms
from counterclaim.model.parse import Token

SHORTEST = 4  # letters of a name that is looked up in Latin letters
JOINED = 4  # nominatives of each part of a name with a hyphen that are tried
BASES = 5  # nominatives of it that are tried
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
    yield from foreign(tokens, forms)


def foreign(tokens: Sequence[Token], forms: Forms) -> Iterator[str]:
    """Latin spellings of a name that no dictionary knows ("Ель-Фашера": el fasher)."""
    last = tokens[-1].text.translate(APOSTROPHES)
    known = all(forms.analyses(t.text) and "-" not in t.text for t in tokens if t.text[:1].isalpha())
    if known or last.isupper() or len(last) < SHORTEST:
        return
    before = " ".join(t.text for t in tokens[:-1] if t.text[:1].isalpha())
    latin = table("uk", "latin")
    low = last.lower()
    found = of_case(last, tokens[-1])
    likely = (low, *found) if "Case=Nom" in tokens[-1].morph else (*found, low)
    bases = itertools.islice(dict.fromkeys(likely), BASES)
    for base in bases:
        yield from romanised(f"{before} {base}".strip(), latin)


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
    first, _, _ = word.rpartition("-")
    known = [r.lemma for r in forms.analyses(word) if r.lemma[:1].isupper() and r.ending]
    yield from (f"{first}-{lemma}" if first and "-" not in lemma else lemma for lemma in known)
    yield token.lemma
    if not word.isupper():
        yield from of_case(low, token)
        yield from joined(low)


def joined(low: str) -> Iterator[str]:
    """Nominatives of a name whose first part inflects as well: "ростові-на-дону", "кам'янці-подільському"."""
    head, hyphen, rest = low.partition("-")
    tails = [rest] if "-" in rest else list(dict.fromkeys((*stripped(rest), rest)))[:JOINED]
    if hyphen and len(head) > JOINED:
        yield from (f"{first}-{tail}" for first in itertools.islice(stripped(head), JOINED) for tail in tails)


def of_case(word: str, token: Token) -> list[str]:
    """Nominatives that an unknown word may come from, as the token's case allows.

    An accusative in -у or -ю, as the object of a verb, is of a noun in -а or -я: a lifeless noun of the second
    declension has the accusative of its nominative. So "захопили Гому" means Гома, never Гом.
    """
    found = list(stripped(word.lower()))
    accusative = token.dep == "dobj" and "Case=Acc" in token.morph and "Number=Sing" in token.morph
    if accusative and word.lower().endswith(("у", "ю")):
        return [form for form in found if form.endswith(("а", "я"))] or found
    return found


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
