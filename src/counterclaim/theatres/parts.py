"""The files of one theatre pack, read and checked: theatre.toml, agents.toml, names.csv, regions.toml, wording.toml."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.model.errors import PackError
from counterclaim.model.theatre import AgentData, ContestedName, LoadedTerm, Region, SideData
from counterclaim.theatres.locate import position, position_of_path
from counterclaim.theatres.plain_toml import parse_toml

RESERVED_SIDES = ("none", "other")  # everybody's: no side, and a third party

Part = TypeVar("Part", bound=msgspec.Struct)


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What theatre.toml says."""

    id: str
    title: str
    timezone: str
    sides: tuple[SideData, ...] = ()
    countries: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    disputed: tuple[str, ...] = ()
    registered: tuple[str, ...] = ()


class AgentsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What agents.toml says."""

    agents: tuple[AgentData, ...] = ()


class RegionsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What regions.toml says."""

    regions: tuple[Region, ...] = ()


class WordingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What wording.toml says."""

    terms: tuple[LoadedTerm, ...] = ()


def read_part(folder: Path, file: str, shape: type[Part]) -> Part:
    """The TOML file ``file`` of ``folder`` as ``shape``; an absent file is an empty one.

    ``PackError`` names path, line and column, and what to do.
    """
    path = folder / file
    source = _source(path)
    try:
        return msgspec.convert(parse_toml(source), shape)
    except tomllib.TOMLDecodeError as error:
        raise PackError(
            f"not valid TOML: {error}; mend it there", where=_at(path, _toml_position(source, error))
        ) from None
    except msgspec.ValidationError as error:
        line, column = position_of_path(source, str(error))
        message = f"{error}; see docs/theatres.md for what may stand here"
        raise PackError(message, where=_at(path, (line, column))) from None


def fault(folder: Path, file: str, message: str, spot: tuple[str | None, int, str | None]) -> PackError:
    """A ``PackError`` that points at key ``spot[2]`` of the ``spot[1]``-th table ``spot[0]``."""
    path = folder / file
    return PackError(message, where=_at(path, position(_source(path), *spot)))


def read_names(folder: Path) -> tuple[ContestedName, ...]:
    """The rows of names.csv in file order, none where it is absent; lines that start with ``#`` are comments."""
    path = folder / "names.csv"
    source = _source(path)
    if not source:
        return ()
    return tuple(_rows(path, source))


def _rows(path: Path, source: str) -> Iterator[ContestedName]:
    lines = [(number, line) for number, line in enumerate(source.splitlines(), 1) if line.strip() and line[0] != "#"]
    reader = csv.reader([line for _, line in lines])
    known = ContestedName.__struct_fields__
    header = next(reader, [])
    for column, name in enumerate(header):
        if name not in known:
            wanted = ", ".join(known)
            raise PackError(f"unknown column '{name}'; use {wanted}", where=f"{path}:{lines[0][0]}:{column + 1}")
    for (number, _), row in zip(lines[1:], reader, strict=False):
        if len(row) != len(header):
            message = f"{len(row)} fields where the header has {len(header)}; add commas or quote the field"
            raise PackError(message, where=f"{path}:{number}:1")
        cells = {key: cell for key, cell in zip(header, row, strict=True) if cell}
        try:
            yield msgspec.convert(cells, ContestedName)
        except msgspec.ValidationError as error:
            raise PackError(f"{error}; fill the field", where=f"{path}:{number}:1") from None


def _source(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"cannot read this file: {error}; save it as UTF-8", where=str(path)) from error


def _toml_position(source: str, error: tomllib.TOMLDecodeError) -> tuple[int, int]:
    """Line and column from tomllib's message, which has them in words ("at line 3, column 7")."""
    words = str(error).rstrip(")").replace(",", "").split()
    if "line" in words and "column" in words:
        return int(words[words.index("line") + 1]), int(words[words.index("column") + 1])
    return source.count("\n") + 1, 1


def _at(path: Path, spot: tuple[int, int]) -> str:
    return f"{path}:{spot[0]}:{spot[1]}"
