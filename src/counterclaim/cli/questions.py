"""``counterclaim questions``: who answers the same question how."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from counterclaim.cli.asking import (
    LEDGER,
    LedgerOption,
    LimitOption,
    PageOption,
    PlaceOption,
    SinceOption,
    UntilOption,
    day,
    one_of,
    page_of,
)
from counterclaim.cli.listing import Form, plain, put

MOST = 20
KINDS = ("holder", "count", "culprit", "plan")
COLUMNS = ("question", "status", "day", "answer", "side", "who", "outlet", "content")


def questions_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    place: PlaceOption = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="holder, count, culprit or plan.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the list.")] = Form.TABLE,
    limit: LimitOption = MOST,
    page: PageOption = 1,
) -> None:
    """List questions that several claims answer: who holds a place, how many, whose deed, what came of a plan.

    Each is answered alike, by one side only, changed or disputed; a plan is open, kept or broken.
    """
    from counterclaim.store.asking import Matter, questions
    from counterclaim.store.ledger import open_ledger

    matter = Matter(place=place, kind=one_of(kind, KINDS, "kind of question"), since=day(since), until=day(until))
    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = questions(connection, matter, page_of(limit, page))
    if form is Form.TABLE:
        print_blocks(rows)
    elif form is Form.JSON:
        put(rows, (), form)
    else:
        put([{**each, **answer} for each in rows for answer in each["answers"]], COLUMNS, form)


def print_blocks(rows: list[dict[str, Any]]) -> None:
    """Each question with its answers in time."""
    for row in rows:
        sources = f"{row['sources']} source{'' if row['sources'] == 1 else 's'}"
        print(f"{plain(row['question'])}  {row['status']}, {sources}")
        put(row["answers"], ("day", "answer", "side", "who", "outlet"), Form.TABLE)
        print()
    print(f"{len(rows):,} questions" if rows else "no question is answered twice")
