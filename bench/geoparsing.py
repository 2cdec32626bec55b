"""Scores places on ../shared/data/geoparsing by its README's protocol: python bench/geoparsing.py [CORPUS ...].

End to end: exact span and GeoNames id, or span and within 161 km. Gold is toponyms with a GeoNames id, no demonyms.
GeoVirus is scored on its own spans: within 161 km.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from counterclaim.annotate.names import find_places  # noqa: E402
from counterclaim.model.document import Document  # noqa: E402
from counterclaim.model.mention import PlaceMention, Use  # noqa: E402
from counterclaim.model.names import NamedPlace, PlaceKind, fold  # noqa: E402
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer  # noqa: E402
from counterclaim.resolve.nearness import kilometres  # noqa: E402
from counterclaim.resolve.places import resolve_places  # noqa: E402
from counterclaim.theatres import load_theatre  # noqa: E402
from places import parses  # noqa: E402

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))
NEAR = 161.0  # km: a hundred miles, the field's usual radius
SKIPPED = {
    "Non_Literal_Modifier",
    "Non_Toponym",
    "Demonym",
    "Language",
    "Homonym",
    "Embedded_Non_Lit",
    "Non_Lit_Expression",
    "Literal_Expression",
}


def gold_of(item: dict[str, Any], corpus: str) -> list[dict[str, Any]]:
    """The toponyms that count."""
    out = [t for t in item["toponyms"] if t.get("align") != "mismatch" and t.get("type") not in SKIPPED]
    return [t for t in out if t.get("geonameid") or (corpus == "geovirus" and t.get("lat") is not None)]


def near(place: Any, gold: dict[str, Any]) -> bool:
    """True if within 161 km of the gold coordinates."""
    if place.lat is None or gold.get("lat") is None:
        return False
    spots = [
        NamedPlace(place_id="", name="", kind=PlaceKind.SETTLEMENT, lat=float(a), lon=float(b))
        for a, b in ((place.lat, place.lon), (gold["lat"], gold["lon"]))
    ]
    return (kilometres(*spots) or 0.0) <= NEAR


def score(corpus: str, gazetteer: Gazetteer) -> Counter[str]:
    """Counts over one corpus."""
    path = SHARED / "data" / "geoparsing" / f"{corpus}_dev.jsonl"
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    counts: Counter[str] = Counter()
    theatre = load_theatre("world")
    for item, parse in zip(items, parses([i["text"] for i in items], corpus), strict=True):
        document = Document(id="-", text=item["text"], lang="en", name="-", sha256="", reader="bench")
        gold = gold_of(item, corpus)
        found = find_places(document, parse, gazetteer)
        if corpus == "geovirus":
            found = given(document, gold, gazetteer)
        else:
            found = tuple(
                PlaceMention(m.start, m.stop, m.text, candidates=m.candidates, generic=m.generic)
                for m in found
                if m.use is not Use.PART
            )
        places = resolve_places(document, found, (), theatre, gazetteer)
        at = {(p.start, p.stop): p for p in places}
        counts["gold"] += len(gold)
        counts["predicted"] += len(places)
        for g in gold:
            place = at.get((g["start"], g["end"]))
            if place is None:
                continue
            counts["span"] += 1
            full = gazetteer.place(place.place_id) if place.place_id else None
            own = {place.place_id, f"geonames:{full.code}" if full is not None and full.code else None}
            counts["exact"] += f"geonames:{g.get('geonameid')}" in own
            counts["near"] += near(place, g)
    return counts


def given(document: Document, gold: list[dict[str, Any]], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The gold spans as mentions, for scoring resolution alone."""
    out = []
    for g in sorted(gold, key=lambda g: g["start"]):
        entry = gazetteer.lookup(fold(document.text[g["start"] : g["end"]]))
        ids = tuple(p.place_id for p in entry.places) if entry else ()
        out.append(PlaceMention(g["start"], g["end"], document.text[g["start"] : g["end"]], candidates=ids))
    return tuple(out)


def line(name: str, c: Counter[str]) -> str:
    """One line of figures."""
    f1 = {k: 2 * c[k] / (c["gold"] + c["predicted"]) for k in ("span", "exact", "near")}
    figures = f"detection F1 {f1['span']:.3f}  exact id F1 {f1['exact']:.3f}  within 161 km F1 {f1['near']:.3f}"
    return f"{name:12} {figures}  ({c['gold']} gold, {c['predicted']} predicted)"


def main() -> None:
    """Print the figures of each corpus and of the three pooled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*", default=["lgl", "tr_news", "geowebnews", "geovirus"])
    args = parser.parse_args()
    gazetteer = open_gazetteer(load_theatre("world"))
    pooled: Counter[str] = Counter()
    for corpus in args.corpora:
        counts = score(corpus, gazetteer)
        print(line(corpus, counts))
        if corpus != "geovirus":
            pooled += counts
    print(line("pooled", pooled))


if __name__ == "__main__":
    main()
