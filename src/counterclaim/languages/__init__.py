"""Language packs: an adapter that parses, and tables that are data.

A pack is a folder ``languages/<lang>/`` with ``adapter.py`` (a class with ``parse(text) -> Parse``) and
TOML tables (cues, events, times, numbers ...). ``LANGUAGES`` is the literal list of packs.
"""

from __future__ import annotations

import functools
import importlib
import tomllib
from pathlib import Path
from typing import Any, Protocol, cast

from counterclaim.model.errors import PackError
from counterclaim.model.parse import Parse

LANGUAGES = ("en", "ru")


class Adapter(Protocol):
    """What a language pack's ``adapter.py`` offers."""

    def parse(self, text: str) -> Parse:
        """Tokens, sentences and dependencies of ``text``."""
        ...


@functools.cache
def adapter(lang: str) -> Adapter:
    """The adapter of ``lang``, loaded once; loading a model takes about a second."""
    module = importlib.import_module(f"counterclaim.languages.{lang}.adapter")
    return cast(Adapter, module.load())


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
