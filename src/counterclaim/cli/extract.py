"""``counterclaim extract``: many documents to report objects."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from counterclaim.read.options import MAX_BYTES


def extract_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    source: Annotated[str, typer.Argument(metavar="IN", help="Documents, one a line (.jsonl); - is standard input.")],
    *,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Write here.")] = None,
    layers: Annotated[str | None, typer.Option(metavar="A,B,...", help="Only these parts of the report.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after the last whole line of OUT.")] = False,
    theatre: Annotated[str | None, typer.Option(metavar="NAME", help="Theatre, instead of finding out.")] = None,
    config: Annotated[str | None, typer.Option(metavar="PATH", help="Settings, instead of counterclaim.toml.")] = None,
    max_bytes: Annotated[int, typer.Option(metavar="N", min=1, help="Refuse larger documents.")] = MAX_BYTES,
) -> int:
    """Read many documents: a JSON object a line in, a report object a line out, in the same order.

    A line in is {"id", "text", "published"?, "lang"?, "outlet"?, "url"?, "title"?}. IN may also be what add takes:
    a folder, a text, a page, a feed, a web archive, an address. A document that fails gives
    {"id", "error": {"code", "message"}}, and the run goes on. Layers are attributions, claims, places, times,
    amounts, relations and findings.

    Exit codes: 0 all lines are done, 2 wrong usage, or an input or output that cannot be opened.
    """
    from counterclaim.cli.bulk import Task
    from counterclaim.cli.reading import choose, flow_options, parse_layers
    from counterclaim.cli.stream import Course, run_stream

    choices = choose(theatre, config, parse_layers(layers))
    flow_options(choices)  # loads flow: what is wrong with the installation is no fault of the documents
    verbose = logging.getLogger("counterclaim").isEnabledFor(logging.DEBUG)
    task = Task(action="extract", name=source, max_bytes=max_bytes, choices=choices, verbose=verbose)
    return run_stream(task, Course(source=source, output=output, jobs=jobs, resume=resume))
