"""A document under review, ready to show: its text with marks, its claims with machine and human values apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.model.claim import Agent, Claim, Link, Place, Stance, Status
from counterclaim.model.report import SCHEMA, DocumentInfo, Report
from counterclaim.model.review import CHOICES, Act, Field, Note, Review, Reviewed
from counterclaim.show.clean import HIDDEN
from counterclaim.show.segments import Line, Mark, cut, marks_of
from counterclaim.show.views import amount_bits, place_bit, when_bits
from counterclaim.store.reviews import Subject, Thread

LABELS = {
    Field.CONTENT: ("Claim", "b", "words"),
    Field.KIND: ("Kind", "", "choice"),
    Field.POLARITY: ("Held to be so", "", "choice"),
    Field.MODALITY: ("Said as", "", "choice"),
    Field.DIRECTION: ("Control", "", "choice"),
    Field.CHAIN: ("Sources", "s", "list"),
    Field.ACTOR: ("Who does it", "a", "words"),
    Field.TARGET: ("To whom", "t", "words"),
    Field.PLACE: ("Where", "p", "list"),
    Field.WHEN: ("When", "w", "when"),
    Field.AMOUNT: ("How many", "m", "amount"),
}
STATUSES = {
    Status.MACHINE: ("not reviewed", "○"),
    Status.CONFIRMED: ("confirmed", "✓"),
    Status.EDITED: ("edited", "✎"),
    Status.REJECTED: ("rejected", "✗"),
}
DEEDS = {
    Act.CONFIRM: "confirmed",
    Act.EDIT: "edited",
    Act.REJECT: "rejected",
    Act.ADD: "added",
    Act.NOTE: "noted",
    Act.UNDO: "took back",
}


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value: its words, where they stand, and what is made of them."""

    text: str
    start: int | None = None
    stop: int | None = None
    gloss: str = ""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a claim; ``machine`` has the program's values where a person's (``by``) stand instead."""

    field: str
    label: str
    key: str
    form: str
    values: tuple[Value, ...]
    machine: tuple[Value, ...] = ()
    by: str = ""
    choices: tuple[str, ...] = ()
    chosen: str = ""


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a claim's history, in words."""

    id: str
    by: str
    at: str
    did: str
    field: str
    note: str
    void: bool


class ReviewCard(msgspec.Struct, frozen=True, kw_only=True):
    """A claim under review; ``seen`` is the number of the last row about it."""

    number: int
    id: str
    status: str
    status_words: str
    shape: str
    content: str
    rows: tuple[FieldRow, ...]
    notes: tuple[Note, ...]
    deeds: tuple[Deed, ...]
    by: str
    seen: int
    added: bool
    lost: bool
    start: int
    stop: int


class ReviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of one document shows; ``undo`` is what the reviewer would take back."""

    document: str
    title: str
    outlet: str
    published: str
    lang: str
    lines: tuple[Line, ...]
    cards: tuple[ReviewCard, ...]
    judged: int
    undo: str
    stances: tuple[str, ...] = tuple(Stance)


def review_page(subject: Subject, threads: Sequence[Thread], alone: str | None, reviewer: str) -> ReviewPage:
    """The page as the reviewer sees it; ``alone`` is a name where others' reviews are to stay hidden."""
    seen = [(thread, thread.seen_by(alone)) for thread in threads]
    shown = [(thread, state) for thread, state in seen if state is not None]
    cards = tuple(card(n, thread, state) for n, (thread, state) in enumerate(shown, 1))
    return ReviewPage(
        document=subject.id,
        title=subject.title or "Report without a title",
        outlet=subject.outlet or "",
        published=subject.published or "",
        lang=subject.lang,
        lines=lines(subject, [state.claim for _, state in shown]),
        cards=cards,
        judged=sum(each.status != Status.MACHINE for each in cards),
        undo=last_act(shown, reviewer),
    )


def lines(subject: Subject, claims: Sequence[Claim]) -> tuple[Line, ...]:
    """The text in pieces: the claims' words and fields; each hidden character by itself, so that offsets are exact."""
    info = DocumentInfo(
        id=subject.id, lang=subject.lang, title=None, outlet=None, published=None, sha256=subject.sha256, words=0
    )
    report = Report(schema=SCHEMA, id=subject.id, document=info, claims=tuple(claims))
    hidden = tuple(Mark(match.start(), match.end(), None) for match in HIDDEN.finditer(subject.text))
    return cut(subject.text, (*marks_of(report), *hidden))


def card(number: int, thread: Thread, state: Reviewed) -> ReviewCard:
    """One claim."""
    words, shape = STATUSES[state.status]
    return ReviewCard(
        number=number,
        id=state.id,
        status=str(state.status),
        status_words=words,
        shape=shape,
        content=state.claim.content.text,
        rows=tuple(row(field, state) for field in Field),
        notes=state.notes,
        deeds=tuple(deed(review, state) for review in state.history),
        by=state.by or "",
        seen=state.last,
        added=state.machine is None,
        lost=thread.lost,
        start=state.claim.content.start,
        stop=state.claim.content.stop,
    )


def row(field: Field, state: Reviewed) -> FieldRow:
    """One field, with the program's value beside a person's."""
    label, key, form = LABELS[field]
    edited = next((each for each in state.edited if each.field is field), None)
    value = getattr(state.claim, field)
    return FieldRow(
        field=str(field),
        label=label,
        key=key,
        form=form,
        values=values(field, state.claim),
        machine=values(field, state.machine) or (Value(text="nothing"),) if edited and state.machine else (),
        by=edited.by if edited else "",
        choices=CHOICES.get(field, ()),
        chosen=str(value) if field in CHOICES and value else "",
    )


def values(field: Field, claim: Claim) -> tuple[Value, ...]:
    """A field's values in words."""
    value: Any = getattr(claim, field)
    if value is None or value == ():
        return ()
    if field in CHOICES:
        return (Value(text=str(value)),)
    if field is Field.CHAIN:
        return tuple(link_value(link) for link in value)
    if field is Field.PLACE:
        return tuple(place_value(place) for place in value)
    if field is Field.WHEN:
        return tuple(Value(text=b.text, start=b.start, stop=b.stop, gloss=b.gloss) for b in when_bits(claim))
    if field is Field.AMOUNT:
        return tuple(Value(text=b.text, start=b.start, stop=b.stop, gloss=b.gloss) for b in amount_bits(claim))
    gloss = value.name if isinstance(value, Agent) and value.name and value.name != value.text else ""
    return (Value(text=value.text, start=value.start, stop=value.stop, gloss=gloss),)


def link_value(link: Link) -> Value:
    """A source with whom it means and how it stands to what it passes on."""
    parts = (link.resolved if link.resolved != link.who else None, link.role if link.role != "speaker" else None)
    stance = None if link.stance is Stance.NEUTRAL else link.stance
    gloss = ", ".join(str(part) for part in (*parts, stance) if part)
    return Value(text=link.who, start=link.start, stop=link.stop, gloss=gloss)


def place_value(place: Place) -> Value:
    """A place with its official name."""
    bit = place_bit(place, {})
    return Value(text=bit.text, start=bit.start, stop=bit.stop, gloss=bit.gloss)


def deed(review: Review, state: Reviewed) -> Deed:
    """A row in words."""
    return Deed(
        id=review.id,
        by=review.reviewer,
        at=review.at.replace("T", " ").removesuffix("Z"),
        did=DEEDS[review.act],
        field=LABELS[review.field][0] if review.field else "",
        note=review.note or "",
        void=review.n in state.void,
    )


def last_act(shown: Iterable[tuple[Thread, Reviewed]], reviewer: str) -> str:
    """The reviewer's last act in a document that still counts, in words; empty where there is none."""
    acts = [
        (review.n, f"{review.act}: {state.claim.content.text}")
        for thread, state in shown
        for review in thread.reviews
        if review.reviewer == reviewer and review.act is not Act.UNDO and review.n not in state.void
    ]
    return max(acts, default=(0, ""))[1]


def next_open(cards: Sequence[ReviewCard], after: str) -> str:
    """The id of the next claim without a verdict, going round; the same one where all have one."""
    at = next((n for n, each in enumerate(cards) if each.id == after), -1)
    order = [*cards[at + 1 :], *cards[: at + 1]]
    return next((each.id for each in order if each.status == Status.MACHINE), after)


def verdict_counts(counts: Mapping[str, int]) -> tuple[tuple[str, str, int], ...]:
    """Shape, words and number of each status."""
    return tuple((STATUSES[status][1], STATUSES[status][0], counts.get(str(status), 0)) for status in Status)
