"""Share of speakers whose side the agent index gives right, wrong or leaves open, on the annotated reports.

    python bench/sides.py [--half tune|away] [--errors THEATRE]

Gold: the innermost link of each claim, in document context, through its printed antecedent where the gold has one.
A third state's own code counts as ``other`` and the other way round, since theatres may leave third states unnamed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "corpus"
sys.path.insert(0, str(CORPUS))

from parts import kept  # noqa: E402

from counterclaim.model.document import Document  # noqa: E402
from counterclaim.resolve.agent_context import DocumentContext  # noqa: E402
from counterclaim.resolve.agents import AgentIndex  # noqa: E402
from counterclaim.theatres import choose_theatre, load_theatre, theatre_names  # noqa: E402

FAMILIES = {"iraq": "syria", "lebanon": "gaza", "iran": "gaza"}


def half_of(report_id: str) -> str:
    """``tune`` or ``away``; only the first may be looked at."""
    return "away" if kept(report_id) else "tune"


def document_of(report: dict[str, Any]) -> Document:
    """The report as the readers would give it."""
    return Document(
        id=report["id"], text=report["text"], lang=report["lang"], name=report["id"], sha256="", reader="bench",
        outlet=report["outlet"], title=report["title"],
    )  # fmt: skip


def verdict(gold: str, found: str | None, sides: set[str]) -> str:
    """right, wrong or open."""
    if found is None:
        return "open"
    if found == gold or (gold == "other" and found not in sides) or (found == "other" and gold not in sides):
        return "right"
    return "wrong"


def main() -> None:
    """Prints one line per theatre of the reports."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--half", default="tune", choices=("tune", "away"))
    arguments.add_argument("--errors", help="print the wrong and open heads of this theatre (tune half only)")
    options = arguments.parse_args()
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    totals: dict[str, Counter[str]] = {}
    chosen: Counter[str] = Counter()
    for report in map(json.loads, lines):
        if report["lang"] != "en" or half_of(report["id"]) != options.half:
            continue
        family = report["theatre"]
        pack = next((name for name in (family, FAMILIES.get(family)) if name in theatre_names()), "world")
        named = choose_theatre(report["text"], "en")
        chosen["right" if named == pack else "world" if named == "world" else "wrong"] += 1
        if options.errors == "choice" and named != pack and options.half == "tune":
            print(report["id"], family, "chosen:", named)
        theatre = load_theatre(pack)
        context = DocumentContext(document_of(report), AgentIndex(theatre))
        sides = {side.id for side in theatre.sides}
        for claim in report["gold"]["claims"]:
            side = claim.get("source_side")
            if not claim["chain"] or side is None:
                continue
            printed = [claim["chain"][-1]]
            resolved = [chain[-1] for chain in claim.get("chain_resolved_any", ())]
            phrases = [phrase for phrase in (*resolved, *printed) if phrase]
            found = next((m for p in phrases if (m := context.find(p, claim["chain_starts"][-1]))), None)
            result = verdict(side, found.side if found else None, sides)
            totals.setdefault(family, Counter())[result] += 1
            if options.errors in (family, "all") and result != "right" and options.half == "tune":
                print(result, side, found.side if found else None, phrases, report["id"], sep=" | ")
    for family, counts in sorted(totals.items(), key=lambda item: -item[1].total()):
        shares = "  ".join(f"{key} {counts[key] / counts.total():6.1%}" for key in ("right", "wrong", "open"))
        print(f"{family:14} {counts.total():5}  {shares}")
    print(f"theatre chosen: {dict(chosen)}")


if __name__ == "__main__":
    main()
