"""A quotation whose speaker the report never names."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.mention import Quote
from counterclaim.model.span import Span, span_of

WORDS = 6


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per quotation of at least ``words`` words that no source was found for."""
    least = int(rule.params.get("words", WORDS))
    for quote in subject.annotations.quotes:
        if quote.scare or not quote.closed or len(quote.inner.text.split()) < least or has_source(subject, quote):
            continue
        yield Hit(span=first_words(subject, quote), values={"words": quote.inner.text})


def has_source(subject: Subject, quote: Quote) -> bool:
    """True if an attribution or a chain reaches into the quotation."""
    if any(part.meets(quote) for a in subject.report.attributions for part in a.content):
        return True
    return any(claim.chain and claim.content.meets(quote) for claim in subject.report.claims)


def first_words(subject: Subject, quote: Quote) -> Span:
    """The quotation up to its third word: enough to find it."""
    text = quote.inner.text
    third = text.split()[2]
    return span_of(subject.document.text, quote.start, quote.inner.start + text.index(third) + len(third))


KIND = Kind(find=find, values=("words",), params=("words",))
