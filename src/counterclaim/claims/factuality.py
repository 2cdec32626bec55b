"""Whether a unit is said to be so, and in which mode: negation, failure, plans, possibility, conditions."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Modality, Polarity
from counterclaim.model.parse import Token

NOUNS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")


class Factuality:
    """Polarity and modality of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.scope = lexicon.scope
        self.nouns = lexicon.nouns

    # ---- polarity ---------------------------------------------------------------------------------------------------

    def polarity(self, unit: Unit, main: Token) -> Polarity:
        """Denied where the speaker, a negation or a failure says that it is not so."""
        if unit.context.denied:
            return Polarity.DENIED
        path = self.path(unit.head, main)
        if any(self.negated(token) for token in path) or any(self.fails(token) for token in path):
            return Polarity.DENIED
        if unit.nominal and self.empty(unit.head):
            return Polarity.DENIED
        if self.phrase_negates(unit, path) or self.shares_negation(unit.head):
            return Polarity.DENIED
        return Polarity.ASSERTED

    def shares_negation(self, verb: Token) -> bool:
        """True for the second verb of "neither retreated nor surrendered", "did not retreat or surrender"."""
        if verb.dep != "conj" or self.tree.kid(verb, "nsubj", "nsubjpass", "neg") is not None:
            return False
        first = self.tree.head(verb)
        words = self.scope["negation"]
        joints = {k.lemma for k in self.tree.kids(first, "cc")} | {
            k.lemma for k in self.tree.kids(first, "preconj", "advmod")
        }
        return bool(joints & set(words["pairs"])) or (self.negated(first) and bool(joints & set(words["alternatives"])))

    def path(self, head: Token, main: Token) -> list[Token]:
        """The predicates from ``head`` down to ``main``."""
        out = [head]
        if main.i != head.i:
            out.extend(
                t
                for t in reversed(self.tree.above(main))
                if t.i != head.i and head.i in {a.i for a in self.tree.above(t)}
            )
            out.append(main)
        return out

    def negated(self, verb: Token) -> bool:
        """True if a negation hangs on the verb, or its subject or object is none."""
        words = self.scope["negation"]
        if self.tree.kid(verb, "neg") is not None:
            return not self.goes_on(verb)
        if any(
            k.lemma in words["words"]
            for k in self.tree.kids(verb, "advmod", "preconj", "cc", "det")
            if k.i < verb.i and k.dep != "cc"
        ):
            return True
        for kid in self.tree.kids(verb, "acomp", "attr", "prep"):
            if self.tree.kid(kid, "neg") is not None:
                return True
        return any(self.empty(kid) for kid in self.tree.kids(verb, *NOUNS))

    def goes_on(self, verb: Token) -> bool:
        """True for "the fighting has not ended": what did not end goes on."""
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        return (
            verb.lemma in self.scope["failure"]["ending"]
            and subject is not None
            and self.tree.kid(verb, "dobj", "xcomp") is None
        )

    def empty(self, noun: Token) -> bool:
        """True for "no vehicle", "nobody", "not a single lorry"."""
        words = self.scope["negation"]
        if noun.lemma in words["pronouns"]:
            return True
        kids = self.tree.kids(noun, "det", "neg", "preconj", "predet", "amod", "nummod", "advmod")
        found = [k for k in kids if k.lemma in words["determiners"] or k.dep == "neg"]
        return any(not self.denies_nothing(k) for k in found)

    def denies_nothing(self, negation: Token) -> bool:
        """True for the "no" of "no more than 14", "no doubt"."""
        words = self.scope["negation"]
        after = self.tree.tokens[negation.i + 1 : negation.i + 3]
        if not after:
            return False
        compared = after[0].lemma in words["compared"] and len(after) > 1 and after[1].lemma == words["than"]
        return compared or after[0].lemma in words["harmless"]

    def fails(self, verb: Token) -> bool:
        """True if the verb says that what it takes did not happen."""
        words = self.scope["failure"]
        clause = self.tree.kid(verb, "xcomp", "ccomp")
        if verb.lemma in words["verbs"] and clause is not None:
            return True
        if verb.lemma in words["attempts"] and clause is not None and self.is_over(verb):
            return clause.lemma not in words["done"]
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        if subject is not None and subject.lemma in words["attempt_nouns"] and verb.lemma in words["collapse"]:
            return True
        adjective = self.tree.kid(verb, "acomp")
        return (
            (adjective is not None and adjective.lemma in words["adjectives"])
            or verb.lemma in words["adjectives"]
            or self.blocked(verb)
        )

    def is_over(self, verb: Token) -> bool:
        """True for an attempt told as past ("tried to", "has tried to"), false for one under way or to come."""
        return verb.tag in {"VBD", "VBN"} and not self.tree.kids(verb, "neg") and self.tree.kid(verb, "auxpass") is None

    def blocked(self, verb: Token) -> bool:
        """True if the verb says that the attempt or movement it names was stopped."""
        if verb.lemma not in self.scope["failure"]["blockers"]:
            return False
        for noun in self.tree.kids(verb, "dobj", "nsubjpass"):
            if noun.lemma in self.scope["failure"]["attempt_nouns"] or noun.lemma in self.scope["failure"]["blockable"]:
                return True
        return self.tree.kid(verb, "prep") is not None and any(
            self.lexicon.small(k.lemma, "prevented") and self.tree.kid(k, "pcomp") is not None
            for k in self.tree.kids(verb, "prep")
        )

    def phrase_negates(self, unit: Unit, path: list[Token]) -> bool:
        """True if a phrase such as "no longer" stands beside the predicate, or a negation anywhere in its own words."""
        text = " ".join(t.text.lower() for t in unit.tokens if abs(t.i - path[-1].i) <= 4 or abs(t.i - path[0].i) <= 4)
        if any(f" {phrase} " in f" {text} " for phrase in self.scope["negation"]["phrases"]):
            return True
        on_path = {t.i for t in path}
        return any(self.own_negation(token, on_path) for token in unit.tokens)

    def own_negation(self, token: Token, path: set[int]) -> bool:
        """True for "no", "hardly", "nobody" in an argument of the predicate ("fired on no vessel", "at no point")."""
        words = self.scope["negation"]
        of_noun = self.tree.head(token).pos in {"NOUN", "NUM", "DET", "PRON"}
        partial = of_noun and token.dep in {"neg", "preconj", "advmod"} and token.lemma == words["words"][0]
        if partial and any(t.lemma in words["corrective"] for t in self.tree.tokens[token.i : token.i + 8]):
            return False
        if (token.lemma not in words["arguments"] and not partial) or token.dep in {"intj", "cc"}:
            return False
        if self.denies_nothing(token):
            return False
        for above in self.tree.above(token):
            if above.i in path:
                return True
            if above.dep in {"relcl", "acl", "ccomp", "advcl", "conj", "appos"} and above.pos in {
                "VERB",
                "AUX",
                "NOUN",
            }:
                return False
        return False

    # ---- modality ---------------------------------------------------------------------------------------------------

    def modality(self, unit: Unit, main: Token) -> Modality:
        """The mode of a unit: that of its context, of its auxiliaries, or fact."""
        if unit.conditional:
            return Modality.CONDITIONAL
        if unit.context.modality is not None:
            return unit.context.modality
        if unit.nominal:
            cue = self.nouns.get(unit.head.lemma)
            named = cue.modality if cue is not None else None
            return named or (Modality.PLAN if unit.head.lemma in self.scope["plan"]["nouns"] else Modality.FACT)
        path = self.path(unit.head, main)
        first = self.tree.head(unit.head)
        if unit.head.dep == "conj" and unit.head.tag == "VB" and not self.tree.kids(unit.head, "aux", "nsubj"):
            path = [first, *path] if first.pos in {"VERB", "AUX"} else path
        for token in path:
            found = self.of_auxiliaries(token, unit) or self.of_words(token)
            if found is not None:
                return found
        return Modality.QUESTION if self.asks(unit) else Modality.FACT

    def of_auxiliaries(self, verb: Token, unit: Unit) -> Modality | None:
        """What "will", "would", "may", "must" make of a verb."""
        aux = self.tree.kids(verb, "aux")
        lemmas = {k.lemma for k in aux} | {k.text.lower() for k in aux}
        scope = self.scope
        if lemmas & set(scope["plan"]["auxiliaries"]):
            return Modality.PLAN
        if lemmas & set(scope["plan"]["would"]):
            perfect = any(self.lexicon.small(lemma, "perfect") for lemma in lemmas)
            return Modality.CONDITIONAL if perfect or not unit.context.voices else Modality.PLAN
        if lemmas & set(scope["possible"]["auxiliaries"]):
            negated = self.negated(verb)
            ability = lemmas & set(scope["possible"]["ability"])
            return None if ability and (negated or self.present_ability(lemmas)) else Modality.POSSIBLE
        if lemmas & set(scope["demand"]["auxiliaries"]):
            return Modality.DEMAND
        return None

    def present_ability(self, lemmas: set[str]) -> bool:
        """True for "can": what somebody is able to do is a state, no mere possibility."""
        return bool(lemmas & set(self.scope["possible"]["able"]))

    def of_words(self, verb: Token) -> Modality | None:
        """What intention verbs, "due to", "is to", adverbs of likelihood make of a verb."""
        found = self.of_infinitive(verb) or self.of_plan(verb) or self.of_adjective(verb)
        if found is not None:
            return found
        likely = self.scope["possible"]["adverbs"]
        return Modality.POSSIBLE if any(k.lemma in likely for k in self.tree.kids(verb, "advmod")) else None

    def of_infinitive(self, verb: Token) -> Modality | None:
        """What a verb makes of the infinitive below it ("plan to", "need to", "is to", "seem to")."""
        scope = self.scope
        below = self.tree.kid(verb, "xcomp")
        if below is None or not any(k.tag == "TO" for k in self.tree.kids(below, "aux")):
            return None
        if verb.lemma in scope["plan"]["verbs"]:
            return Modality.PLAN
        if verb.lemma in scope["demand"]["verbs"] and not self.not_yet(verb):
            return Modality.DEMAND
        if self.lexicon.small(verb.lemma, "copula"):
            return Modality.PLAN
        return Modality.POSSIBLE if verb.lemma in scope["possible"]["verbs"] else None

    def of_plan(self, verb: Token) -> Modality | None:
        """A plan as the object ("has plans to"), or a headline's infinitive ("Army to hold exercises")."""
        planned = self.tree.kid(verb, "dobj")
        if planned is not None and planned.lemma in self.scope["plan"]["nouns"] and self.tree.kid(planned, "acl"):
            return Modality.PLAN
        infinitive = any(k.tag == "TO" for k in self.tree.kids(verb, "aux"))
        headline = infinitive and verb.dep == "ROOT" and self.tree.kid(verb, "nsubj", "nsubjpass") is not None
        return Modality.PLAN if headline else None

    def of_adjective(self, verb: Token) -> Modality | None:
        """What an adjective below a verb makes of it ("is ready to", "is likely")."""
        plans = self.scope["plan"]["adjectives"]
        adjective = self.tree.kid(verb, "acomp", "attr")
        if adjective is None and self.lexicon.small(verb.lemma, "copula"):
            adjective = next((k for k in self.tree.kids(verb) if k.lemma in plans and k.i > verb.i), None)
        if adjective is None:
            return None
        if adjective.lemma in plans and self.tree.kid(adjective, "xcomp", "prep", "aux", "pcomp") is not None:
            return Modality.PLAN
        return Modality.POSSIBLE if adjective.lemma in self.scope["possible"]["adjectives"] else None

    def not_yet(self, verb: Token) -> bool:
        """True for "has yet to reach the camp": it has not, which demands nothing."""
        words = {phrase.split()[0] for phrase in self.scope["negation"]["phrases"]}
        return any(k.lemma in words for k in self.tree.kids(verb, "advmod"))

    def asks(self, unit: Unit) -> bool:
        """True if the sentence of a unit without a source ends in a question mark."""
        sentence = self.tree.parse.sentences[unit.head.sent]
        return self.tree.text[sentence.start : sentence.stop].rstrip("\"'”’» ").endswith("?")
