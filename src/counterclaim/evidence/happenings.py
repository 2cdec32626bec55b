"""Rows of event data as events: when, where and how exactly, who, how many died, in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from counterclaim.evidence.fields import Points, count, day_of, words_of
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.rows import Row, pick, records
from counterclaim.model.evidence import Event
from counterclaim.model.evidence_format import SourceFormat
from counterclaim.model.ids import content_id

LONGEST = 2000  # characters of an event's words that are kept


class Reader(msgspec.Struct, frozen=True):
    """How the rows of one source become events. ``actors`` are patterns of names and whose they are."""

    source: SourceFormat
    finder: Finder
    points: Points
    actors: dict[str, str]

    def read(self, path: Path, notes: Notes) -> Iterator[Event]:
        """The events of a file; a row without a day is told and left out."""
        for line, row in records(path, notes):
            yield from self.event(row, line, notes)

    def event(self, row: Row, line: int, notes: Notes) -> Iterator[Event]:
        """The event of a row, if it is one."""
        source = self.source
        since = self.day(row, "since")
        until = self.day(row, "until") or since
        if since is None or until is None:
            notes.add("a row has no day: left out", line=line)
            return
        if until < since:
            notes.add("a row ends before it begins: left out", line=line)
            return
        lat, lon = (pick(row, source.spots(name)) for name in ("lat", "lon"))
        spot = self.points.read(lat, lon)
        if spot is None:
            notes.add("a row has no point", line=line)
        low, high = self.killed(row, line, notes)
        precision = words_of(pick(row, source.spots("precision"))).removesuffix(".0")
        yield Event(
            source=source.id,
            id=words_of(pick(row, source.spots("id"))) or content_id("row", *map(words_of, row.values())),
            since=since,
            until=until,
            place=self.place(row, spot),
            lat=spot[0] if spot else None,
            lon=spot[1] if spot else None,
            within_km=source.within_km.get(precision),
            kind=words_of(pick(row, source.spots("kind"))),
            sides=self.sides(row),
            killed_low=low,
            killed_high=high,
            words=words_of(pick(row, source.spots("words")))[:LONGEST],
            address=words_of(pick(row, source.spots("address")))[:LONGEST],
        )

    def day(self, row: Row, name: str) -> dt.date | None:
        """The day in a column."""
        return day_of(words_of(pick(row, self.source.spots(name))), self.source.dates)

    def killed(self, row: Row, line: int, notes: Notes) -> tuple[int | None, int | None]:
        """The lowest and the highest number of deaths; both ``None`` where they are none."""
        given = [pick(row, self.source.spots(name)) for name in ("killed_low", "killed_high")]
        low, high = map(count, given)
        if any(value is None and stated is not None for value, stated in zip((low, high), given, strict=True)):
            notes.add("a number of deaths is none", line=line)
        if low is not None and high is not None and low > high:
            notes.add("fewer deaths at most than at least: both left out", line=line)
            return None, None
        return low, high

    def place(self, row: Row, spot: tuple[float, float] | None) -> str | None:
        """The gazetteer's place that the row names, near its point."""
        source = self.source
        given = words_of(pick(row, source.spots("place")))
        if given and source.scheme != "id":
            return self.finder.find(source.scheme, given, "", spot)
        names = (words_of(pick(row, [name])) for name in source.spots("name"))
        found = (self.finder.find("id", "", name, spot) for name in names if name)
        return next((place for place in found if place is not None), None)

    def sides(self, row: Row) -> tuple[str, ...]:
        """The sides of those who act, in the order of the row, each once."""
        names = [words_of(pick(row, [name])) for name in self.source.spots("sides")]
        found = [side for name in names for side in (self.side_of(name),) if side is not None]
        return tuple(dict.fromkeys(found))

    def side_of(self, name: str) -> str | None:
        """Whose an actor is, by the theatre's patterns."""
        return next((side for pattern, side in self.actors.items() if fnmatchcase(name, pattern)), None)
