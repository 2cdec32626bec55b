"""Two reports side by side as text: their disputes first, then what they share, then what only one of them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.check.excerpt import safe
from counterclaim.check.render import claim_words
from counterclaim.model import spoken
from counterclaim.model.claim import Claim, Modality, Polarity
from counterclaim.model.relation import Relation, RelationKind, Slot, Verdict
from counterclaim.model.report import Report

HEADINGS = {
    RelationKind.CONTRADICTORY: spoken.mark("In dispute"),
    RelationKind.LATER_UPDATE: spoken.mark("Changed since"),
    RelationKind.SAME: spoken.mark("Said by both"),
    RelationKind.NARROWER: spoken.mark("One is part of the other"),
    RelationKind.COMPATIBLE: spoken.mark("About one event, no conflict"),
    RelationKind.INCOMPARABLE: spoken.mark("Not comparable"),
}
VERDICTS = (
    (Verdict.DIFFER, spoken.mark("differ: {slots}")),
    (Verdict.AGREE, spoken.mark("agree: {slots}")),
    (Verdict.UNKNOWN, spoken.mark("open: {slots}")),
)
OWN_VOICE = spoken.mark("the report itself")


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
            blocks.append(f"{spoken.gettext(heading)} ({len(found)})")
            blocks.extend(block(relation, left, right) for relation in found)
    tied = {claim for r in relations if r.kind is not RelationKind.INCOMPARABLE for claim in (r.left, r.right)}
    for side in (left, right):
        alone = [claim for claim in side.report.claims if claim.id not in tied]
        if alone:
            lines = [f"  {line(side, claim)}" for claim in alone]
            heading = spoken.gettext("Only in {report}").format(report=safe(side.name))
            blocks.append("\n".join((f"{heading} ({len(alone)})", *lines)))
    return "\n\n".join((*blocks, closing(relations, left, right, everything=everything))) + "\n"


def closing(relations: Sequence[Relation], left: Side, right: Side, *, everything: bool) -> str:
    """The last line: what was compared, and how much of it is not shown."""
    apart = sum(r.kind is RelationKind.INCOMPARABLE for r in relations)
    related = len(relations) - apart
    words = spoken.ngettext("{count} relation", "{count} relations", related).format(count=related)
    line = spoken.gettext("{left} and {right}: {relations} between {those} and {these}").format(
        left=safe(left.name),
        right=safe(right.name),
        relations=words,
        those=claim_words(len(left.report.claims)),
        these=claim_words(len(right.report.claims)),
    )
    if not apart or everything:
        return f"{line}."
    hidden = spoken.ngettext(
        "{count} pair not comparable (--all shows them)", "{count} pairs not comparable (--all shows them)", apart
    )
    return f"{line}; {hidden.format(count=apart)}."


def block(relation: Relation, left: Side, right: Side) -> str:
    """One relation: its two claims, why, and how their fields stand."""
    lines = [line(left, left.claims[relation.left]), line(right, right.claims[relation.right])]
    why = spoken.term("reason", relation.reason or "")
    reason = f"{why}, {relation.confidence:.2f}" if why else f"{relation.confidence:.2f}"
    return "\n".join(("  " + lines[0], "  " + lines[1], f"    {reason}; " + "; ".join(slots(relation))))


def slots(relation: Relation) -> Iterator[str]:
    """``differ: polarity (right is denied)``, ``agree: place, what``, ``open: time``."""
    for verdict, name in VERDICTS:
        found = ", ".join(slot_words(slot) for slot in relation.slots if slot.verdict is verdict)
        if found:
            yield spoken.gettext(name).format(slots=found)


def slot_words(slot: Slot) -> str:
    """``polarity (right is denied)``."""
    name = spoken.term("slot", slot.slot)
    return f"{name} ({spoken.phrase(slot.detail)})" if slot.detail else name


def line(side: Side, claim: Claim) -> str:
    """``name:line  TASS (reported) > Vladimir Putin (said): the words of the claim [denied]``."""
    who = " > ".join(
        f"{safe(link.resolved or link.who)}{f' ({safe(link.verb)})' if link.verb else ''}" for link in claim.chain
    )
    marks = []
    if claim.polarity is Polarity.DENIED:
        marks.append(spoken.term("polarity", "denied"))
    if claim.modality is not Modality.FACT:
        marks.append(spoken.term("mode", claim.modality.value))
    mark = f" [{', '.join(marks)}]" if marks else ""
    return (
        f"{side.where(claim)}  {who or spoken.gettext(OWN_VOICE)}: {safe(' '.join(claim.content.text.split()))}{mark}"
    )
