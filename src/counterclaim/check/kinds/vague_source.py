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
from counterclaim.model.theatre import AgentKind

REACH = 7  # words after a group in which its institution is looked for
JOINED = frozenset({"cc", "conj"})
PARTS = frozenset({"amod", "compound", "nummod", "advmod", "det", "cc", "conj"})


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per wording, at its first use; later uses are related."""
    del rule
    groups: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for span in (*sources(subject), *phrases(subject), *speaking_groups(subject)):
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
            if is_unnamed(subject, span) or (link.role is Role.VAGUE and is_vague(subject, span)):
                yield span
    for attribution in subject.report.attributions:
        for span in attribution.source:
            if is_unnamed(subject, span):
                yield span


def is_unnamed(subject: Subject, span: Span) -> bool:
    """True if ``span`` is a bare group ("Western officials and analysts") that names no person or institution."""
    tokens = tokens_of(subject, span)
    lists = table(subject.document.lang, "checks")["source"]
    if not any(t.pos == "NOUN" and t.lemma in lists["groups"] for t in tokens):
        return False
    inside = {t.i for t in tokens}
    first = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    if first.lemma not in lists["groups"] or points_back(subject, first) or is_placed(subject, first):
        return False
    if first.lemma not in lists["anonymous"] and any(t.lemma in lists["institutions"] for t in tokens):
        return False
    states = state_names(subject)
    return all(t is first or t.text in states or is_part(t, lists["groups"]) for t in tokens)


def points_back(subject: Subject, head: Token) -> bool:
    """True for "the officials", "its officials": somebody already named, or somebody's."""
    definite = table(subject.document.lang, "checks")["source"]["definite"]
    return any(
        t.head == head.i and t.i < head.i and (t.dep == "poss" or t.lemma in definite) for t in near(subject, head)
    )


def is_placed(subject: Subject, head: Token) -> bool:
    """True if the words after a group say whose it is: "officials of the ministry", "sources in the SBU"."""
    lists = table(subject.document.lang, "checks")["source"]
    after = subject.annotations.parse.tokens[head.i + 1 : head.i + REACH]
    if not after or after[0].sent != head.sent:
        return False
    if after[0].dep == "poss" and after[0].lemma in lists["institutions"]:
        return True
    if after[0].lemma not in lists["named_by"]:
        return False
    named = (t for t in after[1:] if t.sent == head.sent)
    return any(t.lemma in lists["institutions"] or (len(t.text) > 1 and t.text.isupper()) for t in named)


def state_names(subject: Subject) -> frozenset[str]:
    """Names of states, which say no more than "Western" does."""
    lang = subject.document.lang
    states = (agent for agent in subject.theatre.agents if agent.kind is AgentKind.STATE)
    return frozenset(name for agent in states for name in (agent.name, *agent.aliases.get(lang, ())))


def is_part(token: Token, groups: list[str]) -> bool:
    """True for a word that leaves a group unnamed: demonyms, adjectives, further groups."""
    if token.pos == "NOUN":
        return token.lemma in groups or token.dep in ("compound", "nmod")
    return token.pos in ("ADJ", "ADV", "CCONJ", "PUNCT", "DET", "NUM") or token.dep == "amod"


def is_vague(subject: Subject, span: Span) -> bool:
    """True for a source that the claims call vague, unless it is a verb alone or an institution stands in it."""
    tokens = tokens_of(subject, span)
    lists = table(subject.document.lang, "checks")["source"]
    if not tokens or tokens[0].pos in ("VERB", "AUX", "ADV", "PRON") or tokens[0].lemma in lists["definite"]:
        return False
    return not any(t.lemma in lists["institutions"] or t.dep in ("agent", "poss") for t in tokens[1:])


def speaking_groups(subject: Subject) -> Iterator[Span]:
    """Unnamed groups that say or think something, or among whom something is thought, wherever they stand."""
    tokens = subject.annotations.parse.tokens
    lists = table(subject.document.lang, "checks")["source"]
    for token in tokens:
        if token.pos != "NOUN" or token.lemma not in lists["groups"] or token.dep == "conj":
            continue
        head = tokens[token.head]
        speaks = token.dep == "nsubj" and head.lemma in lists["verbs"]
        speaks = speaks or any(
            t.head == token.i and t.dep == "relcl" and t.lemma in lists["verbs"] for t in near(subject, token)
        )
        among = head.lemma in lists["among"] and tokens[head.head].lemma in lists["opinions"]
        if speaks or among:
            span = group_span(subject, token)
            if is_unnamed(subject, span):
                yield span


def near(subject: Subject, token: Token) -> tuple[Token, ...]:
    """The tokens of the same sentence."""
    sentence = subject.annotations.parse.sentences[token.sent]
    return subject.annotations.parse.tokens[sentence.first : sentence.last]


def group_span(subject: Subject, head: Token) -> Span:
    """A group with its attributes and the groups joined to it ("Western officials and analysts")."""
    inside = {head.i}
    for token in sorted(near(subject, head), key=lambda t: abs(t.i - head.i)):
        if token.head in inside and token.dep in PARTS and (token.i < token.head or token.dep in JOINED):
            inside.add(token.i)
    tokens = [t for t in near(subject, head) if t.i in inside and t.pos != "PUNCT"]
    while tokens[-1].pos == "CCONJ":
        tokens.pop()
    return span_of(subject.document.text, tokens[0].start, tokens[-1].stop)


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
