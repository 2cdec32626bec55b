"""Claims of a report with passages in another language: each passage is read by its own tables, under its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from counterclaim.claims.draft import Context
from counterclaim.claims.extract import ClaimMaker
from counterclaim.claims.lexicon import Lexicon
from counterclaim.model.annotation import Annotations
from counterclaim.model.claim import Attribution, Claim, Link, Modality, Polarity
from counterclaim.model.document import Document
from counterclaim.model.ids import content_id
from counterclaim.model.span import Span, around, span_of

Extent = tuple[int, int]


class Piece(NamedTuple):
    """The passages in one other language, read as a document of their own with the report's offsets."""

    document: Document
    annotations: Annotations
    lexicon: Lexicon
    extents: tuple[Extent, ...]


def extract_mixed(
    document: Document, annotations: Annotations, lexicon: Lexicon, pieces: Sequence[Piece]
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """Attributions and claims of the report, those of ``pieces`` among them, in text order.

    What the report's own tables make of the passages is dropped, but for who speaks them.
    """
    maker = ClaimMaker(document, annotations, lexicon)
    extents = sorted(extent for piece in pieces for extent in piece.extents)
    claims = [claim for claim in maker.claims() if not mostly_in(claim.content, extents)]
    attributions = [a for a in maker.attributions() if not any(mostly_in(cue, extents) for cue in a.cue)]
    for piece in pieces:
        inner = ClaimMaker(piece.document, piece.annotations, piece.lexicon)
        attributions.extend(inner.attributions())
        claims.extend(placed(claim, maker, piece) for claim in inner.claims())
    claims.sort(key=lambda c: (c.content.start, c.content.stop))
    attributions.sort(key=lambda a: (a.content, a.cue))
    return tuple(attributions), tuple(claims)


def mostly_in(span: Span, extents: Sequence[Extent]) -> bool:
    """True if more than half of ``span`` lies in ``extents``."""
    shared = sum(max(0, min(span.stop, stop) - max(span.start, start)) for start, stop in extents)
    return shared * 2 > span.stop - span.start


def placed(claim: Claim, maker: ClaimMaker, piece: Piece) -> Claim:
    """A passage's claim under the speaker of the passage, in the report's sentence; a denial outside denies it."""
    extent = next(e for e in piece.extents if e[0] <= claim.content.start < e[1])
    context = context_of(maker, extent)
    chain = (*links(maker, context), *claim.chain)
    where = (str(claim.content.start), str(claim.content.stop))
    fact = claim.modality is Modality.FACT
    return msgspec.structs.replace(
        claim,
        id=content_id("claim", maker.document.sha256, *where, *(link.who for link in chain)),
        chain=chain,
        sentence=sentence_around(claim, maker),
        polarity=Polarity.DENIED if context.denied else claim.polarity,
        modality=context.modality if fact and context.modality is not None else claim.modality,
    )


def links(maker: ClaimMaker, context: Context) -> tuple[Link, ...]:
    """The links of the passage's speakers, outermost first."""
    return tuple(maker.link(voice) for voice in maker.relays.with_outer(context.voices))


def context_of(maker: ClaimMaker, extent: Extent) -> Context:
    """What holds over the passage: as the report's own tables read it, else the voice beside the quotation."""
    start, stop = extent
    found = [outside(unit.context, extent) for unit in maker.gathering.units if start <= unit.head.start < stop]
    best = max(found, key=lambda context: len(context.voices), default=Context())
    quoting = maker.quoting
    quote = around(maker.annotations.quotes, start)
    if best.voices or quote is None or not quoting.tokens_in(quote):
        return best
    before = [speech for speech in quoting.speeches if speech.quote.start < quote.start]
    voice = quoting.beside(quote) or quoting.carried(quote, before)
    return Context(voices=(voice,)) if voice is not None else best


def outside(context: Context, extent: Extent) -> Context:
    """The context without the sources that a wrong reading found within the passage, nor what they did to it."""
    start, stop = extent
    voices = tuple(v for v in context.voices if not start <= v.source.span.start < stop)
    return context if voices == context.voices else Context(voices=voices)


def sentence_around(claim: Claim, maker: ClaimMaker) -> Span:
    """The report's sentence around a claim's content."""
    sentences = [
        s for s in maker.annotations.parse.sentences if s.start < claim.content.stop and s.stop > claim.content.start
    ]
    start = min((s.start for s in sentences), default=claim.content.start)
    stop = max((s.stop for s in sentences), default=claim.content.stop)
    text = maker.document.text
    return span_of(text, min(start, claim.content.start), max(stop, claim.content.stop))
