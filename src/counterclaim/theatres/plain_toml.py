"""TOML read fast where it is written plainly, and by the standard library where it is not.

``tomllib`` takes 80 ms over the largest pack, more than everything else that a start needs. Packs are nearly
always plain: tables, and keys whose values are strings, numbers or arrays of them, which is JSON too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

_KEY = re.compile(r"([A-Za-z0-9_-]+)(?:\.([A-Za-z0-9_-]+))? = (.+)")
_TABLES = re.compile(r"\[\[([A-Za-z0-9_-]+)\]\]")


class _NotPlainError(Exception):
    """The text needs a real TOML parser."""


def parse_toml(source: str) -> dict[str, Any]:
    """What ``tomllib.loads`` gives; raises its error where the text is no TOML."""
    try:
        return _plain(source)
    except (_NotPlainError, msgspec.DecodeError):
        return tomllib.loads(source)


def _plain(source: str) -> dict[str, Any]:
    """The tables of a plainly written text; ``_NotPlainError`` for anything else."""
    top: dict[str, Any] = {}
    table = top
    for line in _joined(source.split("\n")):
        header = _TABLES.fullmatch(line)
        if header:
            table = {}
            if not isinstance(top.setdefault(header[1], []), list):
                raise _NotPlainError
            top[header[1]].append(table)
            continue
        match = _KEY.fullmatch(line)
        if match is None:
            raise _NotPlainError
        key, below, value = match.groups()
        _put(table if below is None else table.setdefault(key, {}), below or key, value)
    return top


def _put(table: Any, key: str, value: str) -> None:
    """Sets a key once; JSON reads strings and arrays of strings as TOML does, other values are left to ``tomllib``."""
    if not isinstance(table, dict) or key in table or value[0] not in '"[' or value.startswith('""'):
        raise _NotPlainError
    table[key] = msgspec.json.decode(value)


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines that say something; an array over several lines becomes one."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append(line.strip())
            if line == "]":
                yield re.sub(r",\]$", "]", "".join(parts))
                parts = []
        elif line.endswith("["):
            parts = [line]
        elif line and line[0] != "#":
            yield line
    if parts:
        raise _NotPlainError
