"""Loaded wording: terms of the theatre's table, found by lemma or as printed, where they are not plain usage."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import ahocorasick

from counterclaim.languages import table
from counterclaim.model.mention import Wording
from counterclaim.model.parse import Parse, Token
from counterclaim.model.theatre import LoadedTerm

NEAR = 4  # words on each side in which ``unless`` is looked for
AROUND = 7  # the same for ``only``
SCENE = 3  # sentences on each side of a word of war in which a war is told
MANY = 6  # different words of war in a report that tells of a war throughout
HYPHENS = frozenset("-‐‑–")
Form = tuple[str, tuple[str, ...]]


def find_wording(parse: Parse, text: str, terms: tuple[LoadedTerm, ...]) -> tuple[Wording, ...]:
    """The loaded terms in ``text``, in order and without overlap (the longest wins)."""
    by_id = {term.id: term for term in terms}
    automaton = compiled(tuple((term.id, term.forms.get(parse.lang, ())) for term in terms))
    war = sentences_in_war(parse) if any(term.in_war for term in terms) else frozenset()
    found = {
        (words[0].start, words[-1].stop): term
        for words, term in candidates(parse, by_id, automaton)
        if counts(words, term, parse) and not (term.in_war and words[0].sent not in war)
    }
    out: list[Wording] = []
    for (start, stop), term in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if out and start < out[-1].stop:
            continue
        out.append(Wording(start, stop, text[start:stop], term=term.id, neutral=term.neutral, used_by=term.used_by))
    return tuple(out)


@functools.lru_cache(maxsize=8)
def compiled(forms: tuple[Form, ...]) -> ahocorasick.Automaton:
    """An automaton over space-separated words that yields, for each match, ``(id, number of words)`` pairs."""
    automaton = ahocorasick.Automaton()
    by_form: dict[str, list[tuple[str, int]]] = {}
    for name, words_of_term in forms:
        for form in words_of_term:
            words = form.lower().replace("-", " ").replace("’", "'").split()
            by_form.setdefault(f" {' '.join(words)} ", []).append((name, len(words)))
    for form, entries in by_form.items():
        automaton.add_word(form, tuple(entries))
    if by_form:
        automaton.make_automaton()
    return automaton


def candidates(
    parse: Parse, by_id: dict[str, LoadedTerm], automaton: ahocorasick.Automaton
) -> Iterator[tuple[tuple[Token, ...], LoadedTerm]]:
    """The words of each match with the term; hyphens are no words, and a match never leaves its sentence."""
    if not len(automaton):
        return
    for sentence in parse.sentences:
        words = [t for t in parse.tokens[sentence.first : sentence.last] if t.text not in HYPHENS]
        for row in ([t.lemma for t in words], [t.text.lower().replace("’", "'") for t in words]):
            line, ends = join(row)
            for end, entries in automaton.iter(line):
                last = ends[end]
                for name, length in entries:
                    yield tuple(words[last - length + 1 : last + 1]), by_id[name]


def join(row: list[str]) -> tuple[str, dict[int, int]]:
    """The words between single spaces, and which word ends before the space at each offset."""
    line = " "
    ends: dict[int, int] = {}
    for number, word in enumerate(row):
        line += (word.replace(" ", "_") or "_") + " "
        ends[len(line) - 1] = number
    return line, ends


def counts(words: tuple[Token, ...], term: LoadedTerm, parse: Parse) -> bool:
    """False where the term is plain usage: another part of speech, a name, or company that says so."""
    if term.pos is not None and words[0].pos not in (term.pos, "PROPN" if term.pos == "NOUN" else term.pos):
        return False
    if in_name(words, parse):
        return False
    if term.unless and not company(words, parse, NEAR).isdisjoint(term.unless):
        return False
    return not term.only or not company(words, parse, AROUND).isdisjoint(term.only)


def sentences_in_war(parse: Parse) -> frozenset[int]:
    """The numbers of the sentences in or near which a war is told; all, if the report has many words of war."""
    words = words_of_war(parse.lang)
    lemmas = {token.lemma for token in parse.tokens}
    if len(lemmas & (words["war"] | words["common"])) >= MANY and not lemmas.isdisjoint(words["war"]):
        return frozenset(range(len(parse.sentences)))
    found = (token.sent for token in parse.tokens if token.lemma in words["war"])
    return frozenset(n for sent in found for n in range(sent - SCENE, sent + SCENE + 1))


@functools.cache
def words_of_war(lang: str) -> dict[str, frozenset[str]]:
    """Lemmas that only a report of a war has (``war``), and some that it shares with others (``common``)."""
    rows = table(lang, "loaded")
    return {name: frozenset(rows[name]) for name in ("war", "common")}


def company(words: tuple[Token, ...], parse: Parse, reach: int) -> set[str]:
    """Lemmas and lower-case forms of the words around a match, in its sentence."""
    sentence = parse.sentences[words[0].sent]
    first = max(sentence.first, words[0].i - reach)
    last = min(sentence.last, words[-1].i + 1 + reach)
    inside = {t.i for t in words}
    near = [t for t in parse.tokens[first:last] if t.i not in inside]
    return {t.lemma for t in near} | {t.text.lower() for t in near}


def in_name(words: tuple[Token, ...], parse: Parse) -> bool:
    """True if the match is part of a longer capitalised name ("National Liberation Army")."""
    if not all(t.text[:1].isupper() for t in words):
        return False
    sentence = parse.sentences[words[0].sent]
    before = parse.tokens[words[0].i - 1] if words[0].i > sentence.first else None
    after = parse.tokens[words[-1].i + 1] if words[-1].i + 1 < sentence.last else None
    if after is not None and is_capital(after):
        return True
    return before is not None and is_capital(before) and before.i > sentence.first


def is_capital(token: Token) -> bool:
    """True for a word that begins with a capital and may be part of a name."""
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
