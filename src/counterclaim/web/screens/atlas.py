"""Map: where claims are about, day by day, with a table that says the same."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import msgspec
from litestar import Response, Router, get
from litestar.di import Provide

from counterclaim.model.claim import Kind
from counterclaim.show.words import KINDS
from counterclaim.store.beside import sides_heard
from counterclaim.store.facets import total
from counterclaim.store.mapping import Spot, Window, span
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.screens.counted import SPOTS
from counterclaim.web.screens.evidence import book_of, choices, layer_of
from counterclaim.web.screens.looks import looks_of
from counterclaim.web.views.atlas import Layer, collection, legend, lines
from counterclaim.web.views.days import day_of, word_of
from counterclaim.web.views.sides import Looks

ADDRESS = "/map"
POINTS = "/map/points.json"
DAYS = 31  # that the map of a large ledger shows unasked
LARGE = 100_000  # claims from which it does
ROWS = 200  # of the table on one page


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What the map shows: the window, its places, how sides look, the first and the last day of the ledger."""

    window: Window
    spots: tuple[Spot, ...]
    looks: Looks
    sides: tuple[str, ...]
    ends: tuple[str, str] | None
    layer: Layer | None
    layers: tuple[tuple[str, str], ...]


def see(desk: Desk, asked: Asked) -> Seen:
    """The places of the window; of a large ledger's last month where no days are named."""
    book = book_of(desk)
    window = asked.window
    with desk.ledger.read() as connection:
        ends = span(connection)
        if total(connection) > LARGE and not asked.chosen and ends is not None:
            since = dt.date.fromisoformat(ends[1]) - dt.timedelta(days=DAYS - 1)
            window = msgspec.structs.replace(window, since=since.isoformat(), until=ends[1])
        found = SPOTS.of(desk, connection, window)
        looks, sides = looks_of(connection), sides_heard(connection)
    day = window.until or (ends[1] if ends else None)
    shown = asked.control is not None and day is not None
    layer = layer_of(book, asked.control or "", dt.date.fromisoformat(day or "")) if shown else None
    return Seen(window=window, spots=found, looks=looks, sides=sides, ends=ends, layer=layer, layers=choices(book))


def query_of(window: Window, **more: object) -> str:
    """The window as the query of an address; days stand in it even where they are open."""
    days = {"since": window.since or "", "until": window.until or ""}
    rest = {"side": window.side, "kind": window.kind, **more}
    return urlencode({**days, **{name: value for name, value in rest.items() if value}})


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What an address asks of the map."""

    window: Window
    chosen: bool  # days are named, if only as open
    control: str | None = None  # a source and its counting rule


async def asked_of(
    since: str | None = None,
    until: str | None = None,
    side: str | None = None,
    kind: str | None = None,
    control: str | None = None,
) -> Asked:
    """What an address asks of the map."""
    window = Window(since=day_of(since), until=day_of(until), side=word_of(side), kind=word_of(kind))
    return Asked(window=window, chosen=since is not None or until is not None, control=word_of(control))


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(desk: Desk, asked: Asked, at: int = 1) -> Response[str]:
    """The map and its table."""
    seen = see(desk, asked)
    at = min(max(at, 1), max(1, -(-len(seen.spots) // ROWS)))
    here = seen.spots[(at - 1) * ROWS : at * ROWS]
    query = query_of(seen.window, control=asked.control)
    return page(
        "map.html.j2",
        here=ADDRESS,
        window=seen.window,
        ends=seen.ends,
        lines=lines(here, seen.window, seen.looks, seen.layer),
        layer=seen.layer,
        layers=seen.layers,
        first=(at - 1) * ROWS + 1,
        places=len(seen.spots),
        claims=sum(spot.claims for spot in seen.spots),
        legend=legend(seen.spots, seen.looks),
        sides=[seen.looks.of(each) for each in seen.sides],
        kinds=[(each.value, KINDS[each]) for each in Kind],
        points=f"{POINTS}?{query}",
        before=f"{ADDRESS}?{query_of(seen.window, control=asked.control, at=at - 1)}" if at > 1 else "",
        after=f"{ADDRESS}?{query_of(seen.window, control=asked.control, at=at + 1)}"
        if at * ROWS < len(seen.spots)
        else "",
    )


@get(POINTS, include_in_schema=False, sync_to_thread=True)
def points(desk: Desk, asked: Asked) -> Response[bytes]:
    """All places of the map as GeoJSON."""
    seen = see(desk, asked)
    body = msgspec.json.encode(collection(seen.spots, seen.looks, seen.layer))
    return Response(body, media_type="application/geo+json")


router = Router(path="/", route_handlers=[shown, points], dependencies={"asked": Provide(asked_of)})
