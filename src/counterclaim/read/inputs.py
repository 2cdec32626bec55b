"""What a path holds: a file's documents, or those of all files below a folder, one after another.

A further reader is a function ``(path, options) -> Iterator[Input]`` and a line in ``READERS``.
"""

from __future__ import annotations

import gzip
import logging
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import DamagedInput, MissingInput, ReadError
from counterclaim.read.files import open_input, read_bytes
from counterclaim.read.item import Input
from counterclaim.read.jsonl import Line, iter_lines, read_record
from counterclaim.read.options import ReadOptions
from counterclaim.read.pages import FEED, PAGE, TEXT, fetch_all, fetch_page, is_address, read_all, read_one

log = logging.getLogger(__name__)
PACKED = ".gz"


Reader = Callable[[Path, ReadOptions], Iterator[Input]]


def whole_file(path: Path, options: ReadOptions, otherwise: str = TEXT) -> Iterator[Input]:
    """The documents of a file that is read whole: text, page or feed; ``otherwise`` where its bytes do not say."""
    source = str(path)
    try:
        raw = read_bytes(source, max_bytes=options.max_bytes)
    except ReadError as error:
        yield Input(source=source, error=error)
    else:
        yield from read_all(raw, name=source, options=options, otherwise=otherwise)


def text_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The one document of a file of plain text, or what it turns out to be."""
    yield from whole_file(path, options)


def page_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The one document of a saved page."""
    yield from whole_file(path, options, PAGE)


def feed_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The documents of a saved feed."""
    yield from whole_file(path, options, FEED)


def jsonl_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """A document a line; what is wrong with one line stays with it."""
    source = str(path)
    try:
        with open_input(source) as raw:
            stream = unzipped(raw) if path.suffix.lower() == PACKED else raw
            for line in iter_lines(stream, max_bytes=options.max_bytes):
                yield record(line, source, options)
    except ReadError as error:
        yield Input(source=source, error=error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Input(source=source, error=DamagedInput(f"the packed data are cut or damaged: {error}", where=source))
    except OSError as error:
        yield Input(source=source, error=MissingInput(f"cannot be read: {error.strerror or error}", where=source))


def warc_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The documents of a web archive."""
    from counterclaim.read.warc import pages

    yield from pages(path, options)


def unzipped(raw: BinaryIO) -> BinaryIO:
    """The stream, unpacked as it is read."""
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw))


def record(line: Line, source: str, options: ReadOptions) -> Input:
    """The document of one line; its number is its part."""
    try:
        document = read_record(line, name=source, max_bytes=options.max_bytes)
    except ReadError as error:
        return Input(source=source, part=line.number, error=error)
    return Input(source=source, part=line.number, document=msgspec.structs.replace(document, name=source))


READERS: dict[str, Reader] = {
    ".txt": text_file,
    ".text": text_file,
    ".md": text_file,
    ".markdown": text_file,
    ".jsonl": jsonl_file,
    ".ndjson": jsonl_file,
    ".jsonl.gz": jsonl_file,
    ".ndjson.gz": jsonl_file,
    ".html": page_file,
    ".htm": page_file,
    ".xhtml": page_file,
    ".rss": feed_file,
    ".atom": feed_file,
    ".xml": feed_file,
    ".warc": warc_file,
    ".warc.gz": warc_file,
}


def ending(path: Path) -> str:
    """The ending that says what a file is; of a packed one, the two last."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() + suffix if suffix == PACKED else suffix


def files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Every address and file that is named, and every file below a named folder; false where no reader is for it.

    A file that is named itself is read as text where its ending says nothing. Hidden files and folders are passed over.
    """
    for name in paths:
        if is_address(name):
            yield name, True
            continue
        path = Path(name).absolute()
        if not path.is_dir():
            yield str(path), True
            continue
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(each for each in inner if not each.startswith("."))
            for each in sorted(each for each in names if not each.startswith(".")):
                yield str(Path(folder) / each), ending(Path(each)) in READERS


def read_input(source: str, options: ReadOptions) -> Document:
    """The one report in a file, on standard input (``-``) or at an address; ``ReadError`` where there are many."""
    if is_address(source):
        return fetch_page(source, options)
    path = Path(source)
    kind = ending(path)
    if READERS.get(kind) in (jsonl_file, warc_file):
        raise ReadError("this holds many reports: add it to a ledger (counterclaim add)", where=source)
    otherwise = PAGE if READERS.get(kind) is page_file else TEXT
    return read_one(read_bytes(source, max_bytes=options.max_bytes), name=source, options=options, otherwise=otherwise)


def inputs(source: str, options: ReadOptions) -> Iterator[Input]:
    """The documents of one address, or of one file, by the reader for its ending.

    A fault in a reader stays with its input: it is an error among the others.
    """
    path = Path(source)
    try:
        yield from (
            fetch_all(source, options) if is_address(source) else READERS.get(ending(path), text_file)(path, options)
        )
    except Exception as error:
        log.warning("%s: %s", source, type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
        yield Input(source=source, error=ReadError(f"cannot be read: {type(error).__name__}", where=source))
