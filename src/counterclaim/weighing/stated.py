"""Claims of who has a place, as evidence is asked about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.compare.control import GAINS, KNOWN, about_place, holding
from counterclaim.compare.lexicon import Lexicon, lexicon
from counterclaim.compare.reading import Reading
from counterclaim.model.claim import Direction, Kind, Modality, Place
from counterclaim.model.span import bare
from counterclaim.model.weighing import Stated
from counterclaim.weighing.days import Calendar, days_of

CONTROL = frozenset({Kind.CONTROL_CHANGE, Kind.CONTROL_STATE})
TOLD = frozenset({Modality.FACT, Modality.POSSIBLE})  # "reports of the capture" can be looked up too; a plan cannot
UNDER_WAY = "ongoing"
PARTIAL = frozenset({"part", "half"})


def stated(readings: Sequence[Reading], dates: Calendar, lang: str) -> tuple[Stated, ...]:
    """What each claim of a side's having or not having a place says, one for each place that is known.

    Left out: plans, conditions and what is under way, parts of a town, counted places, and claims whose side nobody
    can tell.
    """
    usual, words = usual_side(readings), lexicon(lang)
    done = [reading for reading in readings if not under_way(reading, words)]
    return tuple(each for reading in done for each in of_claim(reading, dates, usual))


def under_way(reading: Reading, words: Lexicon) -> bool:
    """True where the place is still being taken: "the capture of X is being completed"."""
    return UNDER_WAY in words.phase.labels(words.stemmer.stems(reading.claim.content.text))


def of_claim(reading: Reading, dates: Calendar, usual: str | None) -> Iterator[Stated]:
    """What one claim says of each of its places."""
    if not testable(reading):
        return
    held = holding(reading)
    if held is None:
        return
    own = held.who.side if held.who is not None else None
    nameless = held.who is None and gains(reading)
    side = own or (usual if nameless else None)
    if side is None:
        return
    days = days_of(reading, dates)
    for place in settled(reading.claim.place):
        yield Stated(
            claim=reading.claim.id,
            place=bare(place),
            place_id=place.place_id or "",
            name=place.name or place.text,
            side=side,
            holds=held.has,
            changes=held.base != "hold" and not held.denied,
            days=days,
            inferred=own is None,
        )


def testable(reading: Reading) -> bool:
    """True for a plain statement of who has whole places."""
    claim = reading.claim
    return (
        claim.kind in CONTROL
        and claim.modality in TOLD
        and not reading.planned
        and reading.event in KNOWN
        and claim.amount is None
        and not reading.portion & PARTIAL
        and not reading.sites
        and about_place(as_plain(reading))
    )


def as_plain(reading: Reading) -> Reading:
    """The reading as if its speaker were sure: evidence may be asked about a rumour."""
    return msgspec.structs.replace(reading, unsure=False)


def settled(places: Sequence[Place]) -> Iterator[Place]:
    """The places that are points: a region is held in parts."""
    for place in places:
        if place.place_id is not None and place.precision is not None and place.precision.value != "area":
            yield place


def gains(reading: Reading) -> bool:
    """True where somebody takes a place, whether or not the words say who."""
    return reading.claim.direction is Direction.GAIN or reading.event == "take"


def usual_side(readings: Sequence[Reading]) -> str | None:
    """The one side that takes places in the report's other claims; ``None`` where several do, or none is named."""
    found = set()
    for reading in readings:
        tallied = reading.count is not None and reading.count.unit == "settlement"
        if reading.event in GAINS and (reading.claim.kind in CONTROL or tallied) and not reading.denied:
            found.add(reading.actor.side if reading.actor is not None else None)
    found.discard(None)
    return found.pop() if len(found) == 1 else None
