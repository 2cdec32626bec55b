"""Where a claim's event is: the toponyms among a unit's own words."""

from __future__ import annotations

from counterclaim.claims.draft import Unit
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.tree import Tree
from counterclaim.model.claim import Agent, Place
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.span import inside


class Whereabouts:
    """Places of one document's units."""

    def __init__(self, tree: Tree, lexicon: Lexicon, mentions: tuple[PlaceMention, ...]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.mentions = mentions

    def places(self, unit: Unit, actor: Agent | None) -> tuple[Place, ...]:
        """The toponyms of the claim's own event; a name that only locates the one before it is left out."""
        out: list[PlaceMention] = []
        for mention in inside(self.mentions, unit.span.start, unit.span.stop):
            if mention.use is not Use.PLACE:
                continue
            if actor is not None and actor.covers(mention) and not self.stationed(actor, mention):
                continue
            if self.in_parenthesis(mention, unit):
                continue
            if out and self.locates(out[-1], mention):
                continue
            out.append(mention)
        return tuple(Place(m.start, m.stop, m.text) for m in out)

    def stationed(self, actor: Agent, mention: PlaceMention) -> bool:
        """True for "the garrison of X will withdraw", "X's villagers": who is at a place, not who is named for it."""
        name = self.tree.at(mention.stop - 1)
        if name is None or name.dep not in {"pobj", "poss"}:
            return False
        prep = self.tree.head(name)
        holder = self.tree.head(prep) if name.dep == "pobj" else prep
        kinds = [kind for kind in ("force", "people", "persons") if self.lexicon.is_a(holder.lemma, kind)]
        return actor.start <= holder.start < actor.stop and ("force" in kinds or kinds == ["people"])

    def in_parenthesis(self, mention: PlaceMention, unit: Unit) -> bool:
        """True if the name stands in words that the span only runs over (a source inside the clause)."""
        return not any(t.start < mention.stop and mention.start < t.stop for t in unit.tokens)

    def locates(self, place: PlaceMention, other: PlaceMention) -> bool:
        """True for "Pryiutne in Zaporizhzhia region", "Pryiutne, Zaporizhzhia region"."""
        between = self.tree.text[place.stop : other.start].strip()
        words = self.lexicon.scope["locating"]
        if between == "," and not self.listed(other) and not self.beside(place, other):
            return other.generic is not None or place.generic is None
        between = between.lower()
        near = len(between.split()) <= 4 and any(between.endswith(" " + w) for w in words["near"])
        return near or between in words["links"]

    def beside(self, place: PlaceMention, other: PlaceMention) -> bool:
        """True in "A, B and C": the second is coordinated with the first and something further with it."""
        first, second = self.tree.at(place.stop - 1), self.tree.at(other.stop - 1)
        if first is None or second is None or second.dep != "conj":
            return False
        return second.head == first.i and self.tree.kid(second, "cc", "conj") is not None

    def listed(self, place: PlaceMention) -> bool:
        """True where a comma lists, as between names that a case marks: "в Одессе, Виннице"."""
        return any("Case=" in t.morph for t in self.tree.tokens if place.start <= t.start < place.stop)
