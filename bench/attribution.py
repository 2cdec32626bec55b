"""Attribution on PolNeAR: what ``counterclaim extract --layers attributions`` finds, by the scorer beside the data.

    python bench/attribution.py [--part dev|train] [--jobs N]

Nothing is learned from that corpus; only scores are printed, never the texts. Seconds are those of processor time of
the whole command, starting up included: on one idle core that is the time that it takes; others at work on the
machine do not count.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED") or ROOT.parent / "shared")
HOME = SHARED / "data" / "attribution"
START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
# Citron (BBC), retrained on the train part, as the data's README gives it; figures of the development part.
CITRON = {
    "linked overlap": "55.6",
    "linked exact": "34.2",
    "source": "65.5 / 68.4",
    "cue": "54.1 / 49.6",
    "content": "41.7 / 72.7",
    "recall direct": "71",
    "recall mixed": "61",
    "recall indirect speech": "55",
    "recall other": "23",
    "documents a second": "2.4",
}


def converted(report: dict[str, Any]) -> dict[str, Any]:
    """A report's attributions in the form that the scorer reads."""
    rows = [
        {role: [[span["start"], span["stop"]] for span in found[role]] for role in ("source", "cue", "content")}
        for found in report.get("attributions", ())
    ]
    return {"id": report["id"], "attributions": rows}


def extracted(gold: Path, folder: Path, jobs: int) -> tuple[Path, float]:
    """The attributions of the documents in ``gold``, for the scorer, and how many documents a second took."""
    given, out, rows = folder / "in.jsonl", folder / "out.jsonl", folder / "rows.jsonl"
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with given.open("w", encoding="utf-8") as file:
        for document in documents:
            print(json.dumps({"id": document["id"], "text": document["text"], "lang": "en"}), file=file)
    begun = processor_seconds()
    command = ["extract", str(given), "-o", str(out), "--layers", "attributions", "--jobs", str(jobs)]
    subprocess.run([*START, *command], check=True)
    speed = len(documents) / (processor_seconds() - begun)
    with rows.open("w", encoding="utf-8") as file:
        for line in out.read_text(encoding="utf-8").splitlines():
            print(json.dumps(converted(json.loads(line))), file=file)
    return rows, speed


def processor_seconds() -> float:
    """Processor time of all commands run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def scored(part: str, jobs: int) -> dict[str, Any]:
    """The scorer's figures for one part, with the speed."""
    gold = HOME / f"{part}.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        rows, speed = extracted(gold, Path(folder), jobs)
        command = [sys.executable, str(HOME / "score.py"), str(gold), str(rows), "--json"]
        found = subprocess.run(command, check=True, capture_output=True, text=True)
    return {**json.loads(found.stdout), "speed": speed}


def table(figures: dict[str, Any]) -> str:
    """The figures beside Citron's, as a table in Markdown."""
    linked = figures["linked overlap"]
    ours = {
        "linked overlap": f"{linked['f1']} (precision {linked['p']}, recall {linked['r']})",
        "linked exact": f"{figures['linked exact']['f1']}",
        **{
            role: f"{figures[f'{role} exact']['f1']} / {figures[f'{role} overlap']['f1']}"
            for role in ("source", "cue", "content")
        },
        **{
            f"recall {kind}": f"{figures[f'recall {kind}']['r']}"
            for kind in ("direct", "mixed", "indirect speech", "other")
        },
        "documents a second": f"{figures['speed']:.1f}",
    }
    names = {"source": "source, exact / overlap", "cue": "cue", "content": "content"}
    rows = [f"| {names.get(name, name)} | {value} | {CITRON[name]} |" for name, value in ours.items()]
    return "\n".join(["| F1, recall, speed | counterclaim | Citron, trained on it |", "|---|---|---|", *rows])


def main() -> None:
    """Print the figures of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if not HOME.is_dir():
        print(f"no PolNeAR at {HOME} (COUNTERCLAIM_SHARED says where the data lie): nothing to score")
        return
    text = table(scored(options.part, options.jobs))
    print(f"PolNeAR, {options.part}\n\n{text}")


if __name__ == "__main__":
    main()
