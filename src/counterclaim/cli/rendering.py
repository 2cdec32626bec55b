"""Checked reports in the form that was asked for, as one string."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.flow import Outcome
    from counterclaim.model.document import Document

PIPE_WIDTH = 120  # columns where there is no terminal to ask


class Format(StrEnum):
    """In which form results are given."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"


class Checked(NamedTuple):
    """A document and what was found in it."""

    document: Document
    outcome: Outcome


class Wanted(NamedTuple):
    """In which form results are wanted, where, and with what in them."""

    form: Format
    output: str | None = None
    claims: bool = True  # the table of claims, in text
    compact: bool = False  # one line a report, in JSON
    packs: tuple[str, ...] = ()  # folders of further rules, for SARIF

    @property
    def streamed(self) -> bool:
        """True if each report can be printed as soon as it is read."""
        return self.output is None and self.form in (Format.TEXT, Format.JSON)

    @property
    def colour(self) -> bool:
        """True if the result goes to a terminal that takes colours (NO_COLOR unset, TERM not dumb)."""
        to_screen = self.output is None and sys.stdout.isatty()
        return to_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(checked: Sequence[Checked], wanted: Wanted) -> str:
    """All of ``checked`` in one string: text blocks, one JSON object a report, one SARIF log, one page."""
    if wanted.form is Format.JSON:
        return render_json(checked, compact=wanted.compact)
    if wanted.form is Format.SARIF:
        return render_sarif(checked, wanted.packs)
    if wanted.form is Format.HTML:
        return render_html(checked[0])
    return "".join(render_text(each, wanted) for each in checked)


def render_text(checked: Checked, wanted: Wanted) -> str:
    """Findings as a compiler prints them, the claims as a table, a closing line."""
    from counterclaim.check.evidence_table import write_evidence
    from counterclaim.check.excerpt import safe
    from counterclaim.check.render import claim_words, render_findings, summary, write
    from counterclaim.check.table import write_claims

    document, report = checked.document, checked.outcome.report
    paper = console(colour=wanted.colour)
    write(render_findings(report.findings, document), paper)
    if wanted.claims and report.claims:
        write_claims(report, paper)
        paper.print()
    write_evidence(report, checked.outcome.theatre, paper)
    words = f"{safe(document.name)}: {claim_words(len(report.claims))}, {summary(report.findings)}"
    paper.print(words, style="bold", soft_wrap=True)
    return printed(paper)


def console(*, colour: bool) -> Console:
    """A console that prints into memory, as wide as the terminal where there is one."""
    from rich.console import Console

    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else PIPE_WIDTH
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def printed(paper: Console) -> str:
    """What was printed on ``paper``, without white space at line ends."""
    stream = paper.file
    text = stream.getvalue() if isinstance(stream, io.StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def render_json(checked: Sequence[Checked], *, compact: bool) -> str:
    """Each report as one indented object, or as one line."""
    encoded = [msgspec.json.encode(each.outcome.report) for each in checked]
    lines = encoded if compact else [msgspec.json.format(each, indent=2) for each in encoded]
    return "".join(f"{line.decode()}\n" for line in lines)


def render_sarif(checked: Sequence[Checked], packs: tuple[str, ...]) -> str:
    """One SARIF log over all reports, with the rules that ship and those of ``packs``."""
    from counterclaim import __version__
    from counterclaim.check.pack import load_packs
    from counterclaim.check.sarif import sarif

    rules = load_packs(tuple(Path(pack) for pack in packs))
    pairs = [(each.document, each.outcome.report.findings) for each in checked]
    log = sarif(pairs, rules, __version__)
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def render_html(checked: Checked) -> str:
    """One self-contained page."""
    from counterclaim.show.page import render_page

    page = render_page(checked.document, checked.outcome.report, checked.outcome.theatre)
    return page.strip() + "\n"
