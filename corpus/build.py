"""Annotated reports (gold.jsonl) and what a system is given (input.jsonl) from src/*.txt; stops on a wrong span.

``python build.py`` writes, ``--check`` only compares, ``--reading FILE --of BLIND`` checks a second reading.

The notation is in README.md. Standard library only. CC0.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from notation import Item
from source import read_reports

HERE = Path(__file__).parent
GIVEN = ("id", "text", "published", "lang", "outlet", "title")


def read_all(paths: Iterable[Path]) -> tuple[list[Item], list[str]]:
    """The reports of several files, and what is wrong with them."""
    reports: list[Item] = []
    errors: list[str] = []
    for path in paths:
        found, wrong = read_reports(path)
        reports += found
        errors += wrong
    for text, count in Counter(report["text"] for report in reports).items():
        if count > 1:
            errors.append(f"{count} reports have the same text: {text[:60]!r}")
    return reports, errors


def bare(report: Item) -> Item:
    """The report as it is written: without an empty list of readings that must not be emitted."""
    gold = {key: value for key, value in report["gold"].items() if value or key != "no_claim"}
    return report | {"gold": gold}


def lines(rows: Iterable[Item]) -> str:
    """JSONL."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def report_counts(reports: list[Item]) -> None:
    """Counts on standard output."""
    claims = [claim for report in reports for claim in report["gold"]["claims"]]
    layers = {key: sum(len(r["gold"][key]) for r in reports) for key in ("no_claim", "places", "loaded")}
    words = sum(len(report["text"].split()) for report in reports)
    optional = sum("optional" in claim for claim in claims)
    print(f"{len(reports)} reports; {words} words; {len(claims)} claims, of which optional {optional}; {layers}")
    for key in ("theatre", "lang"):
        print(" ", key, dict(Counter(report[key] for report in reports)))
    for key in ("kind", "polarity", "modality", "stance", "direction", "source_side"):
        print(" ", key, dict(Counter(claim.get(key) for claim in claims)))
    print("  chain length", dict(Counter(len(claim["chain"]) for claim in claims)))
    print("  with", {key: sum(bool(claim[key]) for claim in claims) for key in ("place", "when", "amount", "actor")})


def settle(target: Path, wanted: str, *, check: bool) -> list[str]:
    """What is wrong with ``target``; it is written first unless ``check``."""
    if not check:
        target.write_text(wanted, encoding="utf-8")
    same = target.exists() and target.read_text(encoding="utf-8") == wanted
    return [] if same else [f"{target.name} is not what its source makes: run build.py"]


def check_reading(reading: Path, blind: Path) -> list[str]:
    """What is wrong with a second reading: its lines, and texts that differ from the bare ones."""
    reports, errors = read_all([reading])
    given, _ = read_all([blind])
    texts = {report["text"] for report in reports}
    errors += [f"text missing or changed: {report['title']!r}" for report in given if report["text"] not in texts]
    errors += [f"no claims in {report['title']!r}" for report in reports if not report["gold"]["claims"]]
    report_counts(reports)
    return errors


def main() -> int:
    """Exit status: 0 if everything checks and, with ``--check``, nothing has changed."""
    parser = argparse.ArgumentParser(description="Build the corpus.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--reading", type=Path, help="check this file only, write nothing")
    parser.add_argument("--of", type=Path, help="the bare reports that the reading is of")
    options = parser.parse_args()
    if options.reading:
        wrong = check_reading(options.reading, options.of)
    else:
        reports, wrong = read_all(sorted((HERE / "src").glob("*.txt")))
        if not wrong:
            report_counts(reports)
            wrong += settle(HERE / "gold.jsonl", lines(map(bare, reports)), check=options.check)
            given = lines({key: report[key] for key in GIVEN} for report in reports)
            wrong += settle(HERE / "input.jsonl", given, check=options.check)
    print("\n".join(wrong) or "all checks passed", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
