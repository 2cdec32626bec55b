"""Scores places on the annotated reports of corpus/: python bench/places.py [--half tune|kept] [--errors N].

Reports are split by sha256 of the id; ``kept`` prints figures only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "corpus")]

from parts import kept  # noqa: E402

from counterclaim.annotate.names import find_places  # noqa: E402
from counterclaim.languages import adapter, table  # noqa: E402
from counterclaim.model.document import Document  # noqa: E402
from counterclaim.model.names import fold, skeleton  # noqa: E402
from counterclaim.model.parse import Parse  # noqa: E402
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer  # noqa: E402
from counterclaim.resolve.places import resolve_places  # noqa: E402
from counterclaim.theatres import choose_theatre, load_theatre  # noqa: E402

CORPUS = ROOT / "corpus"


def reports(half: str) -> list[dict[str, Any]]:
    """The English reports of one half."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    return [i for i in items if i["lang"] == "en" and kept(i["id"]) == (half == "kept")]


def parses(items: list[dict[str, Any]], name: str) -> list[Parse]:
    """The parse of every text; kept in a temporary folder, since parsing takes ten times as long as the rest."""
    digest = hashlib.sha256("\0".join(i["text"] for i in items).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("TMPDIR", "/tmp")) / f"counterclaim-parses-{name}-{digest}.pickle"
    if cache.is_file():
        loaded: list[Parse] = pickle.loads(cache.read_bytes())
        return loaded
    english = adapter("en")
    out = [english.parse(i["text"]) for i in items]
    cache.write_bytes(pickle.dumps(out))
    return out


def same_name(left: str | None, right: str | None, generics: set[str]) -> bool:
    """True if two names of areas or places are the same but for generic words and spelling."""
    a, b = ([w for w in fold(x or "").split() if w not in generics] for x in (left, right))
    return " ".join(a) == " ".join(b) or skeleton(" ".join(a)) == skeleton(" ".join(b)) != ""


def right_place(place: Any, gold: dict[str, Any], generics: set[str]) -> bool:
    """True if the resolved place is the gold one: same country, same name; region, where both have one, the same."""
    if gold["country"] and place.country != gold["country"]:
        return False
    return same_name(place.name, gold["name_en"], generics)


def score(items: list[dict[str, Any]], parsed: list[Parse], errors: int) -> Counter[str]:
    """Counts over all reports; prints up to ``errors`` mistakes of each sort."""
    counts: Counter[str] = Counter()
    left: Counter[str] = Counter()
    generics = {w for k in ("area", "settlement", "feature") for w in table("en", "places")["generics"][k]} | {
        "the",
        "of",
        "autonomous",
    }
    gazetteers: dict[str, Gazetteer] = {}

    def tell(kind: str, item: dict[str, Any], start: int, words: object) -> None:
        counts[kind] += 1
        if left[kind] < errors:
            left[kind] += 1
            around = item["text"][max(0, start - 40) : start + 40].replace("\n", " ")
            print(f"{kind:10} {item['id']:26} {words}  | {around}")

    for item, parse in zip(items, parsed, strict=True):
        counts["words"] += len(item["text"].split())
        document = Document(id=item["id"], text=item["text"], lang="en", name="-", sha256="", reader="bench")
        name = choose_theatre(item["text"])
        theatre = load_theatre(name)
        gazetteer = gazetteers.setdefault(name, open_gazetteer(theatre))
        began = time.process_time()
        mentions = find_places(document, parse, gazetteer)
        middle = time.process_time()
        places = resolve_places(document, mentions, (), theatre, gazetteer)
        counts["us_find"] += int(1e6 * (middle - began))
        counts["us_resolve"] += int(1e6 * (time.process_time() - middle))
        gold = sorted(item["gold"]["places"], key=lambda g: g["start"])
        used: set[int] = set()
        for g in gold:
            stop = g["start"] + len(g["text"])
            hit = next(
                (n for n, p in enumerate(places) if n not in used and p.start < stop and g["start"] < p.stop), None
            )
            if hit is None:
                mention = next((m for m in mentions if m.start < stop and g["start"] < m.stop), None)
                tell("missed", item, g["start"], (g["text"], mention.use.value if mention else ""))
                continue
            used.add(hit)
            place = places[hit]
            counts["found"] += 1
            counts["exact"] += (place.start, place.stop) == (g["start"], stop)
            if place.place_id is None:
                counts["unlisted"] += not place.candidates
                tell(
                    "undecided",
                    item,
                    g["start"],
                    (g["text"], [(c.name, c.place_id, c.score) for c in place.candidates[:3]]),
                )
            elif right_place(place, g, generics):
                counts["right"] += 1
            else:
                counts["spelt"] += place.country == g["country"] and fold(place.text) == fold(g["name_en"])
                counts["abroad"] += place.country != g["country"]
                tell(
                    "wrong",
                    item,
                    g["start"],
                    (g["text"], g["name_en"], g["country"], "->", place.name, place.within, place.place_id),
                )
        for n, p in enumerate(places):
            if n not in used:
                tell("spurious", item, p.start, (p.text, p.name))
        counts["gold"] += len(gold)
        counts["predicted"] += len(places)
    return counts


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "kept"), default="tune")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    items = reports(args.half)
    c = score(items, parses(items, args.half), args.errors if args.half == "tune" else 0)
    precision, recall = c["found"] / c["predicted"], c["found"] / c["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    exact = 2 * c["exact"] / (c["predicted"] + c["gold"])
    print(f"detection: F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}); exact spans F1 {exact:.3f}")
    shares = ", ".join(f"{kind} {c[kind] / c['found']:.3f}" for kind in ("right", "wrong", "undecided"))
    print(f"of {c['found']} found: {shares}")
    print(
        f"of {c['wrong']} wrong: {c['abroad']} in another country, {c['spelt']} printed as in the gold, named otherwise"
    )
    print(f"of {c['undecided']} undecided: {c['unlisted']} without a candidate")
    seconds = {"find": c["us_find"] / 1e6, "resolve": c["us_resolve"] / 1e6}
    print(f"{c['words']} words, {c['words'] / sum(seconds.values()):.0f} a second ({seconds})")


if __name__ == "__main__":
    main()
