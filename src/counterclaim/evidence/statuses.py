"""Tables of places, days and statuses as snapshots: a source a status column, a snapshot a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from counterclaim.evidence.fields import Points, day_in_name, day_of
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.observing import NONE, Seen
from counterclaim.evidence.rows import table
from counterclaim.model.errors import BadEvidence
from counterclaim.model.evidence_format import SourceFormat

Meaning = Callable[[str], str | None]


class Series(msgspec.Struct):
    """What one source says: places in the order in which they came, values, and for each day a byte a place."""

    values: list[str] = []
    days: dict[dt.date, bytearray] = {}

    def put(self, day: dt.date, place: int, value: str) -> None:
        """One statement. A later one on the same day counts."""
        if value not in self.values:
            self.values.append(value)
        row = self.days.setdefault(day, bytearray())
        if len(row) <= place:
            row.extend(bytes([NONE]) * (place + 1 - len(row)))
        row[place] = self.values.index(value)


class Read(msgspec.Struct, frozen=True):
    """The snapshots of each source of a file, for the same places; ``rows`` were read, ``used`` said something."""

    places: tuple[str, ...]
    seen: Mapping[str, tuple[Seen, ...]]
    rows: int
    used: int


class Column(msgspec.Struct, frozen=True):
    """A column with statuses: of which source, where, and the day in its head (``None``: the row has the day)."""

    source: SourceFormat
    at: int
    day: dt.date | None


class Table:
    """Reads one file for all the sources that it holds."""

    def __init__(self, sources: Sequence[SourceFormat], finder: Finder, points: Points, meaning: Meaning) -> None:
        self.sources = sources
        self.first = sources[0]
        self.finder = finder
        self.points = points
        self.meaning = meaning
        self.series = {source.id: Series() for source in sources}
        self.index: dict[str, int] = {}
        self.known: dict[tuple[str, ...], int | None] = {}
        self.words: dict[tuple[str, str], str | None] = {}

    def read(self, path: Path, notes: Notes) -> Read:
        """The snapshots of all sources. Raises ``BadEvidence`` where the head has not the columns."""
        head, rows = table(path, notes)
        columns = self.columns(head, path, notes)
        named = tuple(self.at(head, name) for name in ("place", "name", "lat", "lon"))
        date = self.at(head, "date")
        total = used = 0
        for line, row in rows:
            total += 1
            place = self.place(row, named, line, notes)
            if place is None:
                continue
            day = day_of(row[date], self.first.dates) if date is not None else None
            used += self.take(columns, row, (place, day, line), notes)
        return self.finish(total, used)

    def columns(self, head: tuple[str, ...], path: Path, notes: Notes) -> list[Column]:
        """The columns with statuses; what is derived from the others is told and left out."""
        out: list[Column] = []
        for source in self.sources:
            for at, name in enumerate(head):
                if any(fnmatchcase(name, spot) for spot in source.spots("value")) and name not in source.derived:
                    wide = any("*" in spot for spot in source.spots("value"))
                    out.append(Column(source, at, day_in_name(name) if wide else None))
            if not any(column.source is source for column in out):
                notes.add(f"no column for '{source.id}' in this file")
        for name in sorted({name for source in self.sources for name in source.derived} & set(head)):
            notes.add(f"column '{name}' is made from the others: left out")
        if not out or (self.at(head, "place") is None and self.at(head, "name") is None):
            wanted = ", ".join((*self.first.spots("place"), *self.first.spots("date"), *self.first.spots("value")))
            raise BadEvidence(f"the head has not the columns of '{self.first.id}': {wanted}", where=str(path))
        return out

    def at(self, head: tuple[str, ...], name: str) -> int | None:
        """The number of the first column that holds this."""
        return next((head.index(spot) for spot in self.first.spots(name) if spot in head), None)

    def place(self, row: list[str], named: tuple[int | None, ...], line: int, notes: Notes) -> int | None:
        """The number of the place that a row is about; ``None`` where nobody knows."""
        key = tuple("" if at is None else row[at] for at in named)
        if key in self.known:
            number = self.known[key]
        else:
            given, name, lat, lon = key
            spot = self.points.read(lat, lon) if lat and lon else None
            found = self.finder.find(self.first.scheme, given.strip(), name.strip(), spot)
            number = None if found is None else self.index.setdefault(found, len(self.index))
            self.known[key] = number
        if number is None:
            notes.add("no place of the gazetteer fits: left out", line=line)
        return number

    def take(self, columns: Sequence[Column], row: list[str], at: tuple[int, dt.date | None, int], notes: Notes) -> int:
        """1 if the row says something."""
        place, row_day, line = at
        used = 0
        for column in columns:
            word = row[column.at]
            if word == "":
                continue
            day = column.day or row_day
            value = self.value(column.source, word)
            if day is None:
                notes.add("a row has no day: left out", line=line)
                return 0
            if value is None:
                notes.add(f"status '{word[:40]}' is unknown: left out", line=line)
                continue
            self.series[column.source.id].put(day, place, value)
            used = 1
        return used

    def value(self, source: SourceFormat, word: str) -> str | None:
        """What a status means: by the source's own words, else by the theatre's."""
        key = (source.id, word)
        if key not in self.words:
            self.words[key] = source.values.get(word.strip()) or (None if source.values else self.meaning(word))
        return self.words[key]

    def finish(self, rows: int, used: int) -> Read:
        """All days in order, each as long as there are places."""
        import numpy as np

        places = tuple(self.index)
        seen: dict[str, tuple[Seen, ...]] = {}
        for source in self.sources:
            series = self.series[source.id]
            shots = []
            for day in sorted(series.days):
                row = np.full(len(places), NONE, dtype=np.uint8)
                given = series.days[day]
                row[: len(given)] = np.frombuffer(bytes(given), dtype=np.uint8)
                shots.append(Seen(day, tuple(series.values), row, None, source.rule))
            seen[source.id] = tuple(shots)
        return Read(places, seen, rows, used)
