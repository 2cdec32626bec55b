"""Where a text prints a name that the index knows: longest first, over capitalised words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.annotate.inflected import Forms, forms_of, likeliest
from counterclaim.annotate.place_words import Lists
from counterclaim.languages import is_word
from counterclaim.model.names import NamedPlace, NameEntry, NameIndex, PlaceKind, fold
from counterclaim.model.parse import Parse, Token

COMPOUND = 4  # tokens of "Abu al-Duhur"
RESPELT = 2  # tokens of a name that is also looked up in other letters
LONGEST = 8  # tokens, hyphens counted
JOINERS = frozenset("-‐‑–'’ʼ`/")
PREFIX = re.compile(r"(?:[ae](?:l|d|dh|r|s|sh|n|t|th|z))$")  # the Arabic article as it is printed
SPACE = re.compile(r"[ \u00a0]?\n?[ \u00a0]?")
LARGE = 100_000  # inhabitants: a town that a report names without saying where it is


class Hit(msgspec.Struct, gc=False):
    """A stretch of tokens ``[first, last)`` whose folded text ``key`` the index knows, or that may be a place."""

    first: int
    last: int
    key: str
    entry: NameEntry | None
    generic: tuple[int, int] | None = None
    area: bool = False  # the generic makes it a region
    feature: bool = False  # the generic makes it another thing than the settlement of that name

    @property
    def places(self) -> tuple[NamedPlace, ...]:
        """The places that bear the name."""
        return self.entry.places if self.entry else ()

    @property
    def prominent(self) -> bool:
        """True if the name is that of a country, region, capital or large town."""
        return any(weighty(p) for p in self.places)


def weighty(place: NamedPlace) -> bool:
    """True for places that need no introduction."""
    if place.kind in (PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.FACILITY):
        return True
    return place.population >= LARGE and (place.primary or place.kind == PlaceKind.SETTLEMENT)


def capital(token: Token) -> bool:
    """True if the token begins as a name does."""
    return token.text[0].isupper()


def may_start(tokens: tuple[Token, ...], i: int) -> bool:
    """True if a name can begin at ``i``: a capital, or "al-" before one."""
    token = tokens[i]
    if capital(token):
        return True
    if not token.text[0].isalpha():
        return False
    if PREFIX.match(token.text):
        return i + 2 < len(tokens) and tokens[i + 1].text in JOINERS and capital(tokens[i + 2])
    head, mark, rest = token.text.partition("-")
    return bool(mark and rest[:1].isupper() and PREFIX.match(head))


def run_stop(parse: Parse, text: str, i: int, lists: Lists) -> int:
    """Where the run of words that can be one name and begins at ``i`` ends; ends on a word, never on a joiner."""
    tokens = parse.tokens
    limit = min(len(tokens), i + LONGEST, parse.sentences[tokens[i].sent].last)
    stop = j = i + 1
    while j < limit and SPACE.fullmatch(text[tokens[j - 1].stop : tokens[j].start]):
        token = tokens[j]
        glued = token.start == tokens[j - 1].stop
        if token.text in JOINERS and glued and j + 1 < limit and tokens[j + 1].start == token.stop:
            j += 1
            continue
        named = capital(token) or token.text.isdigit() or tokens[j - 1].text in JOINERS
        if named and token.text[0].isalnum():
            stop = j + 1
        elif not goes_on(tokens, j, limit, lists):
            break
        j += 1
    return stop


def goes_on(tokens: tuple[Token, ...], j: int, limit: int, lists: Lists) -> bool:
    """True if the lower-case token at ``j`` can stand inside a name: a particle, or 's before a capital."""
    if tokens[j].tag == "POS":
        return j + 1 < limit and capital(tokens[j + 1])
    return tokens[j].text.lower() in lists.inner


def find_hits(parse: Parse, text: str, names: NameIndex, lists: Lists) -> list[Hit]:
    """Every longest name that the index knows, in text order; they do not overlap."""
    hits: list[Hit] = []
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        found = longest(parse, text, i, names, lists) if may_start(tokens, i) else None
        if found is not None:
            hits.append(found)
            i = found.last
        else:
            i += COMPOUND if goes_on_with_article(tokens, i + 1) and capital(tokens[i]) else 1
    return hits


def longest(parse: Parse, text: str, i: int, names: NameIndex, lists: Lists) -> Hit | None:
    """The longest known name that begins at token ``i``."""
    tokens = parse.tokens
    least = i if capital(tokens[i]) else i + 2  # the "al" of "al-Shabaab" is no name by itself
    for j in range(run_stop(parse, text, i, lists), least, -1):
        if tokens[j - 1].text in JOINERS or tokens[j - 1].tag == "POS":
            continue
        if (
            j < len(tokens)
            and tokens[j].text in JOINERS
            and tokens[j].start == tokens[j - 1].stop
            and inside_word(tokens, j)
        ):
            continue
        forms = forms_of(parse, text, i, j, lists)
        respelt = bool(lists.respelt) and j - i <= RESPELT and not (j - i == 1 and is_word(parse.lang, tokens[i].text))
        found = looked_up(forms, names, lists, dateline=is_dateline(parse, i, j), respelt=respelt)
        if found is not None and not continues(tokens, j, lists):
            return Hit(i, j, fold(found[0]), found[1])
    return None


def looked_up(
    forms: Forms, names: NameIndex, lists: Lists, *, dateline: bool, respelt: bool
) -> tuple[str, NameEntry] | None:
    """The form that the index knows, and its entry there; in other letters if ``respelt`` and need be."""
    also = [respell(form, lists) for form in forms.forms[:2]] if forms.level and lists.respelt else []
    found = entries_of((*forms.forms, *also), names, dateline=dateline)
    if not found and respelt:
        found = entries_of([respell(form, lists) for form in forms.forms], names, dateline=dateline)
    return likeliest(found, forms, names.home) if found else None


def entries_of(forms: Sequence[str], names: NameIndex, *, dateline: bool) -> list[tuple[str, NameEntry]]:
    """The ``forms`` that the index knows, each with its entry."""
    entries = ((form, known(names, form, dateline=dateline)) for form in forms)
    return [(form, entry) for form, entry in entries if entry is not None]


def respell(form: str, lists: Lists) -> str:
    """``form`` in the letters of a language whose spelling the index may have instead."""
    words = form.lower().split(" ")
    for ending, other in lists.respelt_endings.items():
        words = [w.removesuffix(ending) + other if w.endswith(ending) else w for w in words]
    begun = (lists.respelt_first.get(w[:1], w[:1]) + w[1:] for w in words)
    return " ".join(begun).translate(lists.respelt)


def continues(tokens: tuple[Token, ...], j: int, lists: Lists) -> bool:
    """True if an unknown longer name goes on: "Stade" of "Stade de l'Unité"."""
    if goes_on_with_article(tokens, j):
        return True
    return j + 1 < len(tokens) and tokens[j].text in lists.particles and any(map(capital, tokens[j + 1 : j + 3]))


def goes_on_with_article(tokens: tuple[Token, ...], j: int) -> bool:
    """True if at ``j`` an Arabic name goes on: "Abu" of "Abu al-Duhur" is no place by itself, nor is "Duhur"."""
    if not 0 < j < len(tokens) - 2 or not PREFIX.match(tokens[j].text):
        return False
    glued = tokens[j + 1].text in JOINERS and tokens[j + 1].stop == tokens[j + 2].start
    return glued and capital(tokens[j + 2]) and capital(tokens[j - 1])


def inside_word(tokens: tuple[Token, ...], j: int) -> bool:
    """True if the joiner at ``j`` glues a lower-case word on: "Moscow-backed" is no Moscow."""
    return j + 1 < len(tokens) and tokens[j + 1].start == tokens[j].stop and tokens[j + 1].text[0].islower()


def is_dateline(parse: Parse, i: int, j: int) -> bool:
    """True for "GOMA, 27 January": what begins a sentence and is followed by a comma, bracket or dash."""
    tokens = parse.tokens
    return (
        parse.sentences[tokens[i].sent].first == i and j < len(tokens) and tokens[j].text in {",", "(", "-", "–", "—"}
    )


def known(names: NameIndex, printed: str, *, dateline: bool = False) -> NameEntry | None:
    """The index's entry for ``printed``; an acronym outside a dateline must name a country or region."""
    bare = printed.replace(".", "")
    if len(bare) < 2:
        return None
    entry = names.lookup(fold(printed))
    if entry is None and "." in printed:
        entry = names.lookup(fold(bare))
    if entry is None or dateline or not (bare.isupper() and len(bare) <= 4):
        return entry
    short = tuple(p for p in entry.places if p.kind in (PlaceKind.COUNTRY, PlaceKind.REGION))
    return NameEntry(places=short, word=entry.word, person=entry.person) if short else None
