"""What a ledger holds of one place: what a name means, what is claimed of it, who calls it what, what is near."""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import Connection, func, select

from counterclaim.model.earth import great_circle
from counterclaim.store import tables as t
from counterclaim.store.asking import Matter, days
from counterclaim.store.finding import Page, columns
from counterclaim.store.matching import current, place_ids

MOST_PLACES = 60  # of one name
MOST_NEAR = 400
MOST_PRINTED = 2_000  # claims of which the names of a place are counted
KM_A_DEGREE = 111.2


def meant(connection: Connection, name: str) -> list[dict[str, Any]]:
    """The ledger's places that a name or id means, those with most claims first."""
    ids = place_ids(connection, name)[:MOST_PLACES]
    p, f = t.places.c, t.facets.c
    query = (
        select(p.place_id, p.name, p.country, p.within, p.lat, p.lon, p.precision, f.claims)
        .outerjoin(t.facets, (f.facet == "place") & (f.value == p.place_id))
        .where(p.place_id.in_(ids))
        .order_by(f.claims.desc(), p.place_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def most_claimed(connection: Connection, most: int) -> list[dict[str, Any]]:
    """The places with most claims."""
    p, f = t.places.c, t.facets.c
    top = select(f.value, f.claims).where(f.facet == "place", f.claims > 0)
    inner = top.order_by(f.claims.desc(), f.value).limit(most).subquery()
    query = select(p.place_id, p.name, inner.c.claims).join(inner, p.place_id == inner.c.value)
    rows = connection.execute(query.order_by(inner.c.claims.desc(), p.place_id)).mappings()
    return [dict(row) for row in rows]


def told(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """The latest current claims about a place, in the order of their days, with what they say of their time.

    ``bound`` is the contract's; ``earliest`` and ``latest`` are ``None`` where a claim does not say when.
    """
    places = place_ids(connection, matter.place or "")
    if not places:
        return []
    c, r, s = t.claims.c, t.resolutions.c, t.standings.c
    query = (
        select(
            *columns(), c.earliest, c.latest, func.json_extract(c.body, "$.when.bound").label("bound"),
            func.json_extract(c.body, "$.actor.side").label("actor_side"), r.printed, s.status,
        )
        .join(t.claims, c.n == r.claim)
        .join(t.documents, t.documents.c.n == c.document)
        .outerjoin(t.standings, s.claim == c.n)
        .where(r.thing.in_(places), r.slot == "place", current(r.claim), *days(r.day, matter))
        .order_by(r.day.desc(), r.claim.desc())
        .limit(page.limit)
        .offset(page.offset)
    )  # fmt: skip
    if matter.side:
        query = query.where(c.side == matter.side)
    rows = {row["n"]: dict(row) for row in connection.execute(query).mappings()}  # a claim may print its place twice
    return sorted(rows.values(), key=lambda row: (row["day"] is None, row["day"] or "", row["n"]))


def printed_as(connection: Connection, places: tuple[str, ...]) -> list[dict[str, Any]]:
    """The names under which current claims print these places, each with the side and how often, most first.

    Of very many claims, only the latest are counted.
    """
    c, r = t.claims.c, t.resolutions.c
    rows = select(r.claim, r.printed).where(r.thing.in_(places), r.slot == "place")
    latest = rows.order_by(r.day.desc(), r.claim.desc()).limit(MOST_PRINTED).subquery()
    claims = func.count(func.distinct(latest.c.claim)).label("claims")
    query = (
        select(latest.c.printed, c.side, claims)
        .join(t.claims, c.n == latest.c.claim)
        .where(current(latest.c.claim))
        .group_by(latest.c.printed, c.side)
        .order_by(claims.desc(), latest.c.printed)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def around(connection: Connection, lat: float, lon: float, km: float) -> list[dict[str, Any]]:
    """The ledger's places within ``km`` of a point, the nearest first, with their distance and number of claims."""
    high = km / KM_A_DEGREE
    wide = min(180.0, high / max(0.01, math.cos(math.radians(lat))))
    b, p, f = t.places_box.c, t.places.c, t.facets.c
    query = (
        select(p.place_id, p.name, p.country, p.lat, p.lon, f.claims)
        .join(t.places, p.n == b.n)
        .outerjoin(t.facets, (f.facet == "place") & (f.value == p.place_id))
        .where(b.min_lat >= lat - high, b.max_lat <= lat + high, b.min_lon >= lon - wide, b.max_lon <= lon + wide)
    )
    found = [
        {**row, "km": distance((lat, lon), (row["lat"], row["lon"]))} for row in connection.execute(query).mappings()
    ]
    near = sorted((row for row in found if row["km"] <= km), key=lambda row: (row["km"], row["place_id"]))
    return near[:MOST_NEAR]


def disputed_days(connection: Connection, places: tuple[str, ...], matter: Matter) -> list[str]:
    """The days of which current claims about these places contradict each other, as surely as ``matter`` asks."""
    x = t.relations.c
    query = (
        select(x.day)
        .where(x.place.in_(places), x.kind == "contradictory", x.day.is_not(None), x.confidence >= matter.sure)
        .where(current(x.left_claim), current(x.right_claim), *days(x.day, matter))
        .distinct()
        .order_by(x.day)
    )
    return [str(day) for day in connection.execute(query).scalars()]


def disputed_claims(connection: Connection, claims: list[int], sure: float) -> frozenset[int]:
    """Those of the claims (numbers) that another current claim contradicts."""
    x = t.relations.c
    out: set[int] = set()
    for mine, other in ((x.left_claim, x.right_claim), (x.right_claim, x.left_claim)):
        query = select(mine).where(mine.in_(claims), x.kind == "contradictory", x.confidence >= sure, current(other))
        out |= set(connection.execute(query).scalars())
    return frozenset(out)


def theatres(connection: Connection) -> tuple[str, ...]:
    """The theatres of the ledger's readings, the most frequent first."""
    r = t.readings.c
    query = select(r.theatre).group_by(r.theatre).order_by(func.count().desc(), r.theatre)
    return tuple(str(each) for each in connection.execute(query).scalars())


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points (latitude, longitude) in kilometres."""
    return great_circle(*one, *other)
