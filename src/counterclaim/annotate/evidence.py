"""Whether a name stands for a place where it is printed: points for and against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.annotate.context import Context
from counterclaim.annotate.place_words import Lists
from counterclaim.annotate.toponyms import LARGE, Hit
from counterclaim.languages import is_word
from counterclaim.model.names import PlaceKind
from counterclaim.model.parse import Parse, Token

ENOUGH = 1.0  # points
HOME_SHARE = 0.15  # of a report's weighty names: a country with more is one that the report is about
TINY = 15_000  # inhabitants


def homes(hits: Sequence[tuple[Hit, float]]) -> frozenset[str]:
    """The countries that the surely meant names lie in; a name shared by several countries counts for its largest."""
    votes: Counter[str] = Counter()
    for hit, points in hits:
        first = hit.places[0] if hit.places else None
        if first is not None and first.country and points >= ENOUGH and hit.prominent:
            votes[first.country] += 1
    total = sum(votes.values())
    return frozenset(c for c, n in votes.items() if n >= HOME_SHARE * total)


def points(hit: Hit, context: Context, parse: Parse, lists: Lists, lands: frozenset[str]) -> float:
    """How surely ``hit`` is a place, against ``ENOUGH``. ``lands`` are the report's countries so far."""
    if hit.entry is None:
        return 0.0
    tokens = parse.tokens[hit.first : hit.last]
    score = standing(hit, lands)
    score += 1.2 * context.locative + (0.5 * context.mild if not context.locative else 0.0)
    score += taken_points(context, lists) + 1.0 * (context.of_noun in lists.of) + 1.5 * (hit.generic is not None)
    if context.previous is not None and context.previous.text.lower() in lists.title:
        score += 1.0
    score -= word_points(hit, tokens, context, lists)
    score -= person_points(hit, tokens, context, lists)
    return score


LINKED = 0.8  # points of a name that is listed with a sure place


def linked(context: Context, sure: frozenset[int]) -> float:
    """Points for a name listed with places: ``sure`` are the tokens of those that leave no doubt."""
    return LINKED if context.head.dep == "conj" and {context.top.i, context.head.head} & sure else 0.0


def taken_points(context: Context, lists: Lists) -> float:
    """Points for the object of "captured" or of "an attack on"."""
    top, governor = context.top, context.governor
    if top.dep in ("dobj", "nsubjpass") and governor.lemma in lists.taken:
        return 1.0
    return 0.8 if context.before_noun in lists.assaults else 0.0


def held_points(hit: Hit, context: Context, parse: Parse, lists: Lists) -> float:
    """Points for what is held, hit or lost, is quiet, has a garrison, or has a road to it."""
    previous = context.previous
    described = previous is not None and (previous.text.lower() == "the" or context.top.i != context.head.i)
    if hit.entry is None or hit.entry.word or described:
        return 0.0
    top, governor = context.top, context.governor
    held = top.dep in ("dobj", "nsubjpass") and governor.lemma in lists.held
    owned = top.dep == "poss" and bool({governor.lemma, governor.text.lower()} & lists.deeds)
    endures = top.dep == "nsubj" and governor.lemma in lists.endured and not hit.entry.person
    return 0.6 if held or owned or endures or on_the_way(context, parse, lists) else 0.0


def on_the_way(context: Context, parse: Parse, lists: Lists) -> bool:
    """True after "the road to", "dislodged the rebels from"."""
    governor = context.governor
    if context.top.dep != "pobj" or governor.lemma not in lists.ways:
        return False
    above = parse.tokens[governor.head]
    verb = parse.tokens[above.head] if above.dep == "dobj" else above  # "the rebels from X", as the parse may have it
    return verb.lemma in lists.driven or above.text.lower() in lists.routes


def standing(hit: Hit, lands: frozenset[str]) -> float:
    """Points for the places that bear the name: large, or in a country that the report is about."""
    best = 0.0
    for place in hit.places:
        value = 0.4 if place.primary else 0.2
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.FACILITY):
            value = 1.5
        elif place.kind == PlaceKind.CAPITAL or place.population >= 10 * LARGE:
            value = 1.2
        elif place.population >= LARGE or place.kind == PlaceKind.ADMIN1:
            value = 1.0 if place.primary else 0.6
        elif place.population >= TINY:
            value += 0.2
        if place.country in lands and place.kind is not PlaceKind.QUARTER:
            value += 0.7
        best = max(best, value)
    known = hit.entry is not None and hit.entry.known
    return best + 0.2 * (len(hit.key.split()) > 1) + 0.5 * known


def word_points(hit: Hit, tokens: Sequence[Token], context: Context, lists: Lists) -> float:
    """Points against a name that is an ordinary word, or is not tagged as a name."""
    if hit.key in lists.never:
        return 9.0
    against = 0.0
    state = any(p.kind is PlaceKind.COUNTRY for p in hit.places[:1])
    if hit.entry is not None and hit.entry.word:
        against += 0.5 if state and not context.starts else 1.0 + 0.5 * context.starts
    elif context.starts and not hit.prominent and len(tokens) == 1 and is_word(lists.lang, tokens[0].text):
        against += 1.0
    if describes(hit, tokens, context):
        against += 2.0
    if not any(t.pos == "PROPN" for t in tokens):
        against += 0.5 if context.starts else 0.1 if not hit.entry or not hit.entry.word else 0.5
    return against


def describes(hit: Hit, tokens: Sequence[Token], context: Context) -> bool:
    """True for an adjective of a common noun ("the southern grouping") or of an unknown longer name."""
    last, following = tokens[-1], context.following
    if hit.generic is not None or last.pos != "ADJ" or not last.morph or following is None:
        return False
    common = following.pos == "NOUN" and last.head == following.i
    return common or (following.pos in ("PROPN", "NOUN", "ADJ") and following.text[0].isupper())


def is_surname(hit: Hit, context: Context, parse: Parse, lists: Lists) -> bool:
    """True where a title and a first name stand before it ("Minister Anna Sloviansk"): that is a person."""
    previous = context.previous
    if previous is None or previous.pos != "PROPN" or hit.generic is not None or hit.last - hit.first != 1:
        return False
    before = parse.tokens[max(0, previous.i - 1) : previous.i]
    return any(t.text.lower().rstrip(".") in lists.persons and t.sent == previous.sent for t in before)


def after_forename(hit: Hit, context: Context) -> bool:
    """True for "Drew Webster", "Drew A. Webster": the name before it belongs to it."""
    previous = context.previous
    return previous is not None and previous.pos == "PROPN" and hit.first <= previous.head < hit.last


def person_points(hit: Hit, tokens: Sequence[Token], context: Context, lists: Lists) -> float:
    """Points against a name that stands in a person's."""
    previous, following = context.previous, context.following
    before = previous.text.lower().rstrip(".") if previous is not None else ""
    if previous is not None and (before in lists.ranks or (before in lists.persons and previous.text[0].isupper())):
        return 2.5 if before in lists.ranks else 1.5
    against = 0.4 if hit.entry is not None and hit.entry.person else 0.0
    if previous is not None and previous.pos == "PROPN" and previous.dep in ("compound", "nmod") and not hit.generic:
        against += 1.0 if hit.first <= previous.head < hit.last else 0.0
    if following is not None and following.pos == "PROPN" and tokens[-1].head == following.i and hit.generic is None:
        against += 1.0
    return against
