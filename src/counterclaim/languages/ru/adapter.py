"""Russian: razdel's words, slovnet's tags and dependencies, pymorphy's lemmas, turned into the common labels.

slovnet, navec and their weights (trained on Nerus, news of Lenta.ru) are part of the natasha project.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.languages import table
from counterclaim.languages.cyrillic import Cut, assemble, forms_of, pieces, segments
from counterclaim.languages.node import Node
from counterclaim.languages.ru.lemmas import Lemmatizer
from counterclaim.languages.ru.names import base_forms
from counterclaim.languages.ru.repairs import repair
from counterclaim.model.errors import ResolveError
from counterclaim.model.parse import Parse, Token

if TYPE_CHECKING:
    from slovnet import Morph, Syntax

VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPH = "model/slovnet_morph_news_v1.tar"
SYNTAX = "model/slovnet_syntax_news_v1.tar"
LONGEST = 200  # words handed to the parser at once; its memory grows with the square


class Russian:
    """Parses Russian; holds the loaded models."""

    def __init__(self, morph: Morph, syntax: Syntax, lemmatizer: Lemmatizer) -> None:
        self.morph = morph
        self.syntax = syntax
        self.lemmatizer = lemmatizer
        self.forms = forms_of(table("ru", "bridge"))

    def parse(self, text: str) -> Parse:
        """Tokens and sentences of ``text``; a sentence never crosses a paragraph."""
        sentences = list(words_of(text, self.forms.closing))
        rows = [[word for _, _, word in sentence] for sentence in sentences]
        trees = zip(sentences, by_length(self.morph, rows), by_length(self.syntax, rows), strict=True)
        return assemble("ru", (self.nodes(cuts, tags.tokens, arcs.tokens) for cuts, tags, arcs in trees), self.forms)

    def base_forms(self, tokens: Sequence[Token], *, area: bool) -> tuple[str, ...]:
        """Possible nominatives of the place name in ``tokens``, likeliest first."""
        return tuple(dict.fromkeys(base_forms(tokens, self.lemmatizer, area=area)))

    def is_word(self, text: str) -> bool:
        """True if ``text`` is a form of an ordinary Russian word."""
        return self.lemmatizer.ordinary(text)

    def nodes(self, cuts: Sequence[Cut], tags: Sequence[object], arcs: Sequence[object]) -> list[Node]:
        """One sentence in Universal Dependencies."""
        out = []
        for i, ((start, stop, word), tag, arc) in enumerate(zip(cuts, tags, arcs, strict=True)):
            above = int(arc.head_id) - 1  # type: ignore[attr-defined]
            feats, pos = dict(tag.feats or {}), str(tag.pos)  # type: ignore[attr-defined]
            head = above if 0 <= above < len(cuts) else i
            pos, feats = self.lemmatizer.corrected(word, pos, feats)
            lemma = self.lemmatizer.lemma(word, pos, feats)
            rel = str(arc.rel)  # type: ignore[attr-defined]
            out.append(
                Node(i=i, start=start, stop=stop, text=word, lemma=lemma, pos=pos, feats=feats, head=head, rel=rel)
            )
        repair(out, self.forms)
        return out


def by_length(model: Morph | Syntax, rows: Sequence[list[str]]) -> list[Any]:
    """What ``model`` says of each sentence, in order; it is given the longest first.

    slovnet pads a batch to its longest sentence, so sentences of like length go together.
    """
    order = sorted(range(len(rows)), key=lambda n: -len(rows[n]))
    out: list[Any] = [None] * len(rows)
    for n, found in zip(order, model.map([rows[n] for n in order]), strict=True):
        out[n] = found
    return out


def words_of(text: str, closing: frozenset[tuple[str, ...]] = frozenset()) -> Iterator[Sequence[Cut]]:
    """The words of each sentence, cut further after semicolons and colons and where it grows too long."""
    from razdel import sentenize, tokenize

    for first, last in pieces(text):
        for sentence in sentenize(text[first:last]):
            base = first + sentence.start
            words = [(base + t.start, base + t.stop, t.text) for t in tokenize(sentence.text)]
            for segment in segments(words, closing) if words else ():
                for at in range(0, len(segment), LONGEST):
                    yield segment[at : at + LONGEST]


def load() -> Russian:
    """The models that the natasha package brings; ``ResolveError`` without it."""
    found = importlib.util.find_spec("natasha")  # found, not imported: only its files are wanted
    if found is None or found.origin is None:
        raise ResolveError("no Russian model is installed: pip install natasha pymorphy3 pymorphy3-dicts-ru")
    from navec import Navec
    from pymorphy3 import MorphAnalyzer
    from slovnet import Morph, Syntax

    data = Path(found.origin).parent / "data"
    vectors = Navec.load(data / VECTORS)
    morph, syntax = Morph.load(data / MORPH), Syntax.load(data / SYNTAX)
    morph.navec(vectors)
    syntax.navec(vectors)
    return Russian(morph, syntax, Lemmatizer(MorphAnalyzer()))
