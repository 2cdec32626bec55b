"""Bare reports for a second reading: files of eight, as many of each language as ``WANTED`` says, without annotations.

    python blind.py FOLDER

The choice depends on the ids alone: half from each half of the corpus, as many theatres as there are. CC0.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from itertools import islice, zip_longest
from pathlib import Path

from build import read_all
from notation import MAIN, Item

HERE = Path(__file__).parent
WANTED = {"en": 32, "ru": 16, "uk": 16}
ELSEWHERE = {"en": 16, "ru": 6, "uk": 6}  # of these, about another theatre than the main one
BATCH = 8


def kept_away(identifier: str) -> bool:
    """True for the half of the reports that nothing is tuned on."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 1


def draw(reports: list[Item], count: int) -> list[Item]:
    """Reports in the order of a hash of their ids, a theatre at most once before every other had its turn."""
    theatres: dict[str, list[Item]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: hashlib.sha256(f"second {r['id']}".encode()).hexdigest()):
        theatres[report["theatre"]].append(report)
    rounds = zip_longest(*theatres.values())
    return list(islice((report for turn in rounds for report in turn if report), count))


def chosen(reports: list[Item]) -> dict[str, list[Item]]:
    """The reports to read a second time, by language, in the order of the corpus."""
    result = {}
    for lang, wanted in WANTED.items():
        ids = set()
        for away in (False, True):
            half = [r for r in reports if r["lang"] == lang and kept_away(r["id"]) is away]
            main, other = ([r for r in half if (r["theatre"] == MAIN) is here] for here in (True, False))
            ids |= {report["id"] for report in draw(other, ELSEWHERE[lang] // 2)}
            ids |= {report["id"] for report in draw(main, (wanted - ELSEWHERE[lang]) // 2)}
        result[lang] = [report for report in reports if report["id"] in ids]
    return result


def bare(report: Item) -> str:
    """The head line and the paragraphs, in the notation."""
    head = f"@{report['theatre']} {report['lang']} {report['published']} | {report['outlet']} | {report['title']}\n"
    return head + "".join(f"> {paragraph}\n" for paragraph in report["text"].split("\n\n"))


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Bare reports for a second reading.")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    reports, _ = read_all(sorted((HERE / "src").glob("*.txt")))
    for lang, picked in chosen(reports).items():
        # Every batch gets reports from all over the corpus, so that no reader has one theatre only.
        batches = len(picked) // BATCH
        for number in range(batches):
            text = "\n".join(bare(report) for report in picked[number::batches])
            (folder / f"blind-{lang}{number + 1}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
