"""Bulk input: one JSON object a line, one document each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, TypeVar

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import BadRecord
from counterclaim.read.options import ReadOptions, published_day
from counterclaim.read.text import decode, document, too_large

READER = "read.jsonl@1"
ROOM = 65_536  # bytes for the fields beside the text
OVERHEAD = 6  # JSON may write one character in six: \uXXXX
LEADING_ID = re.compile(rb'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)')


Shape = TypeVar("Shape")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a bulk input; fields that are not named here are let pass."""

    text: str
    id: str | None = None
    published: str | None = None
    lang: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


def as_record(document: Document) -> Record:
    """The document as a record that gives the same document when it is read."""
    return Record(
        text=document.text,
        id=document.id,
        published=document.published.isoformat() if document.published else None,
        lang=document.lang,
        outlet=document.outlet,
        url=document.url,
        title=document.title,
    )


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents to compare."""

    left: Record
    right: Record
    id: str | None = None


class Line(msgspec.Struct, frozen=True):
    """One line of the input, its number from 1; ``whole`` is false where it was cut at the limit.

    ``fault`` is the code and the message of a document that could not be read before it became a line.
    """

    number: int
    raw: bytes
    whole: bool = True
    fault: tuple[str, str] | None = None


def iter_lines(stream: BinaryIO, *, max_bytes: int) -> Iterator[Line]:
    """The lines that are not blank, in order, never more than one in memory.

    ``max_bytes`` is the limit on a document's text; a line that cannot fit it is cut, its rest skipped.
    """
    limit = OVERHEAD * max_bytes + ROOM
    number = 0
    while raw := stream.readline(limit):
        number += 1
        whole = raw.endswith(b"\n") or len(raw) < limit
        if not whole:
            skip_line(stream)
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield Line(number, raw if whole else raw[:ROOM], whole)


def skip_line(stream: BinaryIO) -> None:
    """Read on to the end of the current line, in pieces."""
    while (piece := stream.readline(ROOM)) and not piece.endswith(b"\n"):
        pass


def line_id(raw: bytes) -> Any:
    """The id that a line gives, also where the rest of the line is damaged; ``None`` if it gives none."""
    try:
        record = msgspec.json.decode(raw)
        found = record.get("id") if isinstance(record, dict) else None
        return found if isinstance(found, str | int) else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        match = LEADING_ID.match(raw)
    try:
        return msgspec.json.decode(match[1]) if match else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def read_record(line: Line, *, name: str, max_bytes: int) -> Document:
    """The document of one line; ``ReadError`` says what is wrong with it and where."""
    record = decode_line(line, Record, name=name, max_bytes=max_bytes)
    return record_document(record, name=f"{name}:{line.number}", max_bytes=max_bytes)


def read_pair(line: Line, *, name: str, max_bytes: int) -> tuple[Document, Document]:
    """The two documents of one line; ``ReadError`` says what is wrong with them and where."""
    pair = decode_line(line, Pair, name=name, max_bytes=max_bytes)
    left, right = (
        record_document(record, name=f"{name}:{line.number} ({side})", max_bytes=max_bytes)
        for record, side in ((pair.left, "left"), (pair.right, "right"))
    )
    return left, right


def decode_line(line: Line, shape: type[Shape], *, name: str, max_bytes: int) -> Shape:
    """The object of ``shape`` that a line holds."""
    where = f"{name}:{line.number}"
    if not line.whole:
        raise too_large(max_bytes, where)
    decode(line.raw, where)
    try:
        return msgspec.json.decode(line.raw, type=shape)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadRecord(f'not a record {{"id", "text", ...}}: {error}', where=where) from error


def record_document(record: Record, *, name: str, max_bytes: int) -> Document:
    """The document that a record describes."""
    source = record.text.encode("utf-8")
    if len(source) > max_bytes:
        raise too_large(max_bytes, name)
    options = ReadOptions(
        max_bytes=max_bytes,
        id=record.id,
        lang=record.lang,
        title=record.title,
        outlet=record.outlet,
        url=record.url,
        published=published_day(record.published, where=name) if record.published else None,
    )
    return document(record.text, sha256=hashlib.sha256(source).hexdigest(), name=name, options=options, reader=READER)
