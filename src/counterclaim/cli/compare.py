"""``counterclaim compare``: how the claims of two reports stand to each other."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from counterclaim.cli.language import LangUiOption
from counterclaim.model.errors import CounterclaimError
from counterclaim.read.options import MAX_BYTES, ReadOptions

if TYPE_CHECKING:
    from counterclaim.cli.reading import Choices


class Form(StrEnum):
    """In which form the relations of two reports are given."""

    TEXT = "text"
    JSON = "json"


class Result(NamedTuple):
    """What is wanted of two files."""

    form: Form
    everything: bool  # in text, also the pairs that cannot be compared


def compare_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    files: Annotated[list[str] | None, typer.Argument(metavar="LEFT RIGHT", help="Two reports as plain text.")] = None,
    *,
    jsonl: Annotated[str | None, typer.Option(metavar="IN.jsonl", help="Many pairs instead of two files.")] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the result for two files.")] = Form.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Print also the pairs that cannot be compared.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes for --jsonl.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after the last whole line (--jsonl).")] = False,
    theatre: Annotated[str | None, typer.Option(metavar="NAME", help="Theatre, instead of finding out.")] = None,
    max_bytes: Annotated[int, typer.Option(metavar="N", min=1, help="Refuse larger documents.")] = MAX_BYTES,
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> int:
    """Compare two reports: disputes first, then what both say, then what only one says.

    With --jsonl, a line in is {"id", "left": {document}, "right": {document}} with documents as in extract, a
    line out {"id", "relations": [...]}, in the same order.

    Exit codes: 0 done, 2 wrong usage or an input that cannot be read.
    """
    from counterclaim.cli.reading import choose

    choices = choose(theatre, None)
    if jsonl is None:
        if resume or files is None or len(files) != 2:
            raise CounterclaimError("name two reports, LEFT and RIGHT, or --jsonl IN.jsonl (see 'compare --help')")
        wanted = Result(form=form, everything=everything)
        return compare_files((files[0], files[1]), wanted, output, ReadOptions(max_bytes=max_bytes), choices)
    if files:
        raise CounterclaimError("give either two reports or --jsonl, not both")
    from counterclaim.cli.bulk import Task
    from counterclaim.cli.stream import Course, run_stream

    verbose = logging.getLogger("counterclaim").isEnabledFor(logging.DEBUG)
    task = Task(action="compare", name=jsonl, max_bytes=max_bytes, choices=choices, verbose=verbose)
    return run_stream(task, Course(source=jsonl, output=output, jobs=jobs, resume=resume))


def compare_files(
    pair: tuple[str, str], wanted: Result, output: str | None, options: ReadOptions, choices: Choices
) -> int:
    """0, after printing or writing the relations of two files."""
    import msgspec

    from counterclaim.cli.check import read_file
    from counterclaim.cli.output import require_writable, write_output
    from counterclaim.cli.reading import for_pair, reader

    require_writable(output)
    documents = [read_file(path, options) for path in pair]
    from counterclaim.compare.relate import relate_reports

    read = reader(for_pair(choices, *documents))
    left, right = (read(document).report for document in documents)
    relations = relate_reports(left, right)
    if wanted.form is Form.JSON:
        raw = msgspec.json.encode({"left": left.id, "right": right.id, "relations": relations})
        content = msgspec.json.format(raw, indent=2).decode() + "\n"
    else:
        from counterclaim.show.compared import Side, compared_text

        sides = [
            Side(name=name, text=document.text, report=report)
            for name, document, report in zip(pair, documents, (left, right), strict=True)
        ]
        content = compared_text(relations, sides[0], sides[1], everything=wanted.everything)
    write_output(content, output)
    return 0
