"""Where in a TOML file a thing is written, for messages that point at it."""

from __future__ import annotations

import re

_PATH = re.compile(r"\$((?:\.\w+|\[\d+\]|\[\.\.\.\])*)")


def position(source: str, table: str | None = None, index: int = 0, key: str | None = None) -> tuple[int, int]:
    """Line and column (from 1) of ``key`` in the ``index``-th ``[[table]]``, or of that header, or (1, 1).

    Without ``table`` the key is looked for before the first header.
    """
    lines = source.splitlines()
    first, last = _table_lines(lines, table, index)
    if key is not None:
        pattern = re.compile(rf"^\s*(?:[\w-]+\s*\.\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.]")
        for number in range(first, last):
            if pattern.match(lines[number]):
                return number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1
    return min(first, max(len(lines) - 1, 0)) + 1, 1


def _table_lines(lines: list[str], table: str | None, index: int) -> tuple[int, int]:
    """The half-open range of lines that the wanted table fills."""
    headers = [n for n, line in enumerate(lines) if line.lstrip().startswith("[")]
    if table is None:
        return 0, headers[0] if headers else len(lines)
    mine = [n for n in headers if re.match(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]", lines[n])]
    if index >= len(mine):
        return 0, len(lines)
    later = [n for n in headers if n > mine[index]]
    return mine[index], later[0] if later else len(lines)


def position_of_path(source: str, message: str) -> tuple[int, int]:
    """Line and column of the thing that a msgspec message names by its path (``- at `$.agents[3].kind```)."""
    parts = [match[1] for match in _PATH.finditer(message)]
    steps = re.findall(r"\w+|\[\d+\]", parts[-1]) if parts else []
    unknown = re.search(r"unknown field `(\w+)`", message)
    table: str | None = None
    index = 0
    key: str | None = unknown[1] if unknown else None
    if steps and len(steps) > 1 and steps[1].isdigit():
        table, index, rest = steps[0], int(steps[1]), steps[2:]
    elif len(steps) > 1 and steps[1].startswith("["):
        table, index, rest = steps[0], int(steps[1][1:-1]), steps[2:]
    else:
        rest = steps
    if key is None and rest:
        key = rest[0]
    return position(source, table, index, key)
