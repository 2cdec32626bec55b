"""Values of rows: days, numbers, points."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from counterclaim.evidence.axes import Box

COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?(?:\.0)?")  # 20240518, 20240518120000
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
LONG = ("%d %B %Y", "%d %b %Y", "%B %d, %Y")  # 18 May 2024
IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?:\d{6})?(?!\d)")
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)


@lru_cache(maxsize=65536)
def day_of(value: str, ways: tuple[str, ...] = ()) -> dt.date | None:
    """The day that is written; ``None`` where none is, or one that no data set is about."""
    text = value.strip()
    match = ISO.fullmatch(text) or COMPACT.fullmatch(text)
    if match:
        return sound(*map(int, match.groups()[:3]))
    for way in (*ways, *LONG):
        try:
            found = dt.datetime.strptime(text, way)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return sound(found.year, found.month, found.day)
    return None


def day_in_name(name: str) -> dt.date | None:
    """The day in a file's name: the last that stands there; ``None`` where there is none."""
    found = [sound(*map(int, match.groups())) for match in IN_NAME.finditer(name)]
    days = [day for day in found if day is not None]
    return days[-1] if days else None


def sound(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar in the years that data sets are about."""
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found if FIRST <= found < LAST else None


def number(value: Any) -> float | None:
    """A finite number, with a point or a comma in it; ``None`` for what is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = float(value if isinstance(value, int | float) else str(value).strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def count(value: Any) -> int | None:
    """A whole number from 0 on."""
    found = number(value)
    return int(found) if found is not None and found >= 0 and found == int(found) else None


class Points:
    """Reads the points of a file's rows. Whether latitude and longitude have changed places is decided row by row."""

    def __init__(self, box: Box | None) -> None:
        self.box = box
        self.swapped = 0
        self.outside = 0

    def read(self, lat: Any, lon: Any) -> tuple[float, float] | None:
        """Latitude and longitude; ``None`` where they are none, or 0, 0, which stands for nobody knows."""
        north, east = number(lat), number(lon)
        if north is None or east is None or (north == 0 and east == 0):
            return None
        if self.box is not None and not within(north, east, self.box):
            if within(east, north, self.box):
                self.swapped += 1
                return east, north
            self.outside += 1
        return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def within(lat: float, lon: float, box: Box) -> bool:
    """True if a point lies in a box."""
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def words_of(value: Any) -> str:
    """A value as words; lists joined."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Sequence):
        return ", ".join(filter(None, map(words_of, value)))
    return "" if value is None or isinstance(value, dict) else str(value)
