"""What a place is called, and by whom: what reports print, and what the theatre's tables say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.model.names import fold
from counterclaim.model.theatre import ContestedName, Theatre
from counterclaim.web.views.sides import Look, Looks


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """One name: what it is (official, former, ...), whose the tables say it is, and which sides' claims print it."""

    name: str
    status: str
    used_by: str
    printed: tuple[tuple[Look, int], ...]
    note: str


def called(
    printed: Iterable[Mapping[str, Any]], theatres: Sequence[Theatre], place: Mapping[str, Any], looks: Looks
) -> tuple[Called, ...]:
    """The names of a place: those printed first, the most frequent first, then those that only the tables have."""
    known = {fold(name.name): name for name in of_place(theatres, place["place_id"])}
    official = fold(place["name"] or "")
    spelled: dict[str, str] = {}
    counts: dict[str, dict[str, int]] = {}
    for row in printed:
        key = fold(row["printed"])
        spelled.setdefault(key, row["printed"])
        by_side = counts.setdefault(key, {})
        by_side[row["side"] or ""] = by_side.get(row["side"] or "", 0) + row["claims"]
    order = sorted(counts, key=lambda key: (-sum(counts[key].values()), key))
    rest = [key for key in known if key not in counts]
    return tuple(
        name_of(
            spelled.get(key) or known[key].name, known.get(key), counts.get(key, {}), looks, official=key == official
        )
        for key in (*order, *rest)
    )


def name_of(name: str, row: ContestedName | None, counts: Mapping[str, int], looks: Looks, *, official: bool) -> Called:
    """One name with what is known of it."""
    status = "official" if official else row.status if row else ""
    used_by = looks.of(row.used_by).name if row and row.used_by else ""
    by_side = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    printed = tuple((looks.of(side), count) for side, count in by_side)
    return Called(name=name, status=status, used_by=used_by, printed=printed, note=(row.note or "") if row else "")


def of_place(theatres: Sequence[Theatre], place: str) -> list[ContestedName]:
    """The rows of the theatres' names.csv about a place."""
    return [name for theatre in theatres for name in theatre.names if name.place_id == place]
