"""What the sources show, to ask of: who has a place on a day, by which rule; what changed; what happened."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol

import msgspec

from counterclaim.model.earth import great_circle
from counterclaim.model.evidence import NOT_COVERED, UNSEEN, Change, Event, Held, Snapshot, Source


class Near(msgspec.Struct, frozen=True):
    """All that lies within ``km`` of a point."""

    lat: float
    lon: float
    km: float

    def __contains__(self, spot: object) -> bool:
        lat, lon = spot if isinstance(spot, tuple) else (None, None)
        return lat is not None and lon is not None and great_circle(self.lat, self.lon, lat, lon) <= self.km


class Shelf(Protocol):
    """Where a book's facts are kept: a ledger, or memory."""

    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""

    def snapshots(self, source: str) -> tuple[Snapshot, ...]:
        """The snapshots of a source, by day."""

    def spells(
        self, place: str | None = None, source: str | None = None, rule: str | None = None, *, changed: bool = False
    ) -> tuple[Held, ...]:
        """The spells of a place, or of one source under one rule, by source, place, rule and day.

        With ``changed`` it may leave out places that have only one.
        """

    def places(self, source: str) -> tuple[str, ...]:
        """The places that a source covers, by id."""

    def events(self, place: str | None, near: Near | None, start: dt.date, end: dt.date) -> tuple[Event, ...]:
        """Events that may lie in ``start..end``, of a place or near a point, by first day."""


class Book:
    """The answers of all sources beside each other; it never merges two of them."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @classmethod
    def of(
        cls,
        sources: Iterable[Source] = (),
        snapshots: Iterable[Snapshot] = (),
        spells: Iterable[Held] = (),
        events: Iterable[Event] = (),
    ) -> Book:
        """A book in memory."""
        return cls(Memory(tuple(sources), tuple(snapshots), tuple(spells), tuple(events)))

    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        return self.shelf.sources()

    def snapshots(self, source: str) -> tuple[Snapshot, ...]:
        """The snapshots of a source by day, with those in quarantine."""
        return self.shelf.snapshots(source)

    def spells(self, place: str) -> tuple[Held, ...]:
        """All that is shown of a place, by source, rule and day."""
        return self.shelf.spells(place)

    def places(self, source: str) -> tuple[str, ...]:
        """The places that a source covers, by id."""
        return self.shelf.places(source)

    def on(self, place: str, day: dt.date) -> tuple[Held, ...]:
        """What each source shows by each rule: the spell of its last snapshot up to ``day``, which may be old.

        Nothing for a source that begins later. ``until`` before ``day`` says that the source does not show the day.
        """
        found = groupby(self.spells(place), key=lambda held: (held.source, held.rule))
        before = ([held for held in group if held.since <= day] for _, group in found)
        return tuple(held[-1] for held in before if held)

    def changes(self, source: str, rule: str, after: str | None, start: dt.date, end: dt.date) -> tuple[Change, ...]:
        """The changes to ``after`` (``None``: to anything) that show after ``start`` and up to ``end``, by day.

        Spells that say nothing are passed over: a place that was not covered for a while has changed if it is another's
        afterwards. What a source shows at its beginning is no change.
        """
        found = [
            change
            for _, group in groupby(
                self.shelf.spells(source=source, rule=rule, changed=True), key=lambda held: held.place
            )
            for change in changes_of(group)
            if start < change.day <= end and after in (None, change.after)
        ]
        return tuple(sorted(found, key=lambda change: (change.day, change.place)))

    def events(
        self, start: dt.date, end: dt.date, *, place: str | None = None, near: Near | None = None
    ) -> tuple[Event, ...]:
        """Events that may lie in ``start..end`` (both inclusive), of a place or near a point, by first day."""
        return self.shelf.events(place, near, start, end)


def changes_of(spells: Iterable[Held]) -> Iterator[Change]:
    """The changes between the spells of one source, place and rule, which are in order."""
    before: Held | None = None
    for held in spells:
        if held.value in UNSEEN:
            continue
        if before is not None and before.value != held.value:
            yield Change(
                source=held.source,
                place=held.place,
                rule=held.rule,
                before=before.value,
                after=held.value,
                day=held.since,
                previous=before.until,
            )
        before = held


class Memory:
    """A shelf that holds everything in memory."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        snapshots: tuple[Snapshot, ...],
        spells: tuple[Held, ...],
        events: tuple[Event, ...],
    ) -> None:
        self.source_rows = tuple(sorted(sources, key=lambda each: each.id))
        self.snapshot_rows = tuple(sorted(snapshots, key=lambda each: (each.source, each.day)))
        self.spell_rows = tuple(sorted(spells, key=lambda each: (each.source, each.place, each.rule, each.since)))
        self.count = Counter((each.source, each.place, each.rule) for each in self.spell_rows)
        self.event_rows = tuple(sorted(events, key=lambda each: (each.since, each.source, each.id)))

    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        return self.source_rows

    def snapshots(self, source: str) -> tuple[Snapshot, ...]:
        """The snapshots of a source, by day."""
        return tuple(each for each in self.snapshot_rows if each.source == source)

    def spells(
        self, place: str | None = None, source: str | None = None, rule: str | None = None, *, changed: bool = False
    ) -> tuple[Held, ...]:
        """The spells that fit, by source, place, rule and day."""
        return tuple(
            held
            for held in self.spell_rows
            if place in (None, held.place) and source in (None, held.source) and rule in (None, held.rule)
            if not changed or self.count[held.source, held.place, held.rule] > 1
        )

    def places(self, source: str) -> tuple[str, ...]:
        """The places that a source covers, by id."""
        rows = (held for held in self.spell_rows if held.source == source and held.value != NOT_COVERED)
        return tuple(sorted({held.place for held in rows}))

    def events(self, place: str | None, near: Near | None, start: dt.date, end: dt.date) -> tuple[Event, ...]:
        """The events that fit, by first day."""
        return tuple(
            event
            for event in self.event_rows
            if event.since <= end and event.until >= start and place in (None, event.place)
            if near is None or (event.lat, event.lon) in near
        )
