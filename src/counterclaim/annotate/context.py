"""The words around a name: the preposition before it, the noun it depends on, the verb it is subject of."""

from __future__ import annotations

import msgspec

from counterclaim.annotate.place_words import Lists
from counterclaim.annotate.toponyms import Hit
from counterclaim.model.parse import Parse, Token

OPENING = frozenset('«“„"')  # marks before the first word of a quotation
BACK = 6  # tokens looked at before a name


class Context(msgspec.Struct, gc=False):
    """What stands around one hit.

    ``head`` is the token of the hit that the rest depends on, ``top`` the first of its coordination, ``governor``
    what that depends on. ``before`` is the word before the name, articles and compass words skipped.
    """

    head: Token
    top: Token
    governor: Token
    before: Token | None
    previous: Token | None
    following: Token | None
    locative: bool
    mild: bool
    of_noun: str
    before_noun: str
    starts: bool


def context_of(parse: Parse, hit: Hit, lists: Lists) -> Context:
    """The context of ``hit``."""
    tokens = parse.tokens
    head = next((t for t in tokens[hit.first : hit.last] if not hit.first <= t.head < hit.last), tokens[hit.last - 1])
    if head.dep == "ROOT" or head.head == head.i:
        governor = top = head
    else:
        top = first_conjunct(tokens, head)
        governor = tokens[top.head]
    first = parse.sentences[head.sent].first
    before = word_before(tokens, hit.first, first, lists)
    previous = tokens[hit.first - 1] if hit.first > first else None
    following = tokens[hit.last] if hit.last < len(tokens) and tokens[hit.last].sent == head.sent else None
    lower = before.text.lower() if before else ""
    governed = governor.text.lower() if top.dep in ("pobj", "pcomp") else ""
    noun = ""
    if lower in ("of", "on", "for", "against") and before is not None and before.i > first:
        noun = tokens[before.i - 1].text.lower()
    return Context(
        head=head,
        top=top,
        governor=governor,
        before=before,
        previous=previous,
        following=following,
        locative=lower in lists.locative or governed in lists.locative,
        mild=lower in lists.mild or governed in lists.mild,
        of_noun=noun if lower == "of" else owner(governor, lists) if genitive(top) or beside(top, governor) else "",
        before_noun=noun,
        starts=hit.first == first or (previous is not None and previous.text in OPENING),
    )


def owner(noun: Token, lists: Lists) -> str:
    """The noun that a genitive depends on, as printed where the lists have that form, else its lemma."""
    return noun.text.lower() if noun.text.lower() in lists.of else noun.lemma


def genitive(token: Token) -> bool:
    """True for a noun whose case, not a word before it, says "of"."""
    return token.dep == "poss" and "Case=Gen" in token.morph


def beside(token: Token, governor: Token) -> bool:
    """True for a name right behind the noun that says what it is ("аэродром Миргород")."""
    return token.dep == "compound" and "Case=" in governor.morph and governor.i == token.i - 1


def first_conjunct(tokens: tuple[Token, ...], token: Token) -> Token:
    """The first member of the coordination that ``token`` is in; itself where it is in none."""
    seen = 0
    while token.dep in ("conj", "appos") and seen < BACK and tokens[token.head].pos in ("PROPN", "NOUN"):
        token = tokens[token.head]
        seen += 1
    return token


def word_before(tokens: tuple[Token, ...], at: int, first: int, lists: Lists) -> Token | None:
    """The nearest word before ``at`` in the sentence that is no article, compass word or state of a place."""
    for i in range(at - 1, max(first, at - BACK) - 1, -1):
        lower = tokens[i].text.lower()
        if lower not in lists.skipped or (lower == "of" and i > first and tokens[i - 1].text.lower() in lists.of):
            return tokens[i]
    return None
