"""The CSV tables of a pack: a fixed header, every row numbered as an editor numbers it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from counterclaim.model.errors import PackError


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row below the header, nothing where there is no such file.

    ``PackError`` where the header is not ``columns``. How many cells a row has is the caller's to check.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or tuple(rows[0]) != columns:
        raise PackError(f"the header must be {','.join(columns)}", where=f"{path}:1:1")
    yield from enumerate(rows[1:], 2)
