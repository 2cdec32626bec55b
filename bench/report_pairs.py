"""How well whole reports of two sides are compared, on our own pairs of short reports (tests/pairs/reports-*.jsonl).

    python bench/report_pairs.py [dev|test] [--errors]

Each pair lists relations that must be found between two claims, each named by words of it. Printed are how many of
these are found, by relation, and how many of the contradictions that the command shows are expected ones; what two
people could judge unlike is ``"optional"``: right if shown, not missed if not. Rules were developed on dev; test is
scored, not read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.compare.relate import relate_reports
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.relation import Relation, RelationKind
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.read.jsonl import iter_lines, read_pair

PAIRS = Path(__file__).parents[1] / "tests" / "pairs"
LAYERS = FlowOptions(layers=frozenset({"claims", "places", "times", "amounts"}))
LIMIT = 10_000_000
Found = dict[str, tuple[Relation, ...]]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("dev", "test"), default="test")
    parser.add_argument("--errors", action="store_true", help="list what went wrong (dev only)")
    options = parser.parse_args()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    shown = good = 0
    for row, left, right_report, relations in compared(PAIRS / f"reports-{options.part}.jsonl"):
        claims = sentences(left, right_report)
        expected = [
            (at(row["left"]["text"], e["left"]), at(row["right"]["text"], e["right"]), e) for e in row["expected"]
        ]
        for i, j, each in expected:
            if each.get("optional"):
                continue
            wanted[each["relation"]] += 1
            hit = any(r.kind == each["relation"] and named(claims, r, i, j) for r in relations)
            right[each["relation"]] += hit
            if not hit and options.errors and options.part == "dev":
                got = sorted({str(r.kind) for r in relations if named(claims, r, i, j)})
                print(f"{row['id']}  missed {each['relation']}: {each['left']} | {each['right']}  got {', '.join(got)}")
        for relation in relations:
            if relation.kind is RelationKind.CONTRADICTORY:
                told = any(e["relation"] == "contradictory" and named(claims, relation, i, j) for i, j, e in expected)
                shown, good = shown + 1, good + told
                if not told and options.errors and options.part == "dev":
                    sides = (claims[relation.left][1], claims[relation.right][1])
                    print(f"{row['id']}  not expected {relation.reason} {relation.confidence}: {' | '.join(sides)}")
    print(f"{options.part}: {sum(wanted.values())} relations expected")
    for kind, count in wanted.most_common():
        print(f"  {kind:14} found {right[kind]} of {count}: {right[kind] / count:.2f}")
    print(f"  contradictions shown {shown}, expected {good}: precision {good / shown if shown else 0:.2f}")


def compared(path: Path) -> Iterator[tuple[dict[str, Any], Report, Report, tuple[Relation, ...]]]:
    """Each pair with both reports and their relations."""
    with path.open("rb") as stream:
        for line in iter_lines(stream, max_bytes=LIMIT):
            documents = read_pair(line, name=path.name, max_bytes=LIMIT)
            left, right = (read_report(document, LAYERS).report for document in documents)
            yield json.loads(line.raw), left, right, relate_reports(left, right)


def sentences(*reports: Report) -> dict[str, tuple[Span, str]]:
    """Sentence and words of each claim."""
    return {c.id: (c.sentence, c.content.text) for report in reports for c in report.claims}


def at(text: str, words: str) -> int:
    """Where the words that name a claim begin."""
    return text.index(words)


def named(claims: dict[str, tuple[Span, str]], relation: Relation, left: int, right: int) -> bool:
    """True if a relation's claims stand in the two sentences that hold these offsets."""
    ours, theirs = claims[relation.left][0], claims[relation.right][0]
    return ours.start <= left < ours.stop and theirs.start <= right < theirs.stop


if __name__ == "__main__":
    main()
