"""Trigger phrases of a language and where they stand in a text: found by their words alone, without the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from counterclaim.model.claim import Kind, Modality
from counterclaim.model.parse import Token

ANY = "*"  # one to four words in a phrase
WIDEST = 4
EXACT = "="  # "=be": this form and no other of the lemma
QUOTES = frozenset("\"'“”‘’«»„`") | {"``", "''"}
NUMBER = "#"  # a number in digits or words


class Scope(StrEnum):
    """Where what a trigger bears on stands."""

    RIGHT = "right"  # behind it
    AT = "at"  # the predicate is one of its words
    GROUP = "group"  # right behind it, only adverbs and auxiliaries between
    AROUND = "around"  # before or behind it in its clause
    BEHIND = "behind"  # before it: "..., rumour had it"
    WHOLE = "whole"  # all of the sentence that it opens
    BACK = "back"  # before it, in its sentence or one of the two before: "he withdrew the figure"
    CUT = "cut"  # what is before it stays, what it opens is no part of the claim


class Reach(StrEnum):
    """How far a trigger bears."""

    WORDS = "words"  # up to a comma, a conjunction, a relative clause or a finite verb
    SUBJECT = "subject"  # up to the predicate of the subject that it stands in, over a relative clause
    PHRASE = "phrase"  # up to a comma or a finite verb
    CLAUSE = "clause"  # up to a comma
    FAR = "far"  # over commas and coordinated clauses


class Tense(StrEnum):
    """Of which predicates a trigger is heard only."""

    ANY = "any"
    OPEN = "open"  # present, future, or beside a "would"
    BARE = "bare"  # infinitives, participles, nouns


class Effect(StrEnum):
    """What a trigger makes of a claim."""

    NONE = "none"  # the phrase is no trigger, nor is what it overlaps
    DENIED = "denied"
    DROP = "drop"
    PLAN = "plan"
    ORDER = "order"
    DEMAND = "demand"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"

    @property
    def modality(self) -> Modality | None:
        """The mode, if it sets one."""
        return None if self in {Effect.NONE, Effect.DENIED, Effect.DROP} else Modality(self.value)


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """One row of ``[[trigger]]`` in ``guard.toml``, without its phrases."""

    effect: Effect
    scope: Scope = Scope.RIGHT
    reach: Reach = Reach.PHRASE
    tense: Tense = Tense.ANY
    kinds: tuple[Kind, ...] = ()  # only of events of these kinds
    numbers: bool = False  # only of claims with a number
    anonymous: bool = False  # only of claims in the report's own voice
    tail: bool = False  # also where it opens the larger part of a content


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A trigger at tokens ``[start, stop)``."""

    start: int
    stop: int
    trigger: Trigger


class Triggers:
    """The compiled rows of one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.rows: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for row in table.get("trigger", ()):
            trigger = msgspec.convert({k: v for k, v in row.items() if k != "phrases"}, Trigger)
            for phrase in row["phrases"]:
                words = tuple(phrase.split())
                self.rows.setdefault(words[0], []).append((words, trigger))
        for rows in self.rows.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, tokens: tuple[Token, ...]) -> tuple[Hit, ...]:
        """The triggers in ``tokens``, in text order, without those in a harmless phrase."""
        out: list[Hit] = []
        names = [called(token) for token in tokens]  # each token is asked for by many phrases
        for n in range(len(tokens)):
            for key in names[n]:
                for words, trigger in self.rows.get(key, ()):
                    stop = follow(tokens, names, n + 1, words[1:])
                    if stop:
                        out.append(Hit(start=n, stop=stop, trigger=trigger))
        harmless = [hit for hit in out if hit.trigger.effect is Effect.NONE]
        covered = {n for hit in harmless for n in range(hit.start, hit.stop)}
        return tuple(hit for hit in out if not covered & {hit.start, hit.stop - 1} or stronger(hit, harmless))


def stronger(hit: Hit, harmless: list[Hit]) -> bool:
    """True for a trigger that holds the whole of a harmless phrase and more ("was to have left")."""
    met = [h for h in harmless if h.start < hit.stop and hit.start < h.stop]
    return hit.trigger.effect is not Effect.NONE and all(
        hit.start <= h.start and h.stop <= hit.stop and h.stop - h.start < hit.stop - hit.start for h in met
    )


def called(token: Token) -> tuple[str, ...]:
    """What a word of a phrase may call this token: its form, its lemma, its form only (``=be``), any number."""
    form = token.text.lower()
    return tuple(dict.fromkeys((form, token.lemma, EXACT + form, NUMBER if token.pos == "NUM" else form)))


def follow(tokens: tuple[Token, ...], names: Sequence[tuple[str, ...]], n: int, words: tuple[str, ...]) -> int:
    """Where the rest of a phrase that goes on at ``n`` ends; 0 if it does not. ``names``: of each token."""
    if not words:
        return n
    if words[0] == ANY:
        for skipped in range(1, WIDEST + 1):
            if n + skipped >= len(tokens) or closes(tokens[n + skipped - 1]):
                return 0
            if stop := follow(tokens, names, n + skipped, words[1:]):
                return stop
        return 0
    return follow(tokens, names, n + 1, words[1:]) if n < len(tokens) and words[0] in names[n] else 0


def closes(token: Token) -> bool:
    """True for a mark over which no phrase goes on."""
    return token.pos == "PUNCT" and token.text not in QUOTES
