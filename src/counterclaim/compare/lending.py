"""Places and times that a claim leaves to its neighbours: "112 people died when troops fired on a crowd in X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.compare.periods import Period
from counterclaim.compare.reading import Reading
from counterclaim.compare.spots import Where
from counterclaim.model.mention import Bound

SETTLEMENT = "settlement"  # the class of "the town", "the village"
GOING = frozenset({"flee", "approach"})  # their places may be where to


def lend(readings: Sequence[Reading], *, widely: bool = True) -> list[Reading]:
    """The readings; one without place or time has its sentence's, else (``widely``) the report's only one."""
    out: list[Reading] = []
    told: list[Reading] = []
    for reading in readings:
        told.append(msgspec.structs.replace(reading, where=meant(reading, told)) if widely else reading)
    readings = told
    for i, reading in enumerate(readings):
        all_of = (readings[:i] if reading.denied else readings) if widely else ()  # a denial is not of what follows
        circles = (sisters(reading, readings), all_of)
        where, when = place_for(reading, circles), time_for(reading, circles)
        out.append(msgspec.structs.replace(reading, where=where, when=when))
    return out


def place_for(reading: Reading, circles: tuple[Sequence[Reading], ...]) -> Where:
    """The claim's own places, else those that its neighbours agree on; where somebody goes to is nobody else's."""
    if reading.where.spots or reading.family is None:
        return reading.where
    for near in circles:
        wheres = {one_place(r.where): r.where for r in near if r.where.spots and r.event not in GOING}
        if len(wheres) == 1:
            return lent(reading, next(iter(wheres.values())))
    return reading.where


def lent(reading: Reading, where: Where) -> Where:
    """A neighbour's places; what the claim itself prints stays its own."""
    return msgspec.structs.replace(where, printed=reading.where.printed)


def one_place(where: Where) -> tuple[str, ...]:
    """What tells places apart, in whatever form they are printed."""
    return tuple(sorted(spot.place_id or spot.printed for spot in where.spots))


def meant(reading: Reading, before: Sequence[Reading]) -> Where:
    """Its own places, else - of "the town" - the place that was named last."""
    if reading.where.spots or SETTLEMENT not in reading.topic:
        return reading.where
    named = [r for r in before if r.where.spots and r.event not in GOING and not r.sites]
    return lent(reading, named[-1].where) if named else reading.where


def time_for(reading: Reading, circles: tuple[Sequence[Reading], ...]) -> Period:
    """The claim's own time, else the one that its neighbours agree on."""
    if reading.when.stated or reading.family in (None, "control"):
        return reading.when
    for near in circles:
        whens = [r.when for r in near if r.when.stated and r.when.bound is not Bound.SINCE]
        if whens and all(w == whens[0] for w in whens):
            return whens[0]
    return reading.when


def sisters(reading: Reading, all_of: Sequence[Reading]) -> list[Reading]:
    """The other claims of the same sentence."""
    return [r for r in all_of if r is not reading and r.claim.sentence == reading.claim.sentence]
