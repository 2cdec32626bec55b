"""``counterclaim review confirm|edit|reject|add|note|undo``: what a reviewer says of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from counterclaim.cli.asking import LEDGER, LedgerOption
from counterclaim.cli.reviewing import NoteOption, ReviewerOption, ReviewForm, ReviewFormOption, act, reviewer_of, tell
from counterclaim.model.claim import Kind
from counterclaim.model.review import Act, Field

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.model.span import Span
    from counterclaim.reviewing import Look
    from counterclaim.store.judging import Draft

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, as 'review list' shows it.")]
WordsOption = Annotated[
    list[str] | None, typer.Option("--words", metavar="WORDS", help="Words of the text; again for a further one.")
]
NthOption = Annotated[int | None, typer.Option("--nth", metavar="N", min=1, help="Which, where the words recur.")]
AtOption = Annotated[
    list[str] | None, typer.Option("--at", metavar="START:STOP", help="Words by their offsets in the text.")
]


def confirm_command(
    claim: ClaimArgument,
    *,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    note: NoteOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Say that a claim is right as it stands."""
    judge(Act.CONFIRM, ledger, claim, (reviewer, note), form)


def reject_command(
    claim: ClaimArgument,
    *,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    note: NoteOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Say that the text does not claim this."""
    judge(Act.REJECT, ledger, claim, (reviewer, note), form)


def note_command(
    claim: ClaimArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The remark.")],
    *,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Write a remark on a claim."""
    judge(Act.NOTE, ledger, claim, (reviewer, words), form)


def judge(what: Act, ledger: str, claim: str, said: tuple[str | None, str | None], form: ReviewForm) -> None:
    """Write an act that needs no value."""
    from counterclaim.store.judging import Draft

    draft = Draft(act=what, reviewer=reviewer_of(said[0]), claim=claim, note=said[1])
    tell(act(ledger, lambda _: draft), form)


def edit_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    claim: ClaimArgument,
    field: Annotated[Field, typer.Argument(metavar="FIELD", help="content, kind, actor, place, when ...")],
    *,
    words: WordsOption = None,
    nth: NthOption = None,
    at: AtOption = None,
    value: Annotated[str | None, typer.Option(help="Of kind, polarity, modality, direction.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Of when: the first day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Of when: the last day.")] = None,
    low: Annotated[float | None, typer.Option(help="Of amount: at least.")] = None,
    high: Annotated[float | None, typer.Option(help="Of amount: at most.")] = None,
    unit: Annotated[str | None, typer.Option(help="Of amount: of what.")] = None,
    approx: Annotated[bool, typer.Option("--approx", help="Of amount: about so many.")] = False,
    place_id: Annotated[str | None, typer.Option(metavar="ID", help="Of place: as 'where' shows it.")] = None,
    stance: Annotated[str | None, typer.Option(help="Of chain: the last source's stance.")] = None,
    role: Annotated[str | None, typer.Option(help="Of chain: the last source's role.")] = None,
    resolved: Annotated[str | None, typer.Option(metavar="NAME", help="Of chain: who the last source is.")] = None,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    note: NoteOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Set a field of a claim by words of the text; without words and values it is emptied.

    What the program knows of the words (place, time, number) comes with them; options say otherwise. Words are
    looked for in the claim's sentence, then in the whole text.
    """
    from counterclaim.reviewing import Given, Look, value_of
    from counterclaim.store.judging import Draft
    from counterclaim.store.reviews import find_thread, subject

    given = Given(
        value=value, since=since, until=until, low=low, high=high, unit=unit, approx=approx, place_id=place_id,
        stance=stance, role=role, resolved=resolved,
    )  # fmt: skip
    name = reviewer_of(reviewer)

    def draft(connection: Connection) -> Draft:
        document, thread = find_thread(connection, claim)
        state = thread.seen_by(None)
        look = Look(subject(connection, document), state.claim if state else None)
        spans = pointed_at(look, words or [], nth, at or [])
        if field is Field.CHAIN and not spans and given != Given():
            spans = kept_links(look)
        made = value_of(look, field, spans, given)
        return Draft(act=Act.EDIT, reviewer=name, claim=claim, field=field, value=made, note=note)

    tell(act(ledger, draft), form)


def kept_links(look: Look) -> list[Span]:
    """The words of the sources as they are, for an edit that only says more of the last one."""
    from counterclaim.model.span import span_of

    links = look.claim.chain if look.claim else ()
    return [
        span_of(look.subject.text, a, b)
        for a, b in ((each.start, each.stop) for each in links)
        if a is not None and b is not None
    ]


def pointed_at(look: Look, words: list[str], nth: int | None, at: list[str]) -> list[Span]:
    """The spans that words and offsets mean."""
    from counterclaim.model.errors import BadReview
    from counterclaim.reviewing import find_words

    text = look.subject.text
    sentence = (look.claim.sentence.start, look.claim.sentence.stop) if look.claim else (0, len(text))
    found = [offsets(text, each) for each in at]
    for each in words:
        try:
            found.append(find_words(text, each, sentence, nth))
        except BadReview as error:
            if "times" in error.message:
                raise
            found.append(find_words(text, each, (0, len(text)), nth))
    return found


def offsets(text: str, value: str) -> Span:
    """The span of ``START:STOP``."""
    from counterclaim.model.errors import BadReview
    from counterclaim.model.span import span_of

    start, _, stop = value.partition(":")
    if not (start.isdigit() and stop.isdigit() and int(start) < int(stop) <= len(text)):
        raise BadReview(f"{value!r} are no offsets in this text: write START:STOP, at most {len(text)}")
    return span_of(text, int(start), int(stop))


def add_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's id: the ledger's or your own.")],
    *,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="The claim's words.")],
    kind: Annotated[Kind, typer.Option("--kind", metavar="KIND", help="What it is about.")],
    nth: NthOption = None,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    note: NoteOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Add a claim that the program missed; 'review edit' with its id fills in the other fields."""
    from counterclaim.reviewing import find_words, new_claim
    from counterclaim.store.judging import Draft
    from counterclaim.store.reviews import document_number, subject

    name = reviewer_of(reviewer)

    def draft(connection: Connection) -> Draft:
        about = subject(connection, document_number(connection, document))
        made = new_claim(about, find_words(about.text, words, (0, len(about.text)), nth), kind)
        return Draft(act=Act.ADD, reviewer=name, document=about.id, value=msgspec.to_builtins(made), note=note)

    tell(act(ledger, draft), form)


def undo_command(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="Only of this claim.")] = None,
    *,
    review: Annotated[str | None, typer.Option("--review", metavar="ID", help="This act, not the last one.")] = None,
    ledger: LedgerOption = LEDGER,
    reviewer: ReviewerOption = None,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Take back your last act, by a further row; undoing an undo (--review) brings it back."""
    from counterclaim.store.judging import Draft

    draft = Draft(act=Act.UNDO, reviewer=reviewer_of(reviewer), claim=claim, review=review)
    tell(act(ledger, lambda _: draft), form)
