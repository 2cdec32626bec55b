"""What a path holds: a file's documents, or those of all files below a folder, one after another.

A further reader is a function ``(path, options) -> Iterator[Input]`` and a line in ``READERS``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import MissingInput, ReadError
from counterclaim.read.files import open_input, read_bytes
from counterclaim.read.jsonl import Line, iter_lines, read_record
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file, or why there is none; ``part`` counts from 1 in files that hold many, else is 0."""

    source: str  # the file, as an absolute path
    part: int = 0
    document: Document | None = None
    error: ReadError | None = None


Reader = Callable[[Path, ReadOptions], Iterator[Input]]


def text_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The one document of a file of plain text."""
    source = str(path)
    try:
        raw = read_bytes(source, max_bytes=options.max_bytes)
        document = read_text(raw, name=source, options=options)
    except ReadError as error:
        yield Input(source=source, error=error)
    else:
        yield Input(source=source, document=document)


def jsonl_file(path: Path, options: ReadOptions) -> Iterator[Input]:
    """A document a line; what is wrong with one line stays with it."""
    source = str(path)
    try:
        with open_input(source) as stream:
            for line in iter_lines(stream, max_bytes=options.max_bytes):
                yield record(line, source, options)
    except ReadError as error:
        yield Input(source=source, error=error)
    except OSError as error:
        yield Input(source=source, error=MissingInput(f"cannot be read: {error.strerror or error}", where=source))


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
}


def files(paths: Sequence[str]) -> Iterator[tuple[Path, bool]]:
    """Every file that is named or lies below a named folder, by name; false for one that no reader is for.

    A file that is named itself is read as text where its ending says nothing. Hidden files and folders are passed over.
    """
    for name in paths:
        path = Path(name).absolute()
        if not path.is_dir():
            yield path, True
            continue
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(each for each in inner if not each.startswith("."))
            for each in sorted(each for each in names if not each.startswith(".")):
                yield Path(folder) / each, Path(each).suffix.lower() in READERS


def inputs(path: Path, options: ReadOptions) -> Iterator[Input]:
    """The documents of one file, by the reader for its ending."""
    yield from READERS.get(path.suffix.lower(), text_file)(path, options)
