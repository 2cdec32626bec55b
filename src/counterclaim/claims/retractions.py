"""What was said and soon taken back ("said that three were hurt; later he withdrew the figure") is no claim."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.parse import Token


def standing(units: list[Unit], tree: Tree, lexicon: Lexicon) -> list[Unit]:
    """The units without those that the speaker takes back in the same or the next sentence."""
    withdrawn = [t for t in tree.tokens if retracts(t, tree, lexicon)]
    return [u for u in units if not any(takes_back(verb, u) for verb in withdrawn)]


def retracts(verb: Token, tree: Tree, lexicon: Lexicon) -> bool:
    """True for "he withdrew the figure": a pronoun takes back what it said."""
    if verb.pos != "VERB" or verb.lemma not in lexicon.scope["superseded"].get("verbs", ()):
        return False
    subject, thing = tree.subject(verb), tree.kid(verb, "dobj")
    said = tree.head(verb) if verb.dep == "conj" and tree.kid(verb, "nsubj") is None else verb
    going_on = said.i != verb.i and said.lemma in lexicon.verbs  # "spoke of one, but withdrew the figure"
    if thing is None or not (going_on or (subject is not None and subject.lemma in lexicon.pronouns)):
        return False
    figures = lexicon.scope["asides"]["nouns"]
    words = thing.lemma in lexicon.nouns or thing.lemma in figures or lexicon.small(thing.lemma, "pointing")
    before = any(k.lemma in lexicon.scope["superseded"].get("earlier", ()) for k in tree.kids(thing, "amod"))
    bare = tree.kid(thing, "acl", "ccomp", "prep") is None and not before  # "retracting an earlier denial"
    return words and bare and tree.kid(verb, "neg") is None


def takes_back(verb: Token, unit: Unit) -> bool:
    """True for a reported unit right before ``verb``."""
    near = 0 <= verb.sent - unit.head.sent <= 1 and unit.head.i < verb.i
    return near and bool(unit.context.voices) and all(t.i != verb.i for t in unit.tokens)
