"""Names that stand where a place's would and that no place bears."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.check.ground import before, pattern
from counterclaim.check.subject import Subject, sentence_at
from counterclaim.languages import table
from counterclaim.model.atlas import Atlas, Spot
from counterclaim.model.mention import Use
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, bare, span_of

SHORTEST = 5  # letters


class Unknown(msgspec.Struct, frozen=True):
    """An unknown name; ``settled`` where a word says that it is a village or town.

    ``anchors`` are the points of the sentence, or of the report where the sentence names none; ``country`` is that of
    the place or area that is printed closest to it in its sentence.
    """

    span: Span
    settled: bool
    anchors: tuple[Spot, ...]
    country: str | None


def unknown_names(subject: Subject, atlas: Atlas) -> Iterator[Unknown]:
    """The unknown names of a report in text order: those that the annotators took for places, and taken ones."""
    known = {(p.start, p.stop): p for p in subject.report.places}
    spans = [
        bare(m)
        for m in subject.annotations.places
        if m.use is Use.PLACE
        and not m.candidates
        and m.generic is None
        and not is_decided(known.get((m.start, m.stop)))
    ]
    spans += captured(subject)
    for span in sorted(spans):
        if len(span.text) >= SHORTEST and not atlas.named(span.text):
            settled = pattern(subject.document.lang, "unknown", "settled").search(before(subject, span)) is not None
            yield Unknown(span, settled, anchors(subject, atlas, span), country_beside(subject, span))


def is_decided(place: object) -> bool:
    """True for a place that resolution found some candidate for."""
    return bool(place is not None and (getattr(place, "place_id", None) or getattr(place, "candidates", ())))


def captured(subject: Subject) -> Iterator[Span]:
    """Capitalised words that are the object of a verb of capture and no known place: "took Xville"."""
    verbs = frozenset(table(subject.document.lang, "terrain")["unknown"]["verbs"])
    tokens = subject.annotations.parse.tokens
    taken = [(m.start, m.stop) for m in subject.annotations.places]
    for token in tokens:
        if token.dep != "dobj" or token.pos != "PROPN" or tokens[token.head].lemma not in verbs:
            continue
        run = name_run(tokens, token)
        span = span_of(subject.document.text, run[0].start, run[-1].stop)
        if not any(a < span.stop and span.start < b for a, b in taken):
            yield span


def name_run(tokens: tuple[Token, ...], token: Token) -> tuple[Token, ...]:
    """The name that ends in ``token``: the capitalised words right before it are part of it."""
    first = token.i
    while first > 0 and tokens[first - 1].sent == token.sent and tokens[first - 1].text[:1].isupper():
        if tokens[first - 1].pos != "PROPN":
            break
        first -= 1
    return tokens[first : token.i + 1]


def country_beside(subject: Subject, span: Span) -> str | None:
    """The country of the decided place or area that is printed closest to ``span`` in its sentence."""
    sentence = sentence_at(subject, span.start)
    if sentence is None:
        return None
    here = [p for p in subject.report.places if p.country and sentence.start <= p.start < sentence.stop]
    return min(here, key=lambda p: abs(p.start - span.start)).country if here else None


def anchors(subject: Subject, atlas: Atlas, span: Span) -> tuple[Spot, ...]:
    """The decided places of the sentence that have a point, or those of the whole report."""
    sentence = sentence_at(subject, span.start)
    decided = [p for p in subject.report.places if p.place_id is not None]
    here = [p for p in decided if sentence is not None and sentence.start <= p.start < sentence.stop]
    for group in (here, decided):
        spots = (atlas.spot(p.place_id) for p in group if p.place_id is not None)
        found = tuple(spot for spot in spots if spot is not None and spot.slack is not None)
        if found:
            return found
    return ()
