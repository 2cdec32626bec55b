"""Claim: its words with a style for each field, its chain, who agrees and who does not, and where it comes from."""

from __future__ import annotations

import datetime as dt

import msgspec
from litestar import Response, Router, get
from litestar.exceptions import NotFoundException
from sqlalchemy import Connection

from counterclaim.model import spoken
from counterclaim.model.claim import Claim
from counterclaim.model.errors import BusyLedger, MissingLedger, StoreError
from counterclaim.model.evidence import Held
from counterclaim.show.views import cards
from counterclaim.store.reviews import Subject, Thread, find_thread, subject
from counterclaim.store.telling import generations, related
from counterclaim.theatres import load_theatre, theatre_names
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.views.beside import evidence, history, others
from counterclaim.web.views.listing import STATUSES, day_words
from counterclaim.web.views.passage import alone, passage

ADDRESS = "/claim"


@get(ADDRESS + "/{name:str}", include_in_schema=False, sync_to_thread=True)
def shown(name: str, desk: Desk) -> Response[str]:
    """The page of one claim; an id that a newer reading replaced still finds it."""
    with desk.ledger.read() as connection:
        number, thread = thread_of(connection, name)
        about = subject(connection, number)
        state = thread.seen_by(None)
        if state is None:
            raise NotFoundException("whoever added this claim has taken it back")
        claim = state.claim
        near = related(connection, thread.n) if thread.n is not None else []
        read = generations(connection, number, claim.content.start, claim.content.stop)
    day = day_of_claim(claim, about)
    theatre = load_theatre(about.theatre if about.theatre in theatre_names() else "world")
    report = alone(claim)
    report = msgspec.structs.replace(report, document=msgspec.structs.replace(report.document, lang=about.lang))
    with spoken.speaking(spoken.ENGLISH):
        return page(
            "claim.html.j2",
            here="/ledger",
            name=thread.id,
            about=about,
            link=about.url if (about.url or "").startswith(("http://", "https://")) else None,
            published=day_words(about.published),
            card=cards(report, theatre)[0],
            state=state,
            standing=STATUSES[state.status],
            lost=thread.lost,
            passage=passage(claim, about.text),
            groups=others(near, desk.looks),
            evidence=evidence(held(desk, claim, day), desk.sources, day, desk.looks) if day else (),
            weighed=bool(desk.sources),
            history=history(read, state, thread.id),
            side=desk.looks.of(claim.chain[-1].side if claim.chain else None),
        )


def thread_of(connection: Connection, name: str) -> tuple[int, Thread]:
    """The document's number and the claim; nothing at this address where there is none."""
    try:
        return find_thread(connection, name)
    except (BusyLedger, MissingLedger):
        raise
    except StoreError as error:
        raise NotFoundException(error.message) from error


def day_of_claim(claim: Claim, about: Subject) -> dt.date | None:
    """The day of what is claimed, else of publication."""
    stated = claim.when and (claim.when.earliest or claim.when.latest)
    words = stated or about.published
    try:
        return dt.date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None


def held(desk: Desk, claim: Claim, day: dt.date) -> list[tuple[str, Held]]:
    """What each source shows of the claim's places on its day."""
    book = desk.book
    if book is None:
        return []
    places: dict[str, str] = {p.place_id: p.name or p.text for p in claim.place if p.place_id}
    return [(name, each) for place, name in places.items() for each in book.on(place, day)]


router = Router(path="/", route_handlers=[shown])
