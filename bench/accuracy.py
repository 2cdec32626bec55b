"""Every figure of docs/accuracy.md, measured anew and written there.

    python bench/accuracy.py [--jobs N] [--dry] [SET...]

Reports and phenomena are scored by the scorer of corpus/, the other sets by scripts of this folder; those whose data
are not beside the checkout (COUNTERCLAIM_SHARED says where) keep the figures that stand on the page. Only scores are
printed, never the texts. ``--dry`` leaves the page alone.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

from parts import kept, kept_first  # noqa: E402

BENCH = Path(__file__).resolve().parent
CORPUS = ROOT / "corpus"
PHENOMENA = ROOT / "tests" / "phenomena"
PAGE = ROOT / "docs" / "accuracy.md"
START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
MISSING = "COUNTERCLAIM_SHARED"  # what a script names whose data are not there
OPENED = ("attribution", "en")  # sets of phenomena whose kept half was opened on 2026-11-24
LANGUAGES = ("en", "ru", "uk")
FIELDS = ("kind", "polarity", "modality", "speaker", "chain", "place", "when", "amount")
EXTRA = ("direction", "stance", "actor", "resolved", "unit")
Row = dict[str, Any]
Group = tuple[str, list[Row]]

# Scripts whose output stands on the page as it is, by the name of their block.
SCRIPTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "kinds": (("kinds.py", "--half", "b"),),
    "factuality": (("factuality.py", "dev"),),
    "times": (("times.py", "timebank", "wikiwars"),),
    "places": (("places.py", "--half", "kept"), ("places.py", "--set", "conflict", "--half", "kept")),
    "geoparsing": (("geoparsing.py",),),
    "wording": (("wording.py",),),
    "slips": (("slips.py",),),
    "sides": (("sides.py", "--half", "away"),),
    "pairs": (("pairs.py", "test"),),
    "languages": (
        ("times.py", "own", "--half", "b"),
        ("triples.py",),
        ("headlines.py", "--half", "b"),
        ("loaded.py", "--half", "b"),
    ),
}


def lines_of(path: Path) -> list[Row]:
    """The objects in a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def extracted(rows: Sequence[Row], folder: Path, jobs: int) -> Path:
    """The reports of ``rows``, as ``counterclaim extract`` gives them."""
    given, out = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [*START, "extract", str(given), "-o", str(out), "--jobs", str(jobs)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


def scored(gold: Sequence[Row], out: Path, folder: Path) -> dict[str, Any]:
    """What the scorer of corpus/ says of ``out``."""
    wanted = folder / "gold.jsonl"
    wanted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold), encoding="utf-8")
    command = [sys.executable, str(CORPUS / "score.py"), str(wanted), str(out), "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def columns(groups: Sequence[Group], jobs: int) -> str:
    """A table with a column for each group of annotated texts."""
    results = []
    for _, rows in groups:
        with tempfile.TemporaryDirectory() as folder:
            results.append(scored(rows, extracted(rows, Path(folder), jobs), Path(folder)))
    head = ["", *(f"{name} ({len(rows)})" for name, rows in groups)]
    body = [
        ["claims found: precision / recall / F1", *(found(r) for r in results)],
        ["all core fields right, of the gold claims", *(f"{100 * r['all_core_fields']:.1f} %" for r in results)],
        ["readings that must not be asserted, asserted", *(forbidden(r) for r in results)],
        *([f"{name} right", *(share(r, name) for r in results)] for name in FIELDS),
        *([f"{name} right (not of the core)", *(share(r, name) for r in results)] for name in EXTRA),
    ]
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def found(result: dict[str, Any]) -> str:
    """Precision, recall and F1 of detection."""
    each = result["detection"]
    return " / ".join(f"{100 * each[name]:.1f}" for name in ("precision", "recall", "f1"))


def forbidden(result: dict[str, Any]) -> str:
    """How many readings that must not be asserted were."""
    each = result["no_claim"]
    chances = each["total"] or 1
    return f"{each['violations']} of {each['total']} ({100 * each['violations'] / chances:.1f} %)"


def share(result: dict[str, Any], name: str) -> str:
    """The share of matched claims whose field is right; a dash where none is scored."""
    each = result["fields"].get(name) or {"scored": 0}
    return f"{100 * each['share']:.1f} %" if each["scored"] else "-"


def reports(jobs: int) -> str:
    """The annotated reports, by language and part."""
    rows = lines_of(CORPUS / "gold.jsonl")
    return columns(
        [
            (f"{lang}, {name}", [r for r in rows if r["lang"] == lang and kept(r["id"]) is half])
            for lang in LANGUAGES
            for name, half in (("tuned on", False), ("kept away", True))
        ],
        jobs,
    )


def phenomena(jobs: int) -> str:
    """The short annotated items, by file and half; those that were opened whole stand in one column."""
    groups = []
    for path in sorted(PHENOMENA.glob("*.jsonl")):
        rows = lines_of(path)
        if path.stem in OPENED:
            groups.append((f"{path.stem}, opened", rows))
            continue
        for name, half in (("looked at", False), ("kept away", True)):
            groups.append((f"{path.stem}, {name}", [row for row in rows if kept_first(row["id"]) is half]))
    return columns(groups, jobs)


def attribution(jobs: int) -> str:
    """The table of bench/attribution.py."""
    return script("attribution.py", "--jobs", str(jobs)).partition("\n\n")[2]


def script(*command: str) -> str:
    """What a script of this folder prints."""
    done = subprocess.run(
        [sys.executable, str(BENCH / command[0]), *command[1:]], check=True, capture_output=True, text=True
    )
    if MISSING in done.stdout:
        raise subprocess.CalledProcessError(1, command, stderr=done.stdout)
    return done.stdout.strip()


def printed(name: str) -> str:
    """Commands and their output, as code."""
    parts = []
    for command in SCRIPTS[name]:
        parts.append(f"$ python bench/{' '.join(command)}\n{script(*command)}")
    return "```\n" + "\n".join(parts) + "\n```"


TABLES: dict[str, Callable[[int], str]] = {"reports": reports, "phenomena": phenomena, "attribution": attribution}


def measured(name: str, jobs: int) -> str:
    """The block of a set, measured now."""
    return TABLES[name](jobs) if name in TABLES else printed(name)


def replaced(page: str, name: str, block: str) -> str:
    """``page`` with ``block`` between the marks of ``name``; ``ValueError`` if it has no such marks."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    made, times = pattern.subn(lambda mark: f"{mark[1]}{block}\n{mark[2]}", page)
    if times != 1:
        raise ValueError(f"docs/accuracy.md has {times} blocks for {name}")
    return made


def main() -> int:
    """Measure the named sets, all by default, and write their blocks; 1 if one could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [*TABLES, *SCRIPTS]
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(names)}")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--dry", action="store_true", help="print, and leave docs/accuracy.md alone")
    options = parser.parse_args()
    failed = 0
    for name in options.sets or names:
        print(f"== {name}", flush=True)
        try:
            block = measured(name, options.jobs)
        except subprocess.CalledProcessError as error:
            print(f"not measured, the page keeps its figures: {(error.stderr or '').strip()[-300:]}")
            failed = 1
            continue
        print(block, flush=True)
        if not options.dry:
            PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), name, block), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
