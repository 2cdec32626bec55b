"""Annotated items (JSONL) from the compact source beside this file; stops on any span that is missing or ambiguous.

``python build.py`` writes, ``--check`` only compares, ``--half dev`` prints that half.

The notation is that of the corpus (corpus/notation.py, corpus/README.md) but for the head line and places. CC0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "corpus"))

from notation import Item, SourceError, demand, find  # noqa: E402
from source import add_line, annotated  # noqa: E402

FILES = {
    "src-en.txt": "en.jsonl",
    "src-attribution.txt": "attribution.jsonl",
    "src-uk.txt": "uk.jsonl",
    "src-ru.txt": "ru.jsonl",
    "src-fresh.txt": "fresh.jsonl",
    "src-guard.txt": "guard.jsonl",
}
DEFAULT_OUTLET = "Practice Wire (invented)"


def read_gazetteer() -> dict[str, tuple[str, str, str]]:
    """Printed name -> official name, first-level region, country, from places.txt."""
    table = {}
    for line in (HERE / "places.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            printed, _, official = line.partition(" = ")
            name, admin1, country = (part.strip() for part in official.split(","))
            table[printed] = (name, admin1, country)
    return table


def read_places(gazetteer: dict[str, tuple[str, str, str]], text: str, line: str) -> list[Item]:
    """Place mentions with their official names."""
    places = []
    for wanted in line.split(" + "):
        start, words = find(text, wanted)
        demand(words in gazetteer, f"{words!r} is not in places.txt")
        name, admin1, country = gazetteer[words]
        places.append({"text": words, "start": start, "name_en": name, "admin1": admin1, "country": country})
    return places


def read_item(line: str, counts: Counter[str]) -> Item:
    """An item without text, of ``@theatre lang date | phenomenon | outlet | title``."""
    head, phenomenon, *more = (part.strip() for part in line[1:].split(" | "))
    theatre, lang, published = head.split()
    dt.date.fromisoformat(published)
    counts[phenomenon] += 1
    item: Item = {"id": f"p-{phenomenon}-{counts[phenomenon]:02d}", "theatre": theatre, "lang": lang}
    item |= {"published": published, "outlet": more[0] if more else DEFAULT_OUTLET}
    item |= {"title": more[1] if more[1:] else "", "text": "", "phenomenon": phenomenon}
    return item | {"gold": {"claims": [], "no_claim": [], "places": [], "loaded": []}}


def read_source(path: Path) -> tuple[list[Item], list[str]]:
    """Every item of one source file, and what is wrong with it."""
    items: list[Item] = []
    errors, counts = [], Counter[str]()
    places = partial(read_places, read_gazetteer())
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("@"):
                items.append(read_item(line, counts))
            elif annotated(line):
                add_line(items[-1], line, places)
        except (SourceError, ValueError, KeyError) as error:
            errors.append(f"{path.name}:{number}: {error!r}")
    return items, errors


def half(identifier: str) -> str:
    """``dev`` or ``test``, by the hash of the id."""
    return "dev" if int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 0 else "test"


def report(items: list[Item]) -> None:
    """Counts on standard output."""
    claims = [claim for item in items for claim in item["gold"]["claims"]]
    closed = sum(len(item["gold"]["no_claim"]) for item in items)
    print(len(items), "items;", len(claims), "claims;", closed, "readings that must not be emitted")
    for key in ("phenomenon", "theatre"):
        print(" ", key, dict(Counter(item[key] for item in items)))
    print("  half", dict(Counter(half(item["id"]) for item in items)))
    for key in ("kind", "polarity", "modality", "stance", "direction"):
        print(" ", key, dict(Counter(claim[key] for claim in claims)))


def settle(target: Path, items: list[Item], *, check: bool) -> list[str]:
    """What is wrong with ``target``; it is written first unless ``check``."""
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    if not check:
        target.write_text(lines, encoding="utf-8")
    same = target.exists() and target.read_text(encoding="utf-8") == lines
    return [] if same else [f"{target.name} is not what its source makes: run build.py"]


def main() -> int:
    """Exit status: 0 if everything checks and, with ``--check``, nothing has changed."""
    parser = argparse.ArgumentParser(description="Build the phenomena sets.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--half", choices=("dev", "test"), help="print this half as JSONL, write nothing")
    options = parser.parse_args()
    wrong: list[str] = []
    for source, target in FILES.items():
        items, errors = read_source(HERE / source)
        wrong += errors
        if options.half:
            mine = (item for item in items if half(item["id"]) == options.half)
            sys.stdout.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in mine)
        elif not errors:
            wrong += settle(HERE / target, items, check=options.check)
            report(items)
    print("\n".join(wrong), end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
