"""What the adapters of Russian and Ukrainian share: pieces and segments of a text, a ``Parse`` of mended trees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from counterclaim.languages.bridge import clear
from counterclaim.languages.mending import Forms
from counterclaim.languages.node import Node
from counterclaim.languages.paragraphs import paragraphs
from counterclaim.model.parse import Parse, Sentence, Token

SEGMENT_SIGNS = frozenset(";:")
OPENING = frozenset("([«")
CLOSING = frozenset(")]»")
CAPITAL = "А-ЯЁЄІЇҐ"
# "КИЕВ, 18 мая - ", "ДОНЕЦК (Агентство) — ", "11:42 - "
DATELINE = re.compile(
    rf"(?:[{CAPITAL}][{CAPITAL}'’ʼ.-]+(?: [{CAPITAL}][{CAPITAL}'’ʼ.-]+)*"
    r"(?:,[^\n.!?;:]{1,30}){0,3}(?:\s?\([^)\n]{1,40}\))?"
    r"\s?(?:--|[-–—:.])\s+"
    r"|\d{1,2}[:.]\d{2}(?:\s?(?:[-–—]|\.)\s+|\s+[-–—]\s+))"
)
Cut = tuple[int, int, str]  # start and stop in the text, and the word


def pieces(text: str) -> list[tuple[int, int]]:
    """``[start, stop)`` of each paragraph of a text in Cyrillic letters."""
    return paragraphs(text, DATELINE)


def segments(words: Sequence[Cut]) -> Iterator[Sequence[Cut]]:
    """The words of a sentence cut after a semicolon or colon outside brackets and quotation marks.

    Clauses that only such a mark joins are parsed better apart; ``claims`` joins their sources again.
    """
    depth = first = 0
    for n, (_, stop, word) in enumerate(words[:-1]):
        depth += (word in OPENING) - (word in CLOSING)
        if word in SEGMENT_SIGNS and depth <= 0 and n > first and words[n + 1][0] > stop:
            yield words[first : n + 1]
            first = n + 1
    yield words[first:]


def forms_of(table: dict[str, Any]) -> Forms:
    """The small words in a pack's ``bridge.toml``."""
    return msgspec.convert(table, Forms)


def assemble(lang: str, sentences: Iterable[list[Node]], forms: Forms) -> Parse:
    """The ``Parse`` of sentences in Universal Dependencies, relabelled."""
    tokens: list[Token] = []
    out: list[Sentence] = []
    for nodes in sentences:
        if not nodes:
            continue
        clear(nodes, forms)
        base = len(tokens)
        tokens.extend(token_of(node, base, len(out)) for node in nodes)
        out.append(Sentence(base, len(tokens), nodes[0].start, nodes[-1].stop))
    return Parse(lang=lang, tokens=tuple(tokens), sentences=tuple(out))


def token_of(node: Node, base: int, sentence: int) -> Token:
    """A node as a token of the document whose sentence begins at token ``base``."""
    return Token(
        i=base + node.i,
        start=node.start,
        stop=node.stop,
        text=node.text,
        lemma=node.lemma,
        pos=node.pos,
        tag=node.tag,
        dep=node.rel,
        head=base + node.head,
        sent=sentence,
        morph="|".join(f"{k}={v}" for k, v in sorted(node.feats.items())),
    )
