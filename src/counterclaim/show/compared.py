"""Two reports side by side as text: their disputes first, then what they share, then what only one of them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.check.excerpt import safe
from counterclaim.model.claim import Claim, Modality, Polarity
from counterclaim.model.relation import Relation, RelationKind, Verdict
from counterclaim.model.report import Report

HEADINGS = {
    RelationKind.CONTRADICTORY: "In dispute",
    RelationKind.LATER_UPDATE: "Changed since",
    RelationKind.SAME: "Said by both",
    RelationKind.NARROWER: "One is part of the other",
    RelationKind.COMPATIBLE: "About one event, no conflict",
    RelationKind.INCOMPARABLE: "Not comparable",
}
VERDICTS = ((Verdict.DIFFER, "differ"), (Verdict.AGREE, "agree"), (Verdict.UNKNOWN, "open"))
OWN_VOICE = "the report itself"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two reports: its text, what was read in it, and the name it goes by."""

    name: str
    text: str
    report: Report

    @property
    def claims(self) -> dict[str, Claim]:
        """Its claims by id."""
        return {claim.id: claim for claim in self.report.claims}

    def where(self, claim: Claim) -> str:
        """``name:line`` of a claim."""
        return f"{safe(self.name)}:{self.text.count(chr(10), 0, claim.content.start) + 1}"


def compared_text(relations: Sequence[Relation], left: Side, right: Side, *, everything: bool = False) -> str:
    """All relations that say something, by kind; with ``everything`` also the pairs that cannot be compared.

    Each kind in the order in which ``relations`` come; claims without any relation stand at the end.
    """
    told = [r for r in relations if everything or r.kind is not RelationKind.INCOMPARABLE]
    blocks = []
    for kind, heading in HEADINGS.items():
        found = [r for r in told if r.kind is kind]
        if found:
            blocks.append(f"{heading} ({len(found)})")
            blocks.extend(block(relation, left, right) for relation in found)
    tied = {claim for r in relations if r.kind is not RelationKind.INCOMPARABLE for claim in (r.left, r.right)}
    for side in (left, right):
        alone = [claim for claim in side.report.claims if claim.id not in tied]
        if alone:
            lines = [f"  {line(side, claim)}" for claim in alone]
            blocks.append("\n".join((f"Only in {safe(side.name)} ({len(alone)})", *lines)))
    return "\n\n".join((*blocks, closing(relations, left, right, everything=everything))) + "\n"


def closing(relations: Sequence[Relation], left: Side, right: Side, *, everything: bool) -> str:
    """The last line: what was compared, and how much of it is not shown."""
    apart = sum(r.kind is RelationKind.INCOMPARABLE for r in relations)
    sizes = f"{counted(len(left.report.claims), 'claim')} and {counted(len(right.report.claims), 'claim')}"
    hidden = f"; {counted(apart, 'pair')} not comparable (--all shows them)" if apart and not everything else ""
    related = counted(len(relations) - apart, "relation")
    return f"{safe(left.name)} and {safe(right.name)}: {related} between {sizes}{hidden}."


def counted(count: int, thing: str) -> str:
    """``3 claims``, ``1 claim``."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def block(relation: Relation, left: Side, right: Side) -> str:
    """One relation: its two claims, why, and how their fields stand."""
    lines = [line(left, left.claims[relation.left]), line(right, right.claims[relation.right])]
    reason = f"{relation.reason}, {relation.confidence:.2f}" if relation.reason else f"{relation.confidence:.2f}"
    return "\n".join(("  " + lines[0], "  " + lines[1], f"    {reason}; " + "; ".join(slots(relation))))


def slots(relation: Relation) -> Iterator[str]:
    """``differ: polarity (right is denied)``, ``agree: place, what``, ``open: time``."""
    for verdict, name in VERDICTS:
        found = [f"{s.slot} ({s.detail})" if s.detail else s.slot for s in relation.slots if s.verdict is verdict]
        if found:
            yield f"{name}: {', '.join(found)}"


def line(side: Side, claim: Claim) -> str:
    """``name:line  TASS (reported) > Vladimir Putin (said): the words of the claim [denied]``."""
    who = " > ".join(
        f"{safe(link.resolved or link.who)}{f' ({safe(link.verb)})' if link.verb else ''}" for link in claim.chain
    )
    marks = []
    if claim.polarity is Polarity.DENIED:
        marks.append("denied")
    if claim.modality is not Modality.FACT:
        marks.append(claim.modality.value)
    mark = f" [{', '.join(marks)}]" if marks else ""
    return f"{side.where(claim)}  {who or OWN_VOICE}: {safe(' '.join(claim.content.text.split()))}{mark}"
