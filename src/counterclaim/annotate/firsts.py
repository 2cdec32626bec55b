"""Which symbols a pattern of ``grammar.py`` can begin with, so that most patterns need not be tried at most words."""

from __future__ import annotations

import re
from collections.abc import Mapping

ATOM = re.compile(r"\(|\)|\||(\w+):(-?[\w.-]+)|(?:(\w+)=)?(@\w+|\{\w+\}|[^\s?*|()=]+)")
TOKEN = re.compile(rf"[?*]|{ATOM.pattern}")
First = tuple[frozenset[str], bool]  # symbols, and whether the pattern can be empty
EMPTY: First = (frozenset(), True)


def firsts(pattern: str, macros: Mapping[str, str]) -> First:
    """Symbols (``@class`` or a literal word) that a match can begin with, and whether it can be empty."""
    tokens = list(TOKEN.finditer(pattern))
    found, at = alternatives(tokens, 0, macros)
    if at != len(tokens):
        raise ValueError(f"unbalanced brackets in {pattern!r}")
    return found


def alternatives(tokens: list[re.Match[str]], at: int, macros: Mapping[str, str]) -> tuple[First, int]:
    """Of ``a | b`` from token ``at`` up to a closing bracket or the end."""
    symbols: frozenset[str] = frozenset()
    empty = False
    while True:
        (more, can), at = sequence(tokens, at, macros)
        symbols, empty = symbols | more, empty or can
        if at < len(tokens) and tokens[at][0] == "|":
            at += 1
        else:
            return (symbols, empty), at


def sequence(tokens: list[re.Match[str]], at: int, macros: Mapping[str, str]) -> tuple[First, int]:
    """Of atoms one after another."""
    symbols: frozenset[str] = frozenset()
    empty = True
    while at < len(tokens) and tokens[at][0] not in ("|", ")"):
        (more, can), at = item(tokens, at, macros)
        if at < len(tokens) and tokens[at][0] in ("?", "*"):
            can, at = True, at + 1
        if empty:
            symbols, empty = symbols | more, can
    return (symbols, empty), at


def item(tokens: list[re.Match[str]], at: int, macros: Mapping[str, str]) -> tuple[First, int]:
    """Of one atom or bracket."""
    token = tokens[at]
    if token[0] == "(":
        found, at = alternatives(tokens, at + 1, macros)
        if at >= len(tokens):
            raise ValueError("a bracket is not closed")
        return found, at + 1
    if token[1]:
        return EMPTY, at + 1
    atom = token[4]
    if atom[0] == "{" and len(atom) > 2:
        return firsts(macros[atom[1:-1]], macros), at + 1
    return (frozenset({atom}), False), at + 1
