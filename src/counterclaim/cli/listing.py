"""Rows on standard output: as a table for people, as JSON, as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]
# JSON leaves these as they are; a terminal obeys some of them.
CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LEAST = 6  # characters of a column
WIDEST = 46
GAP = "  "
NARROW = 100  # columns, where nobody says how wide the terminal is


class Form(StrEnum):
    """In which form rows are given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def put(rows: Sequence[Row], columns: Sequence[str], form: Form, note: str = "") -> None:
    """Print rows; ``columns`` are those of the table and of the CSV, JSON has all; ``note`` closes the table."""
    writer: dict[Form, Callable[[Sequence[Row], Sequence[str]], str]] = {
        Form.JSON: lambda found, _: as_json(found),
        Form.CSV: as_csv,
        Form.TABLE: as_table,
    }
    sys.stdout.write(writer[form](rows, columns))
    if form is Form.TABLE and note:
        print(note)


def as_json(rows: Sequence[Row]) -> str:
    """An array of objects, one a line; nothing in it moves a terminal's cursor."""
    lines = (json.dumps(dict(row), ensure_ascii=False, default=str) for row in rows)
    body = ",\n ".join(lines)
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", f"[{body}]\n")


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A head and the rows, as RFC 4180 has it."""
    from counterclaim.show.export.csvw import cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[cell(row.get(name)) for name in columns] for row in rows])
    return out.getvalue()


def as_table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Aligned columns, cut to the terminal's width; control characters are shown as pictures."""
    if not rows:
        return ""
    cells = [
        [name.replace("_", " ") for name in columns],
        *([plain(row.get(name)) for name in columns] for row in rows),
    ]
    wide = widths(cells)
    lines = [
        GAP.join(cut(value, size).ljust(size) for value, size in zip(row, wide, strict=True)).rstrip() for row in cells
    ]
    return "\n".join(lines) + "\n"


def plain(value: Any) -> str:
    """A value on one line that is safe to print."""
    from counterclaim.show.clean import clean

    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return clean(" ".join(str(value).split()))


def widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """The columns' widths: what they need, the widest cut down until all fit the terminal."""
    needed = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    room = shutil.get_terminal_size((NARROW, 24)).columns - len(GAP) * (len(needed) - 1)
    sizes = [min(size, WIDEST) if sys.stdout.isatty() else size for size in needed]
    if not sys.stdout.isatty():
        return sizes
    while sum(sizes) > room and max(sizes) > LEAST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def cut(value: str, size: int) -> str:
    """``value`` in at most ``size`` characters."""
    return value if len(value) <= size else value[: size - 1] + "…"
