"""A user's own dumps compiled to a gazetteer file like the shipped ones, in little memory, all or nothing."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from counterclaim.model.claim import Precision
from counterclaim.model.errors import UnwritableOutput
from counterclaim.model.names import fold, skeleton
from counterclaim.resolve.database import DEGREE, GazetteerPlace
from counterclaim.resolve.dump import Settlement, Tally, opened, settlements
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.nearness import kilometres

SCHEMA = """
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE places (
  id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, local TEXT, kind INTEGER NOT NULL,
  country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER, code TEXT, lat INTEGER, lon INTEGER,
  precision INTEGER NOT NULL, population INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE names (key TEXT PRIMARY KEY, word INTEGER NOT NULL, places BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sounds (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE spellings (key TEXT NOT NULL, id INTEGER NOT NULL, own INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE INDEX places_ref ON places(ref) WHERE ref IS NOT NULL;
"""
OTHERS = 1 << 29  # row ids from here on are of places that another file names by a ref
COMMUNITY = 30.0  # km from the middle of a community within which its settlements lie
BATCH = 20_000  # lines between two reports of progress
SOURCE = "geonames dump"
Report = Callable[[str, int, int], None]  # name of the file, bytes done, bytes in all


def compile_dumps(dumps: Sequence[Path], target: Path, shipped: Gazetteer, report: Report) -> Tally:
    """Write ``target`` from the dumps; what stood there stays until all is done. What was read, kept and skipped."""
    tally = Tally()
    draft = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        db = sqlite3.connect(draft)
        try:
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;" + SCHEMA)
            fill(db, dumps, shipped, tally, report)
            gather(db)
            db.execute("DROP TABLE spellings")
            db.commit()
            db.execute("VACUUM")
        finally:
            db.close()
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise UnwritableOutput(f"the gazetteer cannot be written ({error})", where=str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return tally


def fill(db: sqlite3.Connection, dumps: Sequence[Path], shipped: Gazetteer, tally: Tally, report: Report) -> None:
    """Write the places and their spellings."""
    texts: dict[str, int] = {}
    seen: set[int] = set()
    for path in dumps:
        with opened(path) as (name, file, size):
            for place in settlements(name, watched(file, name, size, report), tally):
                if place.number in seen or is_shipped(place, shipped):
                    tally.known += 1
                    continue
                seen.add(place.number)
                add(db, place, register_place(place, shipped), texts, tally)
    db.executemany("INSERT INTO texts VALUES (?, ?)", ((n, text) for text, n in texts.items()))


def watched(file: Iterable[bytes], name: str, size: int, report: Report) -> Iterator[bytes]:
    """The lines of a file, with a report of progress now and then."""
    done = 0
    for number, line in enumerate(file):
        done += len(line)
        yield line
        if number % BATCH == 0:
            report(name, done, size)
    report(name, size, size)


def is_shipped(place: Settlement, shipped: Gazetteer) -> bool:
    """True if the shipped files have the place; they are asked directly, since the gazetteer remembers all answers."""
    return any(database.by_ref(f"geonames:{place.number}") is not None for database in shipped.databases)


def register_place(place: Settlement, shipped: Gazetteer) -> GazetteerPlace | None:
    """The settlement of a register that ``place`` is: of its name, in its region, near the middle of its community.

    ``None`` where there is none, or more than one.
    """
    if place.country not in shipped.whole:
        return None
    keys = {fold(name) for name in place.names}
    bearers = (each for key in keys for database in shipped.databases for each, _ in database.named(key)[1])
    found = {each.place_id: each for each in bearers if each.precision is Precision.CENTROID}
    spot = spot_of(place)
    near = [each for each in found.values() if (kilometres(each, spot) or 0.0) <= COMMUNITY]
    alike = [each for each in near if each.country == place.country and each.admin1 == place.admin1]
    return alike[0] if len(alike) == 1 else None


def spot_of(place: Settlement) -> GazetteerPlace:
    """A settlement as a gazetteer's place."""
    return GazetteerPlace(
        place_id=f"geonames:{place.number}", name=place.name, kind=place.kind, lat=place.lat, lon=place.lon
    )


def add(
    db: sqlite3.Connection, place: Settlement, known: GazetteerPlace | None, texts: dict[str, int], tally: Tally
) -> None:
    """Write one place: under the id of the register's where it is one, so that it only gets its point."""

    def text(word: str | None) -> int | None:
        return None if word is None else texts.setdefault(word, len(texts) + 1)

    number = place.number if known is None else OTHERS + tally.joined
    tally.joined += known is not None
    tally.added += known is None
    name = place.name if known is None else known.name
    admin1, admin2 = (place.admin1, None) if known is None else (known.admin1, known.admin2)
    ref, local, code = (None, None, None) if known is None else (known.place_id, known.local, known.code)
    db.execute(
        f"INSERT INTO places VALUES ({','.join('?' * 14)})",
        (
            *(number, ref, name, local, text(place.kind.value), place.country, text(admin1), text(admin2), code),
            *(round(place.lat * DEGREE), round(place.lon * DEGREE), text(Precision.POINT.value)),
            *(place.population, text(SOURCE)),
        ),
    )
    own = fold(name)
    keys = {fold(each) for each in (*place.names, name)}
    db.executemany(
        "INSERT INTO spellings VALUES (?, ?, ?, ?)",
        ((key, number, key == own, place.population) for key in keys if len(key) > 1),
    )


def gather(db: sqlite3.Connection) -> None:
    """Write for each spelling, and for each sound, the places that have it, the most populous first."""
    rows = db.execute("SELECT key, id, own FROM spellings ORDER BY key, population DESC, id")
    db.executemany(
        "INSERT INTO names VALUES (?, 0, ?)",
        ((key, packed(2 * n + own for _, n, own in group)) for key, group in itertools.groupby(rows, lambda r: r[0])),
    )
    db.execute("CREATE TABLE heard (key TEXT NOT NULL, id INTEGER NOT NULL)")
    spelt = db.execute("SELECT DISTINCT key, id FROM spellings")
    db.executemany(
        "INSERT INTO heard VALUES (?, ?)",
        ((sound, n) for key, n in spelt if key.replace(" ", "").isascii() and (sound := skeleton(key))),
    )
    heard = db.execute("SELECT DISTINCT key, id FROM heard ORDER BY key, id")
    db.executemany(
        "INSERT INTO sounds VALUES (?, ?)",
        ((key, packed(n for _, n in group)) for key, group in itertools.groupby(heard, lambda r: r[0])),
    )
    db.execute("DROP TABLE heard")


def packed(numbers: Iterator[int]) -> bytes:
    """Numbers of 32 bits, as a column holds them."""
    return array("i", numbers).tobytes()
