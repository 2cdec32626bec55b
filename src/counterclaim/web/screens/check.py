"""Check: a report pasted or dropped, its findings in the margin, its claims as cards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import msgspec
from litestar import MediaType, Request, Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.response import Redirect, ServerSentEvent, ServerSentEventMessage

from counterclaim.model import spoken
from counterclaim.model.errors import CounterclaimError, EmptyInput, MissingLedger
from counterclaim.show.page import render_page, shown
from counterclaim.store.entry import document_id
from counterclaim.theatres import load_theatre
from counterclaim.web.checks import Check, State
from counterclaim.web.desk import Desk
from counterclaim.web.pages import page
from counterclaim.web.problems import Problem, of_fault, of_ours
from counterclaim.web.reading import Told, Wish

ADDRESS = "/check"
PASTED = "pasted text"
FIELDS = ("text", "outlet", "published", "title")
# What is done with a report, in order; the process names the stage that begins.
STAGES = {
    "waiting": "waits for its turn",
    "read": "reads the file",
    "language": "loads the language",
    "annotate": "looks for names, times and numbers",
    "claims": "looks for claims and who makes them",
    "resolve": "looks up places and speakers",
    "compare": "compares the claims",
    "check": "applies the rules",
}


@get("/", include_in_schema=False, sync_to_thread=False)
def start() -> Redirect:
    """The first page is the one to paste a report into."""
    return Redirect(ADDRESS, status_code=303)


@get(ADDRESS, include_in_schema=False, sync_to_thread=False)
def blank(desk: Desk) -> Response[str]:
    """The form."""
    return form(desk, {})


def form(desk: Desk, given: dict[str, str], problem: Problem | None = None) -> Response[str]:
    """The form with what was given before, and what is wrong with it."""
    status = problem.status if problem else 200
    values = {name: given.get(name, "") for name in FIELDS}
    return page("check.html.j2", status=status, here=ADDRESS, settings=desk.settings, given=values, problem=problem)


@post(ADDRESS, include_in_schema=False)
async def begin(request: Request[Any, Any, Any], desk: Desk) -> Response[Any]:
    """Take a report and lead to its own page; what is wrong is said beside what was given."""
    fields = await request.form()
    given = {name: str(fields.get(name) or "").strip() for name in FIELDS if isinstance(fields.get(name), str)}
    file = fields.get("file")
    try:
        name, raw = await handed_over(file if isinstance(file, UploadFile) else None, str(fields.get("text") or ""))
        check = desk.checks.begin(wish_of(desk, name, raw, given))
    except CounterclaimError as error:
        return form(desk, given, of_ours(error))
    return Redirect(f"{ADDRESS}/{check.id}", status_code=303)


async def handed_over(file: UploadFile | None, text: str) -> tuple[str, bytes]:
    """The name and the bytes of a report: the file where there is one, else what was pasted."""
    raw = await file.read() if file is not None else b""
    if file is not None and (raw or file.filename):
        return file.filename or PASTED, raw
    if not text.strip():
        raise EmptyInput("there is no report: paste its text, or choose a file")
    return PASTED, text.encode("utf-8", "surrogatepass")


def wish_of(desk: Desk, name: str, raw: bytes, given: dict[str, str]) -> Wish:
    """What the process is asked to read."""
    return Wish(
        raw=raw,
        name=name,
        published=given.get("published") or None,
        outlet=given.get("outlet") or None,
        title=given.get("title") or None,
        **desk.reading,
    )


def found(desk: Desk, name: str) -> Check:
    """The check with this id."""
    check = desk.checks.find(name)
    if check is None:
        raise NotFoundException("this check is gone: results are kept until the server stops, the last thirty of them")
    return check


def result(desk: Desk, name: str) -> Told:
    """The result of a check that is done."""
    told = found(desk, name).told
    if told is None:
        raise NotFoundException("there is no result yet")
    return told


@get(ADDRESS + "/{name:str}", include_in_schema=False, sync_to_thread=True)
def seen(name: str, desk: Desk) -> Response[Any]:
    """How far a check is; its result; or the form again with what is wrong."""
    check = found(desk, name)
    if check.open:
        return page("checking.html.j2", here=ADDRESS, check=check, stages=STAGES)
    if check.told is None:
        given = {"outlet": check.wish.outlet or "", "published": check.wish.published or ""}
        given["title"] = check.wish.title or ""
        if check.wish.name == PASTED:
            given["text"] = check.wish.raw.decode("utf-8", "replace")
        problem = of_fault(check.fault) if check.fault else None
        return form(desk, given, problem)
    told = check.told
    assert told.document is not None
    assert told.report is not None
    if check.shown is None:  # the map is worth drawing only once
        with spoken.speaking(spoken.ENGLISH):
            check.shown = shown(told.document, told.report, load_theatre(told.theatre or "world"))
    return page("checked.html.j2", here=ADDRESS, check=check, known=document_id(told.document), **check.shown)


@get(ADDRESS + "/{name:str}/events", include_in_schema=False)
async def events(name: str, desk: Desk) -> ServerSentEvent:
    """How far a check is, told as it goes on."""
    check = found(desk, name)

    async def told() -> AsyncIterator[ServerSentEventMessage]:
        async for state, stage in check.watch():
            if state in (State.WAITING, State.READING):
                data = {"stage": stage, "at": list(STAGES).index(stage), "words": STAGES[stage]}
                yield ServerSentEventMessage(event="stage", data=msgspec.json.encode(data).decode())
            else:
                yield ServerSentEventMessage(event="end", data=str(state))

    return ServerSentEvent(told())


@post(ADDRESS + "/{name:str}/cancel", include_in_schema=False)
async def cancel(name: str, desk: Desk) -> Redirect:
    """Stop a check; the form comes back with the text."""
    await desk.checks.cancel(found(desk, name))
    return Redirect(f"{ADDRESS}/{name}", status_code=303)


@get(ADDRESS + "/{name:str}/report.html", include_in_schema=False, sync_to_thread=True)
def as_page(name: str, desk: Desk) -> Response[str]:
    """The result as one file, the same as ``check --format html``."""
    told = result(desk, name)
    assert told.document is not None
    assert told.report is not None
    with spoken.speaking(spoken.ENGLISH):
        made = render_page(told.document, told.report, load_theatre(told.theatre or "world"))
    headers = {"content-disposition": 'attachment; filename="report.html"'}
    return Response(made.strip() + "\n", media_type=MediaType.HTML, headers=headers)


@get(ADDRESS + "/{name:str}/report.json", include_in_schema=False, sync_to_thread=True)
def as_json(name: str, desk: Desk) -> Response[bytes]:
    """The result as the contract's report object."""
    body = msgspec.json.format(msgspec.json.encode(result(desk, name).report), indent=2)
    headers = {"content-disposition": 'attachment; filename="report.json"'}
    return Response(body, media_type=MediaType.JSON, headers=headers)


@post(ADDRESS + "/{name:str}/keep", include_in_schema=False, sync_to_thread=True)
def keep(name: str, desk: Desk) -> Redirect:
    """Add the report to the ledger, which is made where there is none; twice adds nothing."""
    from counterclaim.keeping import Keeper

    check = found(desk, name)
    told = result(desk, name)
    if told.document is None or told.entry is None:
        raise MissingLedger("there is nothing to keep")
    Keeper(desk.writable).keep(told.document, 0, told.entry)
    check.kept = True
    return Redirect(f"{ADDRESS}/{name}", status_code=303)


router = Router(
    path="/", route_handlers=[start, blank, begin, seen, events, cancel, as_page, as_json, keep]
)  # fmt: skip
