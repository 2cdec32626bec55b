"""An event that is told as past and dated after the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.nearest import days_to, tells_back
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, expression_of, extent, tokens_of
from counterclaim.languages import table
from counterclaim.model.claim import Claim, Modality, When
from counterclaim.model.claim import Kind as ClaimKind
from counterclaim.model.mention import Bound
from counterclaim.model.span import bare

EVENTS = frozenset({ClaimKind.CONTROL_CHANGE, ClaimKind.ATTACK, ClaimKind.LOSS, ClaimKind.MOVEMENT})
NEAR = 60  # days after publication up to which a date without a year is read as the coming one
NOT_PAST = ("VerbForm=Inf", "Tense=Pres", "Tense=Fut")
HEADS = ("VERB", "AUX", "PROPN")  # a date hangs on what happened, or on the place name before it


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per date of a past event that lies after publication, by its year or, without one, by the nearest."""
    del rule
    published = subject.document.published
    seen: set[int] = set()
    for claim in subject.report.claims:
        time = claim.when
        if published is None or time is None or time.start in seen or not is_past(subject, claim):
            continue
        printed = has_year(subject, time)
        if (printed and after(time, published)) or (not printed and is_near(subject, claim, time, published)):
            seen.add(time.start)
            span = extent(subject, time)
            values = {"date": span.text, "published": published.isoformat()}
            yield Hit(span=span, values=values, variant=None if printed else "near")


def has_year(subject: Subject, time: When) -> bool:
    """True if the year is printed."""
    expression = expression_of(subject, time)
    return expression is not None and not {"y", "to_y", "iso"}.isdisjoint(expression.parts)


def after(time: When, published: dt.date) -> bool:
    """True if a time lies after the day of publication; a day's tolerance covers time zones."""
    if time.bound is Bound.BY and time.latest is not None:
        return dt.date.fromisoformat(time.latest[:10]) > published + dt.timedelta(days=2)
    return time.earliest is not None and dt.date.fromisoformat(time.earliest[:10]) > published + dt.timedelta(days=1)


def is_near(subject: Subject, claim: Claim, time: When, published: dt.date) -> bool:
    """True if a day and month without a year are soon to come, and the words around do not speak of another year.

    Else the event was nearly a year ago, which a report that prints no year does not mean.
    """
    expression = expression_of(subject, time)
    if (
        expression is None
        or not {"d", "m"} <= expression.parts.keys()
        or "two" in expression.parts
        or not claim.sentence.covers(bare(time))
    ):
        return False
    month, day = expression.parts["m"], expression.parts["d"]
    far = days_to(published, int(month), int(day))
    return far is not None and 1 < far <= NEAR and is_of_event(subject, time) and not tells_back(subject, time)


def is_of_event(subject: Subject, time: When) -> bool:
    """True if the date hangs on a past verb: "shelled on 18 January", not "before the vote of 18 January"."""
    tokens = subject.annotations.parse.tokens
    inside = tokens_of(subject, time)
    if inside and inside[0].pos == "ADP":  # "By 25 May Israeli forces had": parsers hang the day on the forces
        inside = inside[:1]
    outer = {tokens[t.head].i for t in inside if all(tokens[t.head].i != other.i for other in inside)}
    heads = [tokens[i] for i in outer]
    return bool(heads) and all(head.pos in HEADS and not any(form in head.morph for form in NOT_PAST) for head in heads)


def is_past(subject: Subject, claim: Claim) -> bool:
    """True for an event that is told as having happened."""
    if claim.modality is not Modality.FACT:
        return False
    rows = table(subject.document.lang, "checks")["tense"]
    tokens, inside = tokens_of(subject, claim.sentence), tokens_of(subject, claim.content)
    if claim.kind not in EVENTS and not any(t.lemma in rows["happening"] for t in inside):
        return False
    tokens = tuple(
        t for t in tokens if claim.when is None or not claim.when.start <= t.start < claim.when.stop
    )  # "May"
    return not any(t.lemma in rows["future"] for t in tokens) and any("Tense=Past" in t.morph for t in inside)


KIND = Kind(find=find, values=("date", "published"), variants=("near",))
