"""A quotation whose speaker the report never names."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.check.voice import is_saying
from counterclaim.model.mention import Quote
from counterclaim.model.span import Span, span_of

WORDS = 6
STOPS = ".…"


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per quoted sentence of at least ``words`` words with no source, and nobody near who could be it."""
    least = int(rule.params.get("words", WORDS))
    for quote in subject.annotations.quotes:
        if quote.scare or not quote.closed or len(quote.inner.text.split()) < least or not is_sentence(subject, quote):
            continue
        if not has_source(subject, quote) and not is_led(subject, quote):
            yield Hit(span=first_words(subject, quote), values={"words": quote.inner.text})


def is_sentence(subject: Subject, quote: Quote) -> bool:
    """True for a quotation that stands by itself: whole, and no part of a sentence of the report.

    Its full stop stands before the closing mark or, as Russian and Ukrainian print it, behind.
    """
    inner = quote.inner.text.strip()
    before = subject.document.text[: quote.start].rstrip(" ")
    after = subject.document.text[quote.stop :].lstrip(" ")
    stopped = after[:1] in STOPS and bool(after)
    after = after.lstrip(STOPS).lstrip(" ") if stopped else after
    alone = (not before or before[-1] in ".!?\n") and (not after or after[0] == "\n" or after[0].isupper())
    return alone and inner[:1].isupper() and (stopped or inner[-1] in ".!?…")


def has_source(subject: Subject, quote: Quote) -> bool:
    """True if an attribution or a chain reaches into the quotation."""
    if any(part.meets(quote) for a in subject.report.attributions for part in a.content):
        return True
    return any(claim.chain and claim.content.meets(quote) for claim in subject.report.claims)


def is_led(subject: Subject, quote: Quote) -> bool:
    """True if another quotation or somebody who reports stands in the sentence before or after it."""
    sentences = subject.annotations.parse.sentences
    mine = [n for n, s in enumerate(sentences) if s.start < quote.stop and quote.start < s.stop]
    near = sentences[max(0, mine[0] - 1) : mine[-1] + 2] if mine else ()
    others = [q for q in subject.annotations.quotes if q != quote]
    if any(s.start < q.stop and q.start < s.stop for s in near for q in others):
        return True
    tokens = [t for s in near for t in subject.annotations.parse.tokens[s.first : s.last]]
    return any(is_saying(subject, token) for token in tokens if not quote.start <= token.start < quote.stop)


def first_words(subject: Subject, quote: Quote) -> Span:
    """The quotation up to its third word: enough to find it."""
    text = quote.inner.text
    third = text.split()[2]
    return span_of(subject.document.text, quote.start, quote.inner.start + text.index(third) + len(third))


KIND = Kind(find=find, values=("words",), params=("words",))
