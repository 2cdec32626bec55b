"""Whose words a stretch of a report is: the report's own, somebody's in indirect speech, or quoted."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from enum import StrEnum

from counterclaim.check.subject import Subject, is_quoted, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Link, Role
from counterclaim.model.parse import Token
from counterclaim.model.span import Span

REPORTED = frozenset({"ccomp"})  # what stands below a reporting verb as its content
BESIDE = frozenset({"parataxis"})  # "the town, the mayor says, has fallen"
SPEAKING = frozenset({"nsubj"})


class Voice(StrEnum):
    """Whose words they are."""

    OWN = "own"
    INDIRECT = "indirect"
    DIRECT = "direct"


def voice_of(subject: Subject, span: Span) -> Voice:
    """Whose words ``span`` is; what only a vague source ("reports") carries is the report's own voice."""
    if is_quoted(subject, span):
        return Voice.DIRECT
    if any(claim.content.covers(span) and named(claim.chain) for claim in subject.report.claims):
        return Voice.INDIRECT
    vague = {link.start for claim in subject.report.claims for link in claim.chain if link.role is Role.VAGUE}
    for attribution in subject.report.attributions:
        if all(source.start in vague for source in attribution.source):
            continue  # nobody in particular is named, or nobody at all
        if any(part.covers(span) for part in attribution.content):
            return Voice.INDIRECT
    return Voice.INDIRECT if is_reported(subject, span) else Voice.OWN


def named(chain: tuple[Link, ...]) -> bool:
    """True if somebody in particular stands behind a chain."""
    return any(link.role is not Role.VAGUE for link in chain)


def is_reported(subject: Subject, span: Span) -> bool:
    """True if a source trails ``span``, or the parse puts it below or beside a reporting verb; no claim is needed."""
    inside = tokens_of(subject, span)
    if not inside or is_source(subject, span):
        return False
    if trailing(subject.document.lang).match(subject.document.text, span.stop):
        return True
    tokens = subject.annotations.parse.tokens
    sentence = subject.annotations.parse.sentences[inside[0].sent]
    around = tokens[sentence.first : sentence.last]
    for below, token in climb(tokens, inside[0]):
        if below is not None and below.dep in REPORTED and reports(subject, token, around):
            return True
        beside = (t for t in around if t.head == token.i and t.dep in BESIDE and t is not below)
        if any(reports(subject, t, around) for t in beside):
            return True
    return False


def is_source(subject: Subject, span: Span) -> bool:
    """True if ``span`` is part of the name of somebody who speaks: whoever names them so is the report."""
    sources = (part for a in subject.report.attributions for part in (*a.source, *a.cue))
    return any(part.meets(span) for part in sources)


def climb(tokens: tuple[Token, ...], first: Token) -> Iterator[tuple[Token | None, Token]]:
    """``first`` and what it hangs on, upwards, each with the one below it."""
    below, token = None, first
    while True:
        yield below, token
        if token.head == token.i:
            return
        below, token = token, tokens[token.head]


def reports(subject: Subject, token: Token, around: tuple[Token, ...]) -> bool:
    """True for a reporting verb with a subject that is somebody, not "it" or "reports"; "adding" needs none."""
    words = reporting(subject.document.lang)
    if token.lemma not in words["verbs"]:
        return False
    subjects = [t for t in around if t.head == token.i and t.dep in SPEAKING]
    if not subjects:
        return token.dep == "advcl" and "VerbForm=Part" in token.morph
    return any(t.lemma not in words["nobody"] for t in subjects)


def is_saying(subject: Subject, token: Token) -> bool:
    """True for a reporting verb, whoever its subject is."""
    return token.pos in ("VERB", "AUX") and token.lemma in reporting(subject.document.lang)["verbs"]


@functools.cache
def trailing(lang: str) -> re.Pattern[str]:
    """From the words of somebody up to that somebody, where the source stands behind or in the middle."""
    return re.compile(table(lang, "checks")["voice"]["trailing"], re.I)


@functools.cache
def reporting(lang: str) -> dict[str, frozenset[str]]:
    """The verbs that report in a language, and subjects that are nobody."""
    rows = table(lang, "checks")
    return {
        "verbs": frozenset(rows["source"]["verbs"]) | frozenset(rows["voice"]["verbs"]),
        "nobody": frozenset(rows["voice"]["nobody"]),
    }
