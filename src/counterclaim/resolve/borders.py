"""Land borders of the world to about 100 m, as ``tools/build_borders.py`` packed them."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

import msgspec

from counterclaim.model.errors import ResolveError
from counterclaim.resolve.outlines import Line

FINE, COARSE = 0.1, 1.0  # km that a line may be off: as the source draws it, and as the outlines do


class Border(msgspec.Struct, frozen=True):
    """What two countries (ISO 3166-1 alpha-3) share; not ``agreed`` where the line is disputed or not final.

    ``coarse`` are the stretches that only the outlines have.
    """

    pair: tuple[str, str]
    agreed: bool
    fine: tuple[Line, ...]
    coarse: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All stretches."""
        return self.fine + self.coarse


class _PackedBorder(msgspec.Struct):
    pair: tuple[str, str]
    agreed: bool
    fine: list[tuple[int, ...]]
    coarse: list[tuple[int, ...]]


class _Packed(msgspec.Struct):
    note: str
    scale: int
    borders: list[_PackedBorder]


@functools.cache
def load_borders() -> tuple[Border, ...]:
    """The borders, read once; ``ResolveError`` where the file is missing or damaged."""
    file = resources.files("counterclaim") / "data" / "borders-world.json.gz"
    try:
        packed = msgspec.json.decode(gzip.decompress(file.read_bytes()), type=_Packed)
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise ResolveError(f"the borders cannot be read ({error}): install counterclaim again") from error
    return tuple(
        Border(
            row.pair,
            row.agreed,
            tuple(Line(line, packed.scale) for line in row.fine),
            tuple(Line(line, packed.scale) for line in row.coarse),
        )
        for row in packed.borders
    )
