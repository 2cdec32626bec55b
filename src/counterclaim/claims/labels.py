"""Verdicts that are names: "called the report a lie", "a figure that the army called absurd"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.parse import Token

REACH = 6  # words from "called" to "lie": an article, what is called so, a word or two that makes it stronger


def labels_false(tokens: Sequence[Token], verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb of naming with a word for what is not so close behind it, in the same clause."""
    words = lexicon.scope["falsity"]
    if verb.lemma not in words.get("calling", ()):
        return False
    for token in tokens[verb.i + 1 : verb.i + 1 + REACH]:
        if token.sent != verb.sent or token.pos == "PUNCT":
            return False
        if token.lemma in words.get("called", ()):
            return True
    return False


def judges(tokens: Sequence[Token], verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb that denies or confirms what was said, or calls it false."""
    return lexicon.judges(verb.lemma) or labels_false(tokens, verb, lexicon)


def names_false(tree: Tree, verb: Token, lexicon: Lexicon) -> bool:
    """True for "called the raid a hoax": what is so called did not happen."""
    said = {k.lemma for k in tree.kids(verb, "oprd")}
    return bool(said & set(lexicon.scope["falsity"].get("called", ())))


def verdict_word(tree: Tree, head: Token, lexicon: Lexicon) -> Token | None:
    """The "false" of "is false", "seems false", "proved to be false"; ``None`` if ``head`` gives no verdict."""
    copula = head
    real = words_beside(tree, head) & set(lexicon.scope["falsity"].get("matching", {}).get(head.lemma, ()))
    if real:
        return head  # "do not match reality": the verb itself is the verdict
    if lexicon.small(head.lemma, "proving"):
        copula = tree.kid(head, "xcomp") or head
    elif not lexicon.small(head.lemma, "judging"):
        return None
    return tree.kid(copula, "acomp", "attr", "oprd")


def words_beside(tree: Tree, verb: Token) -> set[str]:
    """Lemmas of the objects of ``verb``, whatever their case."""
    return {k.lemma for k in tree.kids(verb, "dobj", "dative", "npadvmod")}
