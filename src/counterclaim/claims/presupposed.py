"""Clauses that are so whoever knows, forgets or regrets them: "nobody realised that P", "it emerged that P"."""

from __future__ import annotations

from counterclaim.claims.frames import complement
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.parse import Token


def presupposed(tree: Tree, lexicon: Lexicon, head: Token) -> Token | None:
    """The clause below ``head`` that the report itself states; ``None`` where ``head`` presupposes nothing."""
    words = lexicon.scope.get("presupposing")
    if words is None:
        return None
    clause = tree.kid(head, "ccomp")
    adjective = tree.kid(head, "acomp")
    if adjective is not None and clause is None:
        clause = tree.kid(adjective, "ccomp")
    if clause is None or not complement(tree, lexicon, clause) or clause.i < head.i:
        return None
    if head.lemma in words["emerging"]:
        subject = tree.kid(head, "nsubj", "expl", "nsubjpass")
        return clause if subject is not None and lexicon.small(subject.lemma, "expletive") else None
    felt = adjective.lemma if adjective is not None else head.lemma if tree.passive(head) else ""
    if head.lemma in words["verbs"] or felt in words["feelings"]:
        return clause
    opening = tree.kid(head, "csubj", "nsubj")
    sure = opening is not None and lexicon.small(head.lemma, "copula") and opening.dep == "csubj"
    if opening is not None and sure and any(k.lemma in words["sure"] for k in tree.kids(opening, "acomp")):
        return clause
    return None
