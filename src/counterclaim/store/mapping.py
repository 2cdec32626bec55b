"""The places of a ledger for a map: how many claims of each side a span of days has of each, and which are disputed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.store import tables as t
from counterclaim.store.asking import SURE
from counterclaim.store.matching import current

CONTRADICTORY = "contradictory"


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims a map shows: of days (both included, ``None`` open), a side, a kind."""

    since: str | None = None
    until: str | None = None
    side: str | None = None
    kind: str | None = None

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return self == Window()


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with what is claimed of it: claims in all, by side (``""``: nobody's), pairs in dispute, latest day."""

    place_id: str
    name: str
    country: str | None
    lat: float
    lon: float
    claims: int
    sides: tuple[tuple[str, int], ...] = ()
    disputes: int = 0
    latest: str | None = None


def spots(connection: Connection, window: Window) -> tuple[Spot, ...]:
    """Every place that lies somewhere and that claims of the window are about, the most claimed first."""
    counted = everything(connection) if window.whole else within(connection, window)
    disputed = disputes(connection, window)
    p = t.places.c
    rows = connection.execute(
        select(p.place_id, p.name, p.country, p.lat, p.lon).where(p.lat.is_not(None), p.lon.is_not(None))
    )
    found = [
        Spot(
            place_id=row.place_id, name=row.name, country=row.country, lat=row.lat, lon=row.lon,
            claims=counted[row.place_id][0], sides=counted[row.place_id][1], latest=counted[row.place_id][2],
            disputes=disputed.get(row.place_id, 0),
        )
        for row in rows
        if row.place_id in counted
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda spot: (-spot.claims, spot.name, spot.place_id)))


Count = tuple[int, tuple[tuple[str, int], ...], str | None]


def everything(connection: Connection) -> dict[str, Count]:
    """Claims of each place from the counts that are kept: no sides, no day."""
    f = t.facets.c
    rows = connection.execute(select(f.value, f.claims).where(f.facet == "place", f.claims > 0))
    return {str(row.value): (int(row.claims), (), None) for row in rows}


def within(connection: Connection, window: Window) -> dict[str, Count]:
    """Claims of each place by side, from the claims of the window's days."""
    c, r = t.claims.c, t.resolutions.c
    query = (
        select(r.thing, c.side, func.count(func.distinct(c.n)).label("claims"), func.max(c.day).label("latest"))
        .select_from(t.claims)
        .join(t.resolutions, (r.claim == c.n) & (r.slot == "place"))
        .where(r.thing.is_not(None), current(c.n), *conditions(c, window))
        .group_by(r.thing, c.side)
    )
    sides: dict[str, list[tuple[str, int]]] = defaultdict(list)
    latest: dict[str, str | None] = {}
    for row in connection.execute(query):
        sides[row.thing].append((row.side or "", int(row.claims)))
        latest[row.thing] = max(latest.get(row.thing) or "", row.latest or "") or None
    return {
        place: (sum(n for _, n in each), tuple(sorted(each, key=lambda one: (-one[1], one[0]))), latest[place])
        for place, each in sides.items()
    }


def conditions(c: Any, window: Window) -> list[Any]:
    """The window as conditions on claims."""
    asked = [
        None if window.since is None else c.day >= window.since,
        None if window.until is None else c.day <= window.until,
        None if window.side is None else c.side == window.side,
        None if window.kind is None else c.kind == window.kind,
    ]
    return [each for each in asked if each is not None]


def disputes(connection: Connection, window: Window) -> dict[str, int]:
    """Contradictions between current claims by place, of the window's days."""
    x = t.relations.c
    query = select(x.place, func.count().label("pairs")).where(
        x.kind == CONTRADICTORY, x.place.is_not(None), x.confidence >= SURE
    )
    if window.since is not None:
        query = query.where(x.day >= window.since)
    if window.until is not None:
        query = query.where(x.day <= window.until)
    if not window.whole:
        query = query.where(current(x.left_claim), current(x.right_claim))
    return {str(row.place): int(row.pairs) for row in connection.execute(query.group_by(x.place))}


def span(connection: Connection) -> tuple[str, str] | None:
    """The first and the last day of any claim; ``None`` where no claim has a day."""
    c = t.claims.c
    first, last = connection.execute(
        select(select(func.min(c.day)).scalar_subquery(), select(func.max(c.day)).scalar_subquery())
    ).one()
    return (str(first), str(last)) if first is not None else None
