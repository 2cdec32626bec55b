"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.errors import UnwritableOutput

STDOUT = "-"


def require_writable(path: str | None) -> None:
    """Raise ``UnwritableOutput`` now rather than after the work; touches nothing."""
    if path is None or path == STDOUT:
        return
    target = Path(path)
    folder = target.parent
    if target.is_dir():
        raise UnwritableOutput("this is a directory: name a file in it", where=path)
    if not folder.is_dir():
        raise UnwritableOutput(f"there is no directory {str(folder)!r}: make it first", where=path)
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise UnwritableOutput("may not be written: check its permissions", where=path)


def write_output(content: str, path: str | None) -> None:
    """``content`` to ``path``, whole or not at all; to standard output for ``None`` and ``-``.

    Raises ``UnwritableOutput``; then nothing has been written.
    """
    raw = content.encode("utf-8")
    if path is None or path == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        replace_file(Path(path), raw)
    except OSError as error:
        raise UnwritableOutput(f"cannot be written: {error.strerror or error}", where=path) from error


def stream_output(pieces: Iterable[str], path: str | None) -> None:
    """The pieces one after another to ``path``, which appears whole or not at all; to standard output for ``None``."""
    if path is None or path == STDOUT:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    with appearing(Path(path)) as stream, io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        text.writelines(pieces)


def stream_bytes(write: Callable[[BinaryIO], None], path: str) -> None:
    """What ``write`` writes, to ``path``, which appears whole or not at all."""
    with appearing(Path(path)) as stream:
        write(stream)


@contextmanager
def appearing(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content is at ``path`` when the block ends, and nowhere if it raises."""
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(temporary).chmod(mode_of(target))
        Path(temporary).replace(target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise UnwritableOutput(f"cannot be written: {error.strerror or error}", where=str(path)) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def replace_file(target: Path, raw: bytes) -> None:
    """Put ``raw`` at ``target`` in one step; a device or a pipe is written to as it is."""
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        target.write_bytes(raw)
        return
    target = target.resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        Path(temporary).chmod(mode_of(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def mode_of(target: Path) -> int:
    """The permissions that a file at ``target`` has, or would have if it were opened for writing."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
