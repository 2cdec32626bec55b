"""What stands over or around a clause: negations, conditions, marks, commas."""

from __future__ import annotations

from counterclaim.claims.draft import Source
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.parse import Token

FENCES = frozenset({",", "—", "–", "-", '"', "”", "’", "'", "»", "(", ";"})


class Scope:
    """Questions about the clauses of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.strong = frozenset(lexicon.scope["conditional"]["strong"])
        self.open_questions = frozenset(lexicon.scope["conditional"]["open"])

    def negated(self, verb: Token) -> bool:
        """True if a negation hangs on ``verb`` itself or its subject is "nobody"."""
        scope = self.lexicon.scope["negation"]
        if self.tree.kid(verb, "neg") is not None:
            return True
        if any(k.lemma in scope["words"] for k in self.tree.kids(verb, "advmod", "preconj", "cc") if k.i < verb.i):
            return True
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        return subject is not None and (
            subject.lemma in scope["pronouns"]
            or any(k.lemma in scope["determiners"] for k in self.tree.kids(subject, "det", "preconj"))
        )

    def is_conditional(self, head: Token) -> bool:
        """True if an "if" clause, or an inverted "should it ...", hangs on ``head``."""
        inversions = self.lexicon.scope["conditional"]["inversions"]
        for kid in self.tree.kids(head, "advcl", "ccomp"):
            if kid.dep == "advcl" and self.marked(kid, self.strong):
                return True
            subject = self.tree.kid(kid, "nsubj", "nsubjpass")
            aux = next((k for k in self.tree.kids(kid, "aux", "auxpass") if k.text.lower() in inversions), None)
            if subject is not None and aux is not None and aux.i < subject.i and not self.tree.kids(kid, "mark"):
                first = self.tree.subtree(kid)[0]
                if (
                    first.i == aux.i
                    and self.tree.kid(head, "aux", "nsubj") is not None
                    and "?" not in {t.text for t in self.tree.kids(head, "punct")}
                ):
                    return True
        return False

    def marked(self, clause: Token, words: frozenset[str]) -> bool:
        """True if one of ``words`` introduces ``clause``."""
        return any(k.lemma in words for k in self.tree.kids(clause, "mark", "advmod", "prep"))

    def telling(self, clause: Token) -> bool:
        """True if the predicate is a reporting verb or an event of the lexicon."""
        return self.lexicon.tells(clause.lemma) or clause.lemma in self.lexicon.verbs

    def own_relative(self, clause: Token) -> bool:
        """True for a relative clause after a comma that tells an event."""
        return self.comma_before(clause) and self.telling(clause) and clause.pos in VERBAL

    def first_person(self, source: Source) -> bool:
        """True for "we" and "I", whose speaker is the one who is quoted."""
        return source.head is not None and source.head.lemma in self.lexicon.scope["first_person"]["pronouns"]

    def comma_before(self, token: Token) -> bool:
        """True if a comma stands before the clause of ``token`` or its conjunction."""
        first = self.tree.subtree(token)[0].i
        words = [self.tree.tokens[i].text for i in range(max(0, first - 2), first)]
        return "," in words or ";" in words

    def between_commas(self, verb: Token) -> bool:
        """True if a comma, dash or quotation mark parts the parenthesis from the clause before it."""
        first = self.tree.subtree(verb)[0]
        before = self.tree.tokens[first.i - 1].text if first.i else ","
        return (
            before in {",", "—", "–", "-", '"', "”", "’", "'", "»", "(", ";"}
            or first.i == 0
            or self.tree.tokens[first.i].text in {",", "—"}
        )

    def path_is_open(self, token: Token, head: Token) -> bool:
        """True if no other clause stands between ``token`` and ``head``."""
        for above in self.tree.above(token):
            if above.i == head.i:
                return True
            if above.dep in {"relcl", "ccomp", "advcl", "conj"} and above.pos in VERBAL:
                return False
        return False
