"""The same event told in English, Russian and Ukrainian: in how many of our own triples the three claims agree.

    python bench/triples.py [--half a|b] [--errors]

The three agree if each text gives a claim of one and the same kind, place id, day and polarity, the kind and polarity
those of the event. A claim without a place id or a day agrees with nothing. Halves are drawn by a hash of the id;
``--errors`` shows half ``a`` only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.document import Document
from counterclaim.theatres import choose_theatre

TRIPLES = Path(__file__).parents[1] / "tests" / "triples" / "events.jsonl"
LANGUAGES = ("en", "ru", "uk")
LAYERS = frozenset({"claims", "places", "times"})
Facts = tuple[str, str, str, str]  # kind, polarity, place id, first day


def half(row_id: str) -> str:
    """``a`` or ``b``."""
    return "ab"[int(hashlib.sha256(row_id.encode()).hexdigest(), 16) % 2]


def facts(text: str, lang: str, published: str) -> set[Facts]:
    """Kind, polarity, place id and day of each claim of ``text`` that has all four."""
    document = Document(
        id="event", text=text, lang=lang, name="-", sha256="0" * 64, reader="bench",
        published=dt.date.fromisoformat(published),
    )  # fmt: skip
    options = FlowOptions(theatre=choose_theatre(text, lang), layers=LAYERS)
    return {
        (str(claim.kind), str(claim.polarity), place.place_id, claim.when.earliest[:10])
        for claim in read_report(document, options).report.claims
        for place in claim.place
        if place.place_id and claim.when is not None and claim.when.earliest
    }


def agree(row: dict[str, Any]) -> tuple[bool, dict[str, set[Facts]]]:
    """Whether the three texts of ``row`` agree, and what each of them gave."""
    found = {lang: facts(row[lang], lang, row["published"]) for lang in LANGUAGES}
    shared = set.intersection(*found.values())
    return any(kind == row["kind"] and polarity == row["polarity"] for kind, polarity, _, _ in shared), found


def main() -> None:
    """Print how many triples agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in TRIPLES.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if options.half in (None, half(row["id"]))]
    right = 0
    for row in rows:
        same, found = agree(row)
        right += same
        if options.errors and not same and half(row["id"]) == "a":
            print(row["id"], row["kind"], row["polarity"], *(f"\n   {row[k]} {sorted(v)}" for k, v in found.items()))
    print(f"triples half={options.half or 'all'}: {right} of {len(rows)} agree")


if __name__ == "__main__":
    main()
