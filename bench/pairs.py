"""How well two reports' claims are related, on our own pairs (tests/pairs), through the whole flow.

    python bench/pairs.py [dev|test] [--errors]        reads every pair and scores it
    python bench/pairs.py test --from out.jsonl        scores what `counterclaim compare --jsonl` wrote

The relation that counts is the first of a pair's list; none at all counts as incomparable. Beside it stands a baseline
that sees words and numbers only. Rules were developed on dev; test is scored, not read.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from counterclaim.compare.relate import relate_reports
from counterclaim.flow import FlowOptions, read_report
from counterclaim.read.jsonl import iter_lines, read_pair

PAIRS = Path(__file__).parents[1] / "tests" / "pairs"
KINDS = ("contradictory", "same", "later-update", "narrower", "compatible", "incomparable")
LAYERS = FlowOptions(layers=frozenset({"claims", "places", "times", "amounts"}))
LIMIT = 10_000_000
Answer = tuple[str, str | None]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("dev", "test"), default="test")
    parser.add_argument("--from", dest="given", type=Path, help="output of `counterclaim compare --jsonl`")
    parser.add_argument("--errors", action="store_true", help="list what went wrong (dev only)")
    options = parser.parse_args()
    path = PAIRS / f"en-{options.part}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = given(options.given) if options.given else computed(path)
    answers = [found.get(row["id"], ("incomparable", None)) for row in rows]
    score(f"counterclaim, {options.part}, {len(rows)} pairs", rows, answers)
    score("same words", rows, [same_words(row) for row in rows])
    if options.errors and options.part == "dev":
        for row, answer in zip(rows, answers, strict=True):
            if answer[0] != row["relation"] or answer[1] != row["reason"]:
                print(f"{row['id']}  gold {row['relation']} {row['reason'] or ''}  got {answer[0]} {answer[1] or ''}")


def computed(path: Path) -> dict[str, Answer]:
    """The first relation of every pair, by reading both reports."""
    out: dict[str, Answer] = {}
    with path.open("rb") as stream:
        for line in iter_lines(stream, max_bytes=LIMIT):
            documents = read_pair(line, name=path.name, max_bytes=LIMIT)
            left, right = (read_report(document, LAYERS).report for document in documents)
            relations = relate_reports(left, right)
            if relations:
                out[json.loads(line.raw)["id"]] = (str(relations[0].kind), relations[0].reason)
    return out


def given(path: Path) -> dict[str, Answer]:
    """The first relation of every pair, as the command wrote it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    firsts = {row["id"]: next(iter(row.get("relations", ())), None) for row in rows}
    return {i: (first["kind"], first.get("reason")) for i, first in firsts.items() if first is not None}


def same_words(row: dict[str, Any]) -> Answer:
    """What the words alone suggest: shared ones, a negation on one side, other numbers."""
    left, right = (set(re.findall(r"[^\W_]+", row[side]["text"].lower())) for side in ("left", "right"))
    shared = len(left & right) / len(left | right)
    negations = {"not", "no", "none", "denied", "false"}
    numbers = [{word for word in words if word.isdigit()} for words in (left, right)]
    if shared >= 0.3 and (bool(left & negations) != bool(right & negations) or numbers[0] != numbers[1]):
        return "contradictory", None
    return ("same" if shared >= 0.5 else "compatible" if shared >= 0.25 else "incomparable"), None


def score(title: str, rows: list[dict[str, Any]], answers: list[Answer]) -> None:
    """Print precision, recall and F1 of every relation, macro F1, and the share of right reasons."""
    right: Counter[str] = Counter()
    predicted = Counter(kind for kind, _ in answers)
    gold = Counter(row["relation"] for row in rows)
    reasons = 0
    for row, (kind, reason) in zip(rows, answers, strict=True):
        if kind == row["relation"]:
            right[kind] += 1
            reasons += kind == "contradictory" and reason == row["reason"]
    print(title)
    total = 0.0
    for kind in KINDS:
        precision, recall = share(right[kind], predicted[kind]), share(right[kind], gold[kind])
        f1 = share(2 * precision * recall, precision + recall)
        total += f1
        print(f"  {kind:14} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}")
    print(f"  macro F1 {total / len(KINDS):.3f}  right {share(sum(right.values()), len(rows)):.3f}", end="")
    print(f"  reasons right {share(reasons, right['contradictory']):.2f}")


def share(part: float, whole: float) -> float:
    """``part / whole``; 0 of nothing."""
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
