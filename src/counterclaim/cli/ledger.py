"""``counterclaim ledger``: looking after a ledger's file."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.asking import LEDGER, LedgerOption
from counterclaim.cli.listing import Form, put

LARGEST = 5  # groups of reports with one wording that are told
FormOption = Annotated[Form, typer.Option("--format", help="Form of the list.")]


def ledger_info_command(*, ledger: LedgerOption = LEDGER, form: FormOption = Form.TABLE) -> None:
    """Show what a ledger holds: rows of each table, extractors, days, size, and the largest groups of one wording."""
    from counterclaim.cli.origins import named_origins, told
    from counterclaim.store.asking import Matter
    from counterclaim.store.finding import Page
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.upkeep import Info, info

    with open_ledger(ledger) as opened:
        rows = info(opened)
        with opened.read() as connection:
            groups = named_origins(connection, Matter(), Page(limit=LARGEST))
    rows += [Info("one wording", told(group)) for group in groups]
    put([each._asdict() for each in rows], ("what", "value"), form)


def ledger_check_command(
    *,
    ledger: LedgerOption = LEDGER,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out what takes long in a large file.")] = False,
) -> int:
    """Check that a ledger is sound: the file, its references, its indices, every claim's words in its document.

    Exit codes: 0 sound, 1 not, 2 wrong usage, or the ledger cannot be read.
    """
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.upkeep import check

    with open_ledger(ledger) as opened:
        faults = check(opened, quick=quick)
    for fault in faults:
        print(fault)
    print(f"{ledger}: {len(faults)} faults" if faults else f"{ledger}: sound")
    return FOUND if faults else CLEAN


def ledger_digest_command(*, ledger: LedgerOption = LEDGER) -> None:
    """Print one hash of all that a ledger says: alike for the same documents, however they were added."""
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.upkeep import digest

    with open_ledger(ledger) as opened, opened.read() as connection:
        print(digest(connection))


def ledger_vacuum_command(*, ledger: LedgerOption = LEDGER) -> None:
    """Pack a ledger's file and merge its text index; nothing is lost. It needs as much room again for a while."""
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.upkeep import vacuum

    with open_ledger(ledger) as opened:
        before, after = vacuum(opened)
    print(f"{ledger}: {before:,} bytes before, {after:,} after")


def ledger_failures_command(*, ledger: LedgerOption = LEDGER, form: FormOption = Form.TABLE) -> None:
    """List the inputs that could not be read and were not read since, with the reason."""
    from counterclaim.store.failing import open_failures
    from counterclaim.store.ledger import open_ledger

    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = open_failures(connection)
    put([each._asdict() for each in rows], ("source", "part", "code", "message"), form, f"{len(rows):,} failures")
