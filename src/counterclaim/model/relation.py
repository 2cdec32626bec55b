"""How two claims stand to each other."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from counterclaim.model.claim import Score


class RelationKind(StrEnum):
    """The six relations of the contract."""

    CONTRADICTORY = "contradictory"
    SAME = "same"
    LATER_UPDATE = "later-update"
    NARROWER = "narrower"
    COMPATIBLE = "compatible"
    INCOMPARABLE = "incomparable"


class Verdict(StrEnum):
    """How one slot of two claims compares; unknown is not agreement."""

    AGREE = "agree"
    DIFFER = "differ"
    UNKNOWN = "unknown"


class Slot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One compared field, and why it was judged so."""

    slot: str
    verdict: Verdict
    detail: str = ""


class Relation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Two claims (ids), their relation, and the reason where they contradict."""

    left: str
    right: str
    kind: RelationKind
    confidence: Score
    reason: str | None = None
    slots: tuple[Slot, ...] = ()
