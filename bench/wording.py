"""Loaded wording against the annotated reports: precision, recall and F1 of spans, on each half by hash of id.

    python bench/wording.py [--errors]

A predicted span is right if it overlaps a gold span that no other has taken. The gold layer was not checked for
completeness, so precision is a lower bound. Errors are shown for the half that may be looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "corpus"))

from parts import kept  # noqa: E402

from counterclaim.annotate.loaded import find_wording  # noqa: E402
from counterclaim.languages import adapter  # noqa: E402
from counterclaim.theatres import load_theatre, theatre_names  # noqa: E402


def half(name: str) -> str:
    """``kept``, or ``tune`` for what may be looked at."""
    return "kept" if kept(name) else "tune"


def spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    """The gold spans of a report."""
    return [(x["start"], x["start"] + len(x["text"])) for x in row["gold"].get("loaded", [])]


def score(rows: list[dict[str, Any]], errors: bool) -> dict[str, Counter[str]]:
    """Right, predicted and gold spans for each half."""
    counts: dict[str, Counter[str]] = {"tune": Counter(), "kept": Counter()}
    for row in rows:
        name = row["theatre"] if row["theatre"] in theatre_names() else "world"
        part, text, gold = half(row["id"]), row["text"], spans(row)
        found = find_wording(adapter(row["lang"]).parse(text), text, load_theatre(name).wording)
        taken: set[tuple[int, int]] = set()
        for item in found:
            match = next((g for g in gold if g not in taken and g[0] < item.stop and item.start < g[1]), None)
            if match:
                taken.add(match)
            elif errors and part == "tune":
                print("extra ", row["theatre"], "|", context(text, item.start, item.stop), "|", item.term)
        if errors and part == "tune":
            for g in gold:
                if g not in taken:
                    print("missed", row["theatre"], "|", context(text, *g))
        counts[part].update(right=len(taken), found=len(found), gold=len(gold), reports=1)
    return counts


def context(text: str, start: int, stop: int) -> str:
    """The span in brackets with the words around it."""
    return f"{text[max(0, start - 45) : start]}[{text[start:stop]}]{text[stop : stop + 45]}".replace("\n", " ")


def main() -> None:
    """Print one line per half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    source = ROOT / "corpus" / "gold.jsonl"
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    for name, c in score([row for row in rows if row["lang"] == "en"], options.errors).items():
        precision, recall = c["right"] / max(c["found"], 1), c["right"] / max(c["gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name}: {c['reports']} reports, {c['gold']} gold, {c['found']} found, ", end="")
        print(f"P {precision:.2f} R {recall:.2f} F1 {f1:.2f}")


if __name__ == "__main__":
    main()
