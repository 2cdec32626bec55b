"""Evidence in the ledger: sources, snapshots and events are added once; spells are made anew from the snapshots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from counterclaim.model.evidence import Event, Fault, Held, Source
from counterclaim.model.ids import content_id
from counterclaim.store import tables as t
from counterclaim.store.ledger import now
from counterclaim.store.writing import next_n, put, put_new

BATCH = 20_000


class FileOf(msgspec.Struct, frozen=True):
    """The file that something was read from: its SHA-256, its name, the day on which it was fetched."""

    sha256: str
    name: str
    retrieved: str = ""


class Shot(msgspec.Struct, frozen=True):
    """A snapshot to add: what it shows, packed, for the settlements of a list; the sides' areas in km²."""

    day: dt.date
    observed: bytes
    areas: Mapping[str, float] = {}


class Stored(msgspec.Struct, frozen=True):
    """A snapshot of the ledger, as spells are made from it."""

    n: int
    day: dt.date
    sites: int
    areas: dict[str, float]
    observed: bytes


def source_n(connection: Connection, source: Source) -> int:
    """The number of a source, which is added where it is new; what is known of one that is there stays."""
    known = connection.execute(
        select(t.evidence_sources.c.n).where(t.evidence_sources.c.id == source.id)
    ).scalar_one_or_none()
    if known is not None:
        return int(known)
    n = next_n(connection, t.evidence_sources)
    put(connection, t.evidence_sources, [{"n": n, **msgspec.to_builtins(source), "added_at": now()}])
    return n


def sites_n(connection: Connection, name: str, places: Sequence[str]) -> int:
    """The number of a list of settlements, added where it is new."""
    known = connection.execute(select(t.site_lists.c.n).where(t.site_lists.c.id == name)).scalar_one_or_none()
    if known is not None:
        return int(known)
    n = next_n(connection, t.site_lists)
    body = msgspec.msgpack.encode(list(places))
    put(connection, t.site_lists, [{"n": n, "id": name, "places": len(places), "body": body, "added_at": now()}])
    return n


def places_of(connection: Connection, sites: int) -> list[str]:
    """The settlements of a list, in its order."""
    body = connection.execute(select(t.site_lists.c.body).where(t.site_lists.c.n == sites)).scalar_one()
    return msgspec.msgpack.decode(body, type=list[str])


def holds_file(
    connection: Connection, source: str, sha256: str, sites: str | None = None, day: dt.date | None = None
) -> bool:
    """True if a source's file is in the ledger already: as snapshots of that list and day, or as events.

    Maps of two days may be alike to the byte.
    """
    one = (
        select(t.snapshots.c.n)
        .join(t.evidence_sources, t.evidence_sources.c.n == t.snapshots.c.source)
        .join(t.site_lists, t.site_lists.c.n == t.snapshots.c.sites)
        .where(t.snapshots.c.sha256 == sha256, t.evidence_sources.c.id == source)
    )
    if sites is not None:
        one = one.where(t.site_lists.c.id == sites)
    if day is not None:
        one = one.where(t.snapshots.c.day == day.isoformat())
    if connection.execute(one.limit(1)).first() is not None:
        return True
    other = (
        select(t.evidence.c.n)
        .join(t.evidence_sources, t.evidence_sources.c.n == t.evidence.c.source)
        .where(t.evidence.c.sha256 == sha256, t.evidence_sources.c.id == source)
    )
    return connection.execute(other.limit(1)).first() is not None


def add_shots(
    connection: Connection, source: tuple[int, str], sites: tuple[int, str], file: FileOf, shots: Sequence[Shot]
) -> int:
    """How many snapshots are new; ``source`` and ``sites`` are number and id of each."""
    names = [content_id("snapshot", source[1], sites[1], shot.day.isoformat(), file.sha256) for shot in shots]
    known: set[str] = set()
    for at in range(0, len(names), 500):
        part = names[at : at + 500]
        known.update(connection.execute(select(t.snapshots.c.id).where(t.snapshots.c.id.in_(part))).scalars())
    first = next_n(connection, t.snapshots)
    new = [(name, shot) for name, shot in zip(names, shots, strict=True) if name not in known]
    put(connection, t.snapshots, [
        {
            "n": first + i, "id": name, "source": source[0], "day": shot.day.isoformat(), "sha256": file.sha256,
            "file": file.name, "retrieved": file.retrieved, "sites": sites[0],
            "areas": msgspec.json.encode(dict(shot.areas)).decode(),
            "area_km2": sum(shot.areas.values()) if shot.areas else None, "observed": shot.observed, "added_at": now(),
        }
        for i, (name, shot) in enumerate(new)
    ])  # fmt: skip
    return len(new)


def add_faults(connection: Connection, sha256: str, faults: Sequence[Fault]) -> None:
    """What was odd about a file, once."""
    first = next_n(connection, t.evidence_faults)
    put_new(connection, t.evidence_faults, [
        {
            "n": first + i, "id": content_id("fault", sha256, each.what, str(each.line)), "sha256": sha256,
            **msgspec.to_builtins(each),
        }
        for i, each in enumerate(faults)
    ])  # fmt: skip


def stored(connection: Connection, source: int) -> Iterator[Stored]:
    """The snapshots of a source by day; of two for one day the one that was added last stands last."""
    s = t.snapshots.c
    rows = connection.execute(
        select(s.n, s.day, s.sites, s.areas, s.observed).where(s.source == source).order_by(s.day, s.n)
    )
    for row in rows:
        areas = msgspec.json.decode(row.areas, type=dict[str, float])
        yield Stored(row.n, dt.date.fromisoformat(row.day), row.sites, areas, row.observed)


def put_spells(
    connection: Connection, source: int, spells: Sequence[Held], quarantined: Mapping[int, str], read: Sequence[int]
) -> None:
    """Put these spells in the place of a source's earlier ones; ``quarantined`` says which snapshots are left out."""
    connection.execute(delete(t.spells).where(t.spells.c.source == source))
    for at in range(0, len(read), 500):
        connection.execute(delete(t.quarantines).where(t.quarantines.c.snapshot.in_(read[at : at + 500])))
    put(connection, t.quarantines, [{"snapshot": n, "reason": why} for n, why in sorted(quarantined.items()) if why])
    counts: dict[tuple[str, str], int] = {}
    for held in spells:
        counts[held.place, held.rule] = counts.get((held.place, held.rule), 0) + 1
    raw = "INSERT INTO spells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ordered = sorted(spells, key=lambda held: (held.place, held.rule, held.since))
    for at in range(0, len(ordered), BATCH):
        connection.exec_driver_sql(raw, [
            (
                h.place, source, str(h.rule), h.since.isoformat(), h.until.isoformat(), h.value, h.fraction,
                h.snapshots,                counts[h.place, h.rule],
            )
            for h in ordered[at : at + BATCH]
        ])  # fmt: skip


def add_events(connection: Connection, source: int, file: FileOf, events: Sequence[Event]) -> int:
    """How many events are new: an event is known by its source, its id and all that is said of it."""
    rows: dict[str, dict[str, Any]] = {}
    for event in events:
        body = msgspec.json.encode(event).decode()
        rows.setdefault(content_id("event", event.source, event.id, body), {
            "source": source, "record": event.id, "place_id": event.place, "earliest": event.since.isoformat(),
            "latest": event.until.isoformat(), "lat": event.lat, "lon": event.lon, "body": body,
            "sha256": file.sha256, "file": file.name, "added_at": now(),
        })  # fmt: skip
    known: set[str] = set()
    names = list(rows)
    for at in range(0, len(names), 500):
        found = select(t.evidence.c.id).where(t.evidence.c.id.in_(names[at : at + 500]))
        known.update(connection.execute(found).scalars())
    first = next_n(connection, t.evidence)
    new = [{"n": first + i, "id": name, **rows[name]} for i, name in enumerate(n for n in names if n not in known)]
    for at in range(0, len(new), BATCH):
        connection.execute(insert(t.evidence), new[at : at + BATCH])
    put(connection, t.evidence_box, [
        {"n": row["n"], "min_lat": row["lat"], "max_lat": row["lat"], "min_lon": row["lon"], "max_lon": row["lon"]}
        for row in new if row["lat"] is not None and row["lon"] is not None
    ])  # fmt: skip
    return len(new)
