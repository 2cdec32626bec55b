"""What a language adapter makes of a text: tokens, sentences, dependencies."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word or mark.

    ``start``/``stop`` are offsets in ``Document.text``; ``lemma`` is lower case; ``pos`` is a Universal
    POS tag, ``tag`` the language's own fine tag; ``dep`` is the relation to ``head`` (an index into
    ``Parse.tokens``; a root is its own head), in the labels of the language's parser; ``sent`` is an index
    into ``Parse.sentences``; ``morph`` is a Universal Features string (``Number=Sing|Tense=Past``).
    """

    i: int
    start: int
    stop: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int
    morph: str = ""


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tokens ``[first, last)`` and characters ``[start, stop)`` of one sentence."""

    first: int
    last: int
    start: int
    stop: int


class Parse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All tokens and sentences of a document, in text order; ``lang`` as in ``Document``."""

    lang: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
