"""Who "he", "the ministry", "the latter" is, among those who already spoke or were named; open where unsure."""

from __future__ import annotations

import bisect

from counterclaim.claims.draft import Source
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.sources import Sources
from counterclaim.claims.tree import SUBJECTS, Tree
from counterclaim.model.annotation import Annotations
from counterclaim.model.mention import Use
from counterclaim.model.parse import Token
from counterclaim.model.span import around

REACH = 3  # sentences back in which an antecedent may stand


class Referrer:
    """Antecedents for the sources of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources, annotations: Annotations) -> None:
        self.tree = tree
        self.places = [p for p in annotations.places if p.use is Use.PLACE]
        self.times = annotations.times
        self.lexicon = lexicon
        self.sources = sources
        self.candidates = [
            t for t in tree.tokens if t.dep in SUBJECTS or t.dep in {"agent", "pobj", "dobj", "poss", "conj"}
        ]

    def resolve(self, source: Source) -> str | None:
        """The words of the antecedent of a pronoun or a short description; ``None`` if it needs none or has none."""
        head = source.head
        if head is None:
            return None
        if head.pos == "PRON" and head.lemma in self.lexicon.pronouns:
            found = self.pronoun(head, self.lexicon.pronouns[head.lemma])
        elif head.pos == "NOUN" and self.short(source):
            found = self.description(head)
        else:
            return None
        if found is None:
            return None
        words = self.sources.source(found).span.text
        if found.dep == "poss":
            words = words.removesuffix("'s").removesuffix("’s").rstrip("'’ ")
        return words if words.casefold() != source.span.text.casefold() else None

    def short(self, source: Source) -> bool:
        """True for "the minister", "its spokesman": a description that leans on an earlier one."""
        words = source.span.text.split()
        return len(words) <= 2 and words[0].casefold() in self.lexicon.scope["leaning"]["determiners"]

    def pronoun(self, head: Token, group: str) -> Token | None:
        """The nearest earlier noun that speaks and fits the pronoun, subjects before others."""
        best: tuple[float, Token] | None = None
        sentences = self.tree.parse.sentences
        lowest = bisect.bisect_left(self.candidates, sentences[max(0, head.sent - REACH)].first, key=lambda t: t.i)
        highest = bisect.bisect_left(self.candidates, head.i, key=lambda t: t.i)
        for token in self.candidates[lowest:highest]:
            if not self.fits(token, group):
                continue
            if any(a.i == head.i for a in self.tree.above(token)):
                continue
            distance = head.sent - token.sent
            score = (
                -2.0 * distance
                + (2.0 if token.dep in SUBJECTS else 0.0)
                + (1.0 if self.speaks(token) else 0.0)
                + token.i / 100_000
            )
            if token.dep in {"poss", "pobj", "dobj", "conj"}:
                score -= 0.5
            if best is None or score > best[0]:
                best = (score, token)
        return best[1] if best else None

    def speaks(self, token: Token) -> bool:
        """True if the noun is the subject of a reporting verb."""
        return self.tree.head(token).lemma in self.lexicon.verbs and token.dep in SUBJECTS

    def fits(self, token: Token, group: str) -> bool:
        """True if the noun can be what a pronoun of ``group`` stands for."""
        if token.pos not in {"NOUN", "PROPN"}:
            return False
        if around(self.places, token.start) is not None or around(self.times, token.start) is not None:
            return False
        plural = token.tag in {"NNS", "NNPS"}
        person = self.lexicon.is_a(token.lemma, "persons") or self.person_name(token)
        body = (
            self.lexicon.is_a(token.lemma, "bodies")
            or (token.pos == "PROPN" and not person)
            or token.lemma in self.lexicon.documents
        )
        if group == "one":
            return person and not plural
        if group == "it":
            return body and not plural
        if group == "they":
            return plural and (self.lexicon.is_a(token.lemma, "speakers") or person or token.pos == "PROPN")
        return False

    def person_name(self, token: Token) -> bool:
        """True if a title stands before the name ("President X", "spokesman X")."""
        if token.pos != "PROPN":
            return False
        titles = self.lexicon.classes.get("persons", frozenset())
        return any(k.lemma in titles for k in self.tree.kids(token, "compound", "appos", "nmod")) or any(
            k.lemma in titles for k in self.tree.kids(token, "conj")
        )

    def description(self, head: Token) -> Token | None:
        """The nearest earlier noun phrase with the same head noun and more words."""
        for token in reversed(self.tree.tokens[: head.i]):
            if token.sent < head.sent - 8:
                break
            if token.lemma == head.lemma and token.pos in {"NOUN", "PROPN"}:
                if len(self.sources.source(token).span.text.split()) > 2:
                    return token
            elif token.pos == "PROPN" and any(
                k.lemma == head.lemma for k in self.tree.kids(token, "compound", "appos")
            ):
                return token
        return None
