"""The places of a ledger for a map: how many claims of each side a span of days has of each, and which are disputed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select, text

from counterclaim.store import tables as t
from counterclaim.store.asking import SURE
from counterclaim.store.matching import current

PLACES = "SELECT place_id, name, country, lat, lon FROM places WHERE lat IS NOT NULL AND lon IS NOT NULL"


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims a map shows: of days (both included, ``None`` open), a side, a kind."""

    since: str | None = None
    until: str | None = None
    side: str | None = None
    kind: str | None = None


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
    counted = counts(connection, window)
    disputed = disputes(connection, window)
    found = [
        Spot(
            place_id=place, name=name, country=country, lat=lat, lon=lon, claims=sum(n for _, n in count.sides),
            sides=count.sides, latest=count.latest, disputes=disputed.get(place, 0),
        )
        for place, name, country, lat, lon in connection.exec_driver_sql(PLACES).all()
        if (count := counted.get(place)) is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda spot: (-spot.claims, spot.name, spot.place_id)))


class Count(NamedTuple):
    """The claims of one place by side, the side with most first, and the latest day of any."""

    sides: tuple[tuple[str, int], ...]
    latest: str | None


def counts(connection: Connection, window: Window) -> dict[str, Count]:
    """The claims of each place in the window."""
    k = t.place_days.c
    query = select(k.place, k.side, func.sum(k.claims).label("claims"), func.max(k.day).label("latest"))
    rows = connection.execute(query.where(k.claims > 0, *conditions(k, window)).group_by(k.place, k.side))
    sides: dict[str, list[tuple[str, int]]] = defaultdict(list)
    latest: dict[str, str] = {}
    for place, side, claims, day in rows.all():
        sides[place].append((side, claims))
        latest[place] = max(latest.get(place, ""), day)
    return {place: Count(ranked(each), latest[place] or None) for place, each in sides.items()}


def ranked(sides: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The side with most claims first."""
    return tuple(sorted(sides, key=lambda one: (-one[1], one[0])) if len(sides) > 1 else sides)


def conditions(k: Any, window: Window) -> list[Any]:
    """The window as conditions on counts; a claim without a day lies in no span that has an end."""
    asked = [
        None if window.since is None else k.day >= window.since,
        None if window.until is None else k.day <= window.until,
        None if window.until is None else k.day > "",
        None if window.side is None else k.side == window.side,
        None if window.kind is None else k.kind == window.kind,
    ]
    return [each for each in asked if each is not None]


def disputes(connection: Connection, window: Window) -> dict[str, int]:
    """Contradictions between current claims by place, of the window's days."""
    x = t.relations.c
    asked = [
        None if window.since is None else x.day >= window.since,
        None if window.until is None else x.day <= window.until,
    ]
    query = (
        select(x.place, func.count().label("pairs"))
        .where(text("relations.kind = 'contradictory'"), x.place.is_not(None), x.confidence >= SURE)
        .where(current(x.left_claim), current(x.right_claim), *(each for each in asked if each is not None))
        .group_by(x.place)
    )
    return {str(row.place): int(row.pairs) for row in connection.execute(query)}


def span(connection: Connection) -> tuple[str, str] | None:
    """The first and the last day of any claim; ``None`` where no claim has a day."""
    c = t.claims.c
    first, last = connection.execute(
        select(select(func.min(c.day)).scalar_subquery(), select(func.max(c.day)).scalar_subquery())
    ).one()
    return (str(first), str(last)) if first is not None else None


def state(connection: Connection) -> tuple[int, ...]:
    """What changes whenever claims or their relations do: the last numbers of readings, replaced ones and relations."""
    query = "SELECT coalesce(max(n), 0), (SELECT count(*) FROM superseded), (SELECT coalesce(max(n), 0) FROM relations)"
    return tuple(connection.exec_driver_sql(f"{query} FROM readings").one())
