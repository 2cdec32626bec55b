"""Clauses by their surface: marks, conjunctions and forms of verbs, as the last look (``guard.py``) sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.claims.triggers import QUOTES, Reach
from counterclaim.model.parse import Token

LIGHT = frozenset({"AUX", "ADV", "PART"})  # what stands between an auxiliary and its verb
INSIDE = frozenset({"-", "–"})  # marks inside a word or a range
PARENTHESIS = 9  # tokens of ", an officer of the service said,"
FINITE = "VerbForm=Fin"
PAST = "Tense=Past"
GERUND = "Aspect=Prog"


class Clauses:
    """What stands between two words of one document, without quotation marks and interrupting reports."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tokens = tree.tokens
        self.sentences = tree.parse.sentences
        self.reporting = lexicon.verbs
        table: Mapping[str, Any] = lexicon.guard
        self.joints, self.breaks, self.relatives, self.auxiliaries = (
            frozenset(table[name]) for name in ("joints", "breaks", "relatives", "auxiliaries")
        )
        self.licences, self.complementisers = (frozenset(table[name]) for name in ("licences", "complementisers"))
        self.hidden = self.without_bearing()

    def without_bearing(self) -> frozenset[int]:
        """The tokens that end no reach: quotation marks, and reports between two commas."""
        hidden = {t.i for t in self.tokens if t.text in QUOTES}
        comma: Token | None = None
        for token in self.tokens:
            if token.text != ",":
                continue
            if comma is not None and comma.sent == token.sent and token.i - comma.i <= PARENTHESIS:
                between = self.tokens[comma.i + 1 : token.i]
                if any(t.lemma in self.reporting and FINITE in t.morph for t in between):
                    hidden.update(range(comma.i, token.i + 1))
            comma = token
        return frozenset(hidden)

    def hides(self, offset: int) -> bool:
        """True if the word at a character stands in an interrupting report."""
        return any(self.tokens[n].start == offset for n in self.hidden)

    def bounds(self, token: Token) -> tuple[int, int]:
        """First token and the one behind the last of the token's sentence."""
        sentence = self.sentences[token.sent]
        return sentence.first, sentence.last

    def group(self, head: Token) -> tuple[Token, ...]:
        """A predicate with the auxiliaries and adverbs right before it."""
        n, first = head.i, self.bounds(head)[0]
        while n > first and (n - 1 in self.hidden or self.tokens[n - 1].pos in LIGHT):
            n -= 1
        return tuple(t for t in self.tokens[n : head.i + 1] if t.i not in self.hidden) or (head,)

    def finite(self, head: Token) -> bool:
        """True for a predicate with a finite form in its group."""
        return any(FINITE in t.morph for t in self.group(head))

    def past(self, head: Token) -> bool:
        """True for a predicate whose finite form is a past."""
        return any(FINITE in t.morph and PAST in t.morph for t in self.group(head))

    def verb_follows(self, n: int) -> bool:
        """True if a verb stands at ``n``, or behind adverbs and auxiliaries."""
        while n < len(self.tokens) and (n in self.hidden or self.tokens[n].pos in LIGHT):
            n += 1
        return n < len(self.tokens) and self.tokens[n].pos == "VERB"

    def governed(self, head: Token) -> bool:
        """True for a gerund right behind a word that takes one, and for a clause that "that" opens."""
        start = self.group(head)[0].i
        before = self.tokens[start - 1] if start > self.bounds(head)[0] else None
        if before is None:
            return False
        if GERUND in head.morph and not self.finite(head):
            return before.pos in {"ADP", "SCONJ", "VERB"} and before.text.lower() not in self.licences
        n = self.opening(start, self.bounds(head)[0])
        return (
            n > self.bounds(head)[0]
            and self.tokens[n].pos == "SCONJ"
            and self.tokens[n].text.lower() in self.complementisers
        )

    def opening(self, start: int, first: int) -> int:
        """The subordinator or relative word that opens the clause before ``start``; 0 for a main clause."""
        for n in range(start - 1, first - 1, -1):
            token = self.tokens[n]
            if n in self.hidden:
                continue
            if token.pos == "PUNCT" or FINITE in token.morph:
                return 0
            if token.pos == "SCONJ" or token.text.lower() in self.relatives:
                return n
        return 0

    def clear(self, start: int, stop: int, reach: Reach) -> bool:
        """True if nothing in ``tokens[start:stop]`` ends the reach of a trigger.

        A relative clause and a coordinated one may stand between, where the reach takes finite verbs at all.
        """
        verb, relative = False, False
        for token in self.tokens[start:stop]:
            word = token.text.lower()
            if token.i in self.hidden or (word in self.auxiliaries and token.pos == "AUX"):
                continue
            if self.ends(token, reach):
                return False
            if FINITE in token.morph:
                if reach is not Reach.FAR and reach is not Reach.CLAUSE and not relative:
                    return False
                if verb:
                    return False
                verb, relative = not relative, False
            elif word in self.relatives:
                relative = True
            elif word in self.joints or word == ",":
                verb = False
        return not verb

    def ends(self, token: Token, reach: Reach) -> bool:
        """True for a mark or a conjunction over which a trigger does not bear."""
        word = token.text.lower()
        narrow = reach in {Reach.WORDS, Reach.SUBJECT}
        if word in self.breaks or (narrow and word in self.joints) or (reach is Reach.WORDS and word in self.relatives):
            return True
        if narrow and token.pos == "SCONJ" and word in self.licences:
            return True  # "nobody could leave since the road was cut": it was
        return token.pos == "PUNCT" and reach is not Reach.FAR and token.text not in INSIDE
