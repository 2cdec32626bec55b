"""Scores places: python bench/places.py [--set corpus|conflict] [--half tune|kept] [--lang en|ru|uk] [--errors N].

``corpus`` are the annotated reports of corpus/, by language and pooled: detection counts overlapping spans, the right
place is one of the gold's name and country. ``conflict`` is the set of tests/places, hard names in short texts;
right is within 25 km (an area by its name), and what only looks like a place must not be taken for one. Beside each is
what taking the most populous namesake gives. Both are split by a hash; of the kept part figures only are printed.
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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "corpus"), str(ROOT / "bench")]

import conflict  # noqa: E402
from parts import kept  # noqa: E402

from counterclaim.annotate.names import find_places  # noqa: E402
from counterclaim.languages import adapter, endings, table  # noqa: E402
from counterclaim.model.claim import Place  # noqa: E402
from counterclaim.model.document import Document  # noqa: E402
from counterclaim.model.mention import PlaceMention  # noqa: E402
from counterclaim.model.names import fold, skeleton  # noqa: E402
from counterclaim.model.parse import Parse  # noqa: E402
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer  # noqa: E402
from counterclaim.resolve.places import resolve_places  # noqa: E402
from counterclaim.theatres import choose_theatre, load_theatre  # noqa: E402

CORPUS = ROOT / "corpus"
LANGUAGES = ("en", "ru", "uk")
OTHER_GENERICS = {"the", "of", "autonomous", "rayon", "okrug", "hromada"}


class Gold(NamedTuple):
    """A place that the text names: where, and whether a resolved place is it."""

    start: int
    stop: int
    label: str
    judge: Callable[[Place], bool]


class Text(NamedTuple):
    """One text with its places; ``traps`` are spans that only look like one."""

    id: str
    lang: str
    text: str
    gold: tuple[Gold, ...]
    traps: tuple[tuple[int, int], ...] = ()


def generic_words() -> frozenset[str]:
    """Words that say what a thing is, by which two names may differ."""
    kinds = table("en", "places")["generics"]
    return frozenset(w for k in ("area", "settlement", "feature") for w in kinds[k]) | OTHER_GENERICS


GENERICS = generic_words()


def same_name(left: str | None, right: str | None) -> bool:
    """True if two names of areas or places are the same but for generic words and spelling."""
    a, b = ([w for w in fold(x or "").split() if w not in GENERICS] for x in (left, right))
    return " ".join(a) == " ".join(b) or skeleton(" ".join(a)) == skeleton(" ".join(b)) != ""


def corpus_texts(half: str) -> list[Text]:
    """The annotated reports of one half."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    return [corpus_text(r) for r in reports if kept(r["id"]) == (half == "kept")]


def corpus_text(report: dict[str, Any]) -> Text:
    """One annotated report."""

    def judged(gold: dict[str, Any]) -> Callable[[Place], bool]:
        return lambda p: p.country == (gold["country"] or p.country) and same_name(p.name, gold["name_en"])

    gold = sorted(report["gold"]["places"], key=lambda g: g["start"])
    found = (
        Gold(g["start"], g["start"] + len(g["text"]), f"{g['text']} = {g['name_en']}, {g['country']}", judged(g))
        for g in gold
    )
    return Text(report["id"], report["lang"], report["text"], tuple(found))


def conflict_texts(half: str) -> list[Text]:
    """The items of tests/places of one half."""
    out = []
    for item in conflict.items():
        if item.looked_at != (half == "tune"):
            continue
        marks = [(m, m.spot) for m in item.marks]
        gold = tuple(Gold(m.start, m.stop, f"{m.text} = {s.names[0]}, {s.admin1}", judge(s)) for m, s in marks if s)
        traps = tuple((m.start, m.stop) for m, s in marks if s is None)
        out.append(Text(item.id, item.lang, item.text, gold, traps))
    return out


def judge(spot: conflict.Spot) -> Callable[[Place], bool]:
    """Whether a place is ``spot``."""
    return lambda p: conflict.right(p, spot, same_name)


def parses(texts: Sequence[str], name: str, lang: str = "en") -> list[Parse]:
    """The parse of every text; kept in a temporary folder, since parsing takes ten times as long as the rest."""
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("TMPDIR", "/tmp")) / f"counterclaim-parses-{name}-{lang}-{digest}.pickle"
    if cache.is_file():
        loaded: list[Parse] = pickle.loads(cache.read_bytes())
        return loaded
    parser = adapter(lang)
    out = [parser.parse(text) for text in texts]
    cache.write_bytes(pickle.dumps(out))
    return out


class Scorer:
    """Counts over texts; prints up to ``errors`` mistakes of each sort."""

    def __init__(self, errors: int) -> None:
        self.errors = errors
        self.counts: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.gazetteers: dict[str, Gazetteer] = {}

    def tell(self, kind: str, text: Text, start: int, words: object) -> None:
        """Count one mistake, and print it while there are few."""
        self.counts[kind] += 1
        self.told[kind] += 1
        if self.told[kind] <= self.errors:
            around = text.text[max(0, start - 40) : start + 40].replace("\n", " ")
            print(f"{kind:10} {text.id:26} {words}  | {around}")

    def read(self, text: Text, parse: Parse) -> tuple[tuple[PlaceMention, ...], tuple[Place, ...]]:
        """What the program makes of the text, with the time that it takes."""
        self.counts["words"] += len(text.text.split())
        document = Document(id=text.id, text=text.text, lang=text.lang, name="-", sha256="", reader="bench")
        name = choose_theatre(text.text, text.lang, endings(text.lang))
        theatre = load_theatre(name)
        gazetteer = self.gazetteers.get(name) or self.gazetteers.setdefault(name, open_gazetteer(theatre))
        began = time.process_time()
        mentions = find_places(document, parse, gazetteer)
        middle = time.process_time()
        places = resolve_places(document, mentions, (), theatre, gazetteer)
        self.counts["us_find"] += int(1e6 * (middle - began))
        self.counts["us_resolve"] += int(1e6 * (time.process_time() - middle))
        return mentions, places

    def add(self, text: Text, parse: Parse) -> None:
        """Count one text."""
        mentions, places = self.read(text, parse)
        used: set[int] = set()
        for gold in text.gold:
            hits = [n for n, p in enumerate(places) if n not in used and p.start < gold.stop and gold.start < p.stop]
            if not hits:
                mention = next((m for m in mentions if m.start < gold.stop and gold.start < m.stop), None)
                self.tell("missed", text, gold.start, (gold.label, mention.use.value if mention else ""))
                continue
            used.add(hits[0])
            self.judge(text, gold, places[hits[0]], mentions)
        for n, place in enumerate(places):
            if n not in used:
                trap = any(place.start < stop and start < place.stop for start, stop in text.traps)
                self.counts["trapped"] += trap and place.place_id is not None
                self.tell("spurious", text, place.start, (place.text, place.name, "a trap" if trap else ""))
        self.counts["gold"] += len(text.gold)
        self.counts["traps"] += len(text.traps)
        self.counts["predicted"] += len(places)

    def judge(self, text: Text, gold: Gold, place: Place, mentions: Sequence[PlaceMention]) -> None:
        """Count one place that was found."""
        self.counts["found"] += 1
        self.counts["exact"] += (place.start, place.stop) == (gold.start, gold.stop)
        mention = next(m for m in mentions if (m.start, m.stop) == (place.start, place.stop))
        self.counts["largest"] += self.largest_is_right(text, mention, gold)
        if place.place_id is None:
            self.counts["unlisted"] += not place.candidates
            shown = [(c.name, c.place_id, c.score) for c in place.candidates[:3]]
            self.tell("undecided", text, gold.start, (gold.label, shown))
        elif gold.judge(place):
            self.counts["right"] += 1
        else:
            self.tell("wrong", text, gold.start, (gold.label, "->", place.name, place.within, place.place_id))

    def largest_is_right(self, text: Text, mention: PlaceMention, gold: Gold) -> bool:
        """True if the most populous of the mention's candidates is the place."""
        gazetteer = self.gazetteers[choose_theatre(text.text, text.lang, endings(text.lang))]
        named = [p for p in map(gazetteer.place, mention.candidates) if p is not None]
        if not named:
            return False
        first = max(named, key=lambda p: p.population)
        place = Place(mention.start, mention.stop, mention.text, place_id=first.place_id)
        shown = {"name": first.name, "country": first.country, "lat": first.lat, "lon": first.lon}
        return gold.judge(replaced(place, shown))


def replaced(place: Place, values: dict[str, Any]) -> Place:
    """``place`` with other values."""
    import msgspec

    return msgspec.structs.replace(place, **values)


def corpus_line(name: str, c: Counter[str]) -> str:
    """The figures of one language of the corpus."""
    precision, recall = c["found"] / max(1, c["predicted"]), c["found"] / max(1, c["gold"])
    both, found = max(1, c["predicted"] + c["gold"]), max(1, c["found"])
    parts = f"precision {precision:.3f}, recall {recall:.3f}; exact spans {2 * c['exact'] / both:.3f}"
    shares = ", ".join(f"{kind} {c[kind] / found:.3f}" for kind in ("right", "wrong", "undecided"))
    detection = f"{c['gold']} mentions: detection F1 {2 * c['found'] / both:.3f} ({parts})"
    return f"{name:4}{detection}; of {found} found: {shares}; most populous namesake right {c['largest'] / found:.3f}"


def conflict_line(name: str, c: Counter[str]) -> str:
    """The figures of the conflict-place set."""
    n = max(1, c["gold"])
    shares = f"right {c['right'] / n:.3f}, wrong {c['wrong'] / n:.3f}"
    abstained = f"abstained {(c['missed'] + c['undecided']) / n:.3f} ({c['missed']} not found)"
    traps = f"{c['trapped']} of {c['traps']} look-alikes taken for a place, {c['spurious']} unmarked"
    largest = f"most populous namesake right {c['largest'] / n:.3f}"
    return f"{name:4}{c['gold']} mentions: {shares}, {abstained}; {largest}; {traps}"


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("corpus", "conflict"), default="corpus", dest="chosen")
    parser.add_argument("--half", choices=("tune", "kept"), default="tune")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    texts = corpus_texts(args.half) if args.chosen == "corpus" else conflict_texts(args.half)
    line = corpus_line if args.chosen == "corpus" else conflict_line
    total: Counter[str] = Counter()
    for lang in (args.lang,) if args.lang else LANGUAGES:
        scorer = Scorer(args.errors if args.half == "tune" else 0)
        chosen = [t for t in texts if t.lang == lang]
        parsed = parses([t.text for t in chosen], f"{args.chosen}-{args.half}", lang)
        adapter(lang)  # loaded once, and no part of the times
        for text, parse in zip(chosen, parsed, strict=True):
            scorer.add(text, parse)
        print(line(lang, scorer.counts))
        total += scorer.counts
    print(line("all", total))
    seconds = {kind: total[f"us_{kind}"] / 1e6 for kind in ("find", "resolve")}
    times = ", ".join(f"{kind} {value:.2f} s" for kind, value in seconds.items())
    print(f"{total['words']:,} words, {total['words'] / sum(seconds.values()):,.0f} a second ({times})")


if __name__ == "__main__":
    main()
