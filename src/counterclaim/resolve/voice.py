"""Whose voice a report speaks in: the side whose words and names for contested things are its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from counterclaim.model.theatre import Theatre
from counterclaim.resolve.phrases import Lexicon, Word, words_of

_OFFICIAL = "official"
_ENOUGH = 2  # different words of one side; fewer may be a slip, or a quotation without marks
_LEAD = 3  # times the words of any other side
_OPENING, _CLOSING = "“«„", "”»"


class SideWord(msgspec.Struct, frozen=True):
    """A word that a side uses: ``telling`` where it is that side's alone and not the official name that all use,
    ``loaded`` where it is a term and no mere place name, which a neutral report may pass on.
    """

    side: str
    id: str
    telling: bool
    loaded: bool = False


def side_words(theatre: Theatre, lang: str) -> Lexicon[SideWord]:
    """The loaded terms and place names that one side uses."""
    return Lexicon(_side_words(theatre, lang))


def _side_words(theatre: Theatre, lang: str) -> Iterator[tuple[str, SideWord]]:
    for term in theatre.wording:
        for form in term.forms.get(lang, ()) if term.used_by else ():
            yield form, SideWord(term.used_by or "", term.id, telling=True, loaded=True)
    for name in theatre.names:
        if name.used_by and name.lang == lang:
            yield name.name, SideWord(name.used_by, name.name, telling=name.status != _OFFICIAL)


def voice_of(text: str, words: Lexicon[SideWord]) -> str | None:
    """The side whose words ``text`` uses outside quotation marks; ``None`` where it keeps to no side's."""
    heard = {meaning for hit in words.scan(tuple(_unquoted(text))) for meaning in hit.meanings}
    telling = Counter(word.side for word in heard if word.telling).most_common(2)
    if not telling or telling[0][1] < _ENOUGH:
        return None
    side, count = telling[0]
    if not any(word.loaded for word in heard if word.side == side):
        return None
    if len(telling) > 1 and count < _LEAD * telling[1][1]:
        return None
    return side if count >= sum(word.side != side for word in heard if not word.telling) else None


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
