"""Phrases that only carry the predicate or event below them: "came close to taking X", "on the brink of collapse"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Modality
from counterclaim.model.parse import Token

BELOW = ("pcomp", "pobj", "xcomp", "acl", "ccomp", "advcl")
OBJECTS = ("dobj", "npadvmod", "dative")  # of a verb that carries by itself: "fear a strike"


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """One phrase of the table: the words after its verb, and what it makes of what it carries."""

    words: tuple[str, ...]
    denied: bool = False
    modality: Modality | None = None
    closed: bool = False  # carries nothing: the phrase itself says how its subject stands ("is a matter of time")


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase in the text, and the predicate or event noun that it carries."""

    carrier: Carrier
    below: Token | None


class Carriers:
    """Finds carrying phrases in one document; the words are ``[[carried]]`` in ``scope.toml``."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.table: dict[str, list[Carrier]] = {}
        for entry in lexicon.scope.get("carried", ()):
            for phrase in entry["phrases"]:
                verb, *words = phrase.split()
                fields = {k: v for k, v in entry.items() if k != "phrases"}
                self.table.setdefault(verb, []).append(msgspec.convert({**fields, "words": tuple(words)}, Carrier))

    def find(self, verb: Token) -> Carried | None:
        """The phrase that starts at ``verb`` with the verb or the event that it carries; else ``None``."""
        for carrier in self.table.get(verb.lemma, ()):
            end = self.follow(verb, verb, carrier.words)
            if end is None:
                continue
            if carrier.closed:
                return Carried(carrier=carrier, below=None)
            deps = BELOW if carrier.words else (*BELOW, *OBJECTS)
            below = next((k for k in self.tree.kids(end, *deps) if k.i > verb.i), None)
            if below is not None and (below.pos in {"VERB", "AUX"} or below.lemma in self.lexicon.event_nouns):
                return Carried(carrier=carrier, below=below)
        return None

    def follow(self, verb: Token, token: Token, words: tuple[str, ...]) -> Token | None:
        """The token of the last of ``words``, each below the one before it or the verb; ``None`` if one is missing."""
        if not words:
            return token
        for kid in dict.fromkeys((*self.tree.kids(token), *self.tree.kids(verb))):
            later = kid.i > verb.i and words[0] in {kid.lemma, kid.text.lower()}
            if later and (end := self.follow(verb, kid, words[1:])) is not None:
                return end
        return None
