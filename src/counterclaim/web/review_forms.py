"""From a posted form to what a reviewer wants to say: the same fields with and without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.model.errors import BadReview
from counterclaim.model.review import CHOICES, Act, Field
from counterclaim.model.span import Span, span_of
from counterclaim.reviewing import Given, Look, find_words, new_claim, value_of
from counterclaim.store.judging import Draft
from counterclaim.store.reviews import find_thread, subject

if TYPE_CHECKING:
    from sqlalchemy import Connection

LISTS = (Field.CHAIN, Field.PLACE)
Form = Mapping[str, Sequence[str]]  # every value of every name


def one(form: Form, name: str) -> str:
    """The first value of a field, without white space around it; empty where there is none."""
    return next(iter(form.get(name, ())), "").strip()


def number(form: Form, name: str) -> float | None:
    """A number; ``None`` for an empty field. Raises ``BadReview``."""
    value = one(form, name).replace(",", "").replace("\u00a0", "").replace(" ", "")
    if not value:
        return None
    try:
        return float(value)
    except ValueError as error:
        raise BadReview(f"{value[:20]!r} is no number") from error


def whole(form: Form, name: str) -> int | None:
    """A whole number; ``None`` where there is none."""
    value = one(form, name)
    return int(value) if value.isascii() and value.isdigit() else None


def draft_of(connection: Connection, act: Act, document: int, form: Form, reviewer: str) -> Draft:
    """What the form says; raises ``BadReview`` or ``StoreError``."""
    told: dict[str, Any] = {"act": act, "reviewer": reviewer, "note": one(form, "note") or None}
    told |= {"once": one(form, "once") or None, "seen": whole(form, "seen")}
    about = subject(connection, document)
    if act is Act.ADD:
        content = pointed_at(about.text, form, (0, len(about.text)))
        if content is None:
            raise BadReview("name the words of the claim")
        made = new_claim(about, content, one(form, "value"))
        return Draft(**told, document=about.id, value=msgspec.to_builtins(made))
    if act is Act.UNDO:
        return Draft(**told, document=about.id)
    claim = one(form, "claim")
    if act is not Act.EDIT:
        return Draft(**told, claim=claim)
    of, thread = find_thread(connection, claim)
    state = thread.seen_by(None)
    if of != document or state is None:
        raise BadReview("this claim is not of this document, or was taken back")
    field = field_of(form)
    value = value_of(Look(about, state.claim), field, spans(Look(about, state.claim), field, form), given(form))
    return Draft(**told, claim=claim, field=field, value=value)


def field_of(form: Form) -> Field:
    """The field that the form is about."""
    try:
        return Field(one(form, "field"))
    except ValueError as error:
        raise BadReview(f"there is no field {one(form, 'field')[:20]!r}") from error


def given(form: Form) -> Given:
    """What is said beside words."""
    return Given(
        value=one(form, "value") or None, since=one(form, "since") or None, until=one(form, "until") or None,
        low=number(form, "low"), high=number(form, "high"), unit=one(form, "unit") or None,
        approx=bool(one(form, "approx")), stance=one(form, "stance") or None, resolved=one(form, "resolved") or None,
    )  # fmt: skip


def spans(look: Look, field: Field, form: Form) -> list[Span]:
    """The words that the form points at: those that are kept, and those that are named anew."""
    if field in CHOICES or one(form, "empty"):
        return []
    text = look.subject.text
    claim = look.claim
    sentence = (claim.sentence.start, claim.sentence.stop) if claim else (0, len(text))
    new = pointed_at(text, form, sentence)
    if field in LISTS:
        kept = [offsets(text, each) for each in form.get("keep", ())]
        return [*kept, *([new] if new is not None and new not in kept else [])]
    if new is not None:
        return [new]
    before = getattr(claim, field, None)
    return [span_of(text, before.start, before.stop)] if before is not None else []


def pointed_at(text: str, form: Form, sentence: tuple[int, int]) -> Span | None:
    """The words that are named: by offsets if they stand there, else looked for in the sentence, then in the text."""
    words, start, stop = one(form, "words"), whole(form, "start"), whole(form, "stop")
    if start is not None and stop is not None and 0 <= start < stop <= len(text):
        span = trimmed(text, start, stop)
        if span is not None and (not words or span.text.split() == words.split()):
            return span
    if not words:
        return None
    nth = whole(form, "nth")
    try:
        return find_words(text, words, sentence, nth)
    except BadReview as error:
        if "times" in error.message:
            raise
        return find_words(text, words, (0, len(text)), nth)


def trimmed(text: str, start: int, stop: int) -> Span | None:
    """The words between two offsets without white space around them; ``None`` where nothing is left."""
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    stop = start + len(words.strip())
    return span_of(text, start, stop) if start < stop else None


def offsets(text: str, value: str) -> Span:
    """The span of ``START:STOP``."""
    start, _, stop = value.partition(":")
    if not (start.isdigit() and stop.isdigit() and int(start) < int(stop) <= len(text)):
        raise BadReview(f"{value[:20]!r} are no offsets in this text")
    return span_of(text, int(start), int(stop))
