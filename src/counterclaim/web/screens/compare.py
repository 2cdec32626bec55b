"""Side by side: two pasted reports, two of the ledger's, or two sides of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from counterclaim.compare.relate import relate_reports
from counterclaim.flow import FlowOptions, read_report
from counterclaim.languages import endings
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.errors import MissingLedger
from counterclaim.model.report import Report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.store.asking import Matter
from counterclaim.store.beside import Heard, parallel, report_of, sides_heard
from counterclaim.store.finding import Page
from counterclaim.theatres import choose_theatre, load_theatre
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.screens.looks import looks_of
from counterclaim.web.views.compared import Beside, Party, beside
from counterclaim.web.views.days import day_of, word_of
from counterclaim.web.views.sides import Look

ADDRESS = "/compare"
LAYERS = frozenset({"claims", "places", "times", "amounts"})
CLAIM = "/claim"
MOST = 120  # relations, and claims of each side, of two sides
MISSING = "Paste both reports: there is nothing to compare one with."
FIRST, SECOND = "First report", "Second report"


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """The form: two reports as text, each with its outlet and its day where they are given."""

    left: str = ""
    right: str = ""
    left_outlet: str = ""
    right_outlet: str = ""
    left_day: str = ""
    right_day: str = ""


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def shown(  # noqa: PLR0913 - one parameter a filter: that is how the framework reads them
    desk: Desk,
    left: str | None = None,
    right: str | None = None,
    side: str | None = None,
    other: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Response[str]:
    """The form; with two documents' ids or two sides, what they say beside each other."""
    matter = Matter(place=word_of(place), since=day_of(since), until=day_of(until))
    documents, sides = pair(left, right), pair(side, other)
    found: Beside | None = None
    if documents:
        found = of_documents(desk, documents)
    elif sides:
        found = of_sides(desk, sides, matter)
    values = {"given": Pasted(), "missing": "", **asked(desk, sides, matter)}
    return page("compare.html.j2", status=200, here=ADDRESS, found=found, **values)


@post(ADDRESS, include_in_schema=False, sync_to_thread=True, status_code=200)
def pasted(desk: Desk, data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Response[str]:
    """Two pasted reports beside each other."""
    missing = not data.left.strip() or not data.right.strip()
    values = {"given": data, "missing": MISSING if missing else "", **asked(desk, None, Matter())}
    found = None if missing else of_texts(desk, data)
    return page("compare.html.j2", status=422 if missing else 200, here=ADDRESS, found=found, **values)


def pair(one: str | None, other: str | None) -> tuple[str, str] | None:
    """Two words, or nothing where one is missing."""
    first, second = word_of(one), word_of(other)
    return (first, second) if first and second else None


def asked(desk: Desk, sides: tuple[str, str] | None, matter: Matter) -> dict[str, Any]:
    """What the form for two sides offers; nothing where there is no ledger yet."""
    looks: list[Look] = []
    try:
        with desk.ledger.read() as connection:
            known = looks_of(connection)
            looks = [known.of(each) for each in sides_heard(connection)]
    except MissingLedger:
        pass
    chosen = sides or tuple(look.id for look in looks[:2])
    return {"sides": looks, "chosen": chosen if len(chosen) == 2 else ("", ""), "matter": matter}


def of_texts(desk: Desk, given: Pasted) -> Beside:
    """Two texts, read now and kept nowhere."""
    left = document(given.left, FIRST, given.left_outlet, given.left_day)
    right = document(given.right, SECOND, given.right_outlet, given.right_day)
    words = f"{left.text}\n\n{right.text}"  # what one of the two leaves open, the other may tell
    theatre = desk.settings.theatre or choose_theatre(words, left.lang, endings(left.lang))
    options = FlowOptions(theatre=theatre, layers=LAYERS)
    ours, theirs = (read_report(each, options).report for each in (left, right))
    names = {side.id: side.name for side in load_theatre(theatre).sides}
    return beside(relate_reports(ours, theirs), of_report(ours, FIRST), of_report(theirs, SECOND), names)


def document(text: str, name: str, outlet: str, day: str) -> Document:
    """A pasted text as a document; what the form leaves empty may stand in the text's own first lines."""
    published = day_of(day)
    options = ReadOptions(
        outlet=word_of(outlet), published=dt.date.fromisoformat(published) if published is not None else None
    )
    return read_text(text.encode(), name=name, options=options)


def of_documents(desk: Desk, ids: tuple[str, str]) -> Beside:
    """Two documents of the ledger, their claims as they stand after review."""
    with desk.ledger.read() as connection:
        (_, ours), (_, theirs) = (report_of(connection, each) for each in ids)
        looks = looks_of(connection)
    return beside(
        relate_reports(ours, theirs),
        of_report(ours, FIRST, page_of),
        of_report(theirs, SECOND, page_of),
        looks.names(),
    )


def of_report(report: Report, otherwise: str, address: Callable[[Claim], str] = lambda _: "") -> Party:
    """A report as one of the two, called by its outlet and day, else by its title."""
    info = report.document
    name = ", ".join(filter(None, (info.outlet, info.published))) or info.title or otherwise
    return Party(name=name, claims={claim.id: claim for claim in report.claims}, address=address)


def page_of(claim: Claim) -> str:
    """The page of a claim of the ledger."""
    return f"{CLAIM}/{claim.id}"


def of_sides(desk: Desk, sides: tuple[str, str], matter: Matter) -> Beside:
    """Two sides of the ledger, of a place or of days."""
    with desk.ledger.read() as connection:
        found = parallel(connection, sides, matter, Page(limit=MOST))
        looks = looks_of(connection)
    left, right = (
        of_side(looks.of(side).name, claims) for side, claims in zip(sides, (found.left, found.right), strict=True)
    )
    return beside(found.relations, left, right, looks.names())


def of_side(name: str, claims: dict[str, Heard]) -> Party:
    """A side as one of the two; each claim says which outlet has it, and leads to its page."""

    def source(claim: Claim) -> str:
        heard = claims[claim.id]
        return ", ".join(filter(None, (heard.outlet, heard.published)))

    return Party(
        name=name,
        claims={key: heard.claim for key, heard in claims.items()},
        source=source,
        address=page_of,
    )


router = Router(path="/", route_handlers=[shown, pasted])
