"""Review: the reports and how far they are, one report's claims to judge, agreement of two reviewers, the data."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlencode

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.exceptions import NotFoundException
from litestar.params import Parameter
from litestar.response import Redirect, Stream

from counterclaim.model.claim import Kind
from counterclaim.model.errors import BadReview, BusyLedger, OvertakenReview, StoreError, UnknownRecord
from counterclaim.model.review import Act, DataForm
from counterclaim.show.agreeing import Agreement, between
from counterclaim.show.export.gold import Chosen, lines
from counterclaim.show.reviewed import next_open, review_page, verdict_counts
from counterclaim.store.finding import Page
from counterclaim.store.judging import reviewer_name, write
from counterclaim.store.review_list import Wanted, listed, next_report, progress, reports
from counterclaim.store.reviews import document_number, reviewers, subject, threads, two_reviewers
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.review_forms import Form, draft_of, one

ADDRESS = "/review"
ROWS = 50  # reports of a page
LOST = 100  # reviews without a claim that are listed
COOKIE = "reviewer"
YEAR = 365 * 24 * 3600  # seconds
REFUSED: dict[type[StoreError], int] = {BadReview: 422, OvertakenReview: 409, BusyLedger: 503}
Asked = Request[Any, Any, Any]


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Why an act was not written; what was entered is shown again."""

    message: str
    act: str
    form: dict[str, list[str]]
    status: int


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How a report's page is looked at: as whom, without the others, at which claim, which one being edited."""

    reviewer: str = ""
    alone: bool = False
    at: str = ""
    edit: str = ""


def reviewer_in(request: Asked) -> str:
    """The name that the visitor reviews under; empty where none was given."""
    name = unquote(request.cookies.get(COOKIE, ""))
    try:
        return reviewer_name(name)
    except BadReview:
        return ""


@get(ADDRESS, include_in_schema=False, sync_to_thread=True)
def overview(
    request: Asked, desk: Desk, number: Annotated[int, Parameter(query="page", ge=1, le=1_000_000)] = 1
) -> Response[str]:
    """The reports, the last added first, with how many of their claims somebody has judged."""
    with desk.ledger.read() as connection:
        found = reports(connection, Page(limit=ROWS + 1, offset=ROWS * (number - 1)))
        counts = progress(connection)
        lost = listed(connection, Wanted(lost=True), Page(limit=LOST))
        people = reviewers(connection)
    return page(
        "review_list.html.j2", here=ADDRESS, reviewer=reviewer_in(request), documents=found[:ROWS], number=number,
        more=len(found) > ROWS, counts=verdict_counts(counts), lost=lost, people=people,
    )  # fmt: skip


@get(f"{ADDRESS}/agreement", include_in_schema=False, sync_to_thread=True)
def agreement(desk: Desk, first: str | None = None, second: str | None = None) -> Response[str]:
    """The figures of two reviewers: those named, else the two who wrote most."""
    figures: Agreement | None = None
    why = ""
    with desk.ledger.read() as connection:
        people = sorted(reviewers(connection))
        try:
            figures = between(connection, two_reviewers(connection, first or None, second or None))
        except UnknownRecord as error:
            why = error.message
    return page("review_agreement.html.j2", here=ADDRESS, agreement=figures, why=why, people=people)


@get(f"{ADDRESS}/export", include_in_schema=False, sync_to_thread=False)
def export(
    desk: Desk, form: Annotated[DataForm, Parameter(query="format")] = DataForm.GOLD, reviewer: str | None = None
) -> Stream:
    """The reviewed documents, one a line."""

    def pieces() -> Iterator[str]:
        yield from lines(desk.ledger, form, Chosen(reviewer=reviewer or None))

    name = f'attachment; filename="reviewed-{form}.jsonl"'
    return Stream(pieces, media_type="application/jsonl; charset=utf-8", headers={"content-disposition": name})


@post(f"{ADDRESS}/name", include_in_schema=False)
async def name(request: Asked) -> Redirect:
    """Remember under which name the visitor reviews."""
    form = await fields(request)
    try:
        given = reviewer_name(one(form, "name"))
    except BadReview as error:
        raise NotFoundException(error.message) from error
    cookie = Cookie(key=COOKIE, value=quote(given), path=ADDRESS, httponly=True, samesite="strict", max_age=YEAR)
    return Redirect(safe(one(form, "back")), status_code=303, cookies=[cookie])


@get(f"{ADDRESS}/{{document:str}}", include_in_schema=False, sync_to_thread=True)
def report(  # noqa: PLR0913 - one parameter a part of the address: that is how the framework reads them
    request: Asked, desk: Desk, document: str, at: str = "", edit: str = "", alone: str = ""
) -> Response[str]:
    """One report with its claims."""
    return shown(desk, document, View(reviewer=reviewer_in(request), alone=bool(alone), at=at, edit=edit))


def shown(desk: Desk, document: str, view: View, trouble: Trouble | None = None) -> Response[str]:
    """The page of a report; with what went wrong above it."""
    with desk.ledger.read() as connection:
        try:
            n = document_number(connection, document)
        except UnknownRecord as error:
            raise NotFoundException(error.message) from error
        about, said, onward = subject(connection, n), threads(connection, n), next_report(connection, n)
    found = review_page(about, said, view.reviewer if view.alone else None, view.reviewer)
    active = next((card for card in found.cards if card.id == view.at), next(iter(found.cards), None))
    return page(
        "review.html.j2", status=trouble.status if trouble else 200, here=ADDRESS, page=found, active=active,
        at=active.id if active else "", edit=view.edit, alone=view.alone, reviewer=view.reviewer, problem=trouble,
        once=secrets.token_hex(8), next_document=onward, kinds=tuple(Kind), path=address(found.document, view),
    )  # fmt: skip


def address(document: str, view: View) -> str:
    """Where a report is looked at so."""
    told = {"at": view.at, "edit": view.edit, "alone": "1" if view.alone else ""}
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{ADDRESS}/{document}" + (f"?{query}" if query else "")


@post(f"{ADDRESS}/{{document:str}}/{{act:str}}", include_in_schema=False)
async def say(request: Asked, desk: Desk, document: str, act: str) -> Response[Any]:
    """Write what the form says, and go on to the next claim; what cannot be written is shown with the reason."""
    form = await fields(request)
    view = View(
        reviewer=reviewer_in(request), alone=bool(one(form, "alone")), at=one(form, "at"), edit=one(form, "edit")
    )
    if act not in tuple(Act):
        raise NotFoundException
    if not view.reviewer:
        return Redirect(address(document, view), status_code=303)
    return await asyncio.to_thread(said, desk, document, Act(act), form, view)


def said(desk: Desk, document: str, act: Act, form: Form, view: View) -> Response[Any]:
    """The answer to an act: where to go on, or the page with what went wrong."""
    try:
        with desk.ledger.read() as connection:
            n = document_number(connection, document)
            draft = draft_of(connection, act, n, form, view.reviewer)
        if view.alone:  # who does not see the others' rows cannot be asked to mind them
            draft = msgspec.structs.replace(draft, seen=None)
        with desk.ledger.write() as connection:
            review = write(connection, draft)
    except UnknownRecord as error:
        raise NotFoundException(error.message) from error
    except (BadReview, OvertakenReview, BusyLedger) as error:
        kept = {name: list(values) for name, values in form.items()}
        trouble = Trouble(message=message(error), act=str(act), form=kept, status=REFUSED[type(error)])
        return shown(desk, document, view, trouble)
    onward = msgspec.structs.replace(view, at=after(desk, n, act, view, review.id))
    if act is Act.ADD:
        onward = msgspec.structs.replace(onward, edit=review.id)
    return Redirect(f"{address(document, onward)}#claim-{onward.at}", status_code=303)


def message(error: StoreError) -> str:
    """Why nothing was written, as a sentence."""
    words = error.message
    if isinstance(error, BusyLedger):
        words = "another process is writing to this ledger at the moment: wait a little and try again; nothing is lost"
    return f"{words[:1].upper()}{words[1:]}."


def after(desk: Desk, document: int, act: Act, view: View, written: str) -> str:
    """The id of the claim to look at next: after a verdict the next open one, of an added claim its own."""
    if act is Act.ADD:
        return written
    if act not in (Act.CONFIRM, Act.REJECT) or view.edit:
        return view.at
    with desk.ledger.read() as connection:
        about, found = subject(connection, document), threads(connection, document)
    cards = review_page(about, found, view.reviewer if view.alone else None, view.reviewer).cards
    return next_open(cards, view.at)


async def fields(request: Asked) -> dict[str, list[str]]:
    """Every text that a form holds, by name."""
    data = await request.form()
    out: dict[str, list[str]] = {}
    for key, value in data.multi_items():
        if isinstance(value, str):
            out.setdefault(key, []).append(value)
    return out


def safe(back: str) -> str:
    """An address of the review's own to go back to."""
    fits = (
        (back == ADDRESS or back.startswith((f"{ADDRESS}/", f"{ADDRESS}?"))) and back.isascii() and back.isprintable()
    )
    return back if fits and "\\" not in back else ADDRESS


router = Router(path="/", route_handlers=[overview, agreement, export, name, report, say])
