"""Findings as a compiler shows them, plain or in colour; the cases of rules use the same form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.check.excerpt import excerpt, safe
from counterclaim.check.position import offset_line
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding

if TYPE_CHECKING:
    from rich.console import Console

Piece = tuple[str, str]  # words and the name of their style
Line = tuple[Piece, ...]
STYLES = {
    "plain": "",
    "where": "bold",
    "note": "bold cyan",
    "warning": "bold yellow",
    "error": "bold red",
    "message": "bold",
    "margin": "blue",
    "caret": "bold yellow",
    "related": "cyan",
    "help": "green",
}
RELATED_SHOWN = 3


def render_finding(finding: Finding, document: Document) -> Iterator[Line]:
    """The lines of one finding: where and what, the excerpt with a caret, related places, help."""
    text = document.text
    number = str(finding.line)
    gap = " " * len(number)
    yield (
        (f"{safe(document.name)}:{finding.line}:{finding.column}: ", "where"),
        (f"{finding.severity.value}[{finding.code}] ", finding.severity.value),
        (safe(finding.message), "message"),
    )
    shown, caret = excerpt(text, finding.start, finding.stop)
    yield ((f" {number} | ", "margin"), (shown, "plain"))
    yield ((f" {gap} | ", "margin"), (caret, "caret"))
    for span in finding.related[:RELATED_SHOWN]:
        line, column = offset_line(text, span.start)
        words = safe(span.text if len(span.text) <= 60 else span.text[:59] + "…")
        yield ((f" {gap} = ", "margin"), (f"see {line}:{column}: {words}", "related"))
    if len(finding.related) > RELATED_SHOWN:
        yield ((f" {gap} = ", "margin"), (f"and {len(finding.related) - RELATED_SHOWN} more", "related"))
    if finding.help:
        yield ((f" {gap} = ", "margin"), (f"help: {safe(finding.help)}", "help"))


def render_findings(findings: Iterable[Finding], document: Document) -> Iterator[Line]:
    """The lines of all findings, an empty one after each."""
    for finding in findings:
        yield from render_finding(finding, document)
        yield ()


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, without colour."""
    return "".join("".join(words for words, _ in line).rstrip() + "\n" for line in lines)


def summary(findings: tuple[Finding, ...]) -> str:
    """ "3 findings (1 warning, 2 notes)" or "no findings"."""
    if not findings:
        return "no findings"
    counts = {s: sum(f.severity.value == s for f in findings) for s in ("error", "warning", "note")}
    parts = ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for name, n in counts.items() if n)
    return f"{len(findings)} finding{'s' if len(findings) > 1 else ''} ({parts})"


def write(lines: Iterable[Line], console: Console) -> None:
    """Print the lines; ``console`` decides on colour (only on a terminal, and never under NO_COLOR)."""
    from rich.text import Text

    for line in lines:
        text = Text.assemble(*((words, STYLES[style]) for words, style in line))
        console.print(text, soft_wrap=True)


def block(finding: Finding, text: str) -> str:
    """One finding as a case of a rule writes it: without file and line number."""
    shown, caret = excerpt(text, finding.start, finding.stop)
    lines = [f"{finding.severity.value}[{finding.code}] {safe(finding.message)}", f"  | {shown}", f"  | {caret}"]
    for span in finding.related:
        line, column = offset_line(text, span.start)
        lines.append(f"  = see {line}:{column}: {safe(span.text)}")
    if finding.help:
        lines.append(f"  = help: {safe(finding.help)}")
    return "\n".join(lines)
