"""A web archive (WARC, plain or gzip-compressed) to its reports: one for each page that was answered with 200.

Read here and not by a library: every line and every record is read under a limit, so that no archive, however it was
made, takes more memory than its largest allowed page.
"""

from __future__ import annotations

import gzip
import http.client
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import DamagedInput, ReadError, TooLarge
from counterclaim.read.files import open_input
from counterclaim.read.item import Input
from counterclaim.read.options import ReadOptions
from counterclaim.read.packed import unpack
from counterclaim.read.pages import KINDS, PAGE, read_one
from counterclaim.read.text import too_large

MAX_LINE = 16_384  # bytes of a head's line
MAX_LINES = 200  # of one head
PIECE = 1 << 16
GZIP = b"\x1f\x8b"


class Record(NamedTuple):
    """One record: its head, by small letters, and its block; ``None`` for one not wanted or over the limit."""

    head: dict[str, str]
    block: bytes | None


def pages(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The pages of an archive, each with its address; where the archive breaks off, an error comes last."""
    source = str(path)
    part = 0
    try:
        with open_input(source) as raw:
            for record in records(unzipped(raw), options.max_bytes, source):
                part += 1
                found = page(record, source, part, options)
                if found is not None:
                    yield found
    except ReadError as error:
        yield Input(source=source, error=error)
    except (EOFError, OSError, zlib.error) as error:
        damage = DamagedInput(f"the archive is cut off or damaged after {part:,} records: {error}", where=source)
        yield Input(source=source, error=damage)


def unzipped(raw: BinaryIO) -> BinaryIO:
    """The stream, unpacked as it is read where it is gzip."""
    start = raw.read(2)
    raw.seek(0)
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if start == GZIP else raw


def records(stream: BinaryIO, limit: int, source: str) -> Iterator[Record]:
    """The records of an archive one after another; ``DamagedInput`` where one is none."""
    while (first := next_line(stream, source)) is not None:
        if not first.startswith(b"WARC/"):
            raise DamagedInput("this is no web archive (WARC), or it is damaged", where=source)
        head = read_head(stream, source)
        length = head.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise DamagedInput("a record of the archive does not say how long it is", where=source)
        yield Record(head, read_block(stream, int(length), limit, wanted=is_page(head)))


def next_line(stream: BinaryIO, source: str) -> bytes | None:
    """The next line that is not blank; ``None`` at the end."""
    while line := limited_line(stream, source):
        if line.strip():
            return line
    return None


def limited_line(stream: BinaryIO, source: str) -> bytes:
    """One line; ``DamagedInput`` for one that is longer than any head's."""
    line = stream.readline(MAX_LINE + 1)
    if len(line) > MAX_LINE:
        raise DamagedInput("this is no web archive (WARC), or it is damaged: a line of a head never ends", where=source)
    return line


def read_head(stream: BinaryIO, source: str) -> dict[str, str]:
    """The named fields of a record, by small letters."""
    head: dict[str, str] = {}
    for _ in range(MAX_LINES):
        line = limited_line(stream, source)
        if not line.strip():
            return head
        name, _, value = line.decode("utf-8", "replace").partition(":")
        head[name.strip().lower()] = value.strip()
    raise DamagedInput("a record's head has too many lines", where=source)


def is_page(head: dict[str, str]) -> bool:
    """True for the answer of a web server, or a page kept without one."""
    return head.get("warc-type") in ("response", "resource") and head.get("warc-target-uri", "").startswith("http")


def read_block(stream: BinaryIO, length: int, limit: int, *, wanted: bool) -> bytes | None:
    """The block, or ``None`` after skipping it piece by piece; ``EOFError`` where it is cut."""
    keep = wanted and length <= limit + PIECE  # the answer's head counts in
    out = bytearray()
    left = length
    while left:
        piece = stream.read(min(left, PIECE))
        if not piece:
            raise EOFError("a record is cut off")
        left -= len(piece)
        if keep:
            out += piece
    return bytes(out) if keep else None


def page(record: Record, source: str, part: int, options: ReadOptions) -> Input | None:
    """The report of one record; ``None`` for what is no page."""
    if not is_page(record.head):
        return None
    try:
        if record.block is None:
            raise too_large(options.max_bytes, source)
        document = read_record(record, source, options)
    except ReadError as error:
        return Input(source=source, part=part, error=error)
    return Input(source=source, part=part, document=document) if document is not None else None


def read_record(record: Record, source: str, options: ReadOptions) -> Document | None:
    """The document of a page's record; ``None`` for other things than pages and text."""
    block = record.block or b""
    told = msgspec.structs.replace(options, url=record.head["warc-target-uri"])
    if record.head["warc-type"] == "resource":
        kind = record.head.get("content-type", "").partition(";")[0].strip().lower()
        return read_page_or_text(block, (kind, ""), source, told)
    response = http.client.HTTPResponse(cast("Any", Held(block)))
    try:
        response.begin()
        kind = response.headers.get_content_type()
        if response.status != http.HTTPStatus.OK or kind not in KINDS:
            return None
        body = response.read(options.max_bytes + 1)
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise DamagedInput(f"the answer in the archive is damaged: {type(error).__name__}", where=source) from error
    finally:
        response.close()
    if len(body) > options.max_bytes:
        raise too_large(options.max_bytes, source)
    packing = str(response.headers.get("Content-Encoding") or "").strip().lower()
    charset = str(response.headers.get_param("charset") or "")
    return read_page_or_text(plain_body(body, packing, source, options), (kind, charset), source, told)


def plain_body(body: bytes, packing: str, source: str, options: ReadOptions) -> bytes:
    """The body unpacked; as it is where an archiver has unpacked it and left the head alone."""
    try:
        return unpack(body, packing, limit=options.max_bytes, name=source)
    except TooLarge:
        raise
    except DamagedInput:
        if body.startswith(GZIP):
            raise
        return body


def read_page_or_text(raw: bytes, hints: tuple[str, str], source: str, options: ReadOptions) -> Document | None:
    """The document of a body of that media type and charset; ``None`` for another type."""
    kind, charset = hints
    if kind not in KINDS:
        return None
    if KINDS[kind] == PAGE:
        from counterclaim.read.html import read_page

        return read_page(raw, name=source, options=options, charset=charset)
    return read_one(raw, name=source, options=options)


class Held:
    """A block in place of a socket, for the library's reader of answers."""

    def __init__(self, block: bytes) -> None:
        self.block = block

    def makefile(self, *_: object, **__: object) -> BytesIO:
        """The block as a stream."""
        return BytesIO(self.block)
