"""Toponyms of a document: found in the name index or by their syntax, with the use that each is put to."""

from __future__ import annotations

import msgspec

from counterclaim.annotate.context import Context, context_of
from counterclaim.annotate.evidence import (
    ENOUGH,
    after_forename,
    held_points,
    homes,
    is_surname,
    linked,
    on_the_way,
    points,
    taken_points,
)
from counterclaim.annotate.place_words import Lists, lists_of
from counterclaim.annotate.toponym_extents import attach_generic, whole_span
from counterclaim.annotate.toponyms import Hit, capital, find_hits, run_stop
from counterclaim.annotate.usage import use_of
from counterclaim.languages import is_word
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.names import NameIndex, PlaceKind, fold
from counterclaim.model.parse import Parse
from counterclaim.model.span import span_of


def find_places(document: Document, parse: Parse, names: NameIndex) -> tuple[PlaceMention, ...]:
    """Every toponym, in text order, none overlapping another.

    One that the index does not know but that stands where only a place can has no candidates.
    """
    lists = lists_of(parse.lang)
    text = document.text
    hits = find_hits(parse, text, names, lists)
    for hit in hits:
        attach_generic(parse, text, hit, lists, names)
    share_generics(parse, text, hits, lists)
    kept = accepted(hits, parse, lists, names.home or lists.home)
    unknown = unknown_hits(parse, text, [hit for hit, _ in kept], lists, names)
    kept = sorted([*kept, *((hit, context_of(parse, hit, lists)) for hit in unknown)], key=lambda pair: pair[0].first)
    mentions = [mention(document, parse, hit, context, lists) for hit, context in kept]
    return tuple(after_place(text, kept, mentions))


def after_place(text: str, kept: list[tuple[Hit, Context]], mentions: list[PlaceMention]) -> list[PlaceMention]:
    """``mentions`` with the country in "MAE SOT, Thailand" as a place: it says where the place before it is."""
    out = mentions[:1]
    for n in range(1, len(mentions)):
        left, right = out[-1], mentions[n]
        if left.use is Use.PLACE and right.use is Use.AGENT and text[left.stop : right.start] == ", ":
            lands = {p.country for p in kept[n - 1][0].places}
            if any(p.country in lands and p.kind is PlaceKind.COUNTRY for p in kept[n][0].places):
                right = msgspec.structs.replace(right, use=Use.PLACE)
        out.append(right)
    return out


def share_generics(parse: Parse, text: str, hits: list[Hit], lists: Lists) -> None:
    """Give "Kursk" in "Kursk and Belgorod regions" the generic of its neighbour."""
    for left, right in zip(reversed(hits[:-1]), reversed(hits[1:]), strict=True):
        if right.generic is None or left.generic is not None:
            continue
        between = text[parse.tokens[left.last - 1].stop : parse.tokens[right.first].start]
        plural = parse.tokens[right.generic[1] - 1]
        several = plural.tag in ("NNS", "NNPS") or "Number=Plur" in plural.morph
        if between in lists.joints and several and plural.text.lower() in lists.area:
            left.generic, left.area = right.generic, True


def accepted(hits: list[Hit], parse: Parse, lists: Lists, home: frozenset[str]) -> list[tuple[Hit, Context]]:
    """The hits that are places: by their own points, in the report's countries, or as one that was sure elsewhere."""
    pairs = [(hit, context_of(parse, hit, lists)) for hit in hits]
    first = [(h, points(h, c, parse, lists, home)) for h, c in pairs]
    lands = homes(first) | home
    named = {h.key for h, c in pairs if after_forename(h, c)}
    final = [points(h, c, parse, lists, lands) for h, c in pairs]
    suffered = [0.0 if h.key in named else held_points(h, c, parse, lists) for h, c in pairs]
    final = with_listed(pairs, [value + more for value, more in zip(final, suffered, strict=True)])
    sure = {h.key for h, p in zip(hits, final, strict=True) if p >= ENOUGH}
    persons = {h.key for h, c in pairs if is_surname(h, c, parse, lists)}
    out = []
    for (hit, context), value in zip(pairs, final, strict=True):
        if hit.key in persons and not context.locative and hit.generic is None:
            continue
        again = hit.key in sure and value > 0 and not (hit.entry and hit.entry.word)
        if value >= ENOUGH or again:
            out.append((hit, context))
    return out


def with_listed(pairs: list[tuple[Hit, Context]], values: list[float]) -> list[float]:
    """``values`` with points for the names that are listed with a sure place."""
    both = list(zip(pairs, values, strict=True))
    sure = frozenset(i for (hit, _), value in both if value >= ENOUGH for i in range(hit.first, hit.last))
    return [value + (linked(context, sure) if value > 0 else 0.0) for (_, context), value in both]


def unknown_hits(parse: Parse, text: str, hits: list[Hit], lists: Lists, names: NameIndex) -> list[Hit]:
    """Runs of capitalised words outside ``hits`` that stand where only a place can."""
    taken = {i for h in hits for i in range(h.first, h.last)}
    out: list[Hit] = []
    tokens, i = parse.tokens, 0
    while i < len(tokens):
        if i in taken or not (capital(tokens[i]) and may_be_name(parse, i)):
            i += 1
            continue
        stop = run_stop(parse, text, i, lists)
        if tokens[stop - 1].tag == "POS":
            stop -= 1
        if not taken.intersection(range(i, stop)):
            hit = Hit(i, stop, fold(text[tokens[i].start : tokens[stop - 1].stop]), None)
            attach_generic(parse, text, hit, lists, names)
            if hit.entry is not None or plainly_a_place(parse, hit, lists):
                out.append(hit)
        i = max(stop, i + 1)
    return out


def may_be_name(parse: Parse, i: int) -> bool:
    """True if the capitalised token is tagged as a name, or is not capitalised for beginning a sentence."""
    token = parse.tokens[i]
    return token.pos == "PROPN" or (token.pos in ("NOUN", "X") and parse.sentences[token.sent].first != i)


def plainly_a_place(parse: Parse, hit: Hit, lists: Lists) -> bool:
    """True for an unknown name after "the village of", a strictly local preposition, or before a generic word."""
    words = parse.tokens[hit.first : hit.last]
    lower = {t.text.lower() for t in words}
    if len(words) == 1 and is_word(parse.lang, words[0].text):
        return False
    if lower & lists.never or lower & lists.part or all(t.text.isupper() for t in words) or hit.last - hit.first > 4:
        return False
    context = context_of(parse, hit, lists)
    if context.previous is not None and context.previous.text.lower() == "the" and not hit.generic:
        return False
    before = context.before.text.lower() if context.before else ""
    if words[-1].text.endswith(lists.demonyms) or words[-1].tag == "NNPS":
        return False
    if hit.generic is not None:
        return not (context.previous is not None and context.previous.text.lower() in ("a", "an", "that"))
    if context.of_noun in lists.settled or before in lists.strict or taken_points(context, lists) > 0:
        return True
    if on_the_way(context, parse, lists):
        return True
    return context.previous is not None and context.previous.text.lower() in lists.settlement


def mention(document: Document, parse: Parse, hit: Hit, context: Context, lists: Lists) -> PlaceMention:
    """``hit`` as a mention of the document."""
    start, stop = whole_span(parse, hit)
    span = span_of(document.text, start, stop)
    generic = None
    if hit.generic is not None:
        a, b = parse.tokens[hit.generic[0]], parse.tokens[hit.generic[1] - 1]
        generic = span_of(document.text, a.start, b.stop)
    use = use_of(parse, hit, context, lists) if hit.entry else Use.PLACE
    ids = () if hit.feature and hit.entry and not hit.places else tuple(p.place_id for p in hit.places)
    key = "" if hit.key == fold(span.text) else hit.key
    return PlaceMention(span.start, span.stop, span.text, use=use, candidates=ids, generic=generic, key=key)
