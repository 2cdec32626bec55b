"""Rules against bench/slips*.txt: short reports of our own with planted slips, halved by hash.

    python bench/slips.py [--errors]

A finding is right if its code is planted in the words that it marks; a planted slip is found if such a finding meets
it. Errors are shown for the half that may be looked at; every rule is on. ``CC202o``, ``i``, ``q``: loaded wording in
the report's own voice, in reported words, between quotation marks (which is no finding).
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import Counter
from pathlib import Path

from findings import ALL, RULES
from wording import half

from counterclaim.check.engine import check
from counterclaim.check.subject import Subject
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.finding import Finding, Severity
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

SOURCES = tuple(Path(__file__).with_name(f"slips{part}.txt") for part in ("", "-places", "-desk", "-more"))
MARK = re.compile(r"\{(CC\d{3}[oiq]?) ([^}]*)\}")
Planted = tuple[str, int, int]
VOICES = {Severity.WARNING: "o", Severity.NOTE: "i"}


def reports() -> list[tuple[str, str, str, str]]:
    """Theatre, day of publication, language and marked text of each report."""
    blocks = [block for source in SOURCES for block in source.read_text(encoding="utf-8").split("\n@ ")[1:]]
    out = []
    for block in blocks:
        head, _, text = block.partition("\n")
        theatre, day, lang = (*head.split(), "en")[:3]
        out.append((theatre, day, lang, text.strip()))
    return out


def unmarked(text: str) -> tuple[str, list[Planted]]:
    """The text without marks, and what was planted where."""
    out, planted, last = "", [], 0
    for match in MARK.finditer(text):
        out += text[last : match.start()]
        planted.append((match[1], len(out), len(out) + len(match[2])))
        out, last = out + match[2], match.end()
    return out + text[last:], planted


def findings_of(theatre: str, day: str, lang: str, text: str) -> tuple[Finding, ...]:
    """What all rules say of a report."""
    options = ReadOptions(lang=lang, published=dt.date.fromisoformat(day))
    document = read_text(text.encode(), name="x", options=options)
    found = read_report(document, FlowOptions(theatre=theatre))
    subject = Subject(
        document=document,
        report=found.report,
        annotations=found.annotations,
        theatre=found.theatre,
        areas=found.areas,
        atlas=found.atlas,
    )
    return check(subject, RULES, ALL)


def key(finding: Finding) -> str:
    """The code, with the voice for loaded wording."""
    return finding.code + (VOICES[finding.severity] if finding.code == "CC202" else "")


def main() -> None:
    """Print one line per rule and half: right, found and planted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    errors = parser.parse_args().errors
    counts: dict[str, Counter[tuple[str, str]]] = {"tune": Counter(), "kept": Counter()}
    for theatre, day, lang, marked in reports():
        text, planted = unmarked(marked)
        part = half(text)
        seen: set[Planted] = set()
        for finding in findings_of(theatre, day, lang, text):
            spans = [(s.start, s.stop) for s in (finding, *finding.related)]
            met = {p for p in planted if p[0] == key(finding) and any(a < p[2] and p[1] < b for a, b in spans)}
            seen |= met
            counts[part].update([(key(finding), "found")] + [(key(finding), "right")] * bool(met))
            if errors and part == "tune" and not met:
                print(
                    "extra ",
                    theatre,
                    key(finding),
                    text[max(0, finding.start - 40) : finding.stop + 30],
                    "|",
                    finding.message,
                )
        for slip in planted:
            counts[part][slip[0], "planted"] += 1
            counts[part][slip[0], "met"] += slip in seen
            if errors and part == "tune" and slip not in seen and not slip[0].endswith("q"):
                print("missed", theatre, slip[0], text[max(0, slip[1] - 40) : slip[2] + 20])
    for part, c in counts.items():
        for code in sorted({code for code, _ in c}):
            if not code.endswith("q"):
                row = [c[code, name] for name in ("right", "found", "met", "planted")]
                print(f"{part}: {code:7} findings right {row[0]} of {row[1]}; slips found {row[2]} of {row[3]}")


if __name__ == "__main__":
    main()
