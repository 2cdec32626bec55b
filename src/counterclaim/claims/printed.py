"""The extents of a reporting word and of its source, as printed: for the passages of a report."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import AUXILIARIES, VERBAL, Tree
from counterclaim.model.parse import Token

BESIDE = AUXILIARIES | {"neg", "advmod"}
QUOTED = frozenset({"“", "”", '"', "''", "``", "«", "»", "„"})


class Printed:
    """How much of one document's words belongs to a cue, and how much to a source."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon

    def cue(self, verb: Token) -> list[Token]:
        """The verb with the auxiliaries, negations and adverbs right before it, its particle, and what carries it."""
        tree = self.tree
        out = [verb]
        beside = {k.i for k in tree.kids(verb) if k.dep in BESIDE}
        first = verb
        while first.i > 0 and (first.i - 1 in beside or self.adverb_of(first, beside)):
            first = tree.tokens[first.i - 1]
            out.insert(0, first)
        out.extend(k for k in tree.kids(verb, "prt") if k.i == verb.i + 1)
        above = tree.head(verb)
        if verb.dep == "xcomp" and above.pos in VERBAL and above.i == first.i - 1 and self.carries(above):
            out = [*self.cue(above), *out]
        return out

    def adverb_of(self, token: Token, beside: set[int]) -> bool:
        """True for the "very" of "very clearly said"."""
        before = self.tree.tokens[token.i - 1]
        return token.i in beside and before.dep == "advmod" and before.head == token.i

    def carries(self, verb: Token) -> bool:
        """True for "continued to", "went on to", "refused to": part of how it is said."""
        carrier = self.lexicon.scope["carrier"]
        return verb.lemma in carrier["going_on"] or verb.lemma in self.lexicon.scope["failure"]["verbs"]

    def source(self, head: Token, verb: Token) -> list[Token]:
        """The noun phrase of ``head`` with its appositions and relative clauses, on its side of the verb."""
        tree = self.tree
        loose = [k for k in tree.kids(head) if self.is_loose(k, head)]
        words = [t for t in tree.subtree(head, without=loose) if (t.i < verb.i) == (head.i < verb.i)]
        words = self.before_brackets(run(words, head), verb)
        stop = next((n for n, t in enumerate(words) if t.i > head.i and t.text in QUOTED), None)
        words = words[:stop]
        before = tree.tokens[words[0].i - 1] if words[0].i else None
        if before is not None and before.dep == "det" and before.head != head.i and before.sent == head.sent:
            words.insert(0, before)
        while len(words) > 1 and (
            (words[-1].pos == "PUNCT" and words[-1].text != ")") or words[-1].dep in {"cc", "case"}
        ):
            words.pop()
        following = tree.tokens[words[-1].i + 1 : words[-1].i + 2]
        open_bracket = any(t.text == "(" for t in words) and not any(t.text == ")" for t in words)
        return [*words, *(t for t in following if t.text == ")")] if open_bracket else words

    def before_brackets(self, words: list[Token], verb: Token) -> list[Token]:
        """The words with the name before a bracket that the parser took for the source ("Rep. X (R-Ohio) said")."""
        tokens = self.tree.tokens
        first = words[0].i
        if first == 0 or tokens[first - 1].text != "(" or words[0].i > verb.i:
            return words
        first -= 1
        while (
            first > 0
            and tokens[first - 1].pos not in VERBAL | {"PUNCT"}
            and tokens[first - 1].sent in {verb.sent, tokens[first].sent}
        ):
            first -= 1
        return list(tokens[first : words[-1].i + 1])

    def is_loose(self, token: Token, head: Token) -> bool:
        """True for what is no part of the noun phrase: a verb beside it, what follows a dash."""
        if token.dep in {"cc", "conj", "parataxis"} and token.pos in VERBAL:
            return True
        return token.dep == "cc" and any(k.pos in VERBAL for k in self.tree.kids(head, "conj"))


def run(tokens: list[Token], head: Token) -> list[Token]:
    """Those of ``tokens`` (in text order) that stand without a gap around ``head``."""
    at = next(n for n, t in enumerate(tokens) if t.i == head.i)
    first = last = at
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return tokens[first : last + 1]
