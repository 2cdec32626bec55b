"""What a pack's own examples say: phrases, and whom they name."""

from __future__ import annotations

from pathlib import Path

import msgspec

from counterclaim.model.errors import PackError
from counterclaim.theatres.tables import rows_of

COLUMNS = ("phrase", "lang", "side", "agent")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase and whom it names; no ``side`` where nobody can be named, no ``agent`` where any of the side will do."""

    phrase: str
    lang: str
    side: str
    agent: str
    where: str


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The rows of cases.csv, none where there is no such file; ``PackError`` with the line of a bad one."""
    path = folder / "cases.csv"
    cases = []
    for number, row in rows_of(path, COLUMNS):
        if len(row) != len(COLUMNS) or not row[0]:
            raise PackError(f"needs {len(COLUMNS)} fields, the first a phrase", where=f"{path}:{number}:1")
        cases.append(Case(**dict(zip(COLUMNS, row, strict=True)), where=f"{path}:{number}"))
    return tuple(cases)
