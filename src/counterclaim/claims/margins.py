"""A report in the margin of a sentence, by its words alone: ", two sources told us."."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.parse import Sentence, Token

LONGEST = 8  # tokens between the verb and the end of the margin
CLAUSAL = frozenset({"VERB", "AUX", "SCONJ"})
SEPARATORS = frozenset({",", "”", '"', "’", "—", "–", "»"})


def marginal_report(tree: Tree, lexicon: Lexicon, sentence: Sentence) -> tuple[Token, int, Token] | None:
    """Verb, first token and head of a source in ", SOURCE said." or ", SOURCE said, "; ``None`` if there is none.

    By the words alone: a comma or closing quotation mark, a noun phrase without a verb in it, a reporting verb
    in a finite form, and after it no clause up to the next comma, semicolon or full stop.
    """
    tokens = tree.tokens[sentence.first : sentence.last]
    for n in range(2, len(tokens)):
        perfect = tokens[n].tag == "VBN" and lexicon.small(tokens[n - 1].lemma, "perfect")
        if not (perfect or finite(tokens, n)) or not reports_plainly(lexicon, tokens[n]):
            continue
        first = source_start(tokens, n - 1 if perfect else n)
        names = [t for t in tokens[first:n] if t.pos in {"NOUN", "PROPN", "PRON"}] if first is not None else []
        if first is not None and names and closes(tokens[n + 1 :]):
            return tokens[n], tokens[first].i, head_of(tree, names)
    return None


def finite(tokens: Sequence[Token], n: int) -> bool:
    """True for a finite verb, or one that the tagger takes for a plural after a name at the end ("X reports.")."""
    mistaken = tokens[n].tag == "NNS" and n + 2 >= len(tokens) and tokens[n - 1].pos == "PROPN"
    return mistaken or tokens[n].tag in {"VBD", "VBZ", "VBP"}


def source_start(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the source before the verb starts: right after a separator, with no clause between; else ``None``."""
    first = verb
    while first > 0 and tokens[first - 1].text not in SEPARATORS and tokens[first - 1].pos not in CLAUSAL:
        first -= 1
    if first in {0, verb} or tokens[first - 1].text not in SEPARATORS:
        return None
    joined = tokens[first].dep == "cc" or tokens[first].tag in {"WDT", "WP", "WRB", "CC"}
    return None if joined else first


def closes(rest: Sequence[Token]) -> bool:
    """True if the words after the verb soon end the margin, without a clause or a quotation."""
    until = next((i for i, t in enumerate(rest) if t.text in {",", ";", "."}), len(rest))
    return until <= LONGEST and not any(t.pos in CLAUSAL or t.text in {":", '"', "“"} for t in rest[:until])


def head_of(tree: Tree, names: list[Token]) -> Token:
    """The noun of the source that stands under none of the others."""
    inside = {t.i for t in names}
    free = (t for t in names if not any(a.i in inside for a in tree.above(t)))
    return next((t for t in free if t.dep in {"nsubj", "conj", "dobj", "appos"}), names[0])


def reports_plainly(lexicon: Lexicon, verb: Token) -> bool:
    """True for a verb that reports with a clause as with a quotation."""
    return any({"clause", "quote"} <= set(c.frames) and c.kind is None for c in lexicon.verbs.get(verb.lemma, ()))
