"""Place: what each side claims of a place in time, what data sets show of it, and who calls it what."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from litestar import Response, Router, get
from sqlalchemy import Connection

from counterclaim.model.theatre import Theatre
from counterclaim.store.asking import SURE, Matter
from counterclaim.store.finding import Page
from counterclaim.store.places import around, disputed_claims, disputed_days, meant, most_claimed, printed_as, told
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.screens.evidence import Evidence, book_of
from counterclaim.web.screens.evidence import of_place as evidence_of
from counterclaim.web.screens.looks import loaded
from counterclaim.web.views.days import day_of, word_of
from counterclaim.web.views.lanes import Subject, draw
from counterclaim.web.views.names import called
from counterclaim.web.views.sides import Looks

ADDRESS = "/place"
CLAIMS = 200  # the latest, that are drawn
NEAR = 12  # places nearby that are named
KM = 30.0
MOST_TOLD = 24  # places that are proposed where none is named


class Known(NamedTuple):
    """What a place is looked up in: theatres, how sides look, what data sets show of it."""

    theatres: tuple[Theatre, ...]
    looks: Looks
    evidence: Evidence


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(
    desk: Desk, name: str | None = None, since: str | None = None, until: str | None = None, side: str | None = None
) -> Response[str]:
    """A place's lanes, or the places that there are."""
    matter = Matter(place=word_of(name), side=word_of(side), since=day_of(since), until=day_of(until))
    book = book_of(desk)
    with desk.ledger.read() as connection:
        theatres = loaded(connection)
        looks = Looks(theatres)
        found = meant(connection, matter.place) if matter.place else []
        if not found:
            known = most_claimed(connection, MOST_TOLD)
            status = 404 if matter.place else 200
            return page("places.html.j2", here=ADDRESS, status=status, asked=matter.place or "", known=known)
        values = of_place(connection, found[0], matter, Known(theatres, looks, evidence_of(book, found[0]["place_id"])))
    for each in found:
        each["areas"] = areas(each)
    return page("place.html.j2", here=ADDRESS, matter=matter, place=found[0], others=found[1:], **values)


def of_place(connection: Connection, place: dict[str, Any], matter: Matter, known: Known) -> dict[str, Any]:
    """What the page says of one place."""
    ids = (place["place_id"],)
    here = Matter(place=place["place_id"], side=matter.side, since=matter.since, until=matter.until)
    claims = told(connection, here, Page(limit=CLAIMS + 1))
    more = len(claims) > CLAIMS
    claims = claims[-CLAIMS:]
    days = [row["day"] for row in claims if row["day"]]
    subject = Subject(
        claims=claims,
        spells=known.evidence.spells,
        titles=known.evidence.titles,
        disputed=disputed_claims(connection, [row["n"] for row in claims], SURE),
        days=disputed_days(connection, ids, msgspec.structs.replace(here, since=min(days, default=here.since))),
    )
    lanes = draw(subject, known.looks)
    return {
        "lanes": lanes,
        "claims": len(claims),
        "names": called(printed_as(connection, ids), known.theatres, place, known.looks),
        "older": older(place["place_id"], min(days)) if more and days else "",
        "near": nearby(connection, place),
    }


def areas(place: dict[str, Any]) -> str:
    """The areas that a place lies in, the smallest first."""
    within = msgspec.json.decode(place["within"] or "[]", type=tuple[str, ...])
    return ", ".join(area for area in within if area != place["name"])


def older(place: str, day: str) -> str:
    """The same page up to the first day that is drawn."""
    return f"{ADDRESS}?{urlencode({'name': place, 'until': day})}"


def nearby(connection: Connection, place: dict[str, Any]) -> list[dict[str, Any]]:
    """The places around that claims are about, the nearest first."""
    if place["lat"] is None or place["lon"] is None:
        return []
    found = around(connection, place["lat"], place["lon"], KM)
    return [each for each in found if each["place_id"] != place["place_id"] and each["claims"]][:NEAR]


router = Router(path="/", route_handlers=[shown])
