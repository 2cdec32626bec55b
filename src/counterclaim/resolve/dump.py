"""The rows of a GeoNames dump: a tab-separated text of 19 columns, as it is or zipped, read as a stream."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from counterclaim.model.errors import MissingInput, ReadError
from counterclaim.model.names import PlaceKind, fold

COLUMNS = 19
SHOWN = 5  # faulty lines that are named
README = "readme.txt"
CAPITAL, QUARTER, GONE = "PPLC", "PPLX", frozenset({"PPLH", "PPLW"})  # feature codes; GONE: historical or destroyed
WRITTEN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u01dd\u1e00-\u1eff\u0400-\u04ff0-9\s'’‘ʼʻ`´ʹʺʽʾʿ.,\-–()/]+")
LONGEST = 48  # letters of a name
LAND = re.compile(r"[A-Z]{2}")


class Settlement(msgspec.Struct, frozen=True, gc=False):
    """One populated place of a dump; ``names`` are all that it is filed under, ``name`` among them."""

    number: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    kind: PlaceKind
    country: str
    admin1: str | None
    population: int


class Tally(msgspec.Struct):
    """What became of the lines of a dump; ``faults`` counts skipped ones by reason, ``lines`` are the first of them."""

    read: int = 0
    bytes_read: int = 0
    other: int = 0  # rivers, hills and all else that is no populated place
    known: int = 0
    joined: int = 0
    added: int = 0
    faults: Counter[str] = msgspec.field(default_factory=Counter)
    lines: list[str] = []


@contextmanager
def opened(path: Path) -> Iterator[tuple[str, io.BufferedIOBase, int]]:
    """The name, bytes and size of the text in ``path``; of a zip, its one text beside a readme.

    ``MissingInput`` or ``ReadError`` where there is none.
    """
    if not path.is_file():
        raise MissingInput("there is no such file: give a dump such as XX.zip of GeoNames", where=str(path))
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield path.name, file, path.stat().st_size
        return
    with zipfile.ZipFile(path) as archive:
        texts = [i for i in archive.infolist() if i.filename.endswith(".txt") and i.filename.lower() != README]
        if len(texts) != 1:
            raise ReadError(
                f"{len(texts)} texts in this zip: a GeoNames dump has one beside its {README}", where=str(path)
            )
        with archive.open(texts[0]) as member:
            yield texts[0].filename, member, texts[0].file_size  # type: ignore[misc]


def settlements(name: str, lines: Iterator[bytes], tally: Tally) -> Iterator[Settlement]:
    """The populated places of a dump; what cannot be read is counted in ``tally``."""
    for number, line in enumerate(lines, 1):
        tally.read += 1
        tally.bytes_read += len(line)
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        reason = fault_of(cells)
        if reason is not None:
            tally.faults[reason] += 1
            if len(tally.lines) < SHOWN:
                tally.lines.append(f"{name}:{number}: {reason}")
        elif cells[6] != "P" or cells[7] in GONE:
            tally.other += 1
        else:
            yield settlement(cells)


def fault_of(cells: list[str]) -> str | None:
    """What is wrong with a line; ``None`` if nothing is."""
    if len(cells) < COLUMNS:
        return "columns are missing"
    if not cells[0].isdigit() or int(cells[0]) >= 1 << 29:
        return "the number is none"
    if not cells[1].strip() or not fold(cells[1]):
        return "the name is missing"
    try:
        lat, lon = float(cells[4]), float(cells[5])
        int(cells[14] or 0)
    except ValueError:
        return "a coordinate or the population is no number"
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return "the coordinates are not on the earth"
    return None if LAND.fullmatch(cells[8]) else "the country is missing"


def settlement(cells: list[str]) -> Settlement:
    """A line without fault as a place."""
    name = cells[1].replace("’", "'")
    kind = {CAPITAL: PlaceKind.CAPITAL, QUARTER: PlaceKind.QUARTER}.get(cells[7], PlaceKind.SETTLEMENT)
    return Settlement(
        number=int(cells[0]),
        name=name,
        names=tuple(dict.fromkeys((name, cells[2], *filter(usable, cells[3].split(","))))),
        lat=float(cells[4]),
        lon=float(cells[5]),
        kind=kind,
        country=cells[8],
        admin1=f"admin1:{cells[8]}.{cells[10]}" if cells[10] else None,
        population=int(cells[14] or 0),
    )


def usable(name: str) -> bool:
    """True for a name in Latin or Cyrillic letters, not a code or an address."""
    if not WRITTEN.fullmatch(name) or name == name.lower():
        return False
    return not (name.isupper() and len(name) <= 4) and 2 < len(fold(name)) < LONGEST
