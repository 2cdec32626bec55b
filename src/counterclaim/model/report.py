"""The report object of the contract: everything counterclaim says of one document."""

from __future__ import annotations

import msgspec

from counterclaim.model.claim import Amount, Attribution, Claim, Place, When
from counterclaim.model.finding import Finding
from counterclaim.model.relation import Relation
from counterclaim.model.weighing import Weighed

SCHEMA = "counterclaim/report@1"


class DocumentInfo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reader of a report object needs to know of the document (its text stays outside)."""

    id: str
    lang: str
    title: str | None
    outlet: str | None
    published: str | None
    sha256: str
    words: int


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document's attributions, claims, places, times, amounts, relations and findings, in text order.

    ``evidence`` is there where the report was held against evidence.
    """

    schema: str
    id: str
    document: DocumentInfo
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    amounts: tuple[Amount, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: Weighed | msgspec.UnsetType = msgspec.UNSET
