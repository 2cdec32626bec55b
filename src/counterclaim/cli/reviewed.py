"""``counterclaim review list|export|agreement``: what came of reviews."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import LEDGER, LIMIT, LedgerOption, LimitOption, PageOption, one_of, page_of
from counterclaim.cli.listing import Form, put
from counterclaim.cli.output import require_writable, stream_output
from counterclaim.cli.reviewing import ReviewForm, ReviewFormOption
from counterclaim.model.claim import Status
from counterclaim.model.review import DataForm

if TYPE_CHECKING:
    from counterclaim.show.agreeing import Agreement

COLUMNS = ("id", "status", "by", "kind", "who", "content", "outlet")
ByOption = Annotated[str | None, typer.Option("--reviewer", metavar="NAME", help="Only what this reviewer said.")]


class Part(StrEnum):
    """Which of the documents."""

    ALL = "all"
    TRAIN = "train"
    TEST = "test"


def list_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    status: Annotated[str | None, typer.Option(help="machine (not reviewed), confirmed, edited, rejected.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="All claims of this document.")] = None,
    reviewer: ByOption = None,
    lost: Annotated[bool, typer.Option("--lost", help="Reviews whose claim no newer version found.")] = False,
    ledger: LedgerOption = LEDGER,
    form: ReviewFormOption = ReviewForm.TEXT,
    limit: LimitOption = LIMIT,
    page: PageOption = 1,
) -> None:
    """List reviewed claims; with --status machine, those that wait for a review."""
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.review_list import Wanted, listed, progress

    chosen = one_of(status, tuple(Status), "status")
    wanted = Wanted(status=chosen, document=document, reviewer=reviewer, lost=lost)
    with open_ledger(ledger) as opened, opened.read() as connection:
        rows = listed(connection, wanted, page_of(limit, page))
        counts = progress(connection)
    note = "of the ledger's claims: " + ", ".join(f"{count:,} {name}" for name, count in counts.items())
    put(rows, COLUMNS, Form.JSON if form is ReviewForm.JSON else Form.TABLE, note)


def export_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    form: Annotated[
        DataForm, typer.Option("--format", help="gold (the corpus's), report (the contract's), input.")
    ] = DataForm.GOLD,
    part: Annotated[Part, typer.Option("--part", help="One document in five is for testing.")] = Part.ALL,
    whole: Annotated[bool, typer.Option("--whole", help="Only documents of which every claim is judged.")] = False,
    reviewer: ByOption = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="PATH", help="Else standard output.")] = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Export reviewed documents, one a line, as data to train and to test on.

    gold: text and annotation as in corpus/gold.jsonl; report: report objects; input: what a system is given. The
    lines hold whole texts: mind whose they are.
    """
    from counterclaim.show.export.gold import Chosen, lines
    from counterclaim.store.ledger import open_ledger

    require_writable(output)
    chosen = Chosen(None if part is Part.ALL else part, reviewer, whole)
    with open_ledger(ledger) as opened:
        stream_output(lines(opened, form, chosen), output)


def agreement_command(
    first: Annotated[str | None, typer.Argument(metavar="[NAME", help="A reviewer.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="NAME]", help="Another one.")] = None,
    *,
    ledger: LedgerOption = LEDGER,
    form: ReviewFormOption = ReviewForm.TEXT,
) -> None:
    """Show how far two reviewers agree on the documents that both reviewed: kappa, F1 of claims, fields.

    Without names: the two who wrote most. Each is taken as if the other had said nothing.
    """
    import msgspec

    from counterclaim.show.agreeing import between
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.reviews import two_reviewers

    with open_ledger(ledger) as opened, opened.read() as connection:
        figures = between(connection, two_reviewers(connection, first, second))
    if form is ReviewForm.JSON:
        print(json.dumps(msgspec.to_builtins(figures), ensure_ascii=False))
        return
    print_figures(figures)


def print_figures(figures: Agreement) -> None:
    """The figures as lines."""
    from counterclaim.show.clean import clean

    one, other = figures.reviewers
    print(clean(f"{one} and {other}: {figures.documents} documents reviewed by both"))
    same, beyond = figures.verdict_same, figures.verdict_kappa
    print(f"verdicts: {figures.judged} claims judged by both, the same {same:.3f}, kappa {beyond:.3f}")
    print(f"claims: {figures.claims[0]} and {figures.claims[1]}, in both {figures.both}, F1 {figures.claims_f1:.3f}")
    print(f"\n{'field':12s} {'claims':>6s}  {'same':>5s}  kappa")
    for each in figures.fields:
        chosen = "" if each.kappa is None else f"{each.kappa:.3f}"
        print(f"{each.field:12s} {each.claims:6d}  {each.same:.3f}  {chosen}".rstrip())
