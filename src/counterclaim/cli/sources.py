"""``counterclaim sources``: which reports repeat which."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from counterclaim.cli.asking import (
    LEDGER,
    LedgerOption,
    LimitOption,
    PageOption,
    SinceOption,
    UntilOption,
    day,
    page_of,
)
from counterclaim.cli.listing import Form, plain, put

MOST = 20
COLUMNS = ("reports", "agency", "origin", "published", "through", "repeated_by", "likeness")


def sources_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    since: SinceOption = None,
    until: UntilOption = None,
    cited: Annotated[bool, typer.Option("--cited", help="Agencies that reports of their own wording cite.")] = False,
    form: Annotated[Form, typer.Option("--format", help="Form of the list.")] = Form.TABLE,
    limit: LimitOption = MOST,
    page: PageOption = 1,
) -> None:
    """Show which reports repeat the wording of which: many reports, one origin.

    The origin is the agency that they credit in dateline, head or last lines, else the earliest of them. With --cited:
    which reports, in words of their own, have what they tell from one agency.
    """
    from counterclaim.cli.origins import named_origins
    from counterclaim.store.asking import Matter
    from counterclaim.store.asking import cited as agencies
    from counterclaim.store.ledger import open_ledger

    if cited:
        with open_ledger(ledger) as opened, opened.read() as connection:
            put_cited(agencies(connection, Matter(since=day(since), until=day(until)), page_of(limit, page)), form)
        return
    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = named_origins(connection, Matter(since=day(since), until=day(until)), page_of(limit, page))
    if form is Form.JSON:
        put(rows, (), form)
    elif form is Form.CSV:
        put([flat(row, copy) for row in rows for copy in row["copies"]], COLUMNS, form)
    else:
        for row in rows:
            print_tree(row)
        print(f"{len(rows):,} origins" if rows else "no report repeats another")


def put_cited(rows: list[dict[str, Any]], form: Form) -> None:
    """Agencies, each with the reports that cite it."""
    from counterclaim.cli.origins import called

    if form is Form.JSON:
        put(rows, (), form)
    elif form is Form.CSV:
        columns = ("reports", "agency", "cited_by")
        put([{**row, "cited_by": called(each)} for row in rows for each in row["cited_by"]], columns, form)
    else:
        for row in rows:
            print(plain(f"{row['reports']:,} reports, one origin: {row['agency']} (cited)"))
            for each in row["cited_by"]:
                print(plain(f"    {called(each)}"))
            print()
        print(f"{len(rows):,} agencies" if rows else "no two reports cite one agency")


def print_tree(row: dict[str, Any]) -> None:
    """An origin and the reports that repeat it."""
    from counterclaim.cli.origins import called, told

    print(plain(told(row)))
    print(plain(f"  {called(row)}"))
    for copy in row["copies"]:
        print("    " + plain(f"{called(copy)}, {copy['likeness']:.0%} of the wording"))
    print()


def flat(row: dict[str, Any], copy: dict[str, Any]) -> dict[str, Any]:
    """One repetition as a row."""
    from counterclaim.cli.origins import called

    return {
        "reports": row["reports"],
        "agency": row["agency"],
        "origin": called(row),
        "published": row["published"],
        "through": row["through"],
        "repeated_by": called(copy),
        "likeness": copy["likeness"],
    }
