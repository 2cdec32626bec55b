"""Loaded wording against marked spans of Ukrainian and Russian posts: precision and recall by language.

    python bench/loaded.py [--half a|b] [--voice]

The posts stay where they are (``COUNTERCLAIM_SHARED``, default ``../shared``): they are licensed for non-commercial
use only, so nothing of them is shipped or learned, and no text of them is printed. Their spans mark manipulation of
ten sorts, loaded words among them, mostly whole clauses. A finding is right if it overlaps a marked span; a span is
found if any finding overlaps it. ``chance`` is the share of the letters that the spans cover: the precision of
findings strewn at random. ``--voice`` counts only findings of the rule CC202, in the post's own voice. Halves are
drawn by a hash of the id.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from counterclaim.annotate.loaded import find_wording
from counterclaim.flow import FlowOptions, read_report
from counterclaim.languages import adapter
from counterclaim.model.document import Document
from counterclaim.theatres import load_theatre

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).parents[2] / "shared"))
POSTS = SHARED / "data" / "loaded" / "train_spans.jsonl"
THEATRE = "ukraine"
RULE = "CC202"
Extent = tuple[int, int]


def half(post_id: str) -> str:
    """``a`` or ``b``."""
    return "ab"[int(hashlib.sha256(post_id.encode()).hexdigest(), 16) % 2]


def overlaps(one: Extent, others: Iterable[Extent]) -> bool:
    """True if ``one`` shares a character with any of ``others``."""
    return any(start < one[1] and one[0] < stop for start, stop in others)


def tally(text: str, found: Sequence[Extent], marked: Sequence[Extent]) -> Counter[str]:
    """What one post adds to the figures."""
    covered = {i for start, stop in marked for i in range(start, stop)}
    return Counter(
        posts=1,
        found=len(found),
        right=sum(overlaps(f, marked) for f in found),
        marked=len(marked),
        met=sum(overlaps(m, found) for m in marked),
        letters=len(text),
        covered=len(covered),
    )


def terms(text: str, lang: str) -> list[Extent]:
    """Every loaded term in ``text``, whoever's words it stands in."""
    wording = find_wording(adapter(lang).parse(text), text, load_theatre(THEATRE).wording)
    return [(w.start, w.stop) for w in wording]


def findings(text: str, lang: str) -> list[Extent]:
    """The findings of loaded wording in the post's own voice."""
    document = Document(id="post", text=text, lang=lang, name="-", sha256="0" * 64, reader="bench")
    report = read_report(document, FlowOptions(theatre=THEATRE)).report
    return [(f.start, f.stop) for f in report.findings if f.code == RULE]


def line(lang: str, c: Counter[str]) -> str:
    """One line of figures."""
    precision, recall = c["right"] / max(c["found"], 1), c["met"] / max(c["marked"], 1)
    chance = c["covered"] / max(c["letters"], 1)
    return (
        f"{lang}: {c['posts']} posts, {c['marked']} spans, {c['found']} findings, "
        f"precision {precision:.3f} (chance {chance:.3f}) recall {recall:.3f}"
    )


def main() -> None:
    """Print one line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--voice", action="store_true")
    options = parser.parse_args()
    if not POSTS.is_file():
        raise SystemExit(f"no posts to measure on: {POSTS}")
    counts: dict[str, Counter[str]] = {}
    find = findings if options.voice else terms
    for row in map(json.loads, POSTS.read_text(encoding="utf-8").splitlines()):
        if options.half in (None, half(row["id"])):
            marked = [(start, stop) for start, stop in row["spans"] or ()]
            counts.setdefault(row["lang"], Counter()).update(tally(row["text"], find(row["text"], row["lang"]), marked))
    for lang, count in sorted(counts.items()):
        print(line(lang, count))


if __name__ == "__main__":
    main()
