"""``counterclaim evidence list`` and ``show``: which sources a ledger has, and what each of them brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.asking import LEDGER, LedgerOption
from counterclaim.cli.evidence import FormOption, check_form
from counterclaim.cli.listing import Form, put

if TYPE_CHECKING:
    from counterclaim.evidence.book import Book
    from counterclaim.model.evidence import Source
    from counterclaim.store.shelf import LedgerShelf

LISTED = ("id", "kind", "first", "last", "snapshots", "left_out", "events", "licence", "title")
SHOTS = ("day", "area_km2", "file", "retrieved", "quarantined")
FAULTS = ("file", "line", "count", "what")
MOST = 40  # snapshots in the table: the last


def evidence_list_command(*, ledger: LedgerOption = LEDGER, form: FormOption = "text") -> int:
    """List the sources of evidence: what each gives, from when to when, under which licence.

    Exit codes: 0 there are some, 1 there are none, 2 wrong usage, or the ledger cannot be read.
    """
    from counterclaim.gathering import open_book
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.shelf import LedgerShelf

    check_form(form)
    with open_ledger(ledger) as opened:
        book, shelf = open_book(opened), LedgerShelf(opened)
        rows = [row_of(source, book, shelf) for source in book.sources()]
    put(rows, LISTED, Form.JSON if form == "json" else Form.TABLE, f"{len(rows)} sources")
    return CLEAN if rows else FOUND


def row_of(source: Source, book: Book, shelf: LedgerShelf) -> dict[str, Any]:
    """A source as a row of the list."""
    shots = book.snapshots(source.id)
    events, first, last = shelf.span(source.id)
    days = [shot.day.isoformat() for shot in shots] or [day for day in (first, last) if day]
    return {
        "id": source.id, "kind": str(source.kind), "first": min(days, default=""), "last": max(days, default=""),
        "snapshots": len(shots), "left_out": sum(bool(shot.quarantined) for shot in shots), "events": events,
        "licence": source.licence, "title": source.title, "theatre": source.theatre, "address": source.address,
        "note": source.note,
    }  # fmt: skip


def evidence_show_command(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The id of a source; 'evidence list' has them.")],
    *,
    ledger: LedgerOption = LEDGER,
    form: FormOption = "text",
) -> int:
    """Show a source: its snapshots with area, file and day of fetching, those left out, what was odd about its files.

    Exit codes: 0 shown, 2 there is no such source, wrong usage, or the ledger cannot be read.
    """
    import msgspec

    from counterclaim.gathering import open_book
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.shelf import LedgerShelf

    check_form(form)
    with open_ledger(ledger) as opened:
        book, shelf = open_book(opened), LedgerShelf(opened)
        found = next((each for each in book.sources() if each.id == source), None)
        if found is None:
            known = ", ".join(each.id for each in book.sources()) or "none"
            raise CounterclaimError(f"there is no source '{source}' in this ledger: it has {known}")
        row, shots, faults = row_of(found, book, shelf), book.snapshots(source), shelf.faults(source)
    if form == "json":
        print(msgspec.json.encode({**row, "snapshots": shots, "faults": faults}).decode())
        return CLEAN
    for name in ("title", "licence", "address", "note"):
        if row[name]:
            print(f"{name}: {row[name]}")
    put([msgspec.to_builtins(shot) for shot in shots[-MOST:]], SHOTS, Form.TABLE)
    if len(shots) > MOST:
        print(f"... the last {MOST} of {len(shots):,} snapshots: --format json has all")
    put([msgspec.to_builtins(fault) for fault in faults], FAULTS, Form.TABLE)
    print(f"{source}: {len(shots):,} snapshots, {row['events']:,} events, {len(faults):,} kinds of fault")
    return CLEAN
