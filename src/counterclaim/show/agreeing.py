"""How far two reviewers agree on the documents that both have reviewed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.agreement import alike, kappa, share
from counterclaim.model.claim import Claim, Status
from counterclaim.model.review import Reviewed
from counterclaim.show.export.gold import Checked, checked
from counterclaim.store.reviews import reviewed_documents, subject, threads

if TYPE_CHECKING:
    from sqlalchemy import Connection

WORD = re.compile(r"\w+")
Value = str | tuple[object, ...] | None
CHOSEN = ("kind", "polarity", "modality", "direction", "stance")


class FieldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Of the claims that both keep: how many, the share with the same value, and kappa where values are chosen."""

    field: str
    claims: int
    same: float
    kappa: float | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two reviewers' agreement.

    ``judged`` are claims of the program's that both judged, ``verdict_same`` and ``verdict_kappa`` whether they keep
    or reject them. ``claims_f1`` is over the words of all claims that each keeps or adds.
    """

    reviewers: tuple[str, str]
    documents: int
    judged: int
    verdict_same: float
    verdict_kappa: float
    claims: tuple[int, int]
    both: int
    claims_f1: float
    fields: tuple[FieldFigure, ...]


def between(connection: Connection, names: tuple[str, str]) -> Agreement:
    """The figures of two reviewers over all documents that both have reviewed."""
    both = sorted(set(reviewed_documents(connection, names[0])) & set(reviewed_documents(connection, names[1])))
    found = []
    for n in both:
        about, said = subject(connection, n), threads(connection, n)
        found.append((checked(about, said, names[0]), checked(about, said, names[1])))
    return agreement(names, found)


def agreement(names: tuple[str, str], documents: Sequence[tuple[Checked, Checked]]) -> Agreement:
    """The figures over pairs of the same document, as the one reviewer left it and as the other did.

    Documents of which one of them has judged nothing are left out.
    """
    documents = [pair for pair in documents if all(map(judged, pair))]
    verdicts = [pair for one, other in documents for pair in judged_by_both(one, other)]
    sizes, pairs = [0, 0], []
    for one, other in documents:
        left, right = kept(one), kept(other)
        sizes = [sizes[0] + len(left), sizes[1] + len(right)]
        places = [
            [words(state.claim, each.subject.text) for state in states]
            for each, states in ((one, left), (other, right))
        ]
        pairs += [(left[n].claim, right[m].claim) for n, m in alike(places[0], places[1])]
    return Agreement(
        reviewers=names,
        documents=len(documents),
        judged=len(verdicts),
        verdict_same=sum(a == b for a, b in verdicts) / max(len(verdicts), 1),
        verdict_kappa=kappa(verdicts),
        claims=(sizes[0], sizes[1]),
        both=len(pairs),
        claims_f1=share(len(pairs), *sizes),
        fields=tuple(figures(pairs)),
    )


def judged(document: Checked) -> bool:
    """Whether anything in the document has a verdict."""
    return any(state.status is not Status.MACHINE for state in document.states)


def judged_by_both(one: Checked, other: Checked) -> list[tuple[bool, bool]]:
    """Whether each keeps a claim, for the program's claims that both have judged."""
    theirs = {state.id: state for state in other.states if state.machine and state.status is not Status.MACHINE}
    ours = [state for state in one.states if state.id in theirs and state.status is not Status.MACHINE]
    return [(keeps(state), keeps(theirs[state.id])) for state in ours]


def keeps(state: Reviewed) -> bool:
    """Whether the reviewer keeps the claim."""
    return state.status is not Status.REJECTED


def kept(document: Checked) -> list[Reviewed]:
    """The claims that a reviewer confirmed, edited or added."""
    return [state for state in document.states if state.status in (Status.CONFIRMED, Status.EDITED)]


def words(claim: Claim, text: str) -> frozenset[int]:
    """Where the words of a claim begin."""
    return frozenset(match.start() for match in WORD.finditer(text, claim.content.start, claim.content.stop))


def figures(pairs: Sequence[tuple[Claim, Claim]]) -> Iterable[FieldFigure]:
    """The figures of each field."""
    for name, value in VALUES.items():
        both = [(value(one), value(other)) for one, other in pairs]
        yield FieldFigure(
            field=name,
            claims=len(both),
            same=sum(a == b for a, b in both) / max(len(both), 1),
            kappa=kappa(both) if name in CHOSEN else None,
        )


def spans(found: Iterable[object]) -> tuple[object, ...]:
    """Where each of these stands."""
    return tuple(
        sorted((getattr(each, "start", None) or -1, getattr(each, "stop", None) or -1) for each in found if each)
    )


VALUES: dict[str, Callable[[Claim], Value]] = {
    "kind": lambda claim: str(claim.kind),
    "polarity": lambda claim: str(claim.polarity),
    "modality": lambda claim: str(claim.modality),
    "direction": lambda claim: str(claim.direction) if claim.direction else None,
    "stance": lambda claim: str(claim.chain[-1].stance) if claim.chain else None,
    "chain": lambda claim: tuple((link.start, link.stop) for link in claim.chain if link.start is not None),
    "actor": lambda claim: spans((claim.actor,)),
    "target": lambda claim: spans((claim.target,)),
    "place": lambda claim: spans(claim.place),
    "when": lambda claim: (claim.when.earliest, claim.when.latest) if claim.when else None,
    "amount": lambda claim: (claim.amount.low, claim.amount.high) if claim.amount else None,
}
