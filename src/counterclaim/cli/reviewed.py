"""``counterclaim review list|export|agreement``: what came of reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from counterclaim.cli.asking import LEDGER, LIMIT, LedgerOption, LimitOption, PageOption, one_of, page_of
from counterclaim.cli.listing import Form, put
from counterclaim.cli.output import require_writable, stream_output
from counterclaim.cli.reviewing import ReviewForm, ReviewFormOption
from counterclaim.model.claim import Status
from counterclaim.model.errors import CounterclaimError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.model.report import Report
    from counterclaim.show.agreeing import Agreement
    from counterclaim.show.export.gold import Checked
    from counterclaim.store.reviews import Subject, Thread

COLUMNS = ("id", "status", "by", "kind", "who", "content", "outlet")
ByOption = Annotated[str | None, typer.Option("--reviewer", metavar="NAME", help="Only what this reviewer said.")]


class As(StrEnum):
    """In which form reviewed documents are exported."""

    GOLD = "gold"
    REPORT = "report"
    INPUT = "input"


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
        As, typer.Option("--format", help="gold (the corpus's), report (the contract's), input.")
    ] = As.GOLD,
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
    require_writable(output)
    stream_output(lines(ledger, form, Selection(part, reviewer, whole)), output)


class Selection(NamedTuple):
    """Which documents are exported, and as whom; ``whole``: only those of which every claim is judged."""

    part: Part
    reviewer: str | None
    whole: bool


def lines(path: str, form: As, chosen: Selection) -> Iterator[str]:
    """The lines, one document at a time."""
    from counterclaim.show.export import gold
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.reviews import reviewed_documents

    with open_ledger(path) as opened:
        with opened.read() as connection:
            documents = reviewed_documents(connection, chosen.reviewer)
        for n in documents:
            with opened.read() as connection:
                document = gold.checked(*parts(connection, n), chosen.reviewer)
            if chosen.part is not Part.ALL and gold.part(document.subject.id) != chosen.part:
                continue
            if document.whole or not chosen.whole:
                yield gold.json_line(made(document, form))


def parts(connection: Connection, document: int) -> tuple[Subject, tuple[Thread, ...]]:
    """A document, and all that is said of its claims."""
    from counterclaim.store.reviews import subject, threads

    return subject(connection, document), threads(connection, document)


def made(document: Checked, form: As) -> Report | dict[str, Any]:
    """A document in one of the forms."""
    from counterclaim.show.export import gold

    if form is As.REPORT:
        return gold.report_of(document)
    item = gold.gold_of(document)
    given = ("id", "text", "published", "lang", "outlet", "title")
    return item if form is As.GOLD else {name: item[name] for name in given if item[name] is not None}


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

    from counterclaim.show.agreeing import agreement
    from counterclaim.show.export.gold import checked
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.reviews import reviewed_documents

    with open_ledger(ledger) as opened, opened.read() as connection:
        names = pair(connection, first, second)
        both = sorted(set(reviewed_documents(connection, names[0])) & set(reviewed_documents(connection, names[1])))
        found = []
        for n in both:
            about, said = parts(connection, n)
            found.append((checked(about, said, names[0]), checked(about, said, names[1])))
    figures = agreement(names, found)
    if form is ReviewForm.JSON:
        print(json.dumps(msgspec.to_builtins(figures), ensure_ascii=False))
        return
    print_figures(figures)


def pair(connection: Connection, first: str | None, second: str | None) -> tuple[str, str]:
    """The two reviewers; raises where there are none of these names, or not two."""
    from counterclaim.store.reviews import reviewers

    counts = reviewers(connection)
    for name in (first, second):
        if name is not None and name not in counts:
            raise CounterclaimError(f"nobody named {name!r} has reviewed: {', '.join(counts) or 'nobody has'}")
    others = [name for name in sorted(counts, key=lambda name: -counts[name]) if name not in (first, second)]
    names = [*(name for name in (first, second) if name is not None), *others]
    if len(dict.fromkeys(names)) < 2:
        raise CounterclaimError(
            "agreement takes two reviewers: only one has reviewed" if names else "nobody has reviewed"
        )
    return names[0], names[1]


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
