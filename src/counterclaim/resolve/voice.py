"""Whose voice a report speaks in: the side whose words and names for contested things are its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from counterclaim.model.theatre import Theatre
from counterclaim.resolve.phrases import Lexicon, Word, words_of

_ENOUGH = 2  # different words of one side; one may be a slip or a quotation without marks
_LEAD = 3  # times the words of any other side
_OPENING, _CLOSING = "“«„", "”»"


def side_words(theatre: Theatre, lang: str) -> Lexicon[tuple[str, str]]:
    """The loaded terms and place names that one side uses, each with that side and an id."""
    return Lexicon(_side_words(theatre, lang))


def _side_words(theatre: Theatre, lang: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for term in theatre.wording:
        for form in term.forms.get(lang, ()) if term.used_by else ():
            yield form, (term.used_by or "", term.id)
    for name in theatre.names:
        if name.used_by and name.lang == lang:
            yield name.name, (name.used_by, name.name)


def voice_of(text: str, words: Lexicon[tuple[str, str]]) -> str | None:
    """The side whose words ``text`` uses outside quotation marks; ``None`` where it keeps to no side's."""
    heard = {meaning for hit in words.scan(tuple(_unquoted(text))) for meaning in hit.meanings}
    counts = Counter(side for side, _ in heard).most_common(2)
    if not counts or counts[0][1] < _ENOUGH:
        return None
    if len(counts) > 1 and counts[0][1] < _LEAD * counts[1][1]:
        return None
    return counts[0][0]


def _unquoted(text: str) -> Iterator[Word]:
    """The words outside quotation marks; a straight mark opens and closes by turns, a line end closes."""
    quoted = False
    line = 0
    for word in words_of(text):
        if "\n" in text[line : word.start]:
            quoted = False
        line = word.start
        if word.text in _OPENING:
            quoted = True
        elif word.text in _CLOSING:
            quoted = False
        elif word.text == '"':
            quoted = not quoted
        elif not quoted:
            yield word
