"""What is known of the settlements in an announced zone: what each source shows, what each side claims."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.evidence.book import Book
from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Held, Rule, SourceKind
from counterclaim.model.ids import content_id
from counterclaim.model.zoning import Announced, Depth, Inside, ZoneView
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.weighing.zone_ground import Settled, settlements, widest

NO_DEPTH = "the words give no depth: each is shown"
LOCATED = "only settlements with coordinates of their own are counted"
RULES = (Rule.CENTRE, Rule.STATED)  # by which a settlement is counted here: the first that a source has


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the settlements of a zone are looked up in, all of it for one conflict and up to one day."""

    theatre: str
    book: Book
    claimed: Mapping[str, Mapping[str, str]]  # by place and side, as a ledger's reports say
    claims: Sequence[Claim] = ()  # of the report that announces it
    day: dt.date | None = None


def view(zone: Announced, known: Known, gazetteer: Gazetteer) -> ZoneView | None:
    """The zone laid open; ``None`` where it cannot be drawn."""
    outline = widest(zone, gazetteer)
    if outline is None:
        return None
    rows = told(settlements(zone, outline, gazetteer), known)
    depths = zone.depths or (outline.km,)
    return ZoneView(
        id=f"evidence:zone:{content_id(*zone.of, zone.until or '', zone.within or '', *map(str, depths))}",
        span=zone.span,
        of=zone.of,
        until=zone.until,
        within=zone.within,
        claim=zone.claim,
        assumed=zone.assumed,
        accuracy=outline.accuracy,
        depths=tuple(depth(km, [row for row in rows if not km or row.km <= km]) for km in depths),
        settlements=rows,
        day=known.day.isoformat() if known.day is not None else None,
        notes=(NO_DEPTH, LOCATED) if zone.assumed else (LOCATED,),
    )


def told(inside: Sequence[Settled], known: Known) -> tuple[Inside, ...]:
    """The settlements with what is shown and claimed of each."""
    shown = values(known, {row.place.place_id for row in inside})
    ours: dict[str, list[str]] = {}
    for claim in known.claims:
        for place in claim.place:
            if place.place_id is not None:
                ours.setdefault(place.place_id, []).append(claim.id)
    return tuple(
        Inside(
            place_id=row.place.place_id,
            name=row.place.name,
            country=row.place.country or "",
            km=row.km,
            lat=row.place.lat or 0.0,
            lon=row.place.lon or 0.0,
            population=row.place.population,
            shown=shown.get(row.place.place_id, {}),
            claimed=dict(known.claimed.get(row.place.place_id, {})),
            claims=tuple(ours.get(row.place.place_id, ())),
        )
        for row in inside
    )


def values(known: Known, wanted: set[str]) -> dict[str, dict[str, str]]:
    """By place, what each source shows on the day, or at last."""
    sources = {s.id for s in known.book.sources() if s.kind is SourceKind.CONTROL and s.theatre == known.theatre}
    if not sources:
        return {}
    found = {place: shown(known.book.spells(place), sources, known.day) for place in sorted(wanted)}
    return {place: by_source for place, by_source in found.items() if by_source}


def shown(spells: Sequence[Held], sources: set[str], day: dt.date | None) -> dict[str, str]:
    """By source, the last value up to the day, by the first of the rules that the source has."""
    out: dict[str, str] = {}
    for rule in reversed(RULES):
        for held in spells:  # in order of days
            if held.source in sources and held.rule is rule and counts(held, day):
                out[held.source] = held.value
    return out


def counts(held: Held, day: dt.date | None) -> bool:
    """True for a spell that has begun by the day."""
    return day is None or held.since <= day


def depth(km: float, rows: Sequence[Inside]) -> Depth:
    """The settlements up to one depth, counted."""
    shown: dict[str, Counter[str]] = {}
    claimed: dict[str, Counter[str]] = {}
    for row in rows:
        for source, value in row.shown.items():
            shown.setdefault(source, Counter())[value] += 1
        for side, answer in row.claimed.items():
            claimed.setdefault(side, Counter())[answer] += 1
    return Depth(
        km=km,
        settlements=len(rows),
        counted=sum(1 for row in rows if row.population),
        population=sum(row.population for row in rows),
        countries=dict(sorted(Counter(row.country for row in rows).items())),
        shown={source: dict(sorted(found.items())) for source, found in sorted(shown.items())},
        claimed={side: dict(sorted(found.items())) for side, found in sorted(claimed.items())},
        concerned=sum(1 for row in rows if row.claimed or row.claims),
    )
