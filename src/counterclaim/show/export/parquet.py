"""Parquet: the columns of the CSV with their types, for notebooks and databases. Needs pyarrow, which is an extra."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from counterclaim.model.errors import CounterclaimError
from counterclaim.show.export.csvw import COLUMNS, row
from counterclaim.store.streaming import Exported

ROWS = 5_000  # claims in one group of rows: what is in memory at once
MISSING = "Parquet needs pyarrow, which is not installed: pip install 'counterclaim[parquet]', or use --format csv"


def require_pyarrow() -> Any:
    """The two modules of pyarrow that are needed; ``CounterclaimError`` where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise CounterclaimError(MISSING) from error
    return pyarrow


def write(claims: Iterable[Exported], stream: BinaryIO) -> None:
    """Write the claims to a binary stream, a group of rows after another."""
    arrow = require_pyarrow()
    types = {
        "string": arrow.string(), "anyURI": arrow.string(), "integer": arrow.int64(), "double": arrow.float64(),
        "date": arrow.date32(),
    }  # fmt: skip
    told = [arrow.field(name, types[kind], metadata={"description": what}) for name, kind, what in COLUMNS]
    with arrow.parquet.ParquetWriter(stream, arrow.schema(told), compression="zstd") as writer:
        for rows in groups(claims):
            writer.write_table(arrow.Table.from_pylist(rows, schema=writer.schema))


def groups(claims: Iterable[Exported]) -> Iterator[list[dict[str, Any]]]:
    """The rows in groups of at most ``ROWS``, with days as days; nothing is escaped, since nothing runs a cell."""
    rest = iter(claims)
    while group := [typed(row(each)) for each in islice(rest, ROWS)]:
        yield group


def typed(flat: dict[str, Any]) -> dict[str, Any]:
    """One claim with the types of its columns; a day that is none is left out."""
    return {name: value_of(flat[name], kind) for name, kind, _ in COLUMNS}


def value_of(value: Any, kind: str) -> Any:
    """A value as its column holds it."""
    if value is None:
        return None
    if kind == "date":
        return day(str(value))
    return float(value) if kind == "double" else value if kind == "integer" else str(value)


def day(text: str) -> dt.date | None:
    """The day that a string begins with."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
