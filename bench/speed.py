"""Times of the program beside those of what it is built on.

    python bench/speed.py [--rounds N]

Prints the time of ``counterclaim --help`` beside that of an empty Python, of ``counterclaim check`` from process
start to exit on the seed report (on a sample where COUNTERCLAIM_SHARED has none), and words a second of the whole
flow beside those of the parser alone; then the memory of a loaded theatre and words a second of finding and resolving
places alone, on reports of corpus/. Best of N rounds, since other work on the machine only ever adds.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED") or ROOT.parent / "shared")
SAMPLES = ROOT / "src" / "counterclaim" / "samples"
START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
PLACE_TEXTS = 40  # reports of the corpus that places are timed on, of each language
COPIES = 20  # how often the samples are read for the figure in words a second


def best(rounds: int, call: Callable[[], object]) -> float:
    """Seconds of the fastest of ``rounds`` calls."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def process(*command: str) -> Callable[[], object]:
    """A call that runs ``command`` to its end; exit code 1 means findings."""

    def call() -> None:
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())

    return call


def texts() -> list[str]:
    """The sample reports, and the seed report where it is."""
    paths = [*sorted(SAMPLES.glob("*.txt")), SHARED / "seed" / "report.txt"]
    return [path.read_text(encoding="utf-8") for path in paths if path.exists()]


def throughput(rounds: int) -> tuple[float, float]:
    """Words a second of the parser alone, and of the whole flow."""
    from counterclaim.flow import read_report
    from counterclaim.languages import adapter
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text

    documents = [read_text(text.encode(), name="bench", options=ReadOptions()) for text in texts()]
    words = sum(len(document.text.split()) for document in documents) * COPIES
    parser = adapter("en")
    for document in documents:  # loads what is loaded once
        read_report(document)
    bare = best(rounds, lambda: [parser.parse(document.text) for document in documents * COPIES])
    whole = best(rounds, lambda: [read_report(document) for document in documents * COPIES])
    return words / bare, words / whole


def place_lines(rounds: int) -> list[str]:
    """Words a second of finding and resolving places, and milliseconds for 500 words, by language.

    ``anew`` is with a gazetteer that has been asked nothing, ``warm`` when it has seen these names.
    """
    import places as bench

    lines = []
    for lang in ("en", "ru", "uk"):
        texts = [t for t in bench.corpus_texts("tune") if t.lang == lang][:PLACE_TEXTS]
        parsed = bench.parses([t.text for t in texts], "speed", lang)
        best_of: dict[str, tuple[float, float]] = {}
        bench.Scorer(0).read(texts[0], parsed[0])  # loads what is loaded once
        for _ in range(rounds):
            scorer = bench.Scorer(0)
            for kind in ("anew", "warm"):
                scorer.counts.clear()
                for text, parse in zip(texts, parsed, strict=True):
                    scorer.read(text, parse)
                words = scorer.counts["words"]
                find, both = (scorer.counts["us_find"], scorer.counts["us_find"] + scorer.counts["us_resolve"])
                best_of[kind] = min(best_of.get(kind, (1e9, 1e9)), (both / words, find / words))
        for kind, (both, find) in best_of.items():
            ms = f"{both / 2:5.1f} ms for 500 words, of which finding them {find / 2:4.1f} ms"
            lines.append(f"places, {lang}, {kind}          {1e6 / both:7,.0f} words/s   {ms}")
    return lines


def theatre_memory() -> float:
    """MB that a process takes which has loaded a theatre and its gazetteer and looked names up, without a parser.

    Asked of Linux itself: ``ru_maxrss`` of a child begins at what its parent took.
    """
    code = (
        "from counterclaim.theatres import load_theatre\n"
        "from counterclaim.resolve.gazetteer import open_gazetteer\n"
        "index = open_gazetteer(load_theatre('ukraine'))\n"
        "for key in ('vovchansk', 'goma', 'ivanivka', 'springfield', 'san jose'): index.lookup(key)\n"
        "lines = open('/proc/self/status').read().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))"
    )
    return int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout) / 1024


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    report = SHARED / "seed" / "report.txt"
    report = report if report.exists() else min(SAMPLES.glob("*.txt"))
    python = best(rounds, process(sys.executable, "-c", "pass"))
    shown = best(rounds, process(*START, "--help"))
    model = best(rounds, process(sys.executable, "-c", "from counterclaim.languages import adapter; adapter('en')"))
    checked = best(rounds, process(*START, "check", str(report)))
    bare, whole = throughput(rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"counterclaim --help       {shown:7.2f} s   {shown / python:5.1f} x an empty Python")
    print(f"counterclaim check        {checked:7.2f} s   {checked / model:5.1f} x loading the model ({report.name})")
    print(f"the parser alone          {bare:7,.0f} words/s")
    print(f"the whole flow            {whole:7,.0f} words/s   {bare / whole:5.2f} x the parser's time")
    print(f"largest memory            {peak:7,.0f} MB")
    print(f"a loaded theatre          {theatre_memory():7,.0f} MB")
    print(*place_lines(rounds), sep="\n")


if __name__ == "__main__":
    main()
