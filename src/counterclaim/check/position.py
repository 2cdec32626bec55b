"""Where in a settings or rule file something stands: ``path:line:column`` for every complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
UNKNOWN = re.compile(r"unknown field `([^`]+)`")
AT = re.compile(r"`\$([^`]*)`$")
HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
KEY = re.compile(r"^\s*(\"[^\"]+\"|'[^']+'|[A-Za-z0-9_-]+)\s*=")


def offset_line(text: str, offset: int) -> tuple[int, int]:
    """Line and column of ``offset`` in ``text``, both from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def steps(problem: str) -> tuple[str, ...]:
    """The path that a msgspec message names, with the unknown field, if any, as the last step."""
    at = AT.search(problem)
    found = tuple(a or b for a, b in STEP.findall(at[1])) if at else ()
    unknown = UNKNOWN.search(problem)
    return (*found, unknown[1]) if unknown else found


def yaml_position(source: str, problem: str) -> tuple[int, int]:
    """Line and column, from 1, of what a msgspec message about YAML ``source`` complains of."""
    node = yaml.compose(source, Loader=yaml.SafeLoader)
    if node is None:
        return 1, 1
    mark = node.start_mark
    for step in steps(problem):
        below = child(node, step)
        if below is None:
            break
        mark, node = below
    return mark.line + 1, mark.column + 1


def child(node: yaml.Node, step: str) -> tuple[yaml.Mark, yaml.Node] | None:
    """The entry ``step`` of a mapping or sequence, and where it begins."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        value = node.value[int(step)]
        return value.start_mark, value
    return None


def toml_position(source: str, problem: str) -> tuple[int, int]:
    """Line and column, from 1, of what a msgspec message about TOML ``source`` complains of."""
    wanted = steps(problem)
    best = (1, 1)
    depth = 0
    for path, line, column in toml_entries(source):
        shared = 0
        while shared < min(len(path), len(wanted)) and path[shared] == wanted[shared]:
            shared += 1
        if shared == len(path) and shared > depth:
            best, depth = (line, column), shared
    return best


def toml_entries(source: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Each table header and key with its path; entries of an array of tables are numbered."""
    table: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(source.split("\n"), start=1):
        header, key = HEADER.match(line), KEY.match(line)
        if header:
            name = header[2]
            table = tuple(part.strip("\"' ") for part in name.split("."))
            if header[1] == "[[":
                table = (*table, str(counts.get(name, 0)))
                counts[name] = counts.get(name, 0) + 1
            yield table, number, header.start(2) + 1
        elif key:
            yield (*table, key[1].strip("\"'")), number, key.start(1) + 1
