"""Lists of changes as daily snapshots: a place a line, who had it at first, and the days on which that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.evidence.fields import Points, day_of, words_of
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.observing import NONE, Seen
from counterclaim.evidence.rows import Row, pick, records
from counterclaim.evidence.sites import POINTS
from counterclaim.evidence.statuses import Read
from counterclaim.model.evidence_format import SourceFormat

STEPS = (("touch", 1), ("half", (POINTS + 1) // 2), ("full", POINTS))  # points that stand for "some", "half" and "all"
PAIR = 2


class Line(msgspec.Struct, frozen=True):
    """One place: its values by the days from which they hold, and the days of the steps of its disc."""

    place: str
    values: tuple[tuple[dt.date, str], ...]
    steps: tuple[tuple[dt.date, int], ...] = ()


def read_changes(path: Path, sources: Sequence[SourceFormat], finder: Finder, points: Points, notes: Notes) -> Read:
    """The daily snapshots of each source of a file, from the day on which the list begins to that on which it ends."""
    rows = list(records(path, notes))
    places = placed(rows, sources[0], finder, points, notes)
    seen: dict[str, tuple[Seen, ...]] = {}
    used: set[int] = set()
    for source in sources:
        lines = []
        for line, row in rows:
            if line in places:
                found = read_line(row, places[line], source)
                if found is None:
                    notes.add(f"a line has not what '{source.id}' needs: left out", line=line)
                else:
                    lines.append(found)
                    used.add(line)
        seen[source.id] = tuple(daily(source, lines, {place: n for n, place in enumerate(places.values())}))
    return Read(tuple(places.values()), seen, len(rows), len(used))


def placed(
    rows: Sequence[tuple[int, Row]], source: SourceFormat, finder: Finder, points: Points, notes: Notes
) -> dict[int, str]:
    """The place of each line. Two lines that would be one place keep their own ids: they are counted as two."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for line, row in rows:
        given = words_of(pick(row, source.spots("place")))
        spot = points.read(pick(row, source.spots("lat")), pick(row, source.spots("lon")))
        names = [words_of(pick(row, [name])) for name in source.spots("name")]
        tried = (finder.nearest(name, spot) for name in names if name)
        place = next((each for each in tried if each is not None and each not in taken), None)
        if place is None and given and given not in taken:
            place = given
            notes.add("no place of the gazetteer fits: kept under the file's own id", line=line)
        if place is None:
            notes.add("a line names no place: left out", line=line)
        else:
            taken.add(place)
            found[line] = place
    return found


def read_line(row: Row, place: str, source: SourceFormat) -> Line | None:
    """What a line says; ``None`` where a value or a day is none."""
    first = day_of(source.first or "")
    start = meant(pick(row, source.spots("start")), source)
    changes = pick(row, source.spots("changes"))
    if first is None or start is None or not isinstance(changes, list | None):
        return None
    values = [(first, start)]
    for each in changes or ():
        pair = each if isinstance(each, list) and len(each) == PAIR else (None, None)
        day, value = day_of(words_of(pair[0])), meant(pair[1], source)
        if day is None or value is None:
            return None
        values.append((day, value))
    steps = [(day_of(words_of(pick(row, source.spots(name)))), points) for name, points in STEPS]
    return Line(place, tuple(values), tuple((day, points) for day, points in steps if day is not None))


def meant(value: Any, source: SourceFormat) -> str | None:
    """What a value means; JSON's true and false are the words ``true`` and ``false``."""
    word = str(value).lower() if isinstance(value, bool) else words_of(value)
    return source.values.get(word)


def daily(source: SourceFormat, lines: Sequence[Line], index: dict[str, int]) -> list[Seen]:
    """A snapshot for every day."""
    import numpy as np

    first, last = day_of(source.first or ""), day_of(source.last or "")
    if first is None or last is None or not lines:
        return []
    values = tuple(dict.fromkeys(source.values.values()))
    days = (last - first).days + 1
    stepped = bool(source.spots("touch"))
    centre = np.full((days, len(index)), NONE, dtype=np.uint8)
    points = np.zeros((days, len(values), len(index)), dtype=np.uint8)
    for line in lines:
        n = index[line.place]
        for day, value in line.values:
            centre[max(0, (day - first).days) :, n] = values.index(value)
        fill_points(points[:, :, n], line, values, first)
    return [
        Seen(
            first + dt.timedelta(days=n), values, centre[n], points[n] if stepped else None, source.rule, exact=False,
            rest=lines[0].values[0][1],
        )
        for n in range(days)
    ]  # fmt: skip


def fill_points(points: Any, line: Line, values: tuple[str, ...], first: dt.date) -> None:
    """How much of the disc each value has by the list: all of it at first, then as the steps have it.

    The steps say when the newcomer had some, half and all for the first time, not whether it lost it again.
    """
    start = values.index(line.values[0][1])
    points[:, start] = POINTS
    other = next((n for n in range(len(values)) if n != start), start)
    for day, number in sorted(line.steps):
        at = max(0, (day - first).days)
        points[at:, other] = number
        points[at:, start] = POINTS - number
