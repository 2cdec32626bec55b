"""More sentences for the parser: the treebank's inside the frames in which reports quote, and reports' own patterns.

    python tools/train_uk/augment.py OUT.spacy IN.conllu

The treebank is parliamentary speech; it hardly has "за словами X", "S, — заявив X" or "збили 44 із 62 дронів". Frames
and words are in ``frames.toml``; what they add bears heads and relations only, so tags are learned from the treebank.
"""

from __future__ import annotations

import random
import sys
import tomllib
from pathlib import Path
from typing import Any

from convert import PLAIN, sentences
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SEED = 7
LONGEST = 26  # words of a treebank sentence that goes into a frame
Arc = tuple[str, int, str]  # word, head (index in the sentence), relation
TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "frames.toml").read_text(encoding="utf-8"))


def arcs_of(rows: list[list[str]]) -> list[Arc]:
    """A treebank sentence as arcs; its root hangs on itself."""
    return [
        (row[1], int(row[6]) - 1 if row[6] != "0" else i, "ROOT" if row[6] == "0" else PLAIN.get(row[7], row[7]))
        for i, row in enumerate(rows)
    ]


def fits(rows: list[list[str]]) -> bool:
    """True for a finite statement in the third person that ends in a full stop."""
    feats = "|".join(row[5] for row in rows)
    relations = {row[7] for row in rows}
    finite = any(row[7] == "root" and row[3] in ("VERB", "AUX") for row in rows)
    plain = not relations & {"vocative", "discourse", "reparandum", "dislocated"} and "Person=2" not in feats
    return finite and plain and rows[-1][1] == "." and len(rows) <= LONGEST


def read_pattern(text: str, rng: random.Random) -> list[Arc]:
    """Arcs of a pattern "word/head/relation ..." (heads count from 1, 0 is the root), with words drawn for each @class.

    A class may stand for several words: "міністр оборони/1/nmod"; the one without an arc is its top.
    """
    items = [item.rsplit("/", 2) for item in text.split()]
    drawn = [phrase(rng.choice(TABLE["word"][word[1:]]) if word[0] == "@" else word) for word, _, _ in items]
    firsts = [sum(map(len, drawn[:i])) for i in range(len(drawn))]
    tops = [
        first + next(n for n, (_, head, _) in enumerate(words) if head < 0)
        for first, words in zip(firsts, drawn, strict=True)
    ]
    out: list[Arc] = []
    for (_, head, relation), words, first, top in zip(items, drawn, firsts, tops, strict=True):
        for word, own, within in words:
            if own >= 0:
                out.append((word, first + own, within))
            else:
                out.append((word, tops[int(head) - 1], relation) if head != "0" else (word, top, "ROOT"))
    return out


def phrase(text: str) -> list[Arc]:
    """The words of a class's entry with their arcs inside it; the top word's head is -1."""
    parts = [word.rsplit("/", 2) for word in text.split()]
    return [(part[0], int(part[1]) - 1, part[2]) if len(part) > 2 else (part[0], -1, "") for part in parts]


def lower_first(arcs: list[Arc], rows: list[list[str]]) -> list[Arc]:
    """The sentence as it goes on inside another: no capital unless its first word is a name."""
    word, head, relation = arcs[0]
    return (
        arcs if rows[0][3] == "PROPN" or word.isupper() else [(word[0].lower() + word[1:], head, relation), *arcs[1:]]
    )


def framed(frame: dict[str, str], rows: list[list[str]], rng: random.Random) -> list[Arc]:
    """The sentence inside ``frame``: before it, after it, with the frame's root or its own on top."""
    inner = arcs_of(rows)[:-1]
    if frame["sentence"] != "first":
        inner = lower_first(inner, rows)
    if frame.get("quoted") and rng.random() < 0.8:
        root = next(i for i, (_, head, _) in enumerate(inner) if head == i)
        inner = [('"', root + 1, "punct"), *((w, h + 1, r) for w, h, r in inner), ('"', root + 1, "punct")]
    outer = read_pattern(frame["pattern"], rng)
    shift = len(outer) if frame["sentence"] == "last" else 0
    move = len(inner) if frame["sentence"] == "first" else 0
    top_in = next(i for i, (_, head, _) in enumerate(inner) if head == i) + shift
    top_out = next(i for i, (_, head, relation) in enumerate(outer) if head == i) + move
    relation = frame["relation"]
    moved_in = [(w, h + shift, r) for w, h, r in inner]
    moved_out = [(w, h + move, r) for w, h, r in outer]
    if frame["top"] == "frame":
        moved_in = [
            (w, top_out, relation) if i + shift == top_in else (w, h, r) for i, (w, h, r) in enumerate(moved_in)
        ]
    else:
        moved_out = [
            (w, top_in, relation) if i + move == top_out else (w, h, r) for i, (w, h, r) in enumerate(moved_out)
        ]
    moved_out = [(w, top_in if r == "mark" and w in TABLE["that"] else h, r) for w, h, r in moved_out]
    out = [*moved_out, *moved_in] if frame["sentence"] == "last" else [*moved_in, *moved_out]
    return capital([*out, (".", top_out if frame["top"] == "frame" else top_in, "punct")])


def capital(arcs: list[Arc]) -> list[Arc]:
    """The sentence with a capital at its beginning."""
    at = 1 if arcs[0][0] == '"' else 0
    word, head, relation = arcs[at]
    return [*arcs[:at], (word[0].upper() + word[1:], head, relation), *arcs[at + 1 :]]


def document(vocab: Vocab, arcs: list[Arc]) -> Doc:
    """The sentence as spaCy has it, without tags."""
    words = [w for w, _, _ in arcs]
    return Doc(
        vocab,
        words=words,
        heads=[h for _, h, _ in arcs],
        deps=[r for _, _, r in arcs],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def main(out: str, path: str) -> None:
    """Writes as many framed sentences as fit once each, and draws of each pattern."""
    rng = random.Random(SEED)
    vocab = Vocab()
    good = [rows for rows in sentences(Path(path)) if fits(rows)]
    docs = [document(vocab, framed(rng.choice(TABLE["frame"]), rows, rng)) for rows in good]
    for pattern in TABLE["pattern"]["plain"]:
        docs += [document(vocab, capital(read_pattern(pattern, rng))) for _ in range(TABLE["pattern"]["draws"])]
    rng.shuffle(docs)
    DocBin(attrs=["ORTH", "SPACY", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(out)
    print(f"{len(docs)} sentences, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main(*sys.argv[1:])
