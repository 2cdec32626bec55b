"""Findings as SARIF 2.1.0, the format that code hosts and editors read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from counterclaim.check.pack import RuleFile
from counterclaim.check.position import offset_line
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.ids import content_id
from counterclaim.model.span import Span

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
STDIN = "-"


def sarif(
    checked: Iterable[tuple[Document, tuple[Finding, ...]]], rules: tuple[RuleFile, ...], version: str
) -> dict[str, Any]:
    """One SARIF log with one run; columns and offsets count code points, as everywhere in counterclaim."""
    pairs = tuple(checked)
    index = {file.rule.code: n for n, file in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "counterclaim",
                        "semanticVersion": version,
                        "rules": [descriptor(file) for file in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [artifact(document) for document, _ in pairs],
                "results": [
                    result(finding, document, number, index)
                    for number, (document, findings) in enumerate(pairs)
                    for finding in findings
                ],
            }
        ],
    }


def descriptor(file: RuleFile) -> dict[str, Any]:
    """A rule as SARIF describes it."""
    rule = file.rule
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": first_sentence(file.what)},
        "fullDescription": {"text": " ".join(file.what.split())},
        "help": {"text": " ".join(file.why.split()), "markdown": file.prose},
        "defaultConfiguration": {"enabled": rule.default, "level": rule.severity.value},
    }


def first_sentence(text: str) -> str:
    """``text`` up to its first full stop, on one line."""
    line = " ".join(text.split())
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]


def artifact(document: Document) -> dict[str, Any]:
    """A report as SARIF names it."""
    return {"location": {"uri": uri(document.name)}, "hashes": {"sha-256": document.sha256}, "encoding": "utf-8"}


def uri(name: str) -> str:
    """``name`` as a URI reference: addresses as they are, paths percent-encoded, ``stdin`` for ``-``."""
    if name == STDIN:
        return "stdin"
    if urlsplit(name).scheme in ("http", "https"):
        return quote(name, safe=":/?#[]@!$&'()*+,;=%~")
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def result(finding: Finding, document: Document, number: int, index: dict[str, int]) -> dict[str, Any]:
    """A finding as SARIF states it; the fingerprint does not change when the report moves on its page."""
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    out: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": message},
        "locations": [{"physicalLocation": location(finding, document, number)}],
        "partialFingerprints": {"counterclaim/v1": content_id(finding.code, finding.text, finding.message)},
    }
    if finding.code in index:
        out["ruleIndex"] = index[finding.code]
    if finding.related:
        out["relatedLocations"] = [
            {"id": n, "physicalLocation": location(span, document, number), "message": {"text": span.text}}
            for n, span in enumerate(finding.related, start=1)
        ]
    return out


def location(span: Span, document: Document, number: int) -> dict[str, Any]:
    """Where ``span`` stands: lines and columns from 1, offsets from 0."""
    line, column = offset_line(document.text, span.start)
    last, end = offset_line(document.text, span.stop)
    return {
        "artifactLocation": {"uri": uri(document.name), "index": number},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": end,
            "charOffset": span.start,
            "charLength": span.stop - span.start,
            "snippet": {"text": span.text},
        },
    }
