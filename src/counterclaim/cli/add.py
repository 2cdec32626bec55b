"""``counterclaim add``: documents into a ledger."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.read.options import MAX_BYTES, ReadOptions

if TYPE_CHECKING:
    from counterclaim.cli.adding import Adding

LEDGER = "counterclaim.db"
MOST = 20  # failures in the closing table


def add_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Files (.txt, .md, .html, .jsonl, .rss, .atom, .xml, .warc), folders of them, http(s) addresses.",
        ),
    ] = None,
    *,
    ledger: Annotated[str, typer.Option(metavar="FILE", help="The ledger; made where there is none.")] = LEDGER,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use.")] = 1,
    retry: Annotated[bool, typer.Option("--retry-failed", help="Read again what failed before.")] = False,
    theatre: Annotated[str | None, typer.Option(metavar="NAME", help="Theatre, instead of finding out.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, whatever they say.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="Their language, instead of finding out.")] = None,
    max_bytes: Annotated[int, typer.Option(metavar="N", min=1, help="Refuse larger documents.")] = MAX_BYTES,
    follow: Annotated[bool, typer.Option("--follow", help="Fetch the pages that a feed names.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch private addresses too.")] = False,
) -> int:
    """Add documents to a ledger: what each claims, and how that stands to what is there.

    What the ledger has is not added twice, so a run that was stopped goes on when it is started again. A newer
    version's reading of a document is added beside the older one. What fails is noted in the ledger.

    Exit codes: 0 all is in the ledger, 1 some of it failed, 2 wrong usage, or the ledger cannot be written.
    """
    from counterclaim.cli.adding import SELF, Adding
    from counterclaim.cli.bulk import Task
    from counterclaim.cli.reading import choose
    from counterclaim.cli.waiting import counted
    from counterclaim.keeping import LAYERS, Keeper
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.store.ledger import open_ledger

    if not paths and not retry:
        raise CounterclaimError("name files or folders to add (see 'counterclaim add --help')")
    choices = choose(theatre, None, tuple(sorted(LAYERS)))
    verbose = logging.getLogger("counterclaim").isEnabledFor(logging.DEBUG)
    task = Task(action="harvest", name=SELF, max_bytes=max_bytes, choices=choices, verbose=verbose)
    options = ReadOptions(max_bytes=max_bytes, outlet=outlet, lang=lang, allow_private=allow_private, follow=follow)
    with open_ledger(ledger, create=True) as opened:
        adding = Adding(Keeper(opened), task, options)
        for steps in ([adding.retry(jobs)] if retry else []) + ([adding.add(paths, jobs)] if paths else []):
            for _ in counted(steps, None, 0):
                pass
        opened.checkpoint(whole=True)
    close(adding, ledger)
    return FOUND if adding.counts["failed"] else CLEAN


def close(adding: Adding, ledger: str) -> None:
    """Print what was added to standard output, what failed and why to standard error."""
    from counterclaim.cli.messages import say

    counts = adding.counts
    for trouble in adding.troubles[:MOST]:
        at = f"{trouble.source}:{trouble.part}" if trouble.part else trouble.source
        say(f"failed: {at}: [{trouble.code}] {trouble.message}")
    if len(adding.troubles) > MOST:
        say(f"... and {len(adding.troubles) - MOST:,} more: 'counterclaim ledger failures' lists them")
    told = [f"{counts['added']:,} added ({counts['claims']:,} claims, {counts['relations']:,} relations)"]
    for name, words in (
        ("copies", "repeat the wording of others"),
        ("known", "already there"),
        ("failed", "failed"),
        ("passed over", "files passed over (no reader for them)"),
    ):
        if counts[name]:
            told.append(f"{counts[name]:,} {words}")
    print(f"{ledger}: {', '.join(told)}")
