"""Clauses without a finite verb: infinitives, bare participles, predicates without a verb of their own."""

from __future__ import annotations

from counterclaim.claims.tree import VERBAL, Tree
from counterclaim.model.parse import Token

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def infinitive(tree: Tree, token: Token) -> bool:
    """True for a clause with "to" or a bare participle as its verb."""
    tags = {k.tag for k in tree.kids(token, "aux", "auxpass")}
    if token.tag == "INF" or "TO" in tags or ("VBG" in tags and not tags & FINITE):  # "is being prepared" is finite
        return True
    return (
        token.tag in {"VB", "VBG", "VBN"} and tree.kid(token, "aux", "auxpass", "mark") is None and token.pos == "VERB"
    )


def small_clause(tree: Tree, token: Token) -> bool:
    """True for "it a retreat": a predicate without a verb of its own."""
    return token.pos not in VERBAL and tree.kid(token, "cop", "aux") is None
