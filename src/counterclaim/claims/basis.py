"""What every part of the walk looks things up in."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.claims.attribution import Attributor
from counterclaim.claims.hearsay import Hearsay
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.quoting import Quoting
from counterclaim.claims.scope import Scope
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import Tree
from counterclaim.model.mention import Quote


class Basis(NamedTuple):
    """One document's tree, its language's lexicon and the finders that need no state."""

    tree: Tree
    lexicon: Lexicon
    sources: Sources
    attributor: Attributor
    hearsay: Hearsay
    quoting: Quoting
    scope: Scope


def lay(tree: Tree, lexicon: Lexicon, quotes: tuple[Quote, ...]) -> Basis:
    """The basis of one document."""
    sources = Sources(tree, lexicon)
    return Basis(
        tree=tree,
        lexicon=lexicon,
        sources=sources,
        attributor=Attributor(tree, lexicon, sources),
        hearsay=Hearsay(tree, lexicon, sources),
        quoting=Quoting(tree, lexicon, sources, quotes),
        scope=Scope(tree, lexicon),
    )
