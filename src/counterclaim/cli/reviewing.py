"""What the commands of ``counterclaim review`` share: who reviews, writing an act, telling what came of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.model.errors import CounterclaimError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.model.review import Review, Reviewed
    from counterclaim.store.judging import Draft
    from counterclaim.store.reviews import Thread

VARIABLE = "COUNTERCLAIM_REVIEWER"


class ReviewForm(StrEnum):
    """In which form an answer is given."""

    TEXT = "text"
    JSON = "json"


ReviewerOption = Annotated[
    str | None, typer.Option("--reviewer", metavar="NAME", help=f"Who reviews; else {VARIABLE} of the environment.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="A remark that goes with it.")]
ReviewFormOption = Annotated[ReviewForm, typer.Option("--format", help="Form of the answer.")]


def reviewer_of(given: str | None) -> str:
    """Who reviews; raises where nobody is named."""
    name = given or os.environ.get(VARIABLE)
    if not name:
        raise CounterclaimError(f"say who reviews: --reviewer NAME, or {VARIABLE} in the environment")
    return name


def act(path: str, draft: Callable[[Connection], Draft]) -> tuple[Review, Thread]:
    """The row that was written, and the claim that it is about.

    The draft is made in a connection that only reads: looking words up may take seconds, and must keep nobody out.
    """
    from counterclaim.store.judging import write
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.reviews import threads

    with open_ledger(path) as ledger:
        with ledger.read() as connection:
            made = draft(connection)
        with ledger.write() as connection:
            review = write(connection, made)
        with ledger.read() as connection:
            found = threads(connection, review.document)
    return review, next(each for each in found if any(row.n == review.n for row in each.reviews))


def tell(done: tuple[Review, Thread], form: ReviewForm) -> None:
    """Print what was written and how the claim stands now."""
    from counterclaim.show.clean import clean

    review, thread = done
    state = thread.seen_by(None)
    if form is ReviewForm.JSON:
        print(json.dumps(as_object(review, state), ensure_ascii=False))
        return
    print(clean(f"{review.act} {review.id} by {review.reviewer}"))
    if state is None:
        print(f"{thread.id}  taken back")
        return
    print(clean(f"{thread.id}  {state.status}  {state.claim.kind}  {state.claim.content.text}"))
    for each in state.edited:
        ours = shown(getattr(state.claim, each.field))
        before = f" (read as {shown(getattr(state.machine, each.field))})" if state.machine else ""
        print(clean(f"  {each.field}: {ours}{before}"))


def as_object(review: Review, state: Reviewed | None) -> dict[str, Any]:
    """The row and the claim as JSON has them; human values in ``claim``, the program's own in ``machine``."""
    import msgspec

    from counterclaim.model.claim import Claim

    claim: Claim | None = state.claim if state else None
    return {
        "review": review.id,
        "act": str(review.act),
        "reviewer": review.reviewer,
        "at": review.at,
        "id": state.id if state else None,
        "status": str(state.status) if state else None,
        "edited": [str(each.field) for each in state.edited] if state else [],
        "claim": msgspec.to_builtins(claim),
        "machine": msgspec.to_builtins(state.machine) if state else None,
    }


def shown(value: Any) -> str:
    """A field's value in a few words."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(shown(each) for each in value)
    return repr(getattr(value, "text", None) or getattr(value, "who", None) or str(value))
