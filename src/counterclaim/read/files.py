"""Paths and standard input to bytes."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from counterclaim.model.errors import MissingInput
from counterclaim.read.text import too_large

STDIN = "-"


def open_input(path: str) -> AbstractContextManager[BinaryIO]:
    """An open binary stream on ``path``, or on standard input for ``-``.

    Raises ``MissingInput`` for a path that does not exist, is a directory or may not be read.
    """
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise MissingInput("no such file: check the path", where=path) from error
    except IsADirectoryError as error:
        raise MissingInput("this is a directory: name a file in it", where=path) from error
    except PermissionError as error:
        raise MissingInput("may not be read: check its permissions", where=path) from error
    except (OSError, ValueError) as error:
        raise MissingInput(f"cannot be opened: {reason(error)}", where=path) from error


def read_bytes(path: str, *, max_bytes: int) -> bytes:
    """All of ``path`` (``-``: standard input); ``TooLarge`` as soon as it is known to be over the limit."""
    with open_input(path) as stream:
        try:
            source = stream.read(max_bytes + 1)
        except OSError as error:
            raise MissingInput(f"cannot be read: {reason(error)}", where=path) from error
    if len(source) > max_bytes:
        raise too_large(max_bytes, path)
    return source


def reason(error: OSError | ValueError) -> str:
    """What went wrong, in the system's words without its error number."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
