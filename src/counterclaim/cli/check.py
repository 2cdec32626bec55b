"""``counterclaim check``: one or more reports to findings and claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import CLEAN, FAILED, FOUND
from counterclaim.cli.language import LangUiOption
from counterclaim.cli.rendering import Checked, Format, Wanted, render
from counterclaim.model import spoken
from counterclaim.model.errors import CounterclaimError, ReadError
from counterclaim.read.options import MAX_BYTES, ReadOptions, published_day

if TYPE_CHECKING:
    from counterclaim.flow import Outcome
    from counterclaim.model.document import Document

Read = Callable[["Document"], "Outcome"]


def check_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Reports: text, saved pages, http(s) addresses; - is standard input."),
    ],
    *,
    form: Annotated[Format, typer.Option("--format", help="Form of the result.")] = Format.TEXT,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes the report.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="The report's title.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="Language, instead of finding out.")] = None,
    theatre: Annotated[str | None, typer.Option(metavar="NAME", help="Theatre, instead of finding out.")] = None,
    config: Annotated[str | None, typer.Option(metavar="PATH", help="Settings, instead of counterclaim.toml.")] = None,
    evidence: Annotated[str | None, typer.Option(metavar="LEDGER", help="Hold claims against this ledger.")] = None,
    claims: Annotated[bool, typer.Option(help="Print the table of claims (text).")] = True,
    max_bytes: Annotated[int, typer.Option(metavar="N", min=1, help="Refuse larger inputs.")] = MAX_BYTES,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch private addresses too.")] = False,
    lang_ui: LangUiOption = None,  # noqa: ARG001 - handled by its callback
) -> int:
    """Check reports: print findings like a compiler's, then a table of who says what.

    Exit codes: 0 no findings, 1 findings, 2 wrong usage or an input that cannot be read.
    """
    import msgspec

    from counterclaim.cli.output import require_writable
    from counterclaim.cli.reading import choose, reader

    refuse_misuse(files, form)
    require_writable(output)
    day = published_day(published, where="--published") if published else None
    options = ReadOptions(
        max_bytes=max_bytes, lang=lang, title=title, outlet=outlet, published=day, allow_private=allow_private
    )
    require_ledger(evidence)
    choices = msgspec.structs.replace(choose(theatre, config), lang_ui=spoken.language(), evidence=evidence)
    wanted = Wanted(form, output, claims=claims, compact=len(files) > 1, packs=choices.packs)
    return check_files(files, wanted, options, reader(choices))


def refuse_misuse(files: Sequence[str], form: Format) -> None:
    """Raise for combinations of arguments that have no sensible result."""
    if form is Format.HTML and len(files) > 1:
        raise CounterclaimError("--format html takes one report: check them one by one")
    if files.count("-") > 1:
        raise CounterclaimError("standard input can be read only once: name - once")


def require_ledger(path: str | None) -> None:
    """Raise ``StoreError`` if that is no ledger, before anything slow is loaded."""
    if path is not None:
        from counterclaim.store.ledger import open_ledger

        open_ledger(path).close()


def check_files(files: Sequence[str], wanted: Wanted, options: ReadOptions, read: Read) -> int:
    """The exit code, after printing or writing every result.

    A file that cannot be read is said so; the others are still checked, but no output file is written.
    """
    from counterclaim.cli.messages import fail, told
    from counterclaim.cli.output import write_output
    from counterclaim.cli.waiting import progress

    kept: list[Checked] = []
    code = CLEAN
    for path in progress(files, "checking"):
        try:
            checked = check_file(path, options, read)
        except ReadError as error:
            code = fail(told(error))
            continue
        code = max(code, FOUND if checked.outcome.report.findings else CLEAN)
        if wanted.streamed:
            write_output(render([checked], wanted), None)
        else:
            kept.append(checked)
    if kept and (code != FAILED or wanted.output is None):
        write_output(render(kept, wanted), wanted.output)
    return code


def check_file(path: str, options: ReadOptions, read: Read) -> Checked:
    """One file read and checked."""
    document = read_file(path, options)
    return Checked(document, read(document))


def read_file(path: str, options: ReadOptions) -> Document:
    """The document in a file, on standard input or at an address; its language's model is loaded."""
    from counterclaim.cli.waiting import load_language, status
    from counterclaim.read.inputs import read_input
    from counterclaim.read.pages import is_address

    if is_address(path):
        with status(f"fetching {path} ..."):
            document = read_input(path, options)
    else:
        document = read_input(path, options)
    load_language(document.lang)
    return document
