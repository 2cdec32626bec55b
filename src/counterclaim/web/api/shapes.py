"""What the API's answers are made of, beside the contract's own shapes."""

from __future__ import annotations

from typing import Any

import msgspec

from counterclaim.model.claim import Claim, Status
from counterclaim.model.relation import RelationKind, Slot


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as lists have it; ``day`` is that of what is claimed, else of publication."""

    id: str
    day: str | None
    published: str | None
    outlet: str | None
    who: str
    speaker: str | None
    side: str | None
    kind: str
    direction: str | None
    polarity: str
    modality: str
    content: str
    low: float | None
    high: float | None
    unit: str | None
    confidence: float
    status: Status
    document: str
    title: str | None
    url: str | None
    lang: str


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of claims; ``total`` is exact unless ``more``; ``next`` is the address of the next page."""

    claims: tuple[ClaimRow, ...]
    total: int
    more: bool
    order: str
    page: int
    limit: int
    next: str | None


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands; the text itself stays in the ledger, all but the claim's sentence."""

    id: str
    sha256: str
    lang: str
    theatre: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    added_at: str


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another claim, and how it stands to the one asked for."""

    claim: str
    kind: RelationKind
    reason: str | None
    confidence: float
    scope: str
    slots: tuple[Slot, ...]
    content: str
    who: str
    side: str | None
    outlet: str | None
    published: str | None


class ClaimRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as the contract has it, with the values that reviewers set."""

    id: str
    claim: Claim
    document: DocumentRecord
    relations: tuple[Related, ...]


class FacetRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims have one value of one facet; ``name`` is a place's."""

    facet: str
    value: str
    claims: int
    name: str | None


class Disputed(msgspec.Struct, frozen=True, kw_only=True):
    """One of two claims that contradict each other."""

    claim: str
    who: str
    side: str | None
    polarity: str
    content: str
    outlet: str | None
    published: str | None
    reprints: int


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that cannot both be true, and why."""

    reason: str | None
    confidence: float
    day: str | None
    place_id: str | None
    place: str | None
    left: Disputed
    right: Disputed


class DisputePage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of disputes, the latest first."""

    disputes: tuple[Dispute, ...]
    page: int
    limit: int
    next: str | None


class LedgerInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What there is."""

    claims: int
    version: str


class ReportIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to check."""

    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


def claim_row(row: dict[str, Any], status: str) -> ClaimRow:
    """A row of the store as the API has it."""
    held = {name: row[name] for name in ClaimRow.__struct_fields__ if name != "status"}
    return ClaimRow(status=Status(status), **held)


def dispute(row: dict[str, Any]) -> Dispute:
    """A row of the store as the API has it."""
    held = {name: row[name] for name in ("reason", "confidence", "day", "place_id", "place")}
    return Dispute(left=disputed(row, "left"), right=disputed(row, "right"), **held)


def disputed(row: dict[str, Any], side: str) -> Disputed:
    """One of the two claims of a dispute."""
    held = {name: row[f"{side}_{name}"] for name in Disputed.__struct_fields__ if name != "claim"}
    return Disputed(claim=row[f"{side}_id"], **held)


def related(row: dict[str, Any]) -> Related:
    """A row of the store as the API has it."""
    names = ("reason", "confidence", "scope", "content", "who", "side", "outlet", "published")
    slots = msgspec.json.decode(row["slots"] or "[]", type=tuple[Slot, ...])
    return Related(claim=row["id"], kind=RelationKind(row["kind"]), slots=slots, **{name: row[name] for name in names})
