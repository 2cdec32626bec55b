"""Counts that share the verb of the first: "nine were shot down over Rostov, four over Crimea and two over the sea"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.parse import Token

Words = list[Token]


def without_counts(tokens: Sequence[Token], head: Token) -> tuple[Words, list[Words]]:
    """The tokens of the first count, and those of each count behind a comma that has no verb of its own."""
    words = sorted(tokens, key=lambda t: t.i)
    starts = [n for n in range(2, len(words)) if opens(words, n)]
    first = next((n for n in starts if words[n - 1].text == "," and words[n].i > head.i), None)
    if first is None or not any(t.pos == "NUM" for t in words[:first]):
        return list(tokens), []
    if any(t.pos in {"VERB", "AUX"} for t in words[first:]):
        return list(tokens), []
    starts = [n for n in starts if n >= first]
    return words[: first - 1], [words[a:b] for a, b in zip(starts, [*(n - 1 for n in starts[1:]), None], strict=True)]


def opens(words: Words, n: int) -> bool:
    """True for a number right before a preposition, after a comma or a conjunction."""
    after = words[n + 1] if n + 1 < len(words) else None
    joined = words[n - 1].text == "," or words[n - 1].dep == "cc"
    return words[n].pos == "NUM" and after is not None and after.dep == "prep" and after.head == words[n].i and joined
