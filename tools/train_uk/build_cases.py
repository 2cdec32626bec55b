"""Makes ``languages/uk/cases.toml`` from a treebank: which case and number each ending of a paradigm can be.

    PYTHONPATH=src:tools/train_uk python tools/train_uk/build_cases.py train.conllu dev.conllu

Only endings of the dictionary's paradigms that stand often enough are listed, readings in order of frequency.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from convert import sentences  # type: ignore[import-not-found]

from counterclaim.languages.uk.cases import INFLECTED, key, wide_key
from counterclaim.languages.uk.forms import APOSTROPHES, forms

OUT = Path(__file__).parents[2] / "src" / "counterclaim" / "languages" / "uk" / "cases.toml"
FORM, LEMMA, POS, FEATS = 1, 2, 3, 5
OFTEN = 4  # tokens of an ending
AGREED = 2  # where all of them agree
SLIPS = 50  # of so many tokens one may be a slip of the treebank
HEAD = """# What case and number an ending of a paradigm of the dictionary can be, likeliest first; made from
# UD_Ukrainian-ParlaMint (CC BY-SA 4.0) by tools/train_uk/build_cases.py. Keys: the paradigm's flag and the ending;
# "Nя>ею": any noun (N) or adjective (A) whose lemma ends so.
"""


def counts(paths: list[Path]) -> dict[str, Counter[str]]:
    """How often each ending stands in each case and number."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in (row for path in paths for words in sentences(path) for row in words):
        feats = dict(f.split("=") for f in row[FEATS].split("|") if "=" in f)
        if row[POS] not in INFLECTED or "Case" not in feats or feats.get("Number") not in {"Sing", "Plur"}:
            continue
        lemma = row[LEMMA].lower().translate(APOSTROPHES)
        for reading in forms().analyses(row[FORM]):
            if reading.flag and reading.lemma.lower() == lemma and feats["Case"] != "Voc":
                for name in (key(reading, row[FORM]), wide_key(reading, row[FORM])):
                    found[name][f"{feats['Case']} {feats['Number']}"] += 1
    return found


def main(paths: list[Path]) -> None:
    """Write the table."""
    lines = [HEAD, "[endings]"]
    for name, found in sorted(counts(paths).items()):
        total = sum(found.values())
        kept = [what for what, n in found.most_common() if n > 1 and n * SLIPS >= total]
        if kept and (total >= OFTEN or (total >= AGREED and len(found) == 1)):
            lines.append(f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(kept, ensure_ascii=False)}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(arg) for arg in sys.argv[1:]])
