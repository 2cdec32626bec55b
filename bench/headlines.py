"""Scores places on real headlines of ../shared/data/headlines: python bench/headlines.py [--half a|b] [--lang ru|uk].

Each row is a headline or a post with the coordinates of one event in it (VIINA 2.0, ODbL; read where it lies, never
copied). A row counts where its text prints a name that the gazetteer has for the row's own place, inflected or not, and
as no adjective of an area; right is a mention over that name whose place lies within 25 km of the row's coordinates.
One headline tells little of where it belongs: ``--theatre`` says so, as a newsroom's command would; ``auto`` leaves
it to the program. ``--errors N`` prints the first N rows that are wrong. Half ``a`` is for looking at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from counterclaim.annotate.names import find_places  # noqa: E402
from counterclaim.languages import adapter, endings, table  # noqa: E402
from counterclaim.model.claim import Place  # noqa: E402
from counterclaim.model.document import Document  # noqa: E402
from counterclaim.model.names import NamedPlace, PlaceKind, fold  # noqa: E402
from counterclaim.read.language import detect  # noqa: E402
from counterclaim.resolve.database import Database  # noqa: E402
from counterclaim.resolve.gazetteer import DATA, Gazetteer, open_gazetteer  # noqa: E402
from counterclaim.resolve.nearness import kilometres  # noqa: E402
from counterclaim.resolve.places import resolve_places  # noqa: E402
from counterclaim.theatres import choose_theatre, load_theatre  # noqa: E402

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))
FILE = "viina_headlines.jsonl"
NEAR = 25.0  # km
WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
ADJECTIVE = ("ск", "ськ", "цк", "цьк", "щин")
ENDING = 3  # letters that inflection may change at the end of a name


def rows(half: str | None) -> list[dict[str, Any]]:
    """The rows of one half, split by their text, so that the places of one text stay together."""
    path = SHARED / "data" / "headlines" / FILE
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [r for r in found if half is None or draw(r["text"]) == "ab".index(half)]


def draw(text: str) -> int:
    """0 or 1, by a hash of the text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2


def names_by_id(wanted: set[int]) -> dict[int, set[str]]:
    """The folded Cyrillic names of each GeoNames id in our gazetteer files."""
    out: dict[int, set[str]] = {}
    for path in sorted(DATA.glob("*.db")):
        for key, blob in Database(path).db.execute("SELECT key, places FROM names"):
            if not re.search("[а-яіїєґ]", key):
                continue
            ids = array("i")
            ids.frombytes(blob)
            for number in {i >> 1 for i in ids} & wanted:
                out.setdefault(number, set()).add(key)
    return out


def inflected(word: str, name: str) -> bool:
    """True if ``word`` can be a form of one word of a name; an adjective made of it ("Одесской") is none."""
    kept = max(len(name) - 1, 2) if len(name) <= ENDING + 1 else max(ENDING + 1, len(name) - ENDING)
    if word[:kept] != name[:kept] or abs(len(word) - len(name)) > ENDING:
        return False
    return not any(mark in word[kept - 1 :] and mark not in name[kept - 1 :] for mark in ADJECTIVE)


def printed(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """Where ``text`` prints one of ``names``: capitalised, in any form."""
    words = [(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(text)]
    for name in sorted(names, key=len, reverse=True):
        parts = name.split()
        for n in range(len(words) - len(parts) + 1):
            run = words[n : n + len(parts)]
            if text[run[0][0]].isupper() and all(inflected(w, p) for (_, _, w), p in zip(run, parts, strict=True)):
                yield run[0][0], run[-1][1]


def word_after(text: str, stop: int) -> str:
    """The word that follows, in lower case."""
    match = WORD.search(text, stop)
    return match[0].lower() if match else ""


def near(place: Place, row: dict[str, Any]) -> bool:
    """True if the resolved place is no more than ``NEAR`` from the row's coordinates."""
    if place.lat is None or place.lon is None:
        return False
    spots = [
        NamedPlace(place_id="", name="", kind=PlaceKind.SETTLEMENT, lat=lat, lon=lon)
        for lat, lon in ((place.lat, place.lon), (row["lat"], row["lon"]))
    ]
    return (kilometres(*spots) or 0.0) <= NEAR


class Reader:
    """Resolves the places of one text; loads what it needs once."""

    def __init__(self, theatre: str) -> None:
        self.theatre = theatre
        self.gazetteers: dict[str, Gazetteer] = {}

    def places(self, text: str, lang: str) -> tuple[Place, ...]:
        """The places of ``text`` with their coordinates."""
        parse = adapter(lang).parse(text)
        document = Document(id="-", text=text, lang=lang, name="-", sha256="", reader="bench")
        name = choose_theatre(text, lang, endings(lang)) if self.theatre == "auto" else self.theatre
        theatre = load_theatre(name)
        gazetteer = self.gazetteers.setdefault(name, open_gazetteer(theatre))
        return resolve_places(document, find_places(document, parse, gazetteer), (), theatre, gazetteer)


def language(row: dict[str, Any]) -> str:
    """The row's language, told by the program where the source left it open."""
    guess: str = row["lang_guess"]
    return guess if guess in ("ru", "uk") else detect(row["text"])


def score(found: list[dict[str, Any]], lang: str, reader: Reader, errors: int) -> Counter[str]:
    """Counts over the rows of one language; prints the first ``errors`` that are wrong."""
    names = names_by_id({int(r["geonameid"]) for r in found if str(r["geonameid"]).isdigit()})
    counts, told = Counter[str](), 0
    areas = frozenset(table(lang, "places")["generics"]["area"])
    known: dict[str, tuple[Place, ...]] = {}
    for row in found:
        own = str(row["geonameid"])
        shown = printed(row["text"], names.get(int(own), set())) if own.isdigit() else ()
        spans = [(a, b) for a, b in shown if word_after(row["text"], b) not in areas]
        counts.update(rows=1, named=bool(spans))
        if not spans:
            continue
        if row["text"] not in known:
            known[row["text"]] = reader.places(row["text"], lang)
        over = [p for p in known[row["text"]] if any(p.start < b and a < p.stop for a, b in spans)]
        right = any(near(p, row) for p in over)
        counts.update(found=bool(over), resolved=any(p.place_id for p in over), right=right)
        if not right and told < errors:
            told += 1
            print(row["place"], row["adm1"], [(p.text, p.name, p.within[:1]) for p in over], "|", row["text"][:160])
    return counts


def main() -> int:
    """Print the figures of each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--lang", choices=["ru", "uk"])
    parser.add_argument("--theatre", default="ukraine")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not (SHARED / "data" / "headlines" / FILE).is_file():
        print(f"no headlines at {SHARED}: set COUNTERCLAIM_SHARED", file=sys.stderr)
        return 2
    every = rows(args.half)
    for lang in [args.lang] if args.lang else ["ru", "uk"]:
        counts = score([r for r in every if language(r) == lang], lang, Reader(args.theatre), args.errors)
        named = max(1, counts["named"])
        shares = ", ".join(f"{k} {counts[k] / named:.3f}" for k in ("found", "resolved", "right"))
        told = f"rows {counts['rows']}, text names the place {counts['named'] / max(1, counts['rows']):.3f}"
        print(f"headlines {lang} half={args.half or 'all'}: {told}; of those: {shares}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
