"""Files of rows, whatever they are packed and written in: CSV, JSON lines, JSON, GeoJSON; each alone or in a ZIP."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from counterclaim.evidence.notes import Notes
from counterclaim.model.errors import BadEvidence

Row = Mapping[str, Any]
DELIMITERS = ",;\t|"
FIELD = 10_000_000  # characters of one field
LARGEST = 2 * 2**30  # bytes of JSON that are read in one piece
LISTS = ("features", "events", "data", "incidents", "results")  # where files keep their list


def table(path: Path, notes: Notes) -> tuple[tuple[str, ...], Iterator[tuple[int, list[str]]]]:
    """The head of a CSV and its rows with their line numbers; rows of another length are told and left out."""
    rows = csv_rows(path, notes)
    head = next(rows, None)
    if head is None:
        raise BadEvidence("the file is empty", where=str(path))
    return tuple(name.strip() for name in head[1]), rows


def csv_rows(path: Path, notes: Notes) -> Iterator[tuple[int, list[str]]]:
    """The head, then every row that has as many fields."""
    csv.field_size_limit(FIELD)
    with opened(path) as binary:
        stream = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")
        first = stream.readline()
        if "\x00" in first:
            raise BadEvidence("this is no text", where=str(path))
        head = next(csv.reader([first], delimiter=delimiter(first)), [])
        if not head:
            return
        yield 1, head
        reader = csv.reader(stream, delimiter=delimiter(first))
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                notes.add(f"a line is no CSV ({error}): left out", line=reader.line_num + 1)
                continue
            if row is None:
                return
            if len(row) == len(head):
                yield reader.line_num + 1, row
            elif row:
                notes.add("a row has more or fewer fields than the head: left out", line=reader.line_num + 1)


def delimiter(head: str) -> str:
    """What parts the fields of a head."""
    return max(DELIMITERS, key=head.count)


def records(path: Path, notes: Notes) -> Iterator[tuple[int, Row]]:
    """Every row as an object, with the number of its line or, in JSON, its place in the list.

    A GeoJSON feature is its properties, with ``lat`` and ``lon`` of its point and its ``id``.
    """
    name = inner_name(path).lower()
    if name.endswith((".csv", ".tsv", ".txt")):
        head, rows = table(path, notes)
        for line, row in rows:
            yield line, dict(zip(head, row, strict=True))
    elif name.endswith((".jsonl", ".ndjson")):
        yield from json_lines(path, notes)
    else:
        yield from json_list(path, notes)


def json_lines(path: Path, notes: Notes) -> Iterator[tuple[int, Row]]:
    """A JSON object a line; lines that are none are told and left out."""
    with opened(path) as binary:
        for number, line in enumerate(binary, 1):
            if not line.strip():
                continue
            try:
                row = msgspec.json.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                row = None
            if isinstance(row, dict):
                yield number, row
            else:
                notes.add("a line is no JSON object: left out", line=number)


def json_list(path: Path, notes: Notes) -> Iterator[tuple[int, Row]]:
    """The objects of a JSON list, alone or inside an object. Raises ``BadEvidence`` where there is none."""
    with opened(path) as binary:
        raw = binary.read(LARGEST)
    try:
        data = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadEvidence(f"this is no JSON: {error}", where=str(path)) from error
    if isinstance(data, dict):
        data = next((data[name] for name in LISTS if isinstance(data.get(name), list)), None)
    if not isinstance(data, list):
        raise BadEvidence(
            f"there is no list of events in this file: not itself, nor under {', '.join(LISTS)}", where=str(path)
        )
    for number, each in enumerate(data, 1):
        if isinstance(each, dict):
            yield number, flat(each, number, notes)
        else:
            notes.add("an entry is no object: left out", line=number)


def flat(each: dict[str, Any], number: int, notes: Notes) -> Row:
    """A GeoJSON feature as one object; anything else as it is."""
    if each.get("type") != "Feature":
        return each
    geometry, properties = each.get("geometry"), each.get("properties")
    out = dict(properties) if isinstance(properties, dict) else {}
    if "id" in each:
        out.setdefault("id", each["id"])
    spot = point_of(geometry if isinstance(geometry, dict) else {})
    if spot is None:
        notes.add("a feature has no point", line=number)
    else:
        out["lon"], out["lat"] = spot
    return out


def point_of(geometry: Mapping[str, Any]) -> tuple[Any, Any] | None:
    """Longitude and latitude of a point, as they stand; of another shape nothing."""
    at = geometry.get("coordinates")
    if geometry.get("type") == "Point" and isinstance(at, list) and len(at) > 1:
        return at[0], at[1]
    return None


def pick(row: Row, spots: Sequence[str]) -> Any:
    """The first of these that is filled; dots lead into objects and, as numbers, into lists."""
    for spot in spots:
        value: Any = row.get(spot) if spot in row else walk(row, spot)
        if value is not None and value != "":
            return value
    return None


def walk(row: Row, path: str) -> Any:
    """What stands at the end of a path; ``None`` where it leads nowhere."""
    value: Any = row
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def inner_name(path: Path) -> str:
    """The name of a file, or of the file inside a ZIP."""
    if path.suffix.lower() != ".zip":
        return path.name
    with archive(path) as packed:
        return member(packed, path)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file, or the one inside the ZIP, open for reading."""
    if path.suffix.lower() != ".zip":
        with path.open("rb") as stream:
            yield stream
        return
    with archive(path) as packed, packed.open(member(packed, path)) as stream:
        yield stream


@contextmanager
def archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """A ZIP. Raises ``BadEvidence`` where it is none or damaged."""
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadEvidence(f"this ZIP cannot be read: {error}", where=str(path)) from error


def member(packed: zipfile.ZipFile, path: Path) -> str:
    """The largest file of a ZIP: tables come with readmes."""
    found = [info for info in packed.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
    if not found:
        raise BadEvidence("there is no file in this ZIP", where=str(path))
    return max(found, key=lambda info: info.file_size).filename
