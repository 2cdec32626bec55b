"""Nouns and adjectives under which an event is only planned or feared: "the risk of a siege", "a planned raid"."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Modality
from counterclaim.model.parse import Token

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "attr")


class Prospects:
    """The modes that the nouns of one document set."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        tables = lexicon.scope.get("prospects", {})
        self.nouns = {noun: Modality(mode) for mode, nouns in tables.get("nouns", {}).items() for noun in nouns}
        self.adjectives = {
            word: Modality(mode) for mode, words in tables.get("adjectives", {}).items() for word in words
        }

    def of_noun(self, noun: Token) -> Modality | None:
        """The mode of a noun phrase by its head ("the threat of an attack") or its adjective ("a planned landing")."""
        mode = self.nouns.get(noun.lemma)
        if mode is not None and self.takes_something(noun):
            return mode
        return self.of_adjective(noun)

    def of_adjective(self, noun: Token) -> Modality | None:
        """The mode that an adjective beside a noun sets ("a planned landing")."""
        for kid in self.tree.kids(noun, "amod", "compound"):
            mode = self.adjectives.get(kid.lemma) or self.adjectives.get(kid.text.lower())
            if mode is not None:
                return mode
        return None

    def of_arguments(self, verb: Token) -> Modality | None:
        """The mode that the subject or the object of a predicate sets over what the clause tells."""
        for kid in self.tree.kids(verb, *SUBJECTS):
            known = kid.lemma in self.lexicon.event_nouns or kid.lemma in self.nouns
            if known and not self.happens(verb) and (mode := self.of_noun(kid)) is not None:
                return mode
        for kid in self.tree.kids(verb, *OBJECTS):
            if kid.lemma in self.nouns and (mode := self.of_noun(kid)) is not None:
                return mode
        for prep in self.tree.kids(verb, "prep"):  # "scoffed at the notion that P", "agreed on a plan to leave"
            inner = self.tree.kid(prep, "pobj")
            clause = inner is not None and any(self.is_content(k) for k in self.tree.kids(inner, "acl", "ccomp"))
            beside = prep.lemma in self.lexicon.scope.get("prospects", {}).get("beside", ())
            if inner is not None and clause and not beside and verb.lemma not in self.lexicon.event_verbs:
                return self.nouns.get(inner.lemma)
        return None

    def happens(self, verb: Token) -> bool:
        """True where the verb says that what was in prospect took place ("the planned withdrawal began")."""
        return verb.lemma in self.lexicon.scope.get("prospects", {}).get("happening", ())

    def takes_something(self, noun: Token) -> bool:
        """True for "the risk of a siege", "a plan to storm X": an infinitive, a clause or an event stands below."""
        if any(self.is_content(k) for k in self.tree.kids(noun, "acl", "ccomp", "relcl")):
            return True
        for prep in self.tree.kids(noun, "prep"):
            below = self.tree.kid(prep, "pobj", "pcomp")
            if below is not None and (below.dep == "pcomp" or below.lemma in self.lexicon.event_nouns):
                return True
        return False

    def is_content(self, clause: Token) -> bool:
        """True for an infinitive or a clause with a subordinator, false for "the plan that he drew up"."""
        infinitive = self.tree.infinitival(clause)
        return infinitive or (clause.dep != "relcl" and self.tree.kid(clause, "mark") is not None)
