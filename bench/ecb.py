"""Which event mentions of several reports are one event: ECB+, gold mentions, gold subtopics; a side measure.

    python bench/ecb.py ECBPLUS_FOLDER [train|val]

ECB+ has events of every sort (arrests, weddings, earthquakes), our comparison is made for reports of war; no theatre or
resolver takes part. Two mentions of a subtopic are one event where our comparing calls what they say by one class (or
one stem, where no class has it) and, if their words differ, enough of the words around them are shared. Chosen on
train, reported on val. Beside it: the same head lemma is the same event. Pairwise precision, recall and F.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.compare.lexicon import lexicon

WORDS = lexicon("en")
BEFORE, BEHIND = 60, 80  # characters around a mention
SHARED = 0.25  # of the words around two mentions in unlike words
Link = Callable[["Mention", "Mention"], bool]


class Mention(msgspec.Struct, frozen=True):
    """One gold mention: which event it is, and what comparing sees of it."""

    id: str
    cluster: str
    subtopic: str
    lemma: str
    stem: str
    event: str
    around: frozenset[str]


def main() -> None:
    """Print the scores of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("split", nargs="?", choices=("train", "val"), default="val")
    options = parser.parse_args()
    mentions = list(read(options.folder, options.split))
    print(f"{options.split}: {len(mentions):,} mentions of events")
    show("same lemma", mentions, clusters(mentions, lambda m: m.lemma, alike))
    show("counterclaim", mentions, clusters(mentions, lambda m: m.event, one_event))


def read(folder: Path, split: str) -> Iterator[Mention]:
    """The mentions of events of one part."""
    rows = [json.loads(line) for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["doc_id"]: row for row in rows}
    for line in (folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "event" and row["split"] == split:
            yield mention(row, texts[row["doc_id"]])


def mention(row: dict[str, Any], document: dict[str, Any]) -> Mention:
    """One mention, with the words around it in its sentence."""
    _, start, stop = next(sentence for sentence in document["sentences"] if sentence[0] == row["sent"])
    window = document["text"][max(start, row["start"] - BEFORE) : min(stop, row["start"] + BEHIND)]
    lemma = row["head_lemma"] or row["lemmas"][0]
    stem = WORDS.stemmer.stem(lemma.lower())
    hits = WORDS.events.find(WORDS.stemmer.stems(" ".join(row["lemmas"])))
    around = frozenset(WORDS.stemmer.stems(window)) - WORDS.stop - {stem}
    event = hits[0].label if hits else stem
    return Mention(row["mention_id"], row["cluster"], row["subtopic"], lemma, stem, event, around)


def alike(_left: Mention, _right: Mention) -> bool:
    """True: what has one key is one."""
    return True


def one_event(left: Mention, right: Mention) -> bool:
    """True if two mentions of one class are one event."""
    if left.stem == right.stem:
        return True
    smaller = min(len(left.around), len(right.around))
    return smaller > 0 and len(left.around & right.around) / smaller >= SHARED


def clusters(mentions: list[Mention], key: Callable[[Mention], str], link: Link) -> dict[str, str]:
    """The name of the cluster of each mention: those that are linked, directly or through others."""
    parent = {m.id: m.id for m in mentions}

    def find(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        groups[m.subtopic, key(m)].append(m)
    for group in groups.values():
        for left, right in combinations(group, 2):
            if link(left, right):
                parent[find(left.id)] = find(right.id)
    return {m.id: find(m.id) for m in mentions}


def show(title: str, mentions: list[Mention], found: dict[str, str]) -> None:
    """Print pairwise precision, recall and F: over all pairs that are, or are said to be, one event."""
    both = links(Counter((m.cluster, found[m.id]) for m in mentions))
    gold, said = links(Counter(m.cluster for m in mentions)), links(Counter(found.values()))
    scores = (both / said, both / gold, 2 * both / (said + gold))
    print(f"  {title:14} precision {scores[0]:.3f}  recall {scores[1]:.3f}  F {scores[2]:.3f}")


def links(sizes: Counter[Any]) -> float:
    """How many pairs clusters of these sizes have."""
    return sum(size * (size - 1) / 2 for size in sizes.values())


if __name__ == "__main__":
    main()
