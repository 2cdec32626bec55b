"""Figures on the annotated reports of corpus/, by its scorer, and on PolNeAR, by its own.

    python bench/accuracy.py [--jobs N] [SET...]

Every set is read with ``counterclaim extract``; only scores are printed, never the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]


def away(report_id: str) -> bool:
    """True for the half of the reports that rules are never tuned on."""
    return int(hashlib.sha256(report_id.encode()).hexdigest(), 16) % 2 == 1


def extract(rows: list[dict[str, object]], folder: Path, jobs: int) -> Path:
    """The reports of ``rows``, as ``counterclaim extract`` gives them."""
    given, out = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    subprocess.run([*START, "extract", str(given), "-o", str(out), "--jobs", str(jobs)], check=True)
    return out


def lines_of(path: Path) -> list[dict[str, object]]:
    """The objects in a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def reports(jobs: int) -> None:
    """Score the English reports, each half by itself."""
    for name, half in (("tuned on", False), ("kept away", True)):
        rows = [row for row in lines_of(CORPUS / "input.jsonl") if row["lang"] == "en" and away(str(row["id"])) is half]
        wanted = {row["id"] for row in rows}
        with tempfile.TemporaryDirectory() as folder:
            out = extract(rows, Path(folder), jobs)
            gold = Path(folder) / "gold.jsonl"
            kept = [row for row in lines_of(CORPUS / "gold.jsonl") if row["id"] in wanted]
            gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")
            print(f"reports, English, {name}: {len(rows)}", flush=True)
            subprocess.run([sys.executable, str(CORPUS / "score.py"), str(gold), str(out)], check=True)


def attribution(jobs: int) -> None:
    """Score attributions on PolNeAR, where the data lie beside the checkout."""
    subprocess.run([sys.executable, str(Path(__file__).with_name("attribution.py")), "--jobs", str(jobs)], check=True)


def factuality(jobs: int) -> None:  # noqa: ARG001 - the common signature
    """Score the commitments on the development part of UW."""
    subprocess.run([sys.executable, str(ROOT / "bench" / "factuality.py"), "dev"], check=True)


def kinds(jobs: int) -> None:  # noqa: ARG001 - the common signature
    """Score kinds of event on the halves of two collections that nobody looked at."""
    subprocess.run([sys.executable, str(Path(__file__).with_name("kinds.py")), "--half", "b"], check=True)


SETS = {"reports": reports, "attribution": attribution, "factuality": factuality, "kinds": kinds}


def main() -> None:
    """Print the figures of the named sets, of all by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for name in options.sets or SETS:
        SETS[name](options.jobs)


if __name__ == "__main__":
    main()
