"""Totals held against evidence: each start with each end, counted by every source and rule."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import product

import msgspec

from counterclaim.evidence.book import Book
from counterclaim.evidence.counting import (
    GROSS,
    MIDDLE,
    Extent,
    Passed,
    Where,
    counts_of,
    extent,
    passed,
    position,
    together,
)
from counterclaim.model.atlas import Atlas
from counterclaim.model.claim import Place
from counterclaim.model.evidence import Change, Rule, Source
from counterclaim.model.ids import content_id
from counterclaim.model.span import bare
from counterclaim.model.weighing import Count, Position, Reckoning, Total
from counterclaim.weighing.tallies import Edge, Tally

AWAY = "it shows nothing of that country"
INFINITY = float("inf")
GUESSED = "the report does not say from which day it counts"


def total(tally: Tally, evidence: Evidence, places: Sequence[Place], atlas: Atlas | None) -> Total:
    """The total with all its reckonings, those by the printed end first; ``places`` are all that the report names."""
    claim, count = tally.reading.claim, tally.reading.count
    assert count is not None
    where, notes = scope(claim.place, atlas)
    low, high = count.low or None, None if count.high == INFINITY else count.high
    if tally.guessed:
        notes = (GUESSED, *notes)
    if tally.tried is not None:
        notes = (f"the report names no year: {tally.tried} was tried", *notes)
    away = elsewhere(land_of(claim.place, places), evidence)
    scene = Counted(evidence.book, evidence.sources, tally.side, where, frozenset(evidence.parts), away)
    notes = (
        *notes,
        *(f"{each} shows {n} of {m} settlements: there may be more" for each, (n, m) in evidence.parts.items()),
    )
    rows = []
    for stop, start in product(tally.stops, tally.starts):
        counts = reckon(start, stop, scene)
        rows.append(
            Reckoning(
                start=start.day,
                stop=stop.day,
                start_from=start.why,
                stop_from=stop.why,
                position=position(low, high, counts),
                counts=counts,
            )
        )
    printed = {row.position for row in rows if row.stop == tally.stops[0].day} - {Position.NOT_TESTABLE}
    mine = printed.pop() if len(printed) == 1 else Position.WITHIN if printed else Position.NOT_TESTABLE
    others = {row.position for row in rows} - {Position.NOT_TESTABLE, mine}
    return Total(
        id=f"evidence:total:{content_id(claim.id, *(f'{row.start}/{row.stop}' for row in rows))}",
        claim=claim.id,
        span=bare(claim.amount) if claim.amount is not None else claim.content,
        low=low,
        high=high,
        unit=claim.amount.unit if claim.amount is not None else "",
        side=tally.side,
        position=mine,
        turns=mine is not Position.NOT_TESTABLE and bool(others),
        reckonings=tuple(rows),
        notes=notes,
    )


class Evidence(msgspec.Struct, frozen=True):
    """The sources of one conflict; ``parts`` are those that show only so many of so many settlements, ``lands``
    the countries that each shows."""

    book: Book
    sources: Sequence[Source]
    parts: dict[str, tuple[int, int]]
    lands: dict[str, frozenset[str]] = {}


class Counted(msgspec.Struct, frozen=True):
    """What is counted: in which evidence, for which side, which places.

    ``parts`` are sources that are looked up for a part of all settlements, ``away`` those of another country, ``kept``
    holds changes that were asked for.
    """

    book: Book
    sources: Sequence[Source]
    side: str
    where: Where | None
    parts: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    kept: dict[str, dict[Rule, tuple[Change, ...]]] = {}

    def changes(self, source: str) -> dict[Rule, tuple[Change, ...]]:
        """All changes that a source shows, by rule; rules under which nothing ever changes are none of its."""
        if source not in self.kept:
            found = {rule: self.book.changes(source, rule, None, dt.date.min, dt.date.max) for rule in Rule}
            self.kept[source] = {rule: rows for rule, rows in found.items() if rows}
        return self.kept[source]


def reckon(start: Edge, stop: Edge, scene: Counted) -> tuple[Count, ...]:
    """Every count from one day to another."""
    counts: list[Count] = []
    middle: dict[str, tuple[str, Passed]] = {}
    for source in scene.sources:
        days = [each.day for each in scene.book.snapshots(source.id) if not each.quarantined]
        held = Extent(why=AWAY) if source.id in scene.away else extent(days, start.day, stop.day)
        for rule, changes in scene.changes(source.id).items():
            if held.why or held.first is None or held.last is None:
                counts.append(Count(source=source.id, rule=rule, counted=GROSS, start=held.first, why=held.why))
                continue
            inside = [change for change in changes if held.first < change.day <= held.last]
            found = passed(inside, scene.side, start.day, scene.where)
            counts += counts_of(source.id, rule, held, found, least=source.id in scene.parts)
            if source.id not in scene.parts and rule in MIDDLE and (rule == MIDDLE[0] or source.id not in middle):
                middle[source.id] = (rule, found)
    return (*counts, *together(middle))


def scope(places: Sequence[Place], atlas: Atlas | None) -> tuple[Callable[[str], bool] | None, tuple[str, ...]]:
    """Which places count, where the claim names an area, and a note of it."""
    areas = [place for place in places if place.place_id is not None]
    if not areas or atlas is None:
        return None, ()
    known = atlas

    def inside(place: str) -> bool:
        return any(known.lies_in(place, area.place_id or "") for area in areas)

    names = ", ".join(area.name or area.text for area in areas)
    return inside, (f"only places in {names} are counted",)


def land_of(own: Sequence[Place], places: Sequence[Place]) -> str | None:
    """The country that a total is about: that of its area, else the one that most of the report's places lie in."""
    found = Counter(place.country for place in own or places if place.country is not None)
    best = found.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def elsewhere(land: str | None, evidence: Evidence) -> frozenset[str]:
    """The sources that show only places of other countries."""
    return frozenset(source for source, lands in evidence.lands.items() if land is not None and land not in lands)
