"""Clauses that are read as no claim at all: open questions, inverted conditions, what was passed over, old counts."""

from __future__ import annotations

from counterclaim.claims.basis import Basis
from counterclaim.model.parse import Token

BEFORE = 4  # tokens in which "rather than" stands before the verb that it passes over
ASKING = frozenset({"WP", "WDT", "WRB"})


class Unreal:
    """Finds the clauses of one document that tell nothing that happened."""

    def __init__(self, basis: Basis) -> None:
        self.tree = basis.tree
        self.lexicon = basis.lexicon
        self.scope = basis.scope

    def hides(self, head: Token) -> bool:
        """True for a clause of which no claim is made."""
        open_question = self.scope.marked(head, self.scope.open_questions)
        return (
            open_question or self.wondered(head) or self.inverted(head) or self.passed_over(head) or self.own_past(head)
        )

    def wondered(self, clause: Token) -> bool:
        """True for "who holds the town" beside "it is unknown": nobody says who."""
        above, words = self.tree.head(clause), self.lexicon.scope["unknown"]
        if clause.i <= above.i or not above.lemma.startswith(words["prefix"]) or above.lemma not in words["adjectives"]:
            return False
        opening = [t for t in self.tree.subtree(clause) if t.pos != "PUNCT"][:2]
        return any(t.tag in ASKING or self.lexicon.small(t.lemma, "asking") for t in opening)

    def inverted(self, clause: Token) -> bool:
        """True for "had a truce not been promised" behind "would have": what was not so."""
        words = self.lexicon.scope["conditional"]["inversions"]
        if clause.dep not in {"ccomp", "advcl"} or self.tree.subtree(clause)[0].text.lower() not in words:
            return False
        unreal = {*self.lexicon.scope["plan"]["would"], *self.lexicon.scope["possible"]["auxiliaries"]}
        above = self.tree.head(clause)
        asked = any(t.text == "?" for t in self.tree.kids(above, "punct"))
        beside = [above, *(k for k in self.tree.kids(above, "ccomp", "advcl") if k.i < clause.i)]
        aux = [k for verb in beside for k in self.tree.kids(verb, "aux")]
        return not asked and any(k.lemma in unreal or k.text.lower() in unreal for k in aux)

    def passed_over(self, verb: Token) -> bool:
        """True for the verb of "rather than claim a victory": it was not done."""
        if verb.tag not in {"VB", "VBG"}:
            return False
        phrases = self.lexicon.scope.get("passed_over", {}).get("phrases", ())
        before = " ".join(t.text.lower() for t in self.tree.tokens[max(0, verb.i - BEFORE) : verb.i])
        return any(before.endswith(tail) for p in phrases for tail in (p, f"{p} to"))

    def own_past(self, verb: Token) -> bool:
        """True for "we were still reporting four dead": what the text itself said before and says no longer."""
        words = self.lexicon.scope["superseded"]
        subject = self.tree.kid(verb, "nsubj")
        if subject is None or verb.lemma not in self.lexicon.verbs:
            return False
        own = subject.lemma.lower() in self.lexicon.scope["first_person"]["pronouns"]
        past = any(k.tag == "VBD" for k in self.tree.kids(verb, "aux")) or verb.tag == "VBD"
        beside = {w for k in self.tree.kids(verb, "advmod") for w in (k.lemma, k.text.lower())}
        return own and past and bool(beside & {*words.get("own", ()), *words["adverbs"]})
