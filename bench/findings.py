"""How often each rule fires on the annotated reports, and how long rules take.

    python bench/findings.py [--lang LANG] [--show CODE,CODE]

The reports were written without slips in weekdays, sums and units, so a finding of CC303 to CC403 there is almost
always too much. ``--show`` prints the findings of some rules on the half that may be looked at; every rule is on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from wording import half

from counterclaim.check.engine import check
from counterclaim.check.pack import load_packs
from counterclaim.check.render import block
from counterclaim.check.settings import Settings
from counterclaim.check.subject import Subject
from counterclaim.flow import read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

ROOT = Path(__file__).parents[1]
RULES = load_packs()
ALL = Settings(levels={file.rule.code: "on" for file in RULES})


def subject_of(row: dict[str, Any]) -> Subject:
    """What the rules look at, of one report."""
    day = dt.date.fromisoformat(row["published"]) if row.get("published") else None
    options = ReadOptions(lang=row["lang"], title=row.get("title"), outlet=row.get("outlet"), published=day)
    document = read_text(row["text"].encode(), name=row["id"], options=options)
    found = read_report(document)
    return Subject(
        document=document,
        report=found.report,
        annotations=found.annotations,
        theatre=found.theatre,
        areas=found.areas,
        atlas=found.atlas,
    )


def main() -> None:
    """Print one line per rule and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="")
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    source = ROOT / "corpus" / "gold.jsonl"
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, Counter[str]] = {"tune": Counter(), "kept": Counter()}
    spent = 0.0
    for row in (row for row in rows if row["lang"] == options.lang):
        subject = subject_of(row)
        start = time.perf_counter()
        found = check(subject, RULES, ALL)
        spent += time.perf_counter() - start
        part = half(row["id"])
        counts[part].update(finding.code for finding in found)
        counts[part]["reports"] += 1
        for finding in found:
            if finding.code in options.show.split(",") and part == "tune":
                print(row["id"], block(finding, subject.document.text), sep="\n")
    for part, c in counts.items():
        print(f"{part}: {c['reports']} reports;", ", ".join(f"{f.rule.code} {c[f.rule.code]}" for f in RULES))
    print(f"rules took {1000 * spent / sum(c['reports'] for c in counts.values()):.1f} ms a report")


if __name__ == "__main__":
    main()
