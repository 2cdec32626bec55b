"""Two reports, or two sides, side by side: paired claims, what differs in them, and what only one side says."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.model import spoken
from counterclaim.model.claim import Claim, Modality, Polarity
from counterclaim.model.relation import Relation, RelationKind, Slot, Verdict
from counterclaim.model.span import Span
from counterclaim.show import words
from counterclaim.show.compared import HEADINGS, slot_words
from counterclaim.show.views import loaded_words

MOST_ALONE = 200


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a claim: ``differs`` is the field in which the two claims differ there."""

    text: str
    differs: str = ""
    loaded: bool = False


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim ready to show: who says it through whom, its words in pieces, how it is meant, where it stands."""

    id: str
    steps: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    kind: str
    denied: bool
    mode: str
    when: str
    source: str
    address: str
    loaded: tuple[tuple[str, str], ...]


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims on one question, and how their fields stand."""

    reason: str
    confidence: str
    left: Said
    right: Said
    differ: tuple[str, ...]
    agree: tuple[str, ...]
    open: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """All pairings of one relation."""

    kind: str
    heading: str
    pairings: tuple[Pairing, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The whole comparison."""

    left: str
    right: str
    groups: tuple[Group, ...]
    only_left: tuple[Said, ...]
    only_right: tuple[Said, ...]
    apart: int  # pairs that cannot be compared


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: its name, its claims by id, and where each comes from and leads to."""

    name: str
    claims: Mapping[str, Claim]
    source: Callable[[Claim], str] = lambda _: ""
    address: Callable[[Claim], str] = lambda _: ""


def beside(relations: Sequence[Relation], left: Party, right: Party, sides: Mapping[str, str]) -> Beside:
    """The comparison of two parties; ``sides`` are the names of sides.

    Each pair of claims stands once, each kind of relation in the order in which ``relations`` come.
    """
    told = [each for each in relations if each.kind is not RelationKind.INCOMPARABLE]
    groups = []
    for kind, heading in HEADINGS.items():
        found = [pairing(each, left, right, sides) for each in told if each.kind is kind]
        if found:
            groups.append(Group(kind=kind.value, heading=spoken.gettext(heading), pairings=tuple(found)))
    ours, theirs = {each.left for each in told}, {each.right for each in told}
    return Beside(
        left=left.name,
        right=right.name,
        groups=tuple(groups),
        only_left=tuple(alone(left, ours, sides)),
        only_right=tuple(alone(right, theirs, sides)),
        apart=len(relations) - len(told),
    )


def alone(party: Party, tied: set[str], sides: Mapping[str, str]) -> Iterator[Said]:
    """The claims that no other bears on."""
    found = [claim for name, claim in party.claims.items() if name not in tied]
    for claim in found[:MOST_ALONE]:
        yield said(claim, party, {}, sides)


def pairing(relation: Relation, left: Party, right: Party, sides: Mapping[str, str]) -> Pairing:
    """One relation with its two claims."""
    by_verdict = {v: [slot for slot in relation.slots if slot.verdict is v] for v in Verdict}
    differ = {slot.slot: spoken.term("slot", slot.slot) for slot in by_verdict[Verdict.DIFFER]}
    return Pairing(
        reason=spoken.term("reason", relation.reason or ""),
        confidence=f"{relation.confidence:.2f}",
        left=said(left.claims[relation.left], left, differ, sides),
        right=said(right.claims[relation.right], right, differ, sides),
        differ=fields(by_verdict[Verdict.DIFFER]),
        agree=fields(by_verdict[Verdict.AGREE]),
        open=fields(by_verdict[Verdict.UNKNOWN]),
    )


def fields(slots: Sequence[Slot]) -> tuple[str, ...]:
    """Slots in words."""
    return tuple(slot_words(slot) for slot in slots)


def said(claim: Claim, party: Party, differ: Mapping[str, str], sides: Mapping[str, str]) -> Said:
    """A claim ready to show."""
    return Said(
        id=claim.id,
        steps=tuple((link.resolved or link.who, link.verb or "") for link in claim.chain),
        pieces=tuple(pieces(claim, differ)),
        kind=words.kind_words(claim),
        denied=claim.polarity is Polarity.DENIED,
        mode="" if claim.modality is Modality.FACT else spoken.gettext(words.MODALITIES[claim.modality]),
        when=words.interval_words(claim.when) if claim.when else "",
        source=party.source(claim),
        address=party.address(claim),
        loaded=tuple((word.text, loaded_words(word, dict(sides))) for word in claim.loaded),
    )


def spans_of(claim: Claim, slot: str) -> tuple[Span, ...]:
    """The words that a slot stands on."""
    one: dict[str, Span | None] = {
        "time": claim.when, "actor": claim.actor, "target": claim.target, "amount": claim.amount,
    }  # fmt: skip
    if slot == "place":
        return claim.place
    found = one.get(slot)
    return () if found is None else (found,)


def pieces(claim: Claim, differ: Mapping[str, str]) -> Iterator[Piece]:
    """The claim's words, cut where a differing field or a loaded word begins or ends; together they are its words."""
    content = claim.content
    differing = [(span.start, span.stop, name) for slot, name in differ.items() for span in spans_of(claim, slot)]
    loaded = [(span.start, span.stop) for span in claim.loaded]
    ends = [at for a, b, _ in differing for at in (a, b)] + [at for span in loaded for at in span]
    inside = {at for at in ends if content.start < at < content.stop}
    for start, stop in itertools.pairwise(sorted({content.start, content.stop, *inside})):
        yield Piece(
            text=content.text[start - content.start : stop - content.start],
            differs=", ".join(dict.fromkeys(name for a, b, name in differing if a <= start and stop <= b)),
            loaded=any(a <= start and stop <= b for a, b in loaded),
        )
