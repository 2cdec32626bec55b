"""Passages of a report that are surely in another supported language than the report: quotations, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

import counterclaim.languages as packs
from counterclaim.languages import LANGUAGES, is_word
from counterclaim.model.document import Document
from counterclaim.model.mention import Quote
from counterclaim.read.language import ELSEWHERE, WORD, by_classifier, main_script

SHORTEST = 4  # words of a quotation below which nothing is sure
PARAGRAPH = 10  # the same of a paragraph without its quotations: an address or a name in full is shorter
SIGNS = 2  # words that show the language by a letter or as its function words
SHARE = 0.8  # share of the words that the language's dictionary must know, and of the letters in its script
STRANGE = 0.6  # share of them that the other's dictionary may know, where nothing else shows the language
FEW = 3  # words that dictionaries are asked about, below which they do not decide


class Passage(NamedTuple):
    """``[start, stop)`` of a document's text and its language."""

    start: int
    stop: int
    lang: str


class Fragment(NamedTuple):
    """A document's passages in one other language, as a document in that language with the same offsets."""

    document: Document
    passages: tuple[Passage, ...]


def fragments(document: Document, quotes: Sequence[Quote]) -> tuple[Fragment, ...]:
    """One fragment for each other language that has passages; none for nearly every report.

    Line breaks stand for everything else, so spans are the document's and no sentence runs from one passage to the
    next.
    """
    found = foreign_passages(document.text, document.lang, quotes)
    out = []
    for lang in sorted({passage.lang for passage in found}):
        own = tuple(passage for passage in found if passage.lang == lang)
        text = only(document.text, own)
        out.append(Fragment(msgspec.structs.replace(document, text=text, lang=lang, head=()), own))
    return tuple(out)


def only(text: str, passages: Sequence[Passage]) -> str:
    """``text`` with line breaks for all that is not in ``passages``."""
    out, at = [], 0
    for start, stop, _ in passages:
        out.append("\n" * (start - at) + text[start:stop])
        at = stop
    return "".join(out) + "\n" * (len(text) - at)


def foreign_passages(text: str, lang: str, quotes: Sequence[Quote]) -> tuple[Passage, ...]:
    """The passages in text order, without overlaps; what is not sure is left to the report's language."""
    said = [
        Passage(q.inner.start, q.inner.stop, other)
        for q in quotes
        if not q.scare and (other := sure(q.inner.text, lang))
    ]
    whole = list(foreign_paragraphs(text, lang, quotes, said))
    inner = [p for p in said if not any(w.start <= p.start and p.stop <= w.stop for w in whole)]
    return tuple(sorted(inner + whole))


def foreign_paragraphs(text: str, lang: str, quotes: Sequence[Quote], said: Sequence[Passage]) -> Iterator[Passage]:
    """Paragraphs whose words outside quotations are surely another language's, or go on in that of ``said``."""
    for line in re.finditer(r"[^\n]+", text):
        here = [q for q in quotes if q.start < line.end() and line.start() < q.stop]
        own = line[0]
        for quote in here:
            start, stop = max(0, quote.start - line.start()), quote.stop - line.start()
            own = own[:start] + " " * (min(stop, len(own)) - start) + own[stop:]
        spoken = (p.lang for p in said if line.start() <= p.start < line.end())
        other = sure(own, lang, shortest=PARAGRAPH) or next(spoken, None)
        if other is not None and goes_on(own, other, lang):
            yield Passage(line.start(), line.end(), other)


def goes_on(rest: str, lang: str, own: str) -> bool:
    """True if the few words around a quotation in ``lang`` are that language's too: ", said the mayor."."""
    words = [word for word in WORD.findall(rest) if word[0].islower()]
    if not words or script_of(lang) != script_of(own):
        return bool(words) and main_script(" ".join(words)) == script_of(lang)
    strange = functional(own) - functional(lang)
    if any(word in strange or not letters(own).isdisjoint(word) for word in words):
        return False
    return known(words, lang) > known(words, own)


def sure(text: str, own: str, *, shortest: int = SHORTEST) -> str | None:
    """The one supported language other than ``own`` that ``text`` is surely in, else ``None``."""
    words = WORD.findall(text)
    if len(words) < shortest:
        return None
    script = main_script(text)
    fitting = [lang for lang in LANGUAGES if lang != own and script_of(lang) == script and fits(text, words, lang, own)]
    return fitting[0] if len(fitting) == 1 else None


def fits(text: str, words: Sequence[str], lang: str, own: str) -> bool:
    """True if the words are those of ``lang``: the script, letters and function words, and then the dictionaries."""
    script = script_of(lang)
    if sum(main_script(word) == script for word in words) < SHARE * len(words):
        return False
    rivals = [other for other in LANGUAGES if other != lang and script_of(other) == script]
    plain = [word for word in words if word[0].islower()]
    forbidden = set(ELSEWHERE).union(*(letters(other) for other in rivals))
    if not rivals:
        return (
            sum(word.casefold() in functional(lang) for word in words) >= SIGNS and by_classifier(text, script) == lang
        )
    if any(not forbidden.isdisjoint(word) for word in plain) or len(plain) < FEW:
        return False
    shared = frozenset[str]().union(*(functional(other) for other in rivals))
    only_here = functional(lang) - shared
    signs = sum(word in only_here or not letters(lang).isdisjoint(word) for word in plain)
    if signs < SIGNS and any(known(plain, other) >= STRANGE for other in rivals):
        return False
    share = known(plain, lang)
    return share >= SHARE and (own not in rivals or share > known(plain, own))


def known(words: Sequence[str], lang: str) -> float:
    """The share of ``words`` that the dictionary of ``lang`` has, 0..1."""
    return sum(is_word(lang, word) for word in words) / len(words)


def script_of(lang: str) -> str:
    """The script of a language as Unicode names it."""
    return str(packs.table(lang, "identify")["script"])


def letters(lang: str) -> frozenset[str]:
    """The letters that no other supported language of the script has."""
    return frozenset(packs.table(lang, "identify").get("letters", ""))


def functional(lang: str) -> frozenset[str]:
    """The function words of a language."""
    return frozenset(packs.table(lang, "identify")["function_words"])
