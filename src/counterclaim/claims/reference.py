"""Who "he", "the ministry", "the latter" is, among those who already spoke or were named; open where unsure."""

from __future__ import annotations

import bisect
from collections.abc import Collection

from counterclaim.claims.draft import Source
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.sources import LOOSE, Sources
from counterclaim.claims.tree import SUBJECTS, Tree
from counterclaim.model.annotation import Annotations
from counterclaim.model.mention import Use
from counterclaim.model.parse import Token
from counterclaim.model.span import around

NAMING = frozenset({"NOUN", "PROPN"})
LEANING = 2  # words of a description that says little by itself
SPEAKS = 1.0  # what it counts that a candidate was heard speaking; a sentence between counts 2
WEAK = 1.5  # ... that nothing but its speaking makes it a person
REACH = 3  # sentences back in which an antecedent may stand


class Referrer:
    """Antecedents for the sources of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sources: Sources, annotations: Annotations) -> None:
        self.tree = tree
        self.named = annotations.places
        self.places = [p for p in annotations.places if p.use is Use.PLACE]
        self.times = annotations.times
        self.quotes = annotations.quotes
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
        words = self.owned(source) or self.full_words(self.antecedent(head, source))
        return words if words and words.casefold() != source.span.text.casefold() else None

    def antecedent(self, head: Token, source: Source) -> Token | None:
        """Whom a pronoun, one of two ("the latter") or a short description takes up."""
        first = self.leaning("first")
        if head.lemma in first or head.lemma in self.leaning("last"):
            pair = self.pair(head)
            return pair[0 if head.lemma in first else -1] if pair else None
        if self.lexicon.small(head.lemma, "said-there"):
            return self.place_of_saying(head)
        if head.pos == "PRON" and head.lemma in self.lexicon.pronouns:
            return self.fullest(self.pronoun(head, self.lexicon.pronouns[head.lemma]))
        return self.description(head) if head.pos == "NOUN" and self.short(source) else None

    def fullest(self, found: Token | None) -> Token | None:
        """The longer words that a short description ("the governor") itself takes up, if there are any."""
        if found is None or found.pos != "NOUN" or not self.short(self.sources.source(found)):
            return found
        return self.description(found) or found

    def owned(self, source: Source) -> str | None:
        """ "The ministry's spokesman" for "its spokesman", the owner alone for "his"; ``None`` where nobody owns it."""
        head = source.head
        owner = None if head is None else head if self.group_of(head) else self.tree.kid(head, "poss")
        group = self.group_of(owner) if owner is not None else None
        if owner is None or group is None or owner.start != source.span.start:
            return None
        words = self.words(self.fullest(self.pronoun(owner, group)))
        thing = source.span.text[owner.stop - source.span.start :].strip()
        if words is None or not thing:
            return words
        if self.lexicon.small_words["said-in"]:  # a language that declines its names: they stay as they are printed
            return f"{thing} ({words})"
        return f"{words}' {thing}" if words.endswith("s") else f"{words}'s {thing}"

    def group_of(self, token: Token) -> str | None:
        """The group of pronouns that a possessive belongs to."""
        group: str | None = self.lexicon.scope["leaning"].get("possessives", {}).get(token.text.lower())
        return group if token.pos in {"PRON", "DET"} else None

    def full_words(self, found: Token | None) -> str | None:
        """An antecedent's words; "the ministry's spokesman" where it was printed as "its spokesman"."""
        return None if found is None else self.owned(self.sources.source(found)) or self.words(found)

    def words(self, found: Token | None) -> str | None:
        """An antecedent as printed, without the ending of a possessor and without what is coordinated with it."""
        if found is None:
            return None
        text = self.sources.source(found).span.text
        beside = self.tree.kids(found, "conj", "cc", "preconj")
        if beside and found.tag not in {"NNS", "NNPS"}:
            loose = [*beside, *(k for k in self.tree.kids(found) if k.dep == "punct" or k.dep in LOOSE)]
            text = self.tree.span(self.tree.subtree(found, without=loose)).text
        if found.dep == "poss":
            text = text.removesuffix("'s").removesuffix("’s").rstrip("'’ ")
        return text

    def pair(self, head: Token) -> list[Token]:
        """The two or more names or descriptions that were coordinated last before ``head``; ``[]`` if none were."""
        for token in reversed(self.tree.tokens[: head.i]):
            if token.sent < head.sent - 1:
                break
            if token.dep == "conj" and token.pos in NAMING and self.tree.head(token).pos in NAMING:
                first = token
                while first.dep == "conj":
                    first = self.tree.head(first)
                joined = self.tree.conjuncts(first)
                return joined if all(t.pos in NAMING and not self.is_time(t) for t in joined) else []
        return []

    def short(self, source: Source) -> bool:
        """True for "the minister", "the same office": a description that leans on an earlier one."""
        words = [w for w in source.span.text.casefold().split() if w not in self.leaning("same")]
        if len(words) == 1 and source.head is not None and self.lexicon.scope["leaning"].get("bare"):
            opens = self.tree.parse.sentences[source.head.sent].first == source.head.i
            return opens or not source.head.text[:1].isupper()
        return 0 < len(words) <= LEANING and words[0] in self.leaning("determiners")

    def leaning(self, name: str) -> tuple[str, ...]:
        """A list of the language's ``[leaning]`` words; empty where it has none."""
        return tuple(self.lexicon.scope["leaning"].get(name, ()))

    def pronoun(self, head: Token, group: str) -> Token | None:
        """The nearest earlier noun that speaks and fits the pronoun, subjects before others."""
        best: tuple[float, Token] | None = None
        unlike = self.lexicon.scope["leaning"].get("unlike", {}).get(head.lemma, ())
        genders = self.lexicon.scope["leaning"].get("genders", {}).get(head.text.lower(), ())
        sentences = self.tree.parse.sentences
        lowest = bisect.bisect_left(self.candidates, sentences[max(0, head.sent - REACH)].first, key=lambda t: t.i)
        highest = bisect.bisect_left(self.candidates, head.i, key=lambda t: t.i)
        for token in self.candidates[lowest:highest]:
            fits = self.fits(token, group) or (bool(genders) and self.fits(token, "it"))
            if not fits or self.is_one_of(token, unlike) or self.other_gender(token, genders):
                continue
            if any(a.i == head.i for a in self.tree.above(token)) or self.in_other_words(token, head):
                continue
            distance = head.sent - token.sent
            score = (
                -2.0 * distance
                + (2.0 if token.dep in SUBJECTS else 0.0)
                + (SPEAKS if self.speaks(token) else 0.0)
                - (WEAK if group == "one" and not self.is_person(token) else 0.0)
                + token.i / 100_000
            )
            if token.dep in {"poss", "pobj", "dobj", "conj"}:
                score -= 0.5
            if best is None or score > best[0]:
                best = (score, token)
        return best[1] if best else None

    def in_other_words(self, token: Token, pronoun: Token) -> bool:
        """True for a noun in a quotation that the pronoun stands outside: "our army" is not who is quoted."""
        quote = around(self.quotes, token.start)
        return quote is not None and not quote.scare and not quote.start <= pronoun.start < quote.stop

    def other_gender(self, token: Token, genders: Collection[str]) -> bool:
        """True for a noun whose gender rules it out; names in capitals show none, and parsers guess it for them."""
        if not genders or token.text.isupper():
            return False
        shown = next((f.partition("=")[2] for f in token.morph.split("|") if f.startswith("Gender=")), "")
        return bool(shown) and shown not in genders

    def is_one_of(self, token: Token, words: Collection[str]) -> bool:
        """True if the noun, or a title before it, is one of ``words``."""
        return token.lemma in words or any(k.lemma in words for k in self.tree.kids(token, "compound", "nmod"))

    def is_time(self, token: Token) -> bool:
        """True for a noun inside a time expression."""
        return around(self.times, token.start) is not None

    def is_person(self, token: Token) -> bool:
        """True for a noun that names a person, or a name with a title."""
        return self.lexicon.is_a(token.lemma, "persons") or self.person_name(token)

    def may_be_person(self, token: Token) -> bool:
        """True for a noun or name of no known class that is heard speaking ("a fisherman said", "Sidi Bah told us")."""
        known = self.lexicon.is_a(token.lemma, "bodies") or any(
            token.lemma in table
            for table in (self.lexicon.documents, self.lexicon.outlets, self.lexicon.event_nouns, self.lexicon.nouns)
        )
        return (
            self.speaks(token)
            and not known
            and around(self.named, token.start) is None
            and not token.text.isupper()
            and token.lemma not in self.lexicon.vague_heads
        )

    def speaks(self, token: Token) -> bool:
        """True if the noun is the subject of a reporting verb."""
        return self.tree.head(token).lemma in self.lexicon.verbs and token.dep in SUBJECTS

    def fits(self, token: Token, group: str) -> bool:
        """True if the noun can be what a pronoun of ``group`` stands for."""
        if token.pos not in {"NOUN", "PROPN"}:
            return False
        if around(self.places, token.start) is not None or self.is_time(token):
            return False
        plural = token.tag in {"NNS", "NNPS"}
        person = self.is_person(token)
        body = (
            self.lexicon.is_a(token.lemma, "bodies")
            or (token.pos == "PROPN" and not person)
            or token.lemma in self.lexicon.documents
        )
        if group == "one":
            return (person or self.may_be_person(token)) and not plural
        if group == "it":
            return body and (not plural or self.is_plural_name(token))
        if (
            group == "they"
            and token.tag == "NNP"
            and not person
            and token.text.endswith(self.leaning("plural_endings"))
        ):
            return True  # "Yemen's Houthis": the tagger counts a name as one
        if group == "they":
            return plural and (self.lexicon.is_a(token.lemma, "speakers") or person or token.pos == "PROPN")
        return False

    def is_plural_name(self, token: Token) -> bool:
        """True for one body with a plural name ("the Rapid Support Forces"), which "it" takes up as well as "they"."""
        named = self.tree.kids(token, "compound", "amod", "nmod")
        return token.tag == "NNPS" and any(k.text[:1].isupper() for k in named)

    def person_name(self, token: Token) -> bool:
        """True if a title stands before the name ("President X", "spokesman X")."""
        if token.pos != "PROPN" or self.lexicon.is_a(token.lemma, "bodies"):
            return False  # "the General Staff" is no general
        titles = self.lexicon.classes.get("persons", frozenset())
        return any(k.lemma in titles for k in self.tree.kids(token, "compound", "appos", "nmod")) or any(
            k.lemma in titles for k in self.tree.kids(token, "conj")
        )

    def description(self, head: Token) -> Token | None:
        """The nearest earlier noun phrase with the same head noun and more words, or of a kind that the noun names."""
        kinds = self.lexicon.scope["leaning"].get("kinds", {}).get(head.lemma, ())
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
            if token.lemma in kinds and token.pos in NAMING and self.speaks_or_acts(token):
                return token
        return None

    def speaks_or_acts(self, token: Token) -> bool:
        """True for a noun that is a subject, or in which something is said."""
        said_in = token.dep == "pobj" and self.lexicon.small(self.tree.head(token).lemma, "said-in")
        return token.dep in SUBJECTS or said_in or token.dep == "poss"

    def place_of_saying(self, head: Token) -> Token | None:
        """The body that "said there" takes up: the nearest one before it that speaks or in which something is said."""
        for token in reversed(self.tree.tokens[: head.i]):
            if token.sent < head.sent - REACH:
                break
            spoken = self.speaks(token) or self.lexicon.small(self.tree.head(token).lemma, "said-in")
            if self.lexicon.is_a(token.lemma, "bodies") and spoken:
                return token
        return None
