"""Kinds of event: CASE-2021 in coarse classes, PLV in PLOVER's roots, by the lexicon's own classes; nothing is trained.

    python bench/kinds.py [case plover] [--half a|b] [--errors]

``kinds.toml`` says which class of the lexicon stands for which label. Half ``a`` (by hash of the id) was looked at,
``b`` was not. The collections stay where they are (``COUNTERCLAIM_SHARED``, default ``../shared``).
"""

from __future__ import annotations

import argparse
import csv
import functools
import hashlib
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.claims.draft import Unit
from counterclaim.claims.extract import ClaimMaker
from counterclaim.flow import annotate, lexicon, open_world
from counterclaim.model.claim import Kind, Stance
from counterclaim.model.document import Document
from counterclaim.theatres import choose_theatre

ROOT = Path(__file__).resolve().parents[1]
EVENTS = Path(os.environ.get("COUNTERCLAIM_SHARED") or ROOT.parent / "shared") / "data" / "events"
COARSE = {
    "strike": "AIR_STRIKE ART_MISS_ATTACK REM_EXPLOS GRENADE SUIC_BOMB CHEM_WEAP",
    "clash": "ARMED_CLASH",
    "control": "GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER NON_VIOL_TERRIT_TRANSFER",
    "strategic": "HQ_ESTABLISHED DISR_WEAP CHANGE_TO_GROUP_ACT",
    "diplo": "AGREEMENT DIPLO",
    "accuse": "ATTRIB",
    "protest": "PEACE_PROTEST VIOL_DEMONSTR PROTEST_WITH_INTER FORCE_AGAINST_PROTEST",
    "viol_civ": "MOB_VIOL ATTACK ABDUCT_DISSAP SEX_VIOL",
}
CASE_LABELS = {fine: coarse for coarse, names in COARSE.items() for fine in names.split()}
CUES = {Kind.DEMAND: "demand", Kind.ACCUSATION: "accusation", Kind.PLAN: "plan"}


class Text(NamedTuple):
    """One labelled text."""

    id: str
    text: str
    label: str


def case() -> Iterator[Text]:
    """CASE-2021, given half."""
    with (EVENTS / "case2021_given.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Text(row["id"], row["EventSnippet"], CASE_LABELS.get(row["SubType"], "other"))


def plover() -> Iterator[Text]:
    """PLV, training part: sentences with the root of their source's deed towards their target."""
    with (EVENTS / "plv_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Text(row["sentence_id"], row["sentence"], row["gold_root"])


SETS = {"case": case, "plover": plover}


def in_half(text_id: str, half: str | None) -> bool:
    """Whether a text belongs to the half: ``a`` even, ``b`` odd hash."""
    return half is None or int(hashlib.sha256(text_id.encode()).hexdigest(), 16) % 2 == "ab".index(half)


def maker_of(text: str) -> ClaimMaker:
    """The claims stage over one text."""
    world = open_world(choose_theatre(text, "en"))
    document = Document(id="x", text=text, lang="en", name="-", sha256="x", reader="bench")
    return ClaimMaker(document, annotate(document, world.theatre, world.gazetteer), lexicon("en"))


def names_of(unit: Unit, maker: ClaimMaker, table: dict[str, Any]) -> Iterator[str]:
    """The labels of one unit: what its reporting word does, then what it tells."""
    rules = lexicon("en").event_verbs
    for voice in unit.context.voices:
        if voice.stance is Stance.DENYING:
            yield table["denied"]
        cue = next((t for t in maker.tree.tokens if voice.cue is not None and t.start == voice.cue.start), None)
        if cue is not None and cue.lemma in table["cues"]:
            yield table["cues"][cue.lemma]
        elif cue is not None:
            yield from (table["names"].get(rule.event.name, "") for rule in rules.get(cue.lemma, ())[:1])
    if unit.context.kind in CUES:
        yield table["names"].get(CUES[unit.context.kind], "")
    if not unit.nominal and unit.head.lemma in table["cues"]:
        yield table["cues"][unit.head.lemma]
    reading = maker.reading(unit)
    yield table["modes"].get(reading.modality, "")
    yield table["names"].get(reading.event.name, "")


def mentioned(maker: ClaimMaker, table: dict[str, Any]) -> Iterator[str]:
    """The labels of all verbs and nouns of a text, in text order."""
    words = lexicon("en")
    for token in maker.tree.tokens:
        event = words.event_nouns.get(token.lemma) or words.plain_nouns.get(token.lemma)
        if token.pos == "VERB":
            event = maker.classifier.verb_event(token) or event
            if token.lemma in table["cues"]:
                yield table["cues"][token.lemma]
        if event is not None:
            yield table["names"].get(event.name, "")


@functools.cache
def tables() -> dict[str, Any]:
    """The mapping."""
    return tomllib.loads((ROOT / "bench" / "kinds.toml").read_text(encoding="utf-8"))


def label(collection: str, text: str) -> str:
    """The label of one text, from what its units say, else from what its words name.

    With ``first`` the label that stands first in that order, without it the label that stands first in the text.
    """
    table = tables()[collection]
    maker = maker_of(text)
    told = [name for unit in maker.gathering.units for name in names_of(unit, maker, table) if name]
    all_names = [name for name in mentioned(maker, table) if name]
    told += [name for name in all_names if name in table["anywhere"]]
    for labels in (told, all_names):
        if not table["first"] and labels:
            return labels[0]
        for candidate in table["first"]:
            if candidate in labels:
                return str(table["finally"].get(candidate, candidate))
    return "other"


def scores(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """F1 of each gold label."""
    gold, given = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    return {name: 2 * right[name] / (gold[name] + given[name]) for name in sorted(gold)}


def measure(collection: str, half: str | None, *, errors: bool) -> None:
    """Print a collection's figures."""
    pairs = []
    for item in SETS[collection]():
        if not in_half(item.id, half):
            continue
        found = label(collection, item.text)
        pairs.append((item.label, found))
        if errors and found != item.label:
            print(f"{item.label}\t{found}\t{item.text[:200]}")
    by_label = scores(pairs)
    mean = sum(by_label.values()) / len(by_label)
    print(f"{collection}, half {half or 'a and b'}: {len(pairs)} texts, macro F1 {mean:.3f}")
    print("  " + ", ".join(f"{name} {value:.2f}" for name, value in by_label.items()), flush=True)


def main() -> None:
    """Print the figures of the named collections, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collections", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    parser.add_argument("--half", choices=["a", "b"], default=None)
    parser.add_argument("--errors", action="store_true", help="half a only: print what is wrong")
    options = parser.parse_args()
    if not EVENTS.is_dir():
        print(f"no collections at {EVENTS} (COUNTERCLAIM_SHARED says where): nothing to score")
        return
    for collection in options.collections or SETS:
        measure(collection, options.half, errors=options.errors and options.half == "a")


if __name__ == "__main__":
    main()
