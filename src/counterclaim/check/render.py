"""Findings as a compiler shows them, plain or in colour; the cases of rules use the same form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.check.excerpt import excerpt, safe
from counterclaim.check.position import offset_line
from counterclaim.model import spoken
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, Severity

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
        (f"{spoken.term('severity', finding.severity.value)}[{finding.code}] ", finding.severity.value),
        (safe(finding.message), "message"),
    )
    shown, caret = excerpt(text, finding.start, finding.stop)
    yield ((f" {number} | ", "margin"), (shown, "plain"))
    yield ((f" {gap} | ", "margin"), (caret, "caret"))
    for span in finding.related[:RELATED_SHOWN]:
        line, column = offset_line(text, span.start)
        words = safe(span.text if len(span.text) <= 60 else span.text[:59] + "…")
        yield (
            (f" {gap} = ", "margin"),
            (spoken.gettext("see {at}: {words}").format(at=f"{line}:{column}", words=words), "related"),
        )
    if len(finding.related) > RELATED_SHOWN:
        more = spoken.gettext("and {count} more").format(count=len(finding.related) - RELATED_SHOWN)
        yield ((f" {gap} = ", "margin"), (more, "related"))
    if finding.help:
        yield ((f" {gap} = ", "margin"), (spoken.gettext("help: {words}").format(words=safe(finding.help)), "help"))


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
        return spoken.gettext("no findings")
    counts = Counter(finding.severity for finding in findings)
    parts = ", ".join(severity_words(level, counts[level]) for level in reversed(Severity) if counts[level])
    return f"{finding_words(len(findings))} ({parts})"


def finding_words(count: int) -> str:
    """``3 findings``."""
    return spoken.ngettext("{count} finding", "{count} findings", count).format(count=f"{count:,}")


def severity_words(level: Severity, count: int) -> str:
    """``2 warnings``."""
    forms = {
        Severity.ERROR: spoken.ngettext("{count} error", "{count} errors", count),
        Severity.WARNING: spoken.ngettext("{count} warning", "{count} warnings", count),
        Severity.NOTE: spoken.ngettext("{count} note", "{count} notes", count),
    }
    return forms[level].format(count=f"{count:,}")


def claim_words(count: int) -> str:
    """``14 claims``."""
    return spoken.ngettext("{count} claim", "{count} claims", count).format(count=f"{count:,}")


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
