"""A report about a dispute in which one party alone is heard."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.languages import table
from counterclaim.model.called import sides_called
from counterclaim.model.claim import Claim, Link, Modality
from counterclaim.model.claim import Kind as ClaimKind
from counterclaim.model.span import Span, span_of

LEAST = 3  # claims about the other party before its silence is worth a word
DISPUTABLE = frozenset(
    {ClaimKind.CONTROL_CHANGE, ClaimKind.CONTROL_STATE, ClaimKind.ATTACK, ClaimKind.LOSS, ClaimKind.ACCUSATION}
)


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """At most one hit, at the first source: one party speaks of another, which is neither heard nor asked."""
    least = int(rule.params.get("claims", LEAST))
    sides = sides_called(subject.theatre)
    speakers = [link for claim in subject.report.claims for link in claim.chain if link.side in sides]
    heard = {link.side for link in speakers}
    if len(heard) != 1 or silence(subject.document.lang).search(subject.document.text):
        return
    (mine,) = heard
    about = Counter(side for claim in subject.report.claims if disputable(claim, mine) for side in others(claim, mine))
    about = Counter({side: n for side, n in about.items() if side in sides})
    spans = (printed(subject, link) for link in speakers)
    first = next((span for span in spans if span is not None), None)
    if not about or first is None or max(about.values()) < least:
        return
    other = sorted(about, key=lambda side: (-about[side], side))[0]
    values = {"side": sides[mine or ""], "other": sides[other]}
    yield Hit(span=first, values=values)


def printed(subject: Subject, link: Link) -> Span | None:
    """Where a source stands; ``None`` for one that only the metadata name."""
    if link.start is None or link.stop is None:
        return None
    return span_of(subject.document.text, link.start, link.stop)


def disputable(claim: Claim, mine: str | None) -> bool:
    """True for a deed or result that a party asserts."""
    speaks = any(link.side == mine for link in claim.chain)
    return speaks and claim.kind in DISPUTABLE and claim.modality is Modality.FACT


def others(claim: Claim, mine: str | None) -> set[str]:
    """The sides that the claim says something of, the speaker's own left out."""
    parties = (claim.actor, claim.target)
    return {party.side for party in parties if party is not None and party.side is not None and party.side != mine}


@functools.cache
def silence(lang: str) -> re.Pattern[str]:
    """Words that say that the other party was asked, or that nobody could check."""
    return re.compile("|".join(table(lang, "checks")["silence"]["phrases"]), re.I)


KIND = Kind(find=find, values=("side", "other"), params=("claims",))
