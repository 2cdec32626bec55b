"""What a ledger holds of evidence, as ``evidence/book.py`` asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, radians
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection

from counterclaim.model.evidence import NOT_COVERED, Event, Fault, Held, Rule, Snapshot, Source
from counterclaim.store.ledger import Ledger

DEGREE = 111.32  # km of latitude
SPELLS = (
    "SELECT e.id, s.place, s.rule, s.value, s.since, s.until, s.fraction, s.snapshots FROM spells s "
    "JOIN evidence_sources e ON e.n = s.source WHERE "
)
EVENTS = "SELECT v.body FROM evidence v"


class Around(Protocol):
    """All that lies within ``km`` of a point."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""

    @property
    def km(self) -> float:
        """The distance."""

    def __contains__(self, spot: object) -> bool: ...


class LedgerShelf:
    """A shelf over a ledger: each question is one short read of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection."""
        with self.ledger.read() as connection:
            yield connection

    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        names = Source.__struct_fields__
        with self.read() as connection:
            rows = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM evidence_sources ORDER BY id").all()
        return tuple(msgspec.convert(dict(zip(names, row, strict=True)), Source) for row in rows)

    def snapshots(self, source: str) -> tuple[Snapshot, ...]:
        """The snapshots of a source, by day, one a day: of two that which was added last."""
        with self.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT s.day, s.sha256, s.file, s.retrieved, s.area_km2, coalesce(q.reason, '') FROM snapshots s "
                "JOIN evidence_sources e ON e.n = s.source LEFT JOIN quarantines q ON q.snapshot = s.n "
                "WHERE e.id = ? ORDER BY s.day, s.n",
                (source,),
            ).all()
        by_day = {row[0]: row for row in rows}
        return tuple(
            Snapshot(
                source=source, day=dt.date.fromisoformat(day), sha256=sha, file=file, retrieved=retrieved,
                area_km2=area, quarantined=reason,
            )
            for day, sha, file, retrieved, area, reason in by_day.values()
        )  # fmt: skip

    def spells(
        self, place: str | None = None, source: str | None = None, rule: str | None = None, *, changed: bool = False
    ) -> tuple[Held, ...]:
        """The spells that fit, by source, place, rule and day; with ``changed`` only of places with more than one."""
        given = {"s.place": place, "e.id": source, "s.rule": None if rule is None else str(rule)}
        wanted = {name: value for name, value in given.items() if value is not None}
        where = [f"{name} = ?" for name in wanted] + (["s.spells > 1"] if changed else [])
        order = " ORDER BY e.id, s.place, s.rule, s.since"
        with self.read() as connection:
            rows = connection.exec_driver_sql(
                SPELLS + (" AND ".join(where) or "1") + order, tuple(wanted.values())
            ).all()
        return tuple(map(held, rows))

    def places(self, source: str) -> tuple[str, ...]:
        """The places that a source covers, by id."""
        with self.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT s.place FROM spells s JOIN evidence_sources e ON e.n = s.source "
                "WHERE e.id = ? AND s.value <> ? ORDER BY s.place",
                (source, NOT_COVERED),
            ).scalars()
            return tuple(str(place) for place in rows)

    def events(self, place: str | None, near: Around | None, start: dt.date, end: dt.date) -> tuple[Event, ...]:
        """The events that fit, by first day."""
        join, where, values = "", ["v.earliest <= ?", "v.latest >= ?"], [end.isoformat(), start.isoformat()]
        bounds: list[Any] = [*values]
        if place is not None:
            where.append("v.place_id = ?")
            bounds.append(place)
        if near is not None:
            join = " JOIN evidence_box b ON b.n = v.n"
            where.append("b.max_lat >= ? AND b.min_lat <= ? AND b.max_lon >= ? AND b.min_lon <= ?")
            bounds += box(near)
        with self.read() as connection:
            rows = connection.exec_driver_sql(
                f"{EVENTS}{join} WHERE {' AND '.join(where)} ORDER BY v.earliest, v.source, v.record", tuple(bounds)
            ).all()
        found = [msgspec.json.decode(row[0], type=Event) for row in rows]
        return tuple(each for each in found if near is None or (each.lat, each.lon) in near)

    def span(self, source: str) -> tuple[int, str | None, str | None]:
        """How many events a source has, and the first and the last day of one."""
        with self.read() as connection:
            row = connection.exec_driver_sql(
                "SELECT count(*), min(v.earliest), max(v.latest) FROM evidence v JOIN evidence_sources e "
                "ON e.n = v.source WHERE e.id = ?",
                (source,),
            ).one()
        return int(row[0]), row[1], row[2]

    def faults(self, source: str) -> tuple[Fault, ...]:
        """What was odd about a source's files, in the order in which they were added."""
        with self.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT file, what, line, count FROM evidence_faults WHERE sha256 IN (SELECT s.sha256 FROM snapshots s "
                "JOIN evidence_sources e ON e.n = s.source WHERE e.id = ?1 UNION SELECT v.sha256 FROM evidence v "
                "JOIN evidence_sources e ON e.n = v.source WHERE e.id = ?1) ORDER BY n",
                (source,),
            ).all()
        return tuple(Fault(file=file, what=what, line=line, count=count) for file, what, line, count in rows)


def held(row: Any) -> Held:
    """A row of ``SPELLS`` as a spell."""
    source, place, rule, value, since, until, fraction, snapshots = row
    return Held(
        source=source, place=place, rule=Rule(rule), value=value, since=dt.date.fromisoformat(since),
        until=dt.date.fromisoformat(until), fraction=fraction, snapshots=snapshots,
    )  # fmt: skip


def box(near: Around) -> tuple[float, float, float, float]:
    """South, north, west and east of a box that holds all within a distance."""
    north = near.km / DEGREE + 0.01
    east = north / max(0.01, cos(radians(near.lat)))
    return near.lat - north, near.lat + north, near.lon - east, near.lon + east
