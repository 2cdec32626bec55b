"""Files of evidence into a ledger: which source each is of, what it says, once; then the spells, made anew."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from counterclaim.evidence.book import Book
from counterclaim.evidence.changes import read_changes
from counterclaim.evidence.fields import Points, day_in_name
from counterclaim.evidence.finding import Finder
from counterclaim.evidence.happenings import Reader
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.observing import Look, Seen, pack, scattered, unpack
from counterclaim.evidence.polygons import read_areas
from counterclaim.evidence.quarantine import doubtful
from counterclaim.evidence.sites import Sites
from counterclaim.evidence.spells import spells
from counterclaim.evidence.statuses import Read, Table
from counterclaim.model.errors import BadEvidence, CounterclaimError, MissingInput
from counterclaim.model.evidence import CONTESTED, UNKNOWN, Fault, Source
from counterclaim.model.evidence_format import EvidenceData, Format, SourceFormat
from counterclaim.model.ids import content_id
from counterclaim.model.names import fold
from counterclaim.model.theatre import Theatre
from counterclaim.settlements import GazetteerNames
from counterclaim.store import observed
from counterclaim.store.ledger import Ledger
from counterclaim.store.shelf import LedgerShelf

CHUNK = 2**20


class Job(msgspec.Struct, frozen=True):
    """A file, and the sources that it is of: one, or several that share it."""

    path: Path
    sources: tuple[SourceFormat, ...]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file: ``known`` is true where the ledger had it; ``error`` says why it was refused."""

    file: str
    sources: tuple[str, ...]
    known: bool = False
    snapshots: int = 0
    events: int = 0
    rows: int = 0
    faults: tuple[Fault, ...] = ()
    error: str = ""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A source after its spells were made: how many, of how many places; what was passed over and left out."""

    source: str
    snapshots: int
    places: int
    spells: int
    changes: int
    reversals: int
    quarantined: tuple[tuple[dt.date, str], ...]


def open_book(ledger: Ledger) -> Book:
    """All that a ledger holds of evidence."""
    return Book(LedgerShelf(ledger))


def jobs(paths: Sequence[str], data: EvidenceData, chosen: str | None, *, strict: bool = True) -> Iterator[Job]:
    """The files below ``paths`` in the order of their names, with their sources; ``chosen`` is the id of one.

    Files of different formats are told apart by their names: a folder may hold several. Raises ``MissingInput`` for a
    path that is none and, with ``strict``, ``BadEvidence`` for a named file that no source's pattern fits.
    """
    for path in map(Path, paths):
        if not path.exists():
            raise MissingInput("there is no such file or folder", where=str(path))
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            sources = sources_of(file, data, chosen)
            if sources:
                yield Job(file, sources)
            elif strict and not path.is_dir():
                ids = ", ".join(source.id for source in data.sources)
                raise BadEvidence(f"no source has files of this name: say which with --source ({ids})", where=str(file))


def sources_of(file: Path, data: EvidenceData, chosen: str | None) -> tuple[SourceFormat, ...]:
    """The sources that a file is of, by its name; with ``chosen``, that one and those that share its files."""
    if chosen is None:
        return tuple(each for each in data.sources if any(fnmatchcase(file.name, p) for p in each.files))
    found = next((each for each in data.sources if each.id == chosen), None)
    if found is None:
        ids = ", ".join(source.id for source in data.sources)
        raise CounterclaimError(f"there is no source '{chosen}': choose from {ids}, or describe it in evidence.toml")
    return (found,)


class Gatherer:
    """Adds files to one ledger. ``sites`` are the settlements that maps are looked up for."""

    def __init__(
        self, ledger: Ledger, theatre: Theatre, data: EvidenceData, names: GazetteerNames, sites: Sites
    ) -> None:
        self.ledger = ledger
        self.theatre = theatre
        self.data = data
        self.finder = Finder(names, data.counting.near_km)
        self.sites = sites
        self.looks: dict[str, Look] = {}
        self.touched: dict[str, None] = {}

    def add(self, job: Job) -> Done:
        """One file, whole or not at all; what is wrong with it is told, never raised."""
        ids = tuple(source.id for source in job.sources)
        try:
            file = observed.FileOf(sha256_of(job.path), job.path.name, retrieved(job.path))
            of_day = (self.sites.id, day_in_name(job.path.name)) if job.sources[0].format is Format.MAP else ()
            with self.ledger.read() as connection:
                new = [s for s in job.sources if not observed.holds_file(connection, s.id, file.sha256, *of_day)]
            if not new:
                return Done(file=str(job.path), sources=ids, known=True)
            ways: dict[Format, Callable[[Job, observed.FileOf, Notes], Done]] = {
                Format.MAP: self.add_map,
                Format.TABLE: self.add_table,
                Format.CHANGES: self.add_table,
                Format.EVENTS: self.add_events,
            }
            return ways[job.sources[0].format](Job(job.path, tuple(new)), file, Notes(job.path.name))
        except (BadEvidence, MissingInput) as error:
            return Done(file=str(job.path), sources=ids, error=str(error))
        except OSError as error:
            return Done(file=str(job.path), sources=ids, error=f"cannot be read: {error.strerror or error}")

    def add_map(self, job: Job, file: observed.FileOf, notes: Notes) -> Done:
        """A map of one day."""
        source = job.sources[0]
        day = day_in_name(job.path.name)
        if day is None:
            raise BadEvidence("there is no day in the file's name, as in name_20251101.geojson", where=str(job.path))
        areas = read_areas(job.path.read_bytes(), source, job.path.name, self.theatre.bbox)
        if source.id not in self.looks:
            self.looks[source.id] = Look(self.sites, source.covers, source.rest)
        seen = self.looks[source.id].at(areas, day)
        shot = observed.Shot(day, pack(seen), areas.km2)
        faults = (*areas.faults, *notes.faults())
        with self.ledger.write() as connection:
            sites = observed.sites_n(connection, self.sites.id, self.sites.places)
            number = observed.source_n(connection, self.source(source))
            added = observed.add_shots(connection, (number, source.id), (sites, self.sites.id), file, [shot])
            observed.add_faults(connection, file.sha256, faults)
        self.touched[source.id] = None
        return Done(file=str(job.path), sources=(source.id,), snapshots=added, faults=faults)

    def add_table(self, job: Job, file: observed.FileOf, notes: Notes) -> Done:
        """A table, for all the sources that it is of."""
        points = Points(self.theatre.bbox)
        if job.sources[0].format is Format.TABLE:
            found = Table(job.sources, self.finder, points, self.meaning).read(job.path, notes)
        else:
            found = read_changes(job.path, job.sources, self.finder, points, notes)
        tell(points, notes)
        added = self.keep(found, job, file, notes.faults())
        ids = tuple(source.id for source in job.sources)
        return Done(file=str(job.path), sources=ids, snapshots=added, rows=found.rows, faults=notes.faults())

    def keep(self, found: Read, job: Job, file: observed.FileOf, faults: tuple[Fault, ...]) -> int:
        """Put the snapshots of a table into the ledger; how many are new."""
        name = content_id("places", *found.places)
        added = 0
        with self.ledger.write() as connection:
            sites = observed.sites_n(connection, name, found.places)
            for source in job.sources:
                shots = [observed.Shot(seen.day, pack(seen)) for seen in found.seen[source.id]]
                if not shots:
                    continue
                number = observed.source_n(connection, self.source(source))
                added += observed.add_shots(connection, (number, source.id), (sites, name), file, shots)
                self.touched[source.id] = None
            observed.add_faults(connection, file.sha256, faults)
        return added

    def add_events(self, job: Job, file: observed.FileOf, notes: Notes) -> Done:
        """A file of events."""
        source, points = job.sources[0], Points(self.theatre.bbox)
        events = list(Reader(source, self.finder, points, self.data.actors).read(job.path, notes))
        tell(points, notes)
        with self.ledger.write() as connection:
            number = observed.source_n(connection, self.source(source))
            added = observed.add_events(connection, number, file, events)
            observed.add_faults(connection, file.sha256, notes.faults())
        return Done(
            file=str(job.path), sources=(source.id,), events=added, rows=len(events), faults=notes.faults()
        )  # fmt: skip

    def settle(self, source: str) -> Settled:
        """Make the spells of a source anew, from all its snapshots."""
        with self.ledger.read() as connection:
            number = observed.source_n(connection, self.source(self.format_of(source)))
            rows = list(observed.stored(connection, number))
            lists = {n: observed.places_of(connection, n) for n in dict.fromkeys(row.sites for row in rows)}
        doubts = doubtful([row.areas for row in rows], self.data.counting) if any(r.areas for r in rows) else ()
        why = {row.n: reason for row, reason in zip(rows, doubts, strict=False) if reason}
        made = spells(source, *union(rows, lists, why), self.data.counting.settle_days)
        with self.ledger.write() as connection:
            observed.put_spells(connection, number, made.held, why, [row.n for row in rows])
        places = {held.place for held in made.held}
        lines = {(held.place, held.rule) for held in made.held}
        return Settled(
            source=source, snapshots=len(rows), places=len(places), spells=len(made.held),
            changes=len(made.held) - len(lines), reversals=made.settled,
            quarantined=tuple((row.day, why[row.n]) for row in rows if row.n in why),
        )  # fmt: skip

    def format_of(self, source: str) -> SourceFormat:
        """The format of a source by its id."""
        return next(each for each in self.data.sources if each.id == source)

    def source(self, given: SourceFormat) -> Source:
        """A source as the ledger keeps it."""
        return Source(
            id=given.id, title=given.title, kind=given.kind, theatre=self.theatre.id, licence=given.licence,
            address=given.address, note=given.note,
        )  # fmt: skip

    def meaning(self, word: str) -> str | None:
        """What a status means where the source has no words of its own: a side's id or name, contested, unknown."""
        key = fold(word)
        sides = {fold(each): side.id for side in self.theatre.sides for each in (side.id, side.name)}
        return sides.get(key) or next((each for each in (CONTESTED, UNKNOWN) if key == each), None)


def union(
    rows: Sequence[observed.Stored], lists: Mapping[int, list[str]], left_out: Mapping[int, str]
) -> tuple[list[str], Iterator[Seen]]:
    """All places of a source, and its snapshots over them by day; of two for a day with one list the later one."""
    import numpy as np

    places = list(dict.fromkeys(place for each in lists.values() for place in each))
    index = {place: n for n, place in enumerate(places)}
    at = {n: np.array([index[place] for place in each], dtype=np.int64) for n, each in lists.items()}
    last = {(row.day, row.sites): row.n for row in rows}

    def snapshots() -> Iterator[Seen]:
        for row in rows:
            if last[row.day, row.sites] == row.n and row.n not in left_out:
                yield scattered(unpack(row.observed, row.day), at[row.sites], len(places))

    return places, snapshots()


def tell(points: Points, notes: Notes) -> None:
    """Put what was odd about points among the faults."""
    if points.swapped:
        notes.add("latitude and longitude have changed places: swapped", points.swapped)
    if points.outside:
        notes.add("a point lies outside the theatre", points.outside)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def retrieved(path: Path) -> str:
    """The day on which a file was written here, which is that of its fetching at the latest."""
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()
