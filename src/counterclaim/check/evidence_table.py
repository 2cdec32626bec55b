"""What evidence says of a report's claims, printed below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.check.evidence_lines import Counted, Table, counted_tables, held_lines, others
from counterclaim.check.excerpt import safe
from counterclaim.check.zone_lines import HEADS, Laid, laid_out
from counterclaim.model import spoken
from counterclaim.model.called import sides_called
from counterclaim.model.weighing import WINDOW

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.model.report import Report
    from counterclaim.model.theatre import Theatre

TITLE = spoken.mark("Evidence, a source may be {days} days early or late")
OTHER_REPORTS = spoken.mark("other reports on '{content}'")


def write_evidence(report: Report, theatre: Theatre, console: Console) -> None:
    """Print each place with each source, then totals and zones as tables; nothing where there is no evidence."""
    weighed = report.evidence
    if not weighed:
        return
    sides = sides_called(theatre)
    held, counted = held_lines(weighed, sides), counted_tables(weighed, sides)
    shown: set[tuple[str, tuple[str, ...]]] = set()
    if weighed.comparisons or counted:
        window = max((row.window for row in weighed.comparisons), default=WINDOW)
        console.print(spoken.gettext(TITLE).format(days=window), style="bold")
    for each in held:
        if (each.head, each.lines) not in shown:  # two claims over the same words
            shown.add((each.head, each.lines))
            print_lines(each.head, each.lines, console)
    for each_total in counted:
        write_total(each_total, console)
    for zone in laid_out(weighed, theatre):
        write_zone(zone, console)
    for claim in report.claims:
        lines = others(weighed, claim.id)
        if lines and (claim.content.text, lines) not in shown:
            shown.add((claim.content.text, lines))
            print_lines(spoken.gettext(OTHER_REPORTS).format(content=claim.content.text), lines, console)


def print_lines(head: str, lines: tuple[str, ...], console: Console) -> None:
    """Print a head, and lines below it."""
    console.print(safe(head), soft_wrap=True)
    for line in lines:
        console.print(f"  {safe(line)}", soft_wrap=True)
    console.print()


def write_total(total: Counted, console: Console) -> None:
    """Print a total with a table for each period."""
    console.print(safe(total.head), soft_wrap=True)
    for note in total.notes:
        console.print(f"  {safe(note)}", soft_wrap=True)
    for table in total.tables:
        console.print(f"  {safe(table.head)}", soft_wrap=True)
        write_table(table, console)
    console.print()


def write_table(found: Table, console: Console) -> None:
    """Print one table, a column for each counting rule."""
    from rich import box
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    grid.add_column(spoken.term("head", "source"))
    grid.add_column(spoken.term("head", "counted"))
    for rule in found.rules:
        grid.add_column(rule, justify="right")
    for row in found.rows:
        grid.add_row(Text(safe(row.source)), row.why or row.counted, *row.cells)
    console.print(Padding(grid, (0, 0, 0, 4)))


def write_zone(zone: Laid, console: Console) -> None:
    """Print an announced zone, a line for each depth; columns that say nothing are left out."""
    from rich import box
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    console.print(safe(zone.head), soft_wrap=True)
    for note in zone.notes:
        console.print(f"  {safe(note)}", soft_wrap=True)
    kept = [n for n in range(len(HEADS)) if any(row[n] for row in zone.rows)]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for n in kept:
        grid.add_column(spoken.term("head", HEADS[n]))
    for row in zone.rows:
        grid.add_row(*(Text(safe(row[n])) for n in kept))
    console.print(Padding(grid, (0, 0, 0, 4)))
    console.print()
