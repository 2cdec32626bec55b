"""Coasts and borders of the world, as ``tools/build_outlines.py`` packed them."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

import msgspec

from counterclaim.model.errors import ResolveError

Point = tuple[float, float]  # longitude, latitude in degrees
Box = tuple[float, float, float, float]  # west, south, east, north in degrees


class Line(msgspec.Struct, frozen=True):
    """A ring of a country or a stretch of a border, with its box."""

    points: tuple[Point, ...]
    box: Box


class Country(msgspec.Struct, frozen=True):
    """A country's rings, holes included; ``code`` is ISO 3166-1 alpha-3."""

    code: str
    name: str
    rings: tuple[Line, ...]


class Border(msgspec.Struct, frozen=True):
    """What two countries share; not ``agreed`` where the line is disputed or not final."""

    pair: tuple[str, str]
    agreed: bool
    lines: tuple[Line, ...]


class Outlines(msgspec.Struct, frozen=True):
    """The whole file; ``note`` must be shown wherever any of it is."""

    note: str
    countries: tuple[Country, ...]
    borders: tuple[Border, ...]


class _PackedCountry(msgspec.Struct):
    code: str
    name: str
    rings: list[list[int]]


class _PackedBorder(msgspec.Struct):
    pair: tuple[str, str]
    agreed: bool
    lines: list[list[int]]


class _Packed(msgspec.Struct):
    note: str
    scale: int
    countries: list[_PackedCountry]
    borders: list[_PackedBorder]


@functools.cache
def load_outlines() -> Outlines:
    """The outlines, read once; ``ResolveError`` where the file is missing or damaged."""
    file = resources.files("counterclaim") / "data" / "outlines-world.json.gz"
    try:
        packed = msgspec.json.decode(gzip.decompress(file.read_bytes()), type=_Packed)
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise ResolveError(f"the outlines for the map cannot be read ({error}): install counterclaim again") from error
    return Outlines(
        note=packed.note,
        countries=tuple(
            Country(row.code, row.name, tuple(unpacked(ring, packed.scale) for ring in row.rings))
            for row in packed.countries
        ),
        borders=tuple(
            Border(row.pair, row.agreed, tuple(unpacked(line, packed.scale) for line in row.lines))
            for row in packed.borders
        ),
    )


def unpacked(deltas: list[int], scale: int) -> Line:
    """Degrees from differences in ``1 / scale`` degrees."""
    x = y = 0
    points = []
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Line(tuple(points), (min(xs), min(ys), max(xs), max(ys)))
