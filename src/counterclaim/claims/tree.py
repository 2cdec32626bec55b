"""A sentence's dependency tree, with the few walks that the rules need."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from counterclaim.model.parse import Parse, Sentence, Token
from counterclaim.model.span import Span, span_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


class Tree:
    """Children and yields of a whole parse; every method takes and gives tokens."""

    def __init__(self, parse: Parse, text: str) -> None:
        self.parse = parse
        self.text = text
        self.tokens = parse.tokens
        kids: list[list[Token]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.i:
                kids[token.head].append(token)
        self._kids = kids

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """The children of ``token``, in text order; only those with one of ``deps`` if given."""
        kids = self._kids[token.i]
        return [k for k in kids if k.dep in deps] if deps else kids

    def kid(self, token: Token, *deps: str) -> Token | None:
        """The first child with one of ``deps``."""
        return next((k for k in self._kids[token.i] if k.dep in deps), None)

    def head(self, token: Token) -> Token:
        """The head; a root's head is itself."""
        return self.tokens[token.head]

    def at(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``, or the next one; ``None`` behind the last."""
        n = bisect.bisect_right(self.tokens, offset, key=lambda token: token.stop)
        return self.tokens[n] if n < len(self.tokens) else None

    def root(self, sentence: Sentence) -> Token:
        """The root of a sentence; its first token if the parser left none."""
        for token in self.tokens[sentence.first : sentence.last]:
            if token.head == token.i:
                return token
        return self.tokens[sentence.first]

    def subtree(self, token: Token, without: Iterable[Token] = ()) -> list[Token]:
        """``token`` and all below it but the branches at ``without``, in text order."""
        stop = {t.i for t in without}
        out: list[Token] = []
        stack = [token]
        while stack:
            top = stack.pop()
            if top.i in stop:
                continue
            out.append(top)
            stack.extend(self._kids[top.i])
        out.sort(key=lambda t: t.i)
        return out

    def span(self, tokens: Iterable[Token]) -> Span:
        """From the first to the last of ``tokens``."""
        tokens = list(tokens)
        return span_of(self.text, min(t.start for t in tokens), max(t.stop for t in tokens))

    def subject(self, verb: Token) -> Token | None:
        """The subject of ``verb``, or the one it shares with the verb it is coordinated with or an infinitive of."""
        seen = verb
        for _ in range(6):
            found = self.kid(seen, *SUBJECTS)
            if found is not None and found.dep != "expl":
                return found
            if seen.dep == "conj" and self.head(seen).pos in VERBAL:
                seen = self.head(seen)
            elif seen.dep == "xcomp" or (seen.dep == "advcl" and seen.tag in {"VBG", "VBN"}):
                control = self.kid(self.head(seen), "dobj") if seen.dep == "xcomp" else None
                if control is not None:
                    return control
                seen = self.head(seen)
            else:
                return None
        return None

    def infinitival(self, verb: Token) -> bool:
        """True for an infinitive with "to", or in a language whose infinitives need no such word."""
        return verb.tag == "INF" or any(k.tag == "TO" for k in self.kids(verb, "aux"))

    def passive(self, verb: Token) -> bool:
        """True for a passive, by its auxiliary or its own form."""
        return "Voice=Pass" in verb.morph or self.kid(verb, "auxpass") is not None

    def doer(self, by: Token) -> Token | None:
        """The noun in an ``agent``: below "by", or the word itself where a case says it."""
        return self.kid(by, "pobj") or (by if by.dep == "agent" and by.pos in NOMINAL else None)

    def conjuncts(self, token: Token) -> list[Token]:
        """``token`` and what is coordinated with it, in text order."""
        out = [token]
        for item in out:
            out.extend(self.kids(item, "conj"))
        return out

    def is_clause(self, token: Token) -> bool:
        """True for a predicate: a verb, or a copula's complement with a subject of its own."""
        return token.pos in VERBAL or self.kid(token, "nsubj", "nsubjpass", "cop") is not None

    def above(self, token: Token) -> list[Token]:
        """The heads of ``token`` up to the root, nearest first."""
        out: list[Token] = []
        while token.head != token.i and len(out) < 200:
            token = self.tokens[token.head]
            out.append(token)
        return out
