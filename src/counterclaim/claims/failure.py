"""Verbs, nouns and phrases by which something did not happen: failed, prevented, called off, stopped short of."""

from __future__ import annotations

from counterclaim.claims.carriers import Carriers
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Kind
from counterclaim.model.parse import Token


class Failure:
    """Questions about what failed in one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, carriers: Carriers) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.carriers = carriers
        self.words = lexicon.scope["failure"]

    def fails(self, verb: Token) -> bool:
        """True if the verb says that what it takes did not happen."""
        words = self.words
        clause = self.tree.kid(verb, "xcomp", "ccomp")
        if verb.lemma in words["verbs"] and clause is not None:
            return True
        if verb.lemma in words["attempts"] and clause is not None and self.is_over(verb):
            return clause.lemma not in words["done"]
        carried = self.carriers.find(verb)
        if (carried is not None and carried.carrier.denied) or self.attempt_failed(verb):
            return True
        adjective = self.tree.kid(verb, "acomp")
        return (
            (adjective is not None and adjective.lemma in words["adjectives"])
            or verb.lemma in words["adjectives"]
            or self.blocked(verb)
            or self.cancelled(verb)
        )

    def attempt_failed(self, verb: Token) -> bool:
        """True for "the bid to take X collapsed", "made an attempt to take X"."""
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        if (
            subject is not None
            and subject.lemma in self.words["attempt_nouns"]
            and verb.lemma in self.words["collapse"]
        ):
            return True
        made = self.tree.kid(verb, "dobj")
        goal = self.tree.kid(made, "acl") if made is not None and made.lemma in self.words["attempt_nouns"] else None
        return goal is not None and verb.lemma in self.words.get("making", ()) and goal.lemma not in self.words["done"]

    def is_over(self, verb: Token) -> bool:
        """True for an attempt told as past ("tried to", "has tried to"), false for one under way or to come."""
        return verb.tag in {"VBD", "VBN"} and not self.tree.kids(verb, "neg") and self.tree.kid(verb, "auxpass") is None

    def blocked(self, verb: Token) -> bool:
        """True if the verb says that the attempt, movement or event that it names was stopped."""
        if verb.lemma in self.words.get("averting", ()):
            things = self.tree.kids(verb, "dobj", "nsubjpass")
            if any(k.lemma in self.lexicon.event_nouns or k.lemma in self.words["blockable"] for k in things):
                return True
        if verb.lemma not in self.words["blockers"]:
            return False
        for noun in self.tree.kids(verb, "dobj", "nsubjpass"):
            if noun.lemma in self.words["attempt_nouns"] or noun.lemma in self.words["blockable"]:
                return True
        return self.prevented_from(verb)

    def prevented_from(self, verb: Token) -> bool:
        """True for "kept the convoy from reaching X", "hindered the rebels to take X"."""
        below = self.tree.kid(verb, "xcomp")
        if below is not None and below.tag == "INF" and self.tree.kid(verb, "dative") is not None:
            return True
        return any(
            self.lexicon.small(k.lemma, "prevented") and self.tree.kid(k, "pcomp") is not None
            for k in self.tree.kids(verb, "prep")
        )

    def cancelled(self, verb: Token) -> bool:
        """True for "the evacuation was called off", "dropped its plan to storm X": what is named will not happen."""
        particles = {k.lemma for k in self.tree.kids(verb, "prt", "advmod", "prep")}
        for entry in self.words.get("cancelling", ()):
            lemma, _, particle = entry.partition("+")
            if verb.lemma == lemma and (not particle or particle in particles):
                things = self.tree.kids(verb, "dobj", "nsubjpass")
                planned = self.words.get("of_plans", ())
                return any(self.is_named_plan(k) if lemma in planned else self.is_planned(k) for k in things)
        return False

    def is_planned(self, noun: Token) -> bool:
        """True for what can be called off: a plan, or an event that is no loss."""
        event = self.lexicon.event_nouns.get(noun.lemma)
        adjectives = self.lexicon.scope.get("prospects", {}).get("adjectives", {}).get("plan", ())
        planned = any({k.lemma, k.text.lower()} & set(adjectives) for k in self.tree.kids(noun, "amod"))
        named = noun.lemma in self.lexicon.scope["plan"]["nouns"]
        return planned or named or (event is not None and event.kind is not Kind.LOSS)

    def is_named_plan(self, noun: Token) -> bool:
        """True for "the plan": no event of its own."""
        return noun.lemma in self.lexicon.scope["plan"]["nouns"]

    def named(self, noun: Token) -> bool:
        """True for a noun that names what did not come about: "a failed attempt to seize X", "an attempted landing"."""
        if noun.lemma in self.words["attempt_nouns"] and self.tree.kid(noun, "acl") is not None:
            goal = self.tree.kid(noun, "acl")
            return goal is None or goal.lemma not in self.words["done"]
        described = {k.lemma for k in self.tree.kids(noun, "amod")} | {
            k.text.lower() for k in self.tree.kids(noun, "amod")
        }
        if not described & set(self.words.get("failed_adjectives", ())):
            return False
        event = self.lexicon.event_nouns.get(noun.lemma)
        return event is None or event.kind is not Kind.ATTACK  # a beaten-off attack took place
