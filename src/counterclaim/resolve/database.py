"""One gazetteer file: its places by name, by sound, by id and by where they lie."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from pathlib import Path

import msgspec

from counterclaim.model.claim import Precision
from counterclaim.model.errors import ResolveError
from counterclaim.model.names import NamedPlace

DEGREE = 100_000  # coordinates in the files are whole hundred-thousandths of a degree
COLUMNS = (
    "p.id, p.ref, p.name, k.text, p.country, a.text, b.text, p.lat, p.lon, c.text, "  # as place_of unpacks them
    "p.population, p.code, p.local, s.text"
)
ROWS = (
    f"SELECT {COLUMNS} FROM places p JOIN texts k ON k.id = p.kind LEFT JOIN texts a ON a.id = p.admin1 "
    "LEFT JOIN texts b ON b.id = p.admin2 JOIN texts c ON c.id = p.precision JOIN texts s ON s.id = p.source WHERE "
)


class GazetteerPlace(NamedPlace, frozen=True, kw_only=True):
    """A place with all that the gazetteer has: its district, the register's code, local name, source."""

    admin2: str | None = None
    precision: Precision = Precision.POINT
    code: str | None = None
    local: str | None = None
    source: str = "geonames"
    members: tuple[str, ...] = ()


class Database:
    """One gazetteer file, opened read-only on first use."""

    def __init__(self, path: Path, *, adds: bool = False) -> None:
        self.path = path
        self.adds = adds  # a user's own
        self.rows: dict[int, GazetteerPlace] = {}
        self.opened: sqlite3.Connection | None = None

    @property
    def db(self) -> sqlite3.Connection:
        """The connection; ``ResolveError`` if the file is missing."""
        if self.opened is None:
            if not self.path.is_file():
                raise ResolveError(
                    "the gazetteer is missing; build it with tools/build_gazetteer.py", where=str(self.path)
                )
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self.opened = sqlite3.connect(uri, uri=True, check_same_thread=False)
            if self.adds:
                self._try()
        return self.opened

    def _try(self) -> None:
        """Raise ``ResolveError`` if the file is none that ``counterclaim theatre update`` wrote."""
        assert self.opened is not None
        try:
            self.opened.execute(f"SELECT word, places FROM names, ({ROWS} p.id = 0) LIMIT 1")
        except sqlite3.Error as error:
            self.opened = None
            raise ResolveError(
                f"the places that you added cannot be read ({error}): run 'counterclaim theatre update' again, or take "
                "them away with --remove",
                where=str(self.path),
            ) from error

    def named(self, key: str) -> tuple[int, list[tuple[GazetteerPlace, bool]]]:
        """Word flags of ``key`` and its places, each with whether ``key`` is its own name."""
        row = self.db.execute("SELECT word, places FROM names WHERE key = ?", (key,)).fetchone()
        if row is None:
            return 0, []
        ids = unpack(row[1])
        places = self.by_rowid([i >> 1 for i in ids])
        return row[0], [(place, bool(i & 1)) for i, place in zip(ids, places, strict=True)]

    def sounding(self, sound: str) -> list[GazetteerPlace]:
        """The places one of whose names has this skeleton."""
        row = self.db.execute("SELECT places FROM sounds WHERE key = ?", (sound,)).fetchone()
        return self.by_rowid(unpack(row[0])) if row else []

    def keys_from(self, beginning: str, least: int, most: int) -> list[str]:
        """The folded names that begin so and have ``least`` to ``most`` letters, spaces counted."""
        rows = self.db.execute(
            "SELECT key FROM names WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?",
            (beginning, beginning[:-1] + chr(ord(beginning[-1]) + 1), least, most),
        )
        return [key for (key,) in rows]

    def settlements(self, box: tuple[float, float, float, float], country: str | None) -> list[GazetteerPlace]:
        """The settlements with coordinates in ``box`` (west, south, east, north), of one country or of all."""
        west, south, east, north = (round(side * DEGREE) for side in box)
        rows = self.db.execute(
            f"{ROWS} p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ? AND k.text IN ('settlement', 'capital') "
            "AND (? IS NULL OR p.country = ?)",
            (south, north, west, east, country, country),
        )
        return [place_of(row) for row in rows]

    def count_settlements(self, country: str) -> int:
        """How many settlements of a country there are, with and without coordinates of their own."""
        query = (
            "SELECT count(*) FROM places p JOIN texts k ON k.id = p.kind "
            "WHERE p.country = ? AND k.text IN ('settlement', 'capital')"
        )
        return int(self.db.execute(query, (country,)).fetchone()[0])

    def by_rowid(self, ids: Sequence[int]) -> list[GazetteerPlace]:
        """The places with these row ids, in this order."""
        missing = [i for i in dict.fromkeys(ids) if i not in self.rows]
        for at in range(0, len(missing), 500):
            part = missing[at : at + 500]
            for row in self.db.execute(f"{ROWS} p.id IN ({','.join('?' * len(part))})", part):
                self.rows[row[0]] = place_of(row)
        return [self.rows[i] for i in ids]

    def by_ref(self, place_id: str) -> GazetteerPlace | None:
        """The place with this id."""
        scheme, _, own = place_id.partition(":")
        if scheme == "geonames" and own.isdigit():
            row = self.db.execute(f"{ROWS} p.id = ?", (int(own),)).fetchone()
        else:
            row = self.db.execute(f"{ROWS} p.ref = ?", (place_id,)).fetchone()
        return place_of(row) if row else None


def unpack(blob: bytes) -> list[int]:
    """The 32-bit integers of a column."""
    out = array("i")
    out.frombytes(blob)
    return out.tolist()


def place_of(row: tuple[object, ...]) -> GazetteerPlace:
    """A row of ``ROWS`` as a place."""
    n, ref, name, kind, country, admin1, admin2, lat, lon, precision, population, code, local, source = row
    return msgspec.convert(
        {
            "place_id": ref or f"geonames:{n}",
            "name": name,
            "kind": kind,
            "country": country,
            "admin1": admin1,
            "admin2": admin2,
            "lat": None if lat is None else lat / DEGREE,  # type: ignore[operator]
            "lon": None if lon is None else lon / DEGREE,  # type: ignore[operator]
            "precision": precision,
            "population": population,
            "code": code,
            "local": local,
            "source": source,
        },
        GazetteerPlace,
    )
