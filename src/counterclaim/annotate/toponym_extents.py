"""How far a toponym reaches: the generic word after it ("Kharkiv region", "Hakari bridge")."""

from __future__ import annotations

from counterclaim.annotate.place_words import Lists
from counterclaim.annotate.toponyms import Hit, known
from counterclaim.languages import base_forms
from counterclaim.model.names import NameEntry, NameIndex, PlaceKind, fold
from counterclaim.model.parse import Parse

REACH = 4  # words between a name and its generic


def attach_generic(parse: Parse, text: str, hit: Hit, lists: Lists, names: NameIndex | None) -> None:
    """Set the generic of ``hit``, and take the index's entry for the whole where it has one."""
    tokens = parse.tokens
    found = generic_after(parse, hit, lists)
    if found is None:
        return
    word = tokens[found[1] - 1].text.lower()
    if hit.key in lists.never:
        return
    if word in lists.area | lists.feature and found[1] - found[0] > 1 and tokens[found[0]].tag == "POS":
        return
    whole = text[tokens[hit.first].start : tokens[found[1] - 1].stop]
    entry, whole = of_whole(parse, hit.first, found[1], whole, names)
    if word in lists.zone:
        hit.generic = found
        return
    hit.generic = found
    hit.last = found[1]
    if entry is not None and (word not in lists.settlement or hit.entry is None):
        hit.entry, hit.key = entry, fold(whole)
    elif word in lists.area:
        hit.area = True
    elif word in lists.feature:
        hit.feature = True
        hit.key = fold(whole)
        if word not in lists.standing_in:
            hit.entry = None


def of_whole(
    parse: Parse, first: int, last: int, printed: str, names: NameIndex | None
) -> tuple[NameEntry | None, str]:
    """The index's entry for a name with its generic, and the form that it is known by."""
    if names is None:
        return None, printed
    forms = dict.fromkeys((printed, *base_forms(parse.lang, parse.tokens[first:last], area=False)))
    found = ((known(names, form), form) for form in forms)
    return next(((entry, form) for entry, form in found if entry is not None), (None, printed))


def generic_after(parse: Parse, hit: Hit, lists: Lists) -> tuple[int, int] | None:
    """Tokens of the generic phrase right after ``hit``."""
    tokens = parse.tokens
    for j in range(hit.last, min(hit.last + REACH, len(tokens))):
        token = tokens[j]
        if token.sent != tokens[hit.first].sent:
            return None
        lower = token.text.lower()
        if (
            token.pos in ("NOUN", "PROPN", "ADJ")
            and lower in lists.area | lists.settlement | lists.feature | lists.zone
        ):
            if any(p.kind == PlaceKind.COUNTRY for p in hit.places[:1]) and lower not in lists.zone:
                return None
            return hit.last, j + 1
        if lower not in lists.between:
            return None
    return None


def whole_span(parse: Parse, hit: Hit) -> tuple[int, int]:
    """Characters of ``hit`` with its generic."""
    return parse.tokens[hit.first].start, parse.tokens[hit.last - 1].stop
