"""Training data for the Ukrainian parser from a CoNLL-U treebank: one document a sentence, plain labels.

python tools/train_uk/convert.py OUT.spacy IN.conllu [IN.conllu ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

FIELDS = 10
# Subtypes that neither the bridge nor a rule tells from their relation; the parser has more to learn from without them.
PLAIN = {
    "advmod:neg": "advmod", "advmod:emph": "advmod", "advmod:det": "advmod", "obl:arg": "obl", "det:numgov": "det",
    "det:nummod": "det", "nsubj:outer": "nsubj", "parataxis:rel": "parataxis", "flat:repeat": "flat",
    "flat:range": "flat", "flat:title": "flat",
}  # fmt: skip
Row = list[str]


def sentences(path: Path) -> Iterator[list[Row]]:
    """The words of each sentence; ranges and empty nodes are left out."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        fields = line.split("\t")
        if not line.strip() and rows:
            yield rows
            rows = []
        elif len(fields) == FIELDS and fields[0].isdigit():
            rows.append(fields)


def document(vocab: Vocab, rows: list[Row]) -> Doc:
    """One sentence as spaCy has it."""
    heads = [int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)]
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=heads,
        deps=["ROOT" if row[6] == "0" else PLAIN.get(row[7], row[7]) for row in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def main(out: str, *paths: str) -> None:
    """Writes the documents of all treebanks to ``out``."""
    vocab = Vocab()
    docs = [document(vocab, rows) for path in paths for rows in sentences(Path(path))]
    DocBin(attrs=["ORTH", "SPACY", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(out)
    print(f"{len(docs)} sentences, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main(*sys.argv[1:])
