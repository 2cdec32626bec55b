"""Ukrainian: a spaCy parser trained on UD ParlaMint, a spelling dictionary's lemmas, turned into the common labels."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.languages import table
from counterclaim.languages.cyrillic import Cut, assemble, forms_of, pieces, segments
from counterclaim.languages.node import Node
from counterclaim.languages.uk.cases import fit
from counterclaim.languages.uk.forms import forms
from counterclaim.languages.uk.lemmas import Lemmatizer, settled
from counterclaim.languages.uk.marks import words_from
from counterclaim.languages.uk.names import base_forms
from counterclaim.languages.uk.repairs import repair
from counterclaim.languages.uk.tokens import spans
from counterclaim.model.errors import ResolveError
from counterclaim.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "model"
LONGEST = 200  # words handed to the parser at once
# The treebank has one kind of quotation mark and one of dash.
MARKS = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "—": "–"} | {"’": "'", "ʼ": "'"})
ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "??", ".."})
CLOSING = frozenset('»”")')


class Ukrainian:
    """Parses Ukrainian; holds the loaded pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.forms = forms_of(table("uk", "bridge"))
        self.lemmatizer = Lemmatizer(forms(), table("uk", "lemmas"))
        self.words = words_from(functools.partial(table, "uk"))
        self.endings: dict[str, list[str]] = table("uk", "cases")["endings"]
        self.negating = frozenset(
            table("uk", "scope")["negation"]["words"]
        )  # they deny the word that they stand before

    def parse(self, text: str) -> Parse:
        """Tokens and sentences of ``text``; a sentence never crosses a paragraph."""
        from spacy.tokens import Doc

        sentences = list(words_of(text))
        docs = (
            Doc(self.nlp.vocab, words=[w.translate(MARKS) for _, _, w in cuts], spaces=spaces_of(cuts))
            for cuts in sentences
        )
        trees = zip(sentences, self.nlp.pipe(docs, batch_size=64), strict=True)
        return assemble("uk", (self.nodes(cuts, doc) for cuts, doc in trees), self.forms)

    def base_forms(self, tokens: Sequence[Token], *, area: bool) -> tuple[str, ...]:
        """Possible nominatives of the place name in ``tokens``, likeliest first."""
        return tuple(dict.fromkeys(base_forms(tokens, forms(), area=area)))

    def is_word(self, text: str) -> bool:
        """True if ``text`` is a form of an ordinary Ukrainian word."""
        return any(reading.lemma == reading.lemma.lower() for reading in forms().analyses(text.lower()))

    def nodes(self, cuts: Sequence[Cut], doc: Doc) -> list[Node]:
        """One sentence in Universal Dependencies."""
        out = []
        for token, (start, stop, word) in zip(doc, cuts, strict=True):
            feats = dict(token.morph.to_dict())
            pos = settled(forms(), word, token.pos_, feats)
            pos = "PUNCT" if word.translate(MARKS) == '"' else pos
            if word[:1].isalpha():
                fit(word, pos, feats, forms().analyses(word), self.endings)
            lemma = self.lemmatizer.lemma(word, pos)
            if lemma in self.negating:
                feats["Polarity"] = "Neg"
            out.append(
                Node(
                    i=token.i,
                    start=start,
                    stop=stop,
                    text=word,
                    lemma=lemma,
                    pos=pos,
                    feats=feats,
                    head=token.head.i,
                    rel="root" if token.head.i == token.i else "punct" if pos == "PUNCT" else token.dep_,
                )
            )
        self.governed(out)
        repair(out, self.words)
        return out

    def governed(self, nodes: Sequence[Node]) -> None:
        """Take a word between a preposition and a verb or mark for the noun that the dictionary knows: "без світла"."""
        for before, node, after in zip(nodes, nodes[1:], nodes[2:], strict=False):
            if before.pos != "ADP" or node.pos != "ADJ" or after.pos not in {"VERB", "PUNCT", "AUX", "ADP"}:
                continue
            noun = self.lemmatizer.lemma(node.text, "NOUN")
            if node.text[:1].islower() and noun != node.lemma and self.lemmatizer.is_noun(node.text, noun):
                node.pos, node.lemma = "NOUN", noun


def spaces_of(cuts: Sequence[Cut]) -> list[bool]:
    """Whether white space follows each word."""
    return [n + 1 < len(cuts) and cuts[n + 1][0] > stop for n, (_, stop, _) in enumerate(cuts)]


def words_of(text: str) -> Iterator[Sequence[Cut]]:
    """The words of each sentence, cut further after semicolons and colons and where it grows too long."""
    for first, last in pieces(text):
        words = [(first + a, first + b, text[first + a : first + b]) for a, b in spans(text[first:last])]
        for sentence in sentences_of(words):
            for segment in segments(sentence):
                for at in range(0, len(segment), LONGEST):
                    yield segment[at : at + LONGEST]


def sentences_of(words: Sequence[Cut]) -> Iterator[Sequence[Cut]]:
    """The words cut after each full stop, question mark ... that a capital, a digit or an opening mark follows."""
    start = 0
    for n, (_, stop, word) in enumerate(words[:-1]):
        closed = word in CLOSING and n > start and words[n - 1][2] in ENDS
        if word not in ENDS and not closed:
            continue
        begins, _, after = words[n + 1]
        opens = after[0].isupper() or after[0].isdigit() or after[0] in "«“„\"'—–-("
        if begins > stop and opens and (closed or after not in CLOSING):
            yield words[start : n + 1]
            start = n + 1
    if start < len(words):
        yield words[start:]


def load() -> Ukrainian:
    """The parser that comes with the package; ``ResolveError`` where its files are missing."""
    from counterclaim.languages.uk import pipeline

    if not (MODEL / "config.cfg").exists():
        raise ResolveError(f"the Ukrainian model is not there: {MODEL.name}/ of {pipeline.__name__}")
    import spacy

    return Ukrainian(spacy.load(MODEL))
