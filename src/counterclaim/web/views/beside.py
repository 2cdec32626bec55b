"""What stands beside a claim on its page: other claims with why, data sets with their age, and its history."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.model import spoken
from counterclaim.model.evidence import CONTESTED, NOT_COVERED, UNKNOWN, Held, Source
from counterclaim.model.relation import RelationKind
from counterclaim.model.review import Act, Reviewed
from counterclaim.web.views.listing import Line, day_words, line
from counterclaim.web.views.sides import Looks

HEADS = {
    RelationKind.CONTRADICTORY: "Contradicted by",
    RelationKind.SAME: "Said as well by",
    RelationKind.LATER_UPDATE: "Earlier or later",
    RelationKind.NARROWER: "Part of it, or the whole",
    RelationKind.COMPATIBLE: "About the same event",
}
RULES = {
    "centre": "middle of the settlement", "touch": "any part of it", "half": "half of it", "full": "all of it",
    "stated": "named by the source",
}  # fmt: skip
VALUES = {CONTESTED: "contested", UNKNOWN: "does not say", NOT_COVERED: "not covered"}
ACTS = {
    Act.CONFIRM: "confirmed it", Act.EDIT: "set", Act.REJECT: "rejected it", Act.ADD: "added it", Act.NOTE: "noted",
    Act.UNDO: "took back",
}  # fmt: skip


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another claim, and why it stands to this one as it does."""

    line: Line
    reason: str
    confidence: str
    differ: tuple[str, ...]
    agree: tuple[str, ...]
    same_report: bool


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The claims that stand to this one in one way."""

    head: str
    kind: str
    others: tuple[Other, ...]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What one source shows of one place, and how old that is on the day of the claim."""

    place: str
    source: str
    rule: str
    value: str
    day: str
    age: str
    licence: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the history: when, who, what."""

    at: str
    who: str
    what: str
    note: str = ""
    void: bool = False
    here: bool = False


def others(rows: Sequence[Mapping[str, Any]], looks: Looks) -> tuple[Group, ...]:
    """The related claims by how they stand, contradictions first."""
    out: dict[str, list[Other]] = {}
    for row in rows:
        out.setdefault(row["kind"], []).append(other(row, looks))
    return tuple(Group(head=HEADS[RelationKind(kind)], kind=kind, others=tuple(each)) for kind, each in out.items())


def other(row: Mapping[str, Any], looks: Looks) -> Other:
    """One related claim."""
    slots = json.loads(row["slots"] or "[]")
    return Other(
        line=line({**row, "kind": row["about"]}, looks, "machine"),
        reason=spoken.term("reason", row["reason"] or ""),
        confidence=f"{row['confidence']:.0%}",
        differ=tuple(slot_words(slot) for slot in slots if slot["verdict"] == "differ"),
        agree=tuple(slot_words(slot) for slot in slots if slot["verdict"] == "agree"),
        same_report=row["scope"] == "within",
    )


def slot_words(slot: Mapping[str, str]) -> str:
    """``place (Vovchansk, Hlyboke)``."""
    name = spoken.term("slot", slot["slot"])
    return f"{name} ({spoken.phrase(slot['detail'])})" if slot.get("detail") else name


def evidence(
    found: Sequence[tuple[str, Held]], sources: Mapping[str, Source], day: dt.date, looks: Looks
) -> tuple[Shown, ...]:
    """What the sources show of a claim's places on its day, given with the places' names."""
    return tuple(
        Shown(
            place=place,
            source=sources[held.source].title if held.source in sources else held.source,
            rule=RULES[held.rule.value],
            value=VALUES.get(held.value) or looks.of(held.value).name,
            day=day_words(min(held.until, day).isoformat()),
            age=age((day - held.until).days),
            licence=sources[held.source].licence if held.source in sources else "",
        )
        for place, held in found
    )


def age(days: int) -> str:
    """How much older than the claim the last snapshot is."""
    if days <= 0:
        return "of that day or later"
    return "1 day before" if days == 1 else f"{days:,} days before"


def history(rows: Sequence[Mapping[str, Any]], state: Reviewed, here: str) -> tuple[Step, ...]:
    """Every reading of the document and every review of the claim, in time."""
    read = [
        Step(
            at=row["read_at"],
            who=f"counterclaim {row['extractor']}",
            what=f"read “{row['content']}” ({row['who'] or 'the report itself'})"
            if row["id"]
            else "read no claim here",
            here=row["id"] == here,
        )
        for row in rows
    ]
    said = [
        Step(
            at=each.at,
            who=each.reviewer,
            what=ACTS[each.act] + (f" {each.field}" if each.field else ""),
            note=each.note or "",
            void=each.n in state.void,
        )
        for each in state.history
    ]
    return tuple(sorted([*read, *said], key=lambda step: step.at))
