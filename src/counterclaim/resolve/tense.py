"""Whether a time expression's clause looks back or ahead."""

from __future__ import annotations

import bisect
from typing import Any

from counterclaim.languages import table
from counterclaim.model.parse import Parse, Token

MAX_CLIMB = 8


class Tenses:
    """Answers for one parsed document."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.starts = [t.start for t in parse.tokens]
        data: dict[str, Any] = table(parse.lang, "times")["tense"]
        self.future = frozenset(data["future"])
        self.plans = frozenset(data["plans"])
        self.infinitives = frozenset(data["infinitive_tags"])
        self.past_tags = frozenset(data["past_tags"])
        self.participles = frozenset(data["participle_tags"])
        self.unreal = frozenset(data["unreal"])
        self.perfect = frozenset(data["perfect"])
        self.modal_tags = frozenset(data["modal_tags"])
        self.children: dict[int, list[Token]] = {}
        for token in parse.tokens:
            if token.pos == "AUX":
                self.children.setdefault(token.head, []).append(token)

    def sentence(self, at: int) -> int:
        """Index of the sentence of the token at or before offset ``at``; -1 without tokens."""
        token = self.token(at)
        return token.sent if token is not None else -1

    def token(self, at: int) -> Token | None:
        """The token that covers offset ``at`` or ends before it."""
        i = bisect.bisect_right(self.starts, at) - 1
        return self.tokens[i] if i >= 0 else None

    def of(self, start: int, stop: int) -> str:
        """``future``, ``past`` or ``""`` of the nearest verb above the words ``[start, stop)``."""
        token = self.token(start)
        for _ in range(MAX_CLIMB):
            if token is None:
                return ""
            outside = not start <= token.start < stop
            if outside and token.pos in ("VERB", "AUX"):
                return self.verb(token)
            parent = self.tokens[token.head]
            if parent is token:
                return ""
            token = parent
        return ""

    def verb(self, token: Token) -> str:
        """The tense of one verb with its auxiliaries."""
        helpers = self.children.get(token.i, [])
        modals = [h.text.lower() for h in helpers if h.tag in self.modal_tags]
        perfect = any(h.lemma in self.perfect for h in helpers)
        if perfect and (not modals or modals[0] in self.unreal):
            return "past"
        if any(m in self.future for m in modals):
            return "future"
        if token.tag in self.past_tags or any(h.tag in self.past_tags for h in helpers):
            return "past"
        if token.tag in self.infinitives:
            head = self.tokens[token.head]
            return "future" if head.lemma in self.plans or head.i == token.i else self.verb_above(head)
        return ""

    def verb_above(self, head: Token) -> str:
        """The tense of the verb on which an infinitive depends."""
        return "past" if head.tag in self.past_tags else ""
