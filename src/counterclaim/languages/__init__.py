"""Language packs: an adapter that parses, and tables that are data.

A pack is a folder ``languages/<lang>/`` with ``adapter.py`` (a class with ``parse(text) -> Parse``) and
TOML tables (cues, events, times, numbers ...). ``LANGUAGES`` is the literal list of packs.
"""

from __future__ import annotations

import functools
import importlib
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from counterclaim.model.errors import PackError
from counterclaim.model.parse import Parse, Token

LANGUAGES = ("en", "ru", "uk")
INFLECTING = ("ru", "uk")  # their names decline


class Adapter(Protocol):
    """What a language pack's ``adapter.py`` offers."""

    def parse(self, text: str) -> Parse:
        """Tokens, sentences and dependencies of ``text``."""
        ...


class Inflecting(Protocol):
    """What the adapter of a language offers whose names inflect."""

    def base_forms(self, tokens: Sequence[Token], *, area: bool) -> tuple[str, ...]:
        """The forms, likeliest first, under which an index may know the name printed in ``tokens``.

        ``area`` is true where a word such as "region" follows, before which a town's name may be an adjective.
        """
        ...

    def is_word(self, text: str) -> bool:
        """True if ``text`` is a form of an ordinary word of the language, whatever else it may be."""
        ...


@functools.cache
def adapter(lang: str) -> Adapter:
    """The adapter of ``lang``, loaded once; loading a model takes about a second.

    The models' matrices are small: numpy's further threads would only wait for each other, and cost most on a busy
    machine. So one thread, unless the caller chose a number or has loaded numpy already.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    module = importlib.import_module(f"counterclaim.languages.{lang}.adapter")
    return cast(Adapter, module.load())


def base_forms(lang: str, tokens: Sequence[Token], *, area: bool) -> tuple[str, ...]:
    """Forms to look a name up by; none where the language prints names as they are listed."""
    if lang not in INFLECTING:
        return ()
    return cast(Inflecting, adapter(lang)).base_forms(tokens, area=area)


def is_word(lang: str, text: str) -> bool:
    """True if ``text`` is a form of an ordinary word; false where names do not inflect: there the index knows."""
    return lang in INFLECTING and cast(Inflecting, adapter(lang)).is_word(text)


@functools.cache
def endings(lang: str) -> tuple[str, ...]:
    """What the nouns and adjectives of ``lang`` may end in, the longest first; none where names do not inflect."""
    return tuple(sorted(table(lang, "identify").get("endings", ()), key=lambda e: (-len(e), e)))


def has_table(lang: str, name: str) -> bool:
    """True if the pack of ``lang`` has the table ``name``."""
    return lang in LANGUAGES and (Path(__file__).parent / lang / f"{name}.toml").is_file()


@functools.cache
def table(lang: str, name: str) -> dict[str, Any]:
    """The TOML table ``name`` of ``lang``'s pack; ``PackError`` names file, line and column."""
    path = Path(__file__).parent / lang / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"cannot read this table: {error}", where=str(path)) from error
