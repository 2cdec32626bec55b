"""A theatre's evidence.toml: which data sets there are on it, and how their files are written."""

from __future__ import annotations

import functools
from pathlib import Path

from counterclaim.model.evidence import CONTESTED, UNKNOWN
from counterclaim.model.evidence_format import EvidenceData, Format, SourceFormat
from counterclaim.theatres import WORLD, folder_of, load_theatre
from counterclaim.theatres.parts import RESERVED_SIDES, fault, read_part

FILE = "evidence.toml"
NEEDED = {
    Format.MAP: ("covers",),
    Format.TABLE: ("columns",),
    Format.CHANGES: ("columns", "first", "last"),
    Format.EVENTS: ("columns",),
}


def load_evidence(theatre: str) -> EvidenceData:
    """How evidence on a theatre is counted and read: its own file, and below it that of ``world``.

    ``PackError`` where a file does not say what it must.
    """
    return _load(folder_of(theatre))


@functools.cache
def own_evidence(theatre: str) -> EvidenceData:
    """What a theatre's own evidence.toml says, without that of ``world``."""
    return read_part(folder_of(theatre), FILE, EvidenceData)


@functools.cache
def _load(folder: Path) -> EvidenceData:
    own = read_part(folder, FILE, EvidenceData)
    sides = {side.id for side in load_theatre(str(folder)).sides}
    check(folder, own, sides)
    beneath = folder_of(WORLD)
    if folder == beneath:
        return own
    world = read_part(beneath, FILE, EvidenceData)
    ids = {source.id for source in own.sources}
    return EvidenceData(
        counting=own.counting if own.counting.discs else world.counting,
        actors=own.actors,
        sources=(*own.sources, *(source for source in world.sources if source.id not in ids)),
    )


def check(folder: Path, data: EvidenceData, sides: set[str]) -> None:
    """Raises where ids repeat, a value is no side, or a source lacks what its format needs."""
    for side in data.actors.values():
        if side not in sides:
            raise fault(folder, FILE, f"'{side}' is no side of this theatre", ("actors", 0, None))
    seen: set[str] = set()
    for number, source in enumerate(data.sources):
        if source.id in seen:
            raise fault(folder, FILE, f"source '{source.id}' stands here twice", ("sources", number, "id"))
        seen.add(source.id)
        for name in NEEDED[source.format]:
            if not getattr(source, name):
                message = f"a source of format '{source.format}' needs '{name}'; add it"
                raise fault(folder, FILE, message, ("sources", number, "format"))
        _check_values(folder, number, source, sides)


def _check_values(folder: Path, number: int, source: SourceFormat, sides: set[str]) -> None:
    known = {*sides, *RESERVED_SIDES, CONTESTED, UNKNOWN}
    given = [("rest", source.rest), ("value", source.value)]
    given += [("values", value) for value in source.values.values()]
    for key, value in given:
        if value is not None and value not in known:
            message = f"'{value}' is no side of this theatre; use one of {', '.join(sorted(known))}"
            raise fault(folder, FILE, message, ("sources", number, key))
