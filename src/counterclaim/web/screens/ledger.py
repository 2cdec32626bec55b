"""Ledger: what reports claim, by side, speaker, kind, place, day, outlet and status."""

from __future__ import annotations

from litestar import Response, Router, get

from counterclaim.store.facets import total
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page

ADDRESS = "/ledger"


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(desk: Desk) -> Response[str]:
    """The claims."""
    with desk.ledger.read() as connection:
        claims = total(connection)
    return page("ledger.html.j2", here=ADDRESS, claims=claims)


router = Router(path="/", route_handlers=[shown])
