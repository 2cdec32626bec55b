"""What one snapshot shows for each settlement, packed small: the value at its centre, the points of each value."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.evidence.polygons import Areas
from counterclaim.evidence.sites import POINTS, Sites
from counterclaim.model.evidence import NOT_COVERED, UNKNOWN, Rule

if TYPE_CHECKING:
    import numpy as np

NONE = 255  # no statement about this place in this snapshot
LEVEL = 6


class Seen(msgspec.Struct, frozen=True):
    """One snapshot: for each settlement the number of a value in ``values``, or ``NONE``.

    ``points`` has a row for each value: how many of a settlement's thirteen points show it; ``None`` where the source
    shows no area. ``exact`` is false where the points only stand for "some", "half", "all". ``rest`` is the value of
    the ground that the source leaves blank.
    """

    day: dt.date
    values: tuple[str, ...]
    centre: Any
    points: Any = None
    rule: Rule = Rule.STATED
    exact: bool = True
    rest: str = ""


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """What is stored of ``Seen``."""

    values: tuple[str, ...]
    rule: Rule
    exact: bool
    rest: str
    size: int
    rows: int
    data: bytes


class Look:
    """Looks maps up at the points of the same settlements again and again."""

    def __init__(self, sites: Sites, covers: tuple[str, ...], rest: str | None) -> None:
        self.lon, self.lat = sites.points()
        self.covered = sites.covered(covers)
        self.rest = rest or UNKNOWN

    def at(self, areas: Areas, day: dt.date) -> Seen:
        """What the areas show on ``day``; ``rest`` where none is, ``not-covered`` outside of what the source covers."""
        import numpy as np
        import shapely

        values = tuple(dict.fromkeys((*sorted(areas.shapes), self.rest, NOT_COVERED)))
        points = np.zeros((len(values), len(self.covered)), dtype=np.uint8)
        centre = np.full(len(self.covered), values.index(self.rest), dtype=np.uint8)
        for value, shape in areas.shapes.items():
            shapely.prepare(shape)
            inside = shapely.contains_xy(shape, self.lon, self.lat)
            points[values.index(value)] += inside.sum(axis=0, dtype=np.uint8)
            centre[inside[0]] = values.index(value)
        points[values.index(self.rest)] += POINTS - points.sum(axis=0, dtype=np.uint8)
        outside = ~self.covered
        points[:, outside] = 0
        points[values.index(NOT_COVERED), outside] = POINTS
        centre[outside] = values.index(NOT_COVERED)
        return Seen(day, values, centre, points, Rule.CENTRE, rest=self.rest)


def pack(seen: Seen) -> bytes:
    """Bytes to store; a snapshot of 30,000 places takes a few kilobytes."""
    rows = 0 if seen.points is None else len(seen.points)
    data = seen.centre.tobytes() + (b"" if seen.points is None else seen.points.tobytes())
    size = len(seen.centre)
    packed = Packed(seen.values, seen.rule, seen.exact, seen.rest, size, rows, zlib.compress(data, LEVEL))
    return msgspec.msgpack.encode(packed)


def unpack(raw: bytes, day: dt.date) -> Seen:
    """What was packed."""
    import numpy as np

    packed = msgspec.msgpack.decode(raw, type=Packed)
    whole = np.frombuffer(zlib.decompress(packed.data), dtype=np.uint8)
    centre, rest = whole[: packed.size], whole[packed.size :]
    points = rest.reshape(packed.rows, packed.size) if packed.rows else None
    return Seen(day, packed.values, centre, points, packed.rule, packed.exact, packed.rest)


def scattered(seen: Seen, to: np.ndarray, size: int) -> Seen:
    """The same for a longer list of settlements: those of ``seen`` stand at ``to``, the others have no statement."""
    import numpy as np

    centre = np.full(size, NONE, dtype=np.uint8)
    centre[to] = seen.centre
    points = None
    if seen.points is not None:
        points = np.zeros((len(seen.points), size), dtype=np.uint8)
        points[:, to] = seen.points
    return msgspec.structs.replace(seen, centre=centre, points=points)
