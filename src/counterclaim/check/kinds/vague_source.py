"""A statement whose source nobody could ask."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Role
from counterclaim.model.parse import Token
from counterclaim.model.span import Span, span_of


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per wording, at its first use; later uses are related."""
    del rule
    groups: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for span in (*sources(subject), *phrases(subject)):
        if is_quoted(subject, span) or any(span.meets(other) for other in taken):
            continue
        taken.append(span)
        groups.setdefault(span.text.casefold(), []).append(span)
    for spans in groups.values():
        spans.sort(key=lambda s: s.start)
        yield Hit(span=spans[0], values={"source": spans[0].text}, related=tuple(spans[1:]))


def sources(subject: Subject) -> Iterator[Span]:
    """Sources of the chains that are vague by role, or groups of people without a name or an institution."""
    text = subject.document.text
    for claim in subject.report.claims:
        for link in claim.chain:
            if link.start is None or link.stop is None:
                continue
            span = span_of(text, link.start, link.stop)
            if link.role is Role.VAGUE or is_unnamed(subject, span):
                yield span
    for attribution in subject.report.attributions:
        for span in attribution.source:
            if is_unnamed(subject, span):
                yield span


def is_unnamed(subject: Subject, span: Span) -> bool:
    """True if ``span`` is a bare group ("Western officials and analysts") that names no person or institution."""
    tokens = tokens_of(subject, span)
    lists = table(subject.document.lang, "checks")["source"]
    heads = [t for t in tokens if t.pos == "NOUN" and t.lemma in lists["groups"]]
    if not heads or any(t.lemma in lists["institutions"] for t in tokens):
        return False
    inside = {t.i for t in tokens}
    first = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    if first.lemma not in lists["groups"]:
        return False
    return all(t is first or is_part(t, lists["definite"], lists["groups"]) for t in tokens)


def is_part(token: Token, definite: list[str], groups: list[str]) -> bool:
    """True for a word that leaves a group unnamed: demonyms, adjectives, further groups."""
    if token.lemma in definite:
        return False
    if token.pos == "NOUN":
        return token.lemma in groups or token.dep in ("compound", "nmod")
    return token.pos in ("ADJ", "ADV", "CCONJ", "PUNCT", "DET", "NUM") or (
        token.pos == "PROPN" and token.dep in ("amod", "compound", "nmod") and token.text[:1].isupper()
    )


@functools.cache
def phrase_pattern(lang: str) -> re.Pattern[str]:
    """All vague phrases of a language; the group ``source`` is what a finding marks."""
    rows = table(lang, "checks")["source"]["phrases"]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.I)


def phrases(subject: Subject) -> Iterator[Span]:
    """Fixed phrases that stand for a source: "reportedly", "amid reports of"."""
    text = subject.document.text
    for match in phrase_pattern(subject.document.lang).finditer(text):
        number = next(n for n in range(1, len(match.groups()) + 1) if match.group(n) is not None)
        yield span_of(text, match.start(number), match.end(number))


KIND = Kind(find=find, values=("source",))
