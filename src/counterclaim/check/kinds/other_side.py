"""A claim that another side denies, in a report of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.called import sides_called
from counterclaim.model.claim import Claim
from counterclaim.model.relation import RelationKind
from counterclaim.model.weighing import Echo

DENYING = frozenset({"denial", "opposite-holder", "responsibility"})
SURE = 0.6  # confidence from which a contradiction between two reports is told unasked


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per claim, with the latest denial by a side that is not heard to say it here."""
    sides, sure = sides_called(subject.theatre), float(rule.params.get("sure", SURE))
    seen: set[int] = set()
    for claim in subject.report.claims:
        denials = [echo for echo in bearing(claim, subject) if denies(echo, claim, sure) and echo.side in sides]
        if not denials or claim.content.start in seen:
            continue
        seen.add(claim.content.start)
        last = max(denials, key=lambda echo: (echo.day, echo.confidence))
        values = {
            "side": sides[last.side],
            "who": last.who,
            "content": last.content,
            "where": ", ".join(filter(None, (last.outlet, last.day))),
            "reports": str(len({echo.origin for echo in denials})),
        }
        evidence = tuple(dict.fromkeys(echo.other for echo in denials))
        yield Hit(span=claim.content, values=values, variant="denied" if last.denied else None, evidence=evidence)


def bearing(claim: Claim, subject: Subject) -> tuple[Echo, ...]:
    """What the ledger has on a claim."""
    return tuple(echo for echo in subject.weighed.echoes if echo.claim == claim.id) if subject.weighed else ()


def denies(echo: Echo, claim: Claim, sure: float) -> bool:
    """True for a contradiction by a side that does not stand behind the claim."""
    mine = {link.side for link in claim.chain}
    telling = echo.kind == RelationKind.CONTRADICTORY.value and echo.reason in DENYING
    return telling and echo.confidence >= sure and echo.side not in mine


KIND = Kind(find=find, values=("side", "who", "content", "where", "reports"), variants=("denied",), params=("sure",))
