"""Zone: an announced zone laid open: which settlements lie in it, who is shown and who is said to hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from litestar import Response, Router, get

from counterclaim.flow import World, open_world
from counterclaim.languages import endings
from counterclaim.model.errors import CounterclaimError, MissingLedger
from counterclaim.model.zoning import Announced, ZoneView
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.resolve.outlines import load_outlines
from counterclaim.store.holders import last_said
from counterclaim.store.places import theatres
from counterclaim.theatres import WORLD, choose_theatre
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.screens.evidence import book_of
from counterclaim.web.views.days import day_of, word_of
from counterclaim.web.views.sides import Looks
from counterclaim.web.views.zone import Drawing, draw
from counterclaim.weighing.announced import LONGEST, Told, announced, countries_of
from counterclaim.weighing.zone_geojson import areas
from counterclaim.weighing.zone_views import Known, view

ADDRESS = "/zone"
MOST_SHOWN = 40  # characters of a border that is none, in its message
ROWS = 200  # settlements of the table


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(
    desk: Desk, words: str | None = None, border: str | None = None, on: str | None = None, theatre: str | None = None
) -> Response[str]:
    """The form, and what the words announce."""
    asked, day = word_of(words), day_of(on)
    values = {"words": asked or "", "border": border or "", "on": day or "", "theatre": theatre or "", "rows": ROWS}
    if asked is None:
        return page("zone.html.j2", status=200, here=ADDRESS, found=(), said="", looks=None, **values)
    found, world = zones_of(desk, asked, word_of(border), word_of(theatre))
    laid = laid_open(desk, found, world, day)
    said = "" if laid else "These words announce no zone that can be drawn: name its border, and how deep it is."
    looks = Looks([world.theatre])
    return page("zone.html.j2", status=200, here=ADDRESS, found=laid, said=said, looks=looks, **values)


def zones_of(desk: Desk, words: str, border: str | None, theatre: str | None) -> tuple[tuple[Announced, ...], World]:
    """The zones that the words announce, and the conflict that they are read in."""
    if len(words) > LONGEST:
        raise CounterclaimError(f"the words of a zone have at most {LONGEST} characters: these have {len(words)}")
    document = read_text(words.encode(), name="zone", options=ReadOptions())
    world = open_world(theatre or desk.settings.theatre or conflict_of(desk, words, document.lang))
    pair = countries_of(border and border.strip()[:MOST_SHOWN])
    return announced(document, Told(border=pair), world.theatre, world.gazetteer), world


def conflict_of(desk: Desk, words: str, lang: str) -> str:
    """The conflict that the words name, else the one that most of the ledger's reports are about."""
    chosen = choose_theatre(words, lang, endings(lang))
    if chosen != WORLD:
        return chosen
    try:
        with desk.ledger.read() as connection:
            return next((each for each in theatres(connection) if each != WORLD), WORLD)
    except MissingLedger:
        return WORLD


def laid_open(desk: Desk, zones: Sequence[Announced], world: World, day: str | None) -> list[tuple[ZoneView, Drawing]]:
    """Each zone that can be drawn, with its drawing; what the ledger has on its settlements, up to a day."""
    if not zones:
        return []
    with desk.ledger.read() as connection:
        claimed = last_said(connection, day)
    until = dt.date.fromisoformat(day) if day else None
    known = Known(theatre=world.theatre.id, book=book_of(desk), claimed=claimed, day=until)
    found = []
    for zone in zones:
        laid = view(zone, known, world.gazetteer)
        if laid is not None:
            found.append((laid, draw(laid, list(areas(zone, world.gazetteer)), load_outlines())))
    return found


router = Router(path="/", route_handlers=[shown])
