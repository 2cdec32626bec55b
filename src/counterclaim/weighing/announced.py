"""Zones that words announce: along which border, how deep, up to which river; plans of a zone are not yet zones."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Any

import msgspec

from counterclaim.languages import endings, has_table, table
from counterclaim.model.claim import Claim, Place
from counterclaim.model.document import Document
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.names import fold, stem
from counterclaim.model.span import Span, span_of
from counterclaim.model.theatre import Theatre
from counterclaim.model.zoning import DEPTHS, Announced
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.options import SENTENCE_END
from counterclaim.resolve.zone_words import border_phrases
from counterclaim.resolve.zones import Ground, lands_near, neighbours, pair_of, states_named

EXPRESSIONS = ("zone", "border", "depth", "reaches")
MOST_WORDS = 4  # of a river's name
NEAR = 60  # characters between a zone's name and its depth
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
DEEPEST = 300.0  # km: more is no zone's depth


BORDER = re.compile(r"([A-Z]{2})-([A-Z]{2})")
LONGEST = 500  # characters of words asked about by themselves


class Words(msgspec.Struct, frozen=True):
    """The expressions of one language."""

    zone: re.Pattern[str]
    border: re.Pattern[str]
    depth: re.Pattern[str]
    reaches: re.Pattern[str]
    units: dict[str, float]


@functools.cache
def words_of(lang: str) -> Words | None:
    """The expressions of ``lang``; ``None`` for a language that has none."""
    if not has_table(lang, "announced"):
        return None
    rows: dict[str, Any] = table(lang, "announced")
    zone, border, depth, reaches = (re.compile(rows[name], re.IGNORECASE) for name in EXPRESSIONS)
    return Words(zone, border, depth, reaches, rows["units"])


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a text beside its words: its places and claims, and the border if the caller knows it."""

    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    border: tuple[str, str] | None = None


def announced(document: Document, told: Told, theatre: Theatre, gazetteer: Gazetteer) -> tuple[Announced, ...]:
    """The zones that a text announces, each once; none where nobody can tell along which border."""
    words = words_of(document.lang)
    if words is None or not (words.zone.search(document.text) or words.reaches.search(document.text)):
        return ()
    ground = ground_of(document, told.places, theatre, gazetteer)
    found: dict[tuple[object, ...], Announced] = {}
    for span, sentence in mentions(document.text, words, ground):
        zone = zone_in(span, sentence, words, ground, told.border)
        if zone is not None:
            claim = next((c for c in told.claims if c.content.meets(zone.span) or c.sentence.covers(zone.span)), None)
            said = msgspec.structs.replace(zone, claim=claim.id if claim is not None else None)
            found.setdefault((said.of, said.depths, said.until), said)
    return tuple(found.values())


def countries_of(border: str | None) -> tuple[str, str] | None:
    """The two countries of ``RU-UA``, by id, in order; raises :class:`CounterclaimError` for anything else."""
    if border is None:
        return None
    match = BORDER.fullmatch(border.upper())
    if match is None:
        raise CounterclaimError(f"{border!r} is no border: write two countries as XX-YY, such as SD-TD")
    first, second = sorted(match.groups())
    return f"country:{first}", f"country:{second}"


def ground_of(document: Document, places: Sequence[Place], theatre: Theatre, gazetteer: Gazetteer) -> Ground:
    """The document with what borders are looked up in."""
    known = ((p, gazetteer.place(p.place_id)) for p in places if p.place_id is not None)
    found = tuple((p, g) for p, g in known if g is not None)
    stops = tuple(m.end() for m in SENTENCE_END.finditer(document.text))
    return Ground(document, theatre, gazetteer, tuple(places), found, stops)


def mentions(text: str, words: Words, ground: Ground) -> Iterator[tuple[Span, Span]]:
    """The words that name a zone or its reach, with their sentence; of a sentence the one that says more."""
    taken: set[int] = set()
    for expression in (words.reaches, words.zone):
        for match in expression.finditer(text):
            begins, ends = ground.sentence(match.start())
            if begins not in taken:
                taken.add(begins)
                yield span_of(text, match.start(), match.end()), span_of(text, begins, ends)


def zone_in(
    span: Span, sentence: Span, words: Words, ground: Ground, border: tuple[str, str] | None
) -> Announced | None:
    """The zone that a sentence announces; ``None`` without a border or a depth, or where the border is not known."""
    until = river_after(span, ground) if words.reaches.fullmatch(span.text) else None
    depth = depth_near(span, sentence, words)
    if words.reaches.fullmatch(span.text) and until is None:
        return None
    if depth is None and until is None and border is None and not words.border.search(sentence.text):
        return None
    pair = border or countries(span, sentence, ground)
    if pair is None:
        return None
    start, stop = span.start, until[1] if until else span.stop
    if depth is not None and until is None:
        start, stop = min(start, depth[1].start), max(stop, depth[1].stop)
    return Announced(
        span=span_of(ground.document.text, start, stop),
        of=pair,
        depths=() if until else (depth[0],) if depth else DEPTHS,
        assumed=until is None and depth is None,
        until=until[0] if until else None,
    )


def depth_near(span: Span, sentence: Span, words: Words) -> tuple[float, Span] | None:
    """The depth in kilometres that stands nearest to the zone's name, and where it is printed."""
    text, best = sentence.text, None
    for match in words.depth.finditer(text):
        start, stop = sentence.start + match.start(), sentence.start + match.end()
        apart = max(span.start - stop, start - span.stop, 0)
        unit = next((km for key, km in words.units.items() if match["unit"].lower().startswith(key)), 1.0)
        km = float((match["m"] or match["n"]).replace(",", ".")) * unit
        if apart <= NEAR and 0 < km <= DEEPEST and (best is None or apart < best[0]):
            best = (apart, km, Span(start, stop, match[0]))
    return (round(best[1], 1), best[2]) if best is not None else None


def river_after(span: Span, ground: Ground) -> tuple[str, int] | None:
    """The id of the river whose name follows, and where the name ends; only rivers with a course can be drawn to."""
    text, lang = ground.document.text, ground.document.lang
    words = list(islice(WORD.finditer(text, span.stop), MOST_WORDS))
    printed = [stem(fold(word[0]), endings(lang)) for word in words]
    if not words or words[0].start() != span.stop:
        return None
    rivers = {
        region.id: [n for forms in region.names.values() for n in forms]
        for region in ground.theatre.regions
        if region.course
    }
    for count in range(len(words), 0, -1):
        for river, names in rivers.items():
            known = ([stem(fold(part), endings(lang)) for part in WORD.findall(name)] for name in names)
            if printed[:count] in known:
                return river, words[count - 1].end()
    return None


def countries(span: Span, sentence: Span, ground: Ground) -> tuple[str, str] | None:
    """The two countries of the border, by id: as the sentence names them, else the conflict's only pair."""
    inside = [p for p in border_phrases(ground.document.text, ground.document.lang) if sentence.covers(p.span)]
    phrase = min(inside, key=lambda p: abs(p.span.start - span.start), default=None)
    pair = None
    if phrase is not None:
        near = lands_near(phrase, ground.beside(phrase.span.start), ground)
        named = states_named(" ".join(phrase.lands), ground)
        pair = pair_of(named, None, near, ground) or only(pairs_with(named, ground.theatre.countries))
    if pair is None and (phrase is None or not phrase.lands):
        pair = only((a, b) for a, b in combinations(ground.theatre.countries, 2) if b in neighbours(a))
    if pair is None:
        return None
    first, second = sorted(pair)
    return f"country:{first}", f"country:{second}"


def pairs_with(named: Sequence[frozenset[str]], own: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The borders of the conflict's countries with a state that is named."""
    for state in named[:1]:
        yield from ((a, b) for a in own for b in sorted(state) if b in neighbours(a))


def only(pairs: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The one pair, if there is one alone."""
    found = {tuple(sorted(pair)): pair for pair in pairs}
    return next(iter(found.values())) if len(found) == 1 else None
