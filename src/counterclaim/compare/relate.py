"""Relations between claims: of two, of two reports, within one report."""

from __future__ import annotations

import msgspec

from counterclaim.compare.block import pairs, pairs_within
from counterclaim.compare.features import Pair, pair, slots
from counterclaim.compare.lending import lend
from counterclaim.compare.lexicon import Lexicon, lexicon
from counterclaim.compare.outcome import Outcome
from counterclaim.compare.reading import Reading, Setting, read, setting_of
from counterclaim.compare.rules import RULES
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.relation import Relation, RelationKind
from counterclaim.model.report import Report

NOTHING = Outcome(RelationKind.INCOMPARABLE, 0.5)
REACH = 150  # claims between the two sides of a dispute in one report
SHOWN = 0.68  # chosen by eye on the tune half of our annotated reports; most of what scores less was no dispute
# Which of several relations tells a reader more about two reports, added to the confidence for the order only.
TELLING = {
    RelationKind.CONTRADICTORY: 0.40,
    RelationKind.SAME: 0.34,
    RelationKind.LATER_UPDATE: 0.32,
    RelationKind.NARROWER: 0.28,
    RelationKind.COMPATIBLE: 0.20,
    RelationKind.INCOMPARABLE: -1.0,
}


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of the reports that two claims stand in."""

    left: Setting = Setting()
    right: Setting = Setting()


def relate(left: Claim, right: Claim, context: Context) -> Relation:
    """How two claims stand to each other, with the verdict on each slot.

    Mirrors: swapping claims and settings swaps ``left`` and ``right``, also in the slots' details, and nothing else.
    The direction of ``narrower`` and ``later-update`` is in those details: "left is part of right", "right is earlier".
    """
    words = lexicon(context.left.lang)
    return related(read(left, context.left, words), read(right, context.right, lexicon(context.right.lang)), words)


def related(left: Reading, right: Reading, words: Lexicon) -> Relation:
    """The relation of two claims already read."""
    compared = pair(left, right, words)
    return told(compared, decide(compared))


def told(compared: Pair, found: Outcome) -> Relation:
    """What was found of a pair, with the verdict on each slot."""
    return Relation(
        left=compared.left.claim.id,
        right=compared.right.claim.id,
        kind=found.kind,
        confidence=found.confidence,
        reason=found.reason,
        slots=slots(compared),
    )


def decide(compared: Pair) -> Outcome:
    """What the first rule that concludes something says; incomparable if none does."""
    return next((found for rule in RULES if (found := rule(compared)) is not None), NOTHING)


def relate_reports(left: Report, right: Report) -> tuple[Relation, ...]:
    """How the claims of two reports relate, the most telling first; what is incomparable stands last."""
    ours, theirs = readings(left), readings(right)
    words = lexicon(left.document.lang)
    return ranked([related(ours[i], theirs[j], words) for i, j in pairs(ours, theirs)])


def relate_within(report: Report) -> tuple[Relation, ...]:
    """The disputes inside one report: what one source says against another, the surest first."""
    setting = setting_of(report)
    words = lexicon(setting.lang)
    ours = lend([read(claim, setting, words) for claim in report.claims], widely=False)
    held = [(i, j) for i, j in pairs_within(ours, REACH) if apart(ours[i], ours[j]) and same_matter(ours[i], ours[j])]
    found = [related(ours[i], ours[j], words) for i, j in held]
    return ranked([relation for relation in found if disputed(relation)])


def disputed(relation: Relation) -> bool:
    """True for a contradiction that is sure enough to be shown unasked."""
    return relation.kind is RelationKind.CONTRADICTORY and relation.confidence >= SHOWN


def readings(report: Report) -> list[Reading]:
    """Every claim of a report as compared; a place or time that only a sister clause states is lent by it."""
    setting = setting_of(report)
    words = lexicon(setting.lang)
    return lend([read(claim, setting, words) for claim in report.claims])


def apart(left: Reading, right: Reading) -> bool:
    """True if two claims of one report can dispute: two named sources, and not words inside each other's."""
    if left.speaker is None or right.speaker is None:
        return False
    if left.claim.content.meets(right.claim.content):
        return left.claim.kind == right.claim.kind and left.actor != right.actor
    return left.claim.chain[-1].who != right.claim.chain[-1].who


def same_matter(left: Reading, right: Reading) -> bool:
    """False for claims of other places, or of other kinds: sister sentences of one report share many words."""
    ours, theirs = left.claim, right.claim
    control = {Kind.CONTROL_CHANGE, Kind.CONTROL_STATE}
    if (
        ours.polarity is not theirs.polarity
        and ours.kind is not theirs.kind
        and not {ours.kind, theirs.kind} <= control
    ):
        return False
    here, there = {p.place_id for p in ours.place}, {p.place_id for p in theirs.place}
    return not here or not there or None in here | there or not here.isdisjoint(there)


def ranked(relations: list[Relation]) -> tuple[Relation, ...]:
    """The most telling first; ties in the order of the claims."""
    return tuple(sorted(relations, key=lambda r: -(TELLING[r.kind] + r.confidence)))
