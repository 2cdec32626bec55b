"""How well the commitments of the claims stage match what annotators read (UW, -3 .. +3).

    python bench/factuality.py [dev|train] [--classes] [--errors N]

Every annotated token is read as a predicate: its polarity and modality, as `claims/embedding.py` gives them, are set on
the scale by the table below. Beside it stand the baselines "always 3" and a rule that sees only "not" and modal verbs.
The rules and the table were written looking at the training part; of the development part only figures were looked
at, but six times while rules and scale were being set, so it is not untouched.
No text is printed without `--errors`, which works on the training part only.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
from collections import defaultdict
from pathlib import Path

from counterclaim.claims.embedding import Commitment
from counterclaim.claims.factuality import Factuality
from counterclaim.claims.lexicon import load_lexicon
from counterclaim.claims.tree import Tree
from counterclaim.languages import adapter, table
from counterclaim.model.claim import Modality, Polarity

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED") or ROOT.parent / "shared")
SCALE = {
    Modality.FACT: 3.0,
    Modality.PLAN: 2.0,
    Modality.ORDER: 1.5,
    Modality.DEMAND: 1.5,
    Modality.POSSIBLE: 1.6,
    Modality.CONDITIONAL: 1.4,
    Modality.QUESTION: 0.0,
}
DENIED = {Modality.FACT: -1.8, Modality.CONDITIONAL: -1.5}
REPORTED_FACT = 2.8
MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "must"})


def value(commitment: Commitment) -> float:
    """The place of a commitment on the scale."""
    if commitment.polarity is Polarity.DENIED:
        return DENIED.get(commitment.modality, -0.2)
    if commitment.modality is Modality.FACT and commitment.reported:
        return REPORTED_FACT
    return SCALE[commitment.modality]


def main() -> None:
    """Print the figures of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("dev", "train"), default="dev")
    parser.add_argument("--classes", action="store_true", help="mean label of each commitment")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="the worst N (train only)")
    options = parser.parse_args()
    path = SHARED / "data" / "factuality" / f"UW_{options.part}.jsonl"
    if not path.is_file():
        print(f"no factuality data at {path.parent} (COUNTERCLAIM_SHARED says where): nothing to score")
        return
    rows = read(path)
    gold = [row[0] for row in rows]
    show(f"UW {options.part}, {len(rows)} tokens", gold, [value(row[1]) for row in rows])
    show("always 3", gold, [3.0] * len(rows))
    show("not and modals only", gold, [row[2] for row in rows])
    if options.classes:
        classes: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for label, found, _, _ in rows:
            classes[(found.polarity, found.modality, "reported" if found.reported else "own")].append(label)
        for name, labels in sorted(classes.items()):
            print(f"  {' '.join(name):40} {len(labels):5}  mean {statistics.mean(labels):5.2f}", end="")
            print(f"  median {statistics.median(labels):5.2f}")
    if options.errors and options.part == "train":
        for label, found, _, text in sorted(rows, key=lambda r: -abs(r[0] - value(r[1])))[: options.errors]:
            print(f"{label:5.1f} {value(found):5.1f} {found.polarity:8} {found.modality:11} {text}")


def read(path: Path) -> list[tuple[float, Commitment, float, str]]:
    """Label, commitment, the baseline's value and the context of every annotated token."""
    parser, lexicon = adapter("en"), load_lexicon(lambda name: table("en", name))
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["text"].split(" ")
        starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
        tree = Tree(parser.parse(row["text"]), row["text"])
        factuality = Factuality(tree, lexicon)
        at = {t.start: t for t in tree.tokens}
        for target in row["targets"]:
            start = starts[target["span1"][0]]
            token = at.get(start) or next((t for t in tree.tokens if t.start <= start < t.stop), None)
            if token is None:
                continue
            kids = tree.kids(token)
            negative = any(k.dep == "neg" for k in kids)
            modal = any(k.lemma in MODALS for k in kids)
            plain = -2.5 if negative else 0.8 if modal else 3.0
            around = row["text"][max(0, start - 90) : start] + ">>" + row["text"][start : start + 60]
            out.append((float(target["label"]), factuality.embedding.commitment(token), plain, around))
    return out


def show(name: str, gold: list[float], found: list[float]) -> None:
    """Print mean absolute error and correlation."""
    error = statistics.mean(abs(g - f) for g, f in zip(gold, found, strict=True))
    r = statistics.correlation(gold, found) if len(set(found)) > 1 else 0.0
    print(f"{name:36} MAE {error:.3f}  r {r:.3f}")


if __name__ == "__main__":
    main()
