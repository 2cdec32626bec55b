"""Places and times that a claim leaves to its neighbours: "112 people died when troops fired on a crowd in X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.compare.periods import Period
from counterclaim.compare.reading import Reading
from counterclaim.compare.spots import Where


def lend(readings: Sequence[Reading], *, widely: bool = True) -> list[Reading]:
    """The readings; one without place or time has its sentence's, else (``widely``) the report's only one."""
    out = []
    for reading in readings:
        circles = (sisters(reading, readings), readings if widely else ())
        where, when = place_for(reading, circles), time_for(reading, circles)
        out.append(msgspec.structs.replace(reading, where=where, when=when))
    return out


def place_for(reading: Reading, circles: tuple[Sequence[Reading], ...]) -> Where:
    """The claim's own places, else those that its neighbours agree on."""
    if reading.where.spots or reading.family is None:
        return reading.where
    for near in circles:
        wheres = {r.where.spots: r.where for r in near if r.where.spots}
        if len(wheres) == 1:
            return next(iter(wheres.values()))
    return reading.where


def time_for(reading: Reading, circles: tuple[Sequence[Reading], ...]) -> Period:
    """The claim's own time, else the one that its neighbours agree on."""
    if reading.when.stated or reading.family in (None, "control"):
        return reading.when
    for near in circles:
        whens = [r.when for r in near if r.when.stated]
        if whens and all(w == whens[0] for w in whens):
            return whens[0]
    return reading.when


def sisters(reading: Reading, all_of: Sequence[Reading]) -> list[Reading]:
    """The other claims of the same sentence."""
    return [r for r in all_of if r is not reading and r.claim.sentence == reading.claim.sentence]
