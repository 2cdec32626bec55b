"""An event that is told as past and dated after the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, expression_of, extent, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Claim, Modality, When
from counterclaim.model.claim import Kind as ClaimKind

EVENTS = frozenset({ClaimKind.CONTROL_CHANGE, ClaimKind.ATTACK, ClaimKind.LOSS, ClaimKind.MOVEMENT})


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per date with a printed year; a year that we inferred proves nothing."""
    del rule
    published = subject.document.published
    seen: set[int] = set()
    for claim in subject.report.claims:
        time = claim.when
        if published is None or time is None or time.start in seen or not is_past(subject, claim):
            continue
        if time.earliest is not None and has_year(subject, time) and after(time.earliest, published):
            seen.add(time.start)
            span = extent(subject, time)
            yield Hit(span=span, values={"date": span.text, "published": published.isoformat()})


def has_year(subject: Subject, time: When) -> bool:
    """True if the year is printed."""
    expression = expression_of(subject, time)
    return expression is not None and not {"y", "iso"}.isdisjoint(expression.parts)


def after(earliest: str, published: dt.date) -> bool:
    """True if a time begins after the day of publication; a day's tolerance covers time zones."""
    return dt.date.fromisoformat(earliest[:10]) > published + dt.timedelta(days=1)


def is_past(subject: Subject, claim: Claim) -> bool:
    """True for an event that is told as having happened."""
    if claim.kind not in EVENTS or claim.modality is not Modality.FACT:
        return False
    tokens = tokens_of(subject, claim.sentence)
    future = table(subject.document.lang, "checks")["tense"]["future"]
    inside = tokens_of(subject, claim.content)
    return not any(t.lemma in future for t in tokens) and any("Tense=Past" in t.morph for t in inside)


KIND = Kind(find=find, values=("date", "published"))
