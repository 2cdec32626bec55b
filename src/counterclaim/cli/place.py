"""``counterclaim place``: what each side says of a place, in time."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.asking import (
    LEDGER,
    LedgerOption,
    LimitOption,
    PageOption,
    SideOption,
    SinceOption,
    UntilOption,
    day,
    page_of,
)
from counterclaim.cli.listing import Form, put

MOST = 200
COLUMNS = ("day", "who", "outlet", "kind", "polarity", "content")
WHOLE = (
    "id", "day", "published", "side", "who", "outlet", "kind", "direction", "polarity", "modality", "content", "low",
    "high", "unit", "printed", "place", "title", "url", "document",
)  # fmt: skip
NOBODY = "no side"


def place_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A place as reports print it, or its id.")],
    *,
    ledger: LedgerOption = LEDGER,
    side: SideOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the list.")] = Form.TABLE,
    limit: LimitOption = MOST,
    page: PageOption = 1,
) -> int:
    """Show what is claimed about a place: a timeline for each side, the latest claims if there are many.

    Exit codes: 0 there are claims, 1 there are none, 2 wrong usage, or the ledger cannot be read.
    """
    from counterclaim.store.asking import Matter, timeline
    from counterclaim.store.ledger import open_ledger

    matter = Matter(place=name, side=side, since=day(since), until=day(until))
    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = timeline(connection, matter, page_of(limit, page))
    if form is not Form.TABLE:
        put(rows, WHOLE, form)
    else:
        print_sides(rows, name)
    return CLEAN if rows else FOUND


def print_sides(rows: list[dict[str, Any]], name: str) -> None:
    """A table for each side, the side with most claims first; who has no side stands last."""
    by_side: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_side.setdefault(row["side"] or "", []).append(row)
    for key in sorted(by_side, key=lambda each: (not each, -len(by_side[each]), each)):
        print(f"{key or NOBODY}:")
        put(by_side[key], COLUMNS, Form.TABLE)
        print()
    from counterclaim.show.clean import clean

    print(f"{clean(name)}: {len(rows):,} claims" if rows else f"{clean(name)}: no claim is about it")
