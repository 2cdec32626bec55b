"""The states of the world as agents, from the one table ``world/states.csv``."""

from __future__ import annotations

from pathlib import Path

from counterclaim.model.errors import PackError
from counterclaim.model.theatre import AgentData, AgentKind
from counterclaim.theatres.tables import rows_of

COLUMNS = (
    "iso2",
    "name",
    "also",
    "adjectives",
    "seats",
    "ru",
    "uk",
    "seats_ru",
    "seats_uk",
    "adjectives_ru",
    "adjectives_uk",
)
_SEVERAL = "|"


def read_states(folder: Path) -> tuple[AgentData, ...]:
    """One agent of kind ``state`` per row; its id is the ISO 3166-1 alpha-2 code in lower case. None without a table.

    ``also`` holds further names, ``adjectives`` demonyms, ``seats`` capital first (a seat speaks for its state);
    several values stand with ``|`` between them.
    """
    path = folder / "states.csv"
    states = []
    for number, row in rows_of(path, COLUMNS):
        if len(row) != len(COLUMNS) or len(row[0]) != 2 or not row[1]:
            raise PackError(f"needs {len(COLUMNS)} fields, the first a two-letter code", where=f"{path}:{number}:1")
        states.append(_state(row))
    return tuple(states)


def _state(row: list[str]) -> AgentData:
    code, name, also, adjectives, seats, russian, ukrainian, seats_ru, seats_uk, adjectives_ru, adjectives_uk = row
    return AgentData(
        id=code.lower(),
        name=name,
        kind=AgentKind.STATE,
        aliases={"en": (name, *_values(also)), "ru": _values(russian), "uk": _values(ukrainian)},
        adjectives={"en": _values(adjectives), "ru": _values(adjectives_ru), "uk": _values(adjectives_uk)},
        metonyms={"en": _values(seats), "ru": _values(seats_ru), "uk": _values(seats_uk)},
    )


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split(_SEVERAL) if value)
