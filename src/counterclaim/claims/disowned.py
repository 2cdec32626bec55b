"""What somebody calls false: "called the reports of a retreat a lie" denies the retreat."""

from __future__ import annotations

import msgspec

from counterclaim.claims.draft import Context
from counterclaim.claims.labels import names_false
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Kind, Stance
from counterclaim.model.parse import Token


def disowned(tree: Tree, lexicon: Lexicon, verb: Token) -> Token | None:
    """The report or event that ``verb`` calls false; ``None`` if it calls none so."""
    if not names_false(tree, verb, lexicon):
        return None
    thing = tree.kid(verb, "dobj", "nsubjpass")
    known = thing is not None and (thing.lemma in lexicon.nouns or thing.lemma in lexicon.event_nouns)
    return thing if known else None


def denying(context: Context) -> Context:
    """The context of what its innermost source calls false: a denial, and no stance on a thing any more."""
    voices = context.voices
    if voices:
        voices = (*voices[:-1], msgspec.structs.replace(voices[-1], stance=Stance.DENYING))
    kind = None if context.kind is Kind.POSITION else context.kind
    return msgspec.structs.replace(context, voices=voices, denied=True, kind=kind)
