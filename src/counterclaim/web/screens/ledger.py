"""Ledger: what reports claim, by side, speaker, kind, place, day, outlet and status; and the same as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from litestar import Request, Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.response import Stream

from counterclaim.model.errors import MissingLedger
from counterclaim.show.export import csvw, geojson, jsonld, statements
from counterclaim.store.facets import Facet, facets, total
from counterclaim.store.finding import Page, find
from counterclaim.store.inflecting import with_bases
from counterclaim.store.matching import Filters
from counterclaim.store.review_list import progress
from counterclaim.store.reviews import statuses
from counterclaim.store.streaming import Exported, every
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.views.asked import PAGE, Asked, asked
from counterclaim.web.views.listing import groups, line, paging, tags

ADDRESS = "/ledger"


class Form(NamedTuple):
    """A form of export: what writes it, its media type, the file's ending."""

    pieces: Callable[[Iterable[Exported]], Iterator[str]]
    media: str
    ending: str
    label: str


FORMS = {
    "csv": Form(csvw.pieces, "text/csv; charset=utf-8", "csv", "CSV"),
    "geojson": Form(geojson.pieces, "application/geo+json", "geojson", "GeoJSON"),
    "jsonld": Form(jsonld.pieces, "application/ld+json", "jsonld", "JSON-LD"),
    "statements": Form(statements.pieces, "text/csv; charset=utf-8", "statements.csv", "Statements"),
}


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(request: Request[Any, Any, Any], desk: Desk) -> Response[str]:
    """One page of the claims that the address asks for."""
    wanted = asked(request.query_params)
    try:
        ledger = desk.ledger
    except MissingLedger:
        return page("ledger_empty.html.j2", here=ADDRESS, path=desk.path.name, there=False)
    filters = with_bases(wanted.filters())
    looks = desk.looks
    with ledger.read() as connection:
        if not total(connection):
            return page("ledger_empty.html.j2", here=ADDRESS, path=desk.path.name, there=True)
        hits = find(connection, filters, Page(limit=PAGE, offset=PAGE * (wanted.page - 1)))
        found = facets(connection, filters)
        reviewed = statuses(connection, [row["n"] for row in hits.rows])
        if wanted.status is None:
            found = [*found, *standings(progress(connection), filters)]
    lines = [line(row, looks, reviewed.get(row["n"], "machine")) for row in hits.rows]
    return page(
        "ledger.html.j2",
        here=ADDRESS,
        wanted=wanted,
        lines=lines,
        groups=groups(found, wanted, looks),
        tags=tags(wanted, found, looks),
        paging=paging(hits, wanted),
        sampled=filters != Filters() and hits.total > 1_000,
        exports=[(form.label, wanted.address(f"{ADDRESS}/export/{name}")) for name, form in FORMS.items()],
    )


def standings(counts: dict[str, int], filters: Filters) -> list[Facet]:
    """How many claims have each status; only the whole ledger's are counted, and only where somebody reviews."""
    if filters != Filters() or not any(n for status, n in counts.items() if status != "machine"):
        return []
    return [Facet("status", status, n) for status, n in counts.items() if n]


@get(ADDRESS + "/export/{form:str}", include_in_schema=False, sync_to_thread=True)
def exported(form: str, request: Request[Any, Any, Any], desk: Desk) -> Stream:
    """All claims that the address asks for, as a file."""
    if form not in FORMS:
        raise NotFoundException(f"there is no such export: choose from {', '.join(FORMS)}")
    wanted: Asked = msgspec.structs.replace(asked(request.query_params), page=1)
    kind = FORMS[form]
    pieces = kind.pieces(every(desk.ledger, with_bases(wanted.filters())))
    headers = {"content-disposition": f'attachment; filename="claims.{kind.ending}"'}
    return Stream(pieces, media_type=kind.media, headers=headers)


router = Router(path="/", route_handlers=[shown, exported])
