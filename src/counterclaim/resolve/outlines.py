"""Coasts and borders of the world, as ``tools/build_outlines.py`` packed them."""

from __future__ import annotations

import functools
import gzip
import itertools
from importlib import resources

import msgspec

from counterclaim.model.errors import ResolveError

Point = tuple[float, float]  # longitude, latitude in degrees
Box = tuple[float, float, float, float]  # west, south, east, north in degrees


class Line(msgspec.Struct, frozen=True):
    """A ring of a country or a stretch of a border, kept packed: most of the world is not on any one map.

    ``numbers`` are west, south, east, north, the first point, then differences, in ``1 / scale`` degrees.
    """

    numbers: tuple[int, ...]
    scale: int

    @property
    def box(self) -> Box:
        """What the line spans, in degrees."""
        west, south, east, north = self.numbers[:4]
        return west / self.scale, south / self.scale, east / self.scale, north / self.scale

    @property
    def points(self) -> list[Point]:
        """The points in degrees, computed anew at each call."""
        xs = itertools.accumulate(self.numbers[4::2])
        ys = itertools.accumulate(self.numbers[5::2])
        return [(x / self.scale, y / self.scale) for x, y in zip(xs, ys, strict=True)]


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
    rings: list[tuple[int, ...]]


class _PackedBorder(msgspec.Struct):
    pair: tuple[str, str]
    agreed: bool
    lines: list[tuple[int, ...]]


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
            Country(row.code, row.name, tuple(Line(ring, packed.scale) for ring in row.rings))
            for row in packed.countries
        ),
        borders=tuple(
            Border(row.pair, row.agreed, tuple(Line(line, packed.scale) for line in row.lines))
            for row in packed.borders
        ),
    )
