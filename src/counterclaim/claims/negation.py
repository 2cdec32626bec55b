"""Negations and what they reach: "not", "nobody", "neither ... nor", "no longer", "almost"."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.parse import Token

NOUNS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
NEAR_TOKENS = 4  # a phrase such as "no longer" stands this close to its predicate
CORRECTED_WITHIN = 8  # tokens in which "but" follows the "not" of "not only three men but four"


class Negation:
    """Questions about the negations of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.words = lexicon.scope["negation"]
        self.ending = lexicon.scope["failure"]["ending"]

    def reaches(self, unit: Unit, path: list[Token]) -> bool:
        """True if a negation stands over the predicates of ``path`` or in the unit's own words."""
        if any(self.negated(token) or self.nearly(token) for token in path):
            return True
        if unit.nominal and (self.empty(unit.head) or self.never_came(unit.head)):
            return True
        return self.phrase_negates(unit, path) or self.shares_negation(unit.head)

    def never_came(self, noun: Token) -> bool:
        """True for "a drone that never flew", "an attack that did not come": what the noun names was not."""
        coming = self.words.get("coming", ())
        return any(k.lemma in coming and self.negated(k) for k in self.tree.kids(noun, "relcl"))

    def shares_negation(self, verb: Token) -> bool:
        """True for the second verb of "neither retreated nor surrendered", "did not retreat or surrender"."""
        if verb.dep != "conj" or self.tree.kid(verb, "nsubj", "nsubjpass", "neg") is not None:
            return False
        first = self.tree.head(verb)
        joints = {k.lemma for k in self.tree.kids(first, "cc")} | {
            k.lemma for k in self.tree.kids(first, "preconj", "advmod")
        }
        pairs, alternatives = set(self.words["pairs"]), set(self.words["alternatives"])
        return bool(joints & pairs) or (self.negated(first) and bool(joints & alternatives))

    def negated(self, verb: Token) -> bool:
        """True if a negation hangs on the verb, or its subject or object is none."""
        words = self.words
        if verb.lemma in self.words.get("predicates", ()):
            return True
        if any(not self.contrasts(k, verb) for k in self.tree.kids(verb, "neg")):
            lacking = verb.lemma in words.get("lacking", ())  # "не хватает снарядов": a want is so
            return not (lacking or self.goes_on(verb))
        if any(
            k.lemma in words["words"]
            for k in self.tree.kids(verb, "advmod", "preconj", "cc", "det")
            if k.i < verb.i and k.dep != "cc"
        ):
            return True
        for kid in self.tree.kids(verb, "acomp", "attr", "prep"):
            if any(not self.contrasts(k, verb) for k in self.tree.kids(kid, "neg")):
                return True
        return any(self.empty(kid) for kid in self.tree.kids(verb, *NOUNS))

    def contrasts(self, negation: Token, verb: Token) -> bool:
        """True for the "not" of "handed it back under a deal, not after a defeat": it denies what stands behind it."""
        before = [t.text.lower() for t in self.tree.tokens[max(0, negation.i - 2) : negation.i]]
        joined = before[-1:] == [","] or (before[:1] == [","] and before[-1] in self.words.get("contrast_joints", ()))
        return negation.i > verb.i and joined

    def nearly(self, verb: Token) -> bool:
        """True for "almost lost the town", "has all but fallen": it has not."""
        if verb.pos not in {"VERB", "AUX", "ADJ"} or verb.tag in {"VB", "VBG"} or self.by_degrees(verb):
            return False
        beside = [k for k in self.tree.kids(verb, "advmod") if k.i < verb.i]
        if any(k.lemma in self.words.get("nearly", ()) and k.i == verb.i - 1 for k in beside):
            return True
        text = " ".join(t.text.lower() for t in self.tree.tokens[max(0, verb.i - 2) : verb.i])
        return text in self.words.get("nearly_phrases", ())

    def by_degrees(self, verb: Token) -> bool:
        """True for "all but destroyed", "almost doubled": little is missing, and the event took place."""
        return verb.lemma in self.words.get("by_degrees", ())

    def goes_on(self, verb: Token) -> bool:
        """True for "the fighting has not ended": what did not end goes on."""
        subject = self.tree.kid(verb, "nsubj", "nsubjpass")
        return verb.lemma in self.ending and subject is not None and self.tree.kid(verb, "dobj", "xcomp") is None

    def empty(self, noun: Token) -> bool:
        """True for "no vehicle", "nobody", "not a single lorry"."""
        if noun.lemma in self.words["pronouns"]:
            return True
        kids = self.tree.kids(noun, "det", "neg", "preconj", "predet", "amod", "nummod", "advmod")
        found = [k for k in kids if k.lemma in self.words["determiners"] or k.dep == "neg"]
        return any(not self.denies_nothing(k) and not (k.i > noun.i and self.contrasts(k, noun)) for k in found)

    def denies_nothing(self, negation: Token) -> bool:
        """True for the "no" of "no more than 14", "no doubt"."""
        after = self.tree.tokens[negation.i + 1 : negation.i + 3]
        if not after:
            return False
        than = self.words["than"]
        follows = not than or (len(after) > 1 and after[1].lemma == than)
        compared = after[0].lemma in self.words["compared"] and follows
        return compared or after[0].lemma in self.words["harmless"]

    def phrase_negates(self, unit: Unit, path: list[Token]) -> bool:
        """True if a phrase such as "no longer" stands beside the predicate, or a negation anywhere in its own words."""
        ends = (path[-1].i, path[0].i)
        near = (t for t in unit.tokens if any(abs(t.i - end) <= NEAR_TOKENS for end in ends))
        text = " ".join(t.text.lower() for t in near)
        if any(f" {phrase} " in f" {text} " for phrase in self.words["phrases"]):
            return True
        on_path = {t.i for t in path}
        return any(self.own_negation(token, on_path) for token in unit.tokens)

    def own_negation(self, token: Token, path: set[int]) -> bool:
        """True for "no", "hardly", "nobody" in an argument of the predicate ("fired on no vessel", "at no point")."""
        words = self.words
        of_noun = self.tree.head(token).pos in {"NOUN", "NUM", "DET", "PRON"}
        partial = of_noun and token.dep in {"neg", "preconj", "advmod"} and token.lemma == words["words"][0]
        if partial and any(
            t.lemma in words["corrective"] for t in self.tree.tokens[token.i : token.i + CORRECTED_WITHIN]
        ):
            return False
        if (token.lemma not in words["arguments"] and not partial) or token.dep in {"intj", "cc"}:
            return False
        return not self.denies_nothing(token) and self.hangs_on(token, path)

    def hangs_on(self, token: Token, path: set[int]) -> bool:
        """True if no clause stands between ``token`` and the predicates of ``path``."""
        for above in self.tree.above(token):
            if above.i in path:
                return True
            clause = above.dep in {"relcl", "acl", "ccomp", "advcl", "conj", "appos"}
            if clause and above.pos in {"VERB", "AUX", "NOUN"}:
                return False
        return False
