"""Which nominative an inflected name comes from, where the index knows several."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

import msgspec

from counterclaim.annotate.place_words import Lists
from counterclaim.languages import INFLECTING, base_forms
from counterclaim.model.names import NameEntry, PlaceKind
from counterclaim.model.parse import Parse, Token

LISTED = 6  # words after an adjective in which the area stands ("X and Y regions")
WHOLE = (PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.FACILITY)
DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
LATER = 0.1  # points that a form loses for each likelier one
PRINTED = 2.0  # points of the form that the text prints, where that is a nominative
FITTING = 9.0  # points of a division where a word for one follows, of anything else where none does
HOME, KNOWN, NOTED = 1.0, 2.0, 7.0
CLOSE = 1.5  # points within which another form may be meant as well


class Forms(msgspec.Struct, frozen=True):
    """The forms to look a stretch of tokens up by; ``printed`` is the text where that may be a nominative.

    ``level`` is the kind of division that a word after the name says, or one before it where the name is an
    adjective without one.
    """

    forms: tuple[str, ...]
    printed: str | None = None
    level: PlaceKind | None = None
    inflected: bool = False
    adjective: bool = False


def forms_of(parse: Parse, text: str, i: int, j: int, lists: Lists) -> Forms:
    """The forms of the tokens ``[i, j)``: as printed, or what they may be inflected from."""
    words = parse.tokens[i:j]
    printed = text[words[0].start : words[-1].stop]
    if parse.lang not in INFLECTING:
        return Forms((printed,), printed)
    stop = min(j + LISTED, parse.sentences[words[0].sent].last)
    after = [t.text.lower() for t in parse.tokens[j:stop]]
    word = next((w for w in after if w in lists.area), None) or elliptic(parse, words, lists)
    found = base_forms(
        parse.lang, words, area=bool(word) or not lists.zone.isdisjoint(after) or not lists.feature.isdisjoint(after)
    )
    nominative = "Case=Nom" in words[-1].morph or words[-1].text.isupper()
    level = None if not word else PlaceKind.ADMIN2 if word in lists.district else PlaceKind.ADMIN1
    return Forms(found or (printed,), printed if nominative else None, level, True, words[-1].pos == "ADJ")


def elliptic(parse: Parse, words: Sequence[Token], lists: Lists) -> str | None:
    """The area's word in "over Belgorod region, and over Kursk": it stood before, and an adjective has none."""
    if words[-1].pos != "ADJ" or not words[-1].lemma.endswith(lists.areal):
        return None
    first = parse.sentences[words[0].sent].first
    return next((w for t in parse.tokens[first : words[0].i] if (w := t.text.lower()) in lists.area), None)


def likeliest(
    found: Sequence[tuple[str, NameEntry]], forms: Forms, home: frozenset[str]
) -> tuple[str, NameEntry] | None:
    """The form that the text rather means, with the places of all forms that come close to it.

    The first where names do not inflect. None where only a division bears an adjective that stands for none.
    """
    if not forms.inflected:
        return found[0]
    order = {form: n for n, form in enumerate(forms.forms)}
    scored = [
        (fit(entry, forms), weight(entry, home) - LATER * order.get(form, len(order)), form, entry)
        for form, entry in found
    ]
    if forms.adjective and forms.level is None:
        scored = [s for s in scored if s[0]]
    if not scored:
        return None
    scored = [
        (f, points + FITTING * f + PRINTED * (form == forms.printed), form, entry) for f, points, form, entry in scored
    ]
    best = max(scored, key=lambda s: s[1])
    return best[2], joined(
        [best[3], *(entry for f, points, form, entry in scored if form != best[2] and points > best[1] - CLOSE)]
    )


def joined(entries: Sequence[NameEntry]) -> NameEntry:
    """The first entry with the places of the others after its own."""
    places = {p.place_id: p for entry in reversed(entries) for p in reversed(entry.places)}
    first = [p.place_id for p in entries[0].places]
    rest = [p for n, p in places.items() if n not in first]
    return msgspec.structs.replace(entries[0], places=(*entries[0].places, *rest))


def fit(entry: NameEntry, forms: Forms) -> float:
    """How well the kinds of an entry's places fit what the words after the name say, 0 to 1."""
    kinds = {p.kind for p in entry.places}
    if forms.level is None:
        return float(not kinds.issubset(DIVISIONS))
    return 1.0 if forms.level in kinds else 0.75 if kinds.intersection(DIVISIONS) else 0.0


def weight(entry: NameEntry, home: frozenset[str]) -> float:
    """How well known the best place of ``entry`` is."""
    best = max((NOTED if p.kind in WHOLE else log10(p.population + 1)) for p in entry.places)
    return best + HOME * any(p.country in home for p in entry.places) + KNOWN * entry.known
