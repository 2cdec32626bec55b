"""A parse that can be changed: the tokens of a document, and what mending asks about them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.margins import SEPARATORS, reports_plainly
from counterclaim.model.parse import Parse, Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


class Workbench:
    """Tokens of one parse; a change puts a copy in a token's place."""

    def __init__(self, parse: Parse, lexicon: Lexicon, addressed: frozenset[str]) -> None:
        self.parse = parse
        self.tokens = list(parse.tokens)
        self.lexicon = lexicon
        self.conditions = frozenset(
            word.lower() for key in ("strong", "opening") for word in lexicon.scope["conditional"][key]
        )
        self.addressed = addressed  # reporting verbs whose object is whom they address
        self.changed = False
        self.below: dict[int, dict[int, list[int]]] = {}  # by sentence: the children of each head

    def of(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence as they stand now."""
        return self.tokens[sentence.first : sentence.last]

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """The children of ``token`` as they stand now; only those with one of ``deps`` if given."""
        found = self.children(token.sent).get(token.i, ())
        return [t for t in map(self.tokens.__getitem__, found) if not deps or t.dep in deps]

    def children(self, number: int) -> dict[int, list[int]]:
        """Indices of the children of each token in the sentence of that number, in text order."""
        if number not in self.below:
            below = self.below[number] = {}
            for token in self.of(self.parse.sentences[number]):
                if token.head != token.i:
                    below.setdefault(token.head, []).append(token.i)
        return self.below[number]

    def above(self, token: Token) -> Iterator[Token]:
        """The heads of ``token`` up to the root as they stand now, nearest first."""
        seen = {token.i}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def change(self, token: Token, **fields: int | str) -> None:
        """Put a copy of ``token`` with ``fields`` in its place."""
        self.tokens[token.i] = msgspec.structs.replace(self.tokens[token.i], **fields)
        self.below.pop(token.sent, None)
        self.changed = True

    def parted(self, i: int) -> bool:
        """True if a comma, dash or closing quotation mark stands right before token ``i``."""
        return i > 0 and self.tokens[i - 1].text in SEPARATORS

    def reports(self, verb: Token) -> bool:
        """True for a verb that reports clauses as well as quotations."""
        return reports_plainly(self.lexicon, verb)

    def can_speak(self, noun: Token, *, quoted: bool) -> bool:
        """True for persons, bodies, names, documents and "one of ..."; after a quotation for all but events."""
        lexicon = self.lexicon
        if quoted and noun.pos in {"NOUN", "PROPN"} and noun.lemma not in lexicon.event_nouns:
            return True
        one = noun.lemma == "one" or (noun.pos == "NUM" and bool(self.kids(noun, "prep")))
        known = any(lexicon.is_a(noun.lemma, name) for name in ("speakers", "bodies", "persons"))
        prints = noun.lemma in lexicon.documents or noun.lemma in lexicon.outlets
        return one or known or prints or noun.pos == "PROPN" or self.followed_by_who(noun)

    def followed_by_who(self, noun: Token) -> bool:
        """True for a noun with "who" right behind it or behind a comma."""
        after = [t for t in self.tokens[noun.i + 1 : noun.i + 3] if t.text != ","]
        return bool(after) and after[0].tag == "WP"
