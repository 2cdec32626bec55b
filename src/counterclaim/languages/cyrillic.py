"""What the adapters of Russian and Ukrainian share: pieces and segments of a text, a ``Parse`` of mended trees."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.languages.bridge import clear
from counterclaim.languages.mending import Forms
from counterclaim.languages.node import Node
from counterclaim.languages.paragraphs import paragraphs
from counterclaim.model.parse import Parse, Sentence, Token

SEGMENT_SIGNS = frozenset(";:")
SPELLINGS = 8
SHORT = 7  # words of a clause without a verb ("the centre is under us"), its comma included
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


def romanised(name: str, table: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Latin spellings of a Cyrillic name, likeliest first; a letter is written in one way throughout.

    ``table`` is a pack's ``latin.toml``; at most ``SPELLINGS`` are tried.
    """
    low = name.lower()
    for pair, latin in table["pairs"].items():
        low = low.replace(pair, latin)
    letters = table["letters"]
    doubtful = [c for c in dict.fromkeys(low) if len(letters.get(c, ())) > 1]
    for ways in itertools.islice(itertools.product(*(letters[c] for c in doubtful)), SPELLINGS):
        chosen = dict(zip(doubtful, ways, strict=True))
        yield "".join(chosen.get(c) or letters.get(c, (c,))[0] for c in low)


def pieces(text: str) -> list[tuple[int, int]]:
    """``[start, stop)`` of each paragraph of a text in Cyrillic letters."""
    return paragraphs(text, DATELINE)


def segments(words: Sequence[Cut], closing: frozenset[tuple[str, ...]] = frozenset()) -> Iterator[Sequence[Cut]]:
    """The words of a sentence cut after a semicolon or colon outside brackets and quotation marks.

    Clauses that only such a mark joins are parsed better apart; ``claims`` joins their sources again. So are short
    clauses without a verb, known by the two words before their comma (``closing``), which parsers read as a list;
    but only where all clauses are such: elsewhere stands a source that speaks for all of them.
    """
    depth = first = 0
    listed = bool(closing) and all(closes(words, n, closing) for n in ends(words))
    after_colon = next((n for n, (_, _, word) in enumerate(words) if word == ":"), len(words))
    for n, (_, stop, word) in enumerate(words[:-1]):
        depth += (word in OPENING) - (word in CLOSING)
        opened = n > after_colon and closes(words, n, closing)  # "they report: the school is ours, the edge theirs, P"
        short = (listed or opened) and word == "," and n - first < SHORT
        if (word in SEGMENT_SIGNS or short) and depth <= 0 and n > first and words[n + 1][0] > stop:
            yield words[first : n + 1]
            first = n + 1
    yield words[first:]


def ends(words: Sequence[Cut]) -> list[int]:
    """Where the clauses of a sentence end, as its marks have it."""
    last = len(words) - 1
    return [n for n, (_, _, word) in enumerate(words) if n == last or word in {",", *SEGMENT_SIGNS}]


def closes(words: Sequence[Cut], comma: int, closing: frozenset[tuple[str, ...]]) -> bool:
    """True if the two words before a mark end a clause without a verb."""
    return comma > 1 and tuple(word.lower() for _, _, word in words[comma - 2 : comma]) in closing


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
