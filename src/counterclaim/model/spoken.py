"""The language that the program speaks to its reader: English, or one that there is a catalogue for.

It has nothing to do with the language of a report, and the machine's locale does not choose it.
"""

from __future__ import annotations

import functools
import gettext as library
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import counterclaim
from counterclaim.model.errors import CounterclaimError

DOMAIN = "counterclaim"
HOME = Path(counterclaim.__file__).parent / "catalogues"
ENGLISH = "en"
VARIABLE = "COUNTERCLAIM_LANG"
PHRASE = "phrase"  # the context of sentences that are made elsewhere and translated when they are shown
FIELD = re.compile(r"\{(\w+)\}")

_spoken: ContextVar[str] = ContextVar("language of messages", default=ENGLISH)


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that can be spoken, English first."""
    return (ENGLISH, *sorted(path.name for path in HOME.iterdir() if path.is_dir()))


def language() -> str:
    """The language that is spoken now."""
    return _spoken.get()


def speak(wanted: str, *, where: str | None = None) -> None:
    """Speak ``wanted`` from now on (``uk``, ``uk_UA.UTF-8``); the error for an unknown one lists those known."""
    _spoken.set(known(wanted, where=where))


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak ``wanted`` until the block ends, whatever is chosen inside it."""
    token = _spoken.set(known(wanted))
    try:
        yield
    finally:
        _spoken.reset(token)


def known(wanted: str, *, where: str | None = None) -> str:
    """The code of a language that can be spoken."""
    code = re.split(r"[-_.@]", wanted.strip().lower())[0]
    if code in languages():
        return code
    names = ", ".join(languages())
    raise CounterclaimError(f"there are no messages in the language {wanted!r}: choose from {names}", where=where)


@functools.cache
def catalogue(code: str) -> library.NullTranslations:
    """The catalogue of a language; for English an empty one."""
    if code == ENGLISH:
        return library.NullTranslations()
    return library.translation(DOMAIN, localedir=str(HOME), languages=[code])


def mark(message: str) -> str:
    """The message itself: it is only marked as one that the catalogues have, and translated when it is shown."""
    return message


def gettext(message: str) -> str:
    """The message in the language that is spoken."""
    return catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: float) -> str:
    """The message in the form for ``count``; its fields are still to be filled in."""
    whole = count == int(count)
    return catalogue(language()).ngettext(one, many, int(count) if whole else 2)


def term(context: str, value: str) -> str:
    """A word of the contract (``loss`` as a kind, ``loss`` as a direction) in the language that is spoken."""
    return catalogue(language()).pgettext(context, value) if value else ""


def phrase(english: str) -> str:
    """A finished English sentence in the language that is spoken, found by its template; else as it is.

    Errors, reasons and details are English where they are made, in JSON and in logs. Their templates stand in
    ``catalogues/phrases.txt``.
    """
    if language() == ENGLISH or not english:
        return english
    for template, form in templates():
        found = form.fullmatch(english)
        if found is not None:
            values = {name: term(PHRASE, value) for name, value in found.groupdict().items()}
            return term(PHRASE, template).format(**values)
    return english


@functools.cache
def templates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The templates of phrases with what each matches, those with the most words of their own first."""
    lines = (HOME / "phrases.txt").read_text(encoding="utf-8").splitlines()
    found = sorted((line for line in lines if line and not line.startswith("#")), key=own_words, reverse=True)
    return tuple((line, compiled(line)) for line in found)


def own_words(template: str) -> int:
    """How many characters of a template are its own."""
    return len(FIELD.sub("", template))


def compiled(template: str) -> re.Pattern[str]:
    """What a template matches: its words, and anything in its fields."""
    parts = FIELD.split(template)
    names = [f"(?P<{part}>.*?)" if n % 2 else re.escape(part) for n, part in enumerate(parts)]
    return re.compile("".join(names), re.DOTALL)
