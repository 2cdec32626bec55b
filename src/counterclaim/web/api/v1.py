"""``/api/v1``: claims, one claim, facets, disputes, and a check; described by its own ``openapi.json``."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Request, Router, get, post
from litestar.di import Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter

from counterclaim import __version__
from counterclaim.model.claim import Kind, Modality, Polarity, Status
from counterclaim.model.report import Report
from counterclaim.store import asking
from counterclaim.store.facets import facets as count
from counterclaim.store.facets import total
from counterclaim.store.finding import Page, find
from counterclaim.store.inflecting import with_bases
from counterclaim.store.matching import Filters
from counterclaim.store.reviews import statuses, subject
from counterclaim.store.telling import related as related_to
from counterclaim.web.api import shapes
from counterclaim.web.api.tags import tagged
from counterclaim.web.desk import Desk
from counterclaim.web.problems import PROBLEM, Problem, of_fault
from counterclaim.web.reading import Wish
from counterclaim.web.screens.claim import thread_of

PATH = "/api/v1"
MOST = 500  # rows of a page
LIMIT = 50
WHY = {
    400: "A value that cannot be; the detail says which.",
    401: "The token is missing or wrong.",
    404: "There is no such thing, or no ledger yet.",
    413: "Larger than the limit.",
    415: "Binary, or not UTF-8.",
    422: "A report that cannot be read: empty, or in a language that nobody reads.",
    429: "Too many wrong tokens.",
    500: "A fault of ours.",
    503: "The ledger is busy, newer than this program, or no ledger.",
}
RESPONSES = {
    status: ResponseSpec(data_container=Problem, description=why, media_type=PROBLEM, generate_examples=False)
    for status, why in WHY.items()
}
Words = Annotated[str | None, Parameter(max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=MOST, description="Rows of a page.")]
Number = Annotated[int, Parameter(ge=1, le=100_000, description="Which page, from 1.")]


def filters_of(  # noqa: PLR0913 - one parameter a value of the address: that is how the framework describes them
    *,
    q: Annotated[str | None, Parameter(max_length=200, description="Words of sentences and sources.")] = None,
    side: Words = None,
    speaker: Annotated[str | None, Parameter(max_length=200, description="An agent's id, or words of a name.")] = None,
    kind: Kind | None = None,
    place: Annotated[str | None, Parameter(max_length=200, description="A place's id, or its name.")] = None,
    outlet: Words = None,
    lang: Words = None,
    polarity: Polarity | None = None,
    modality: Modality | None = None,
    status: Status | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    document: Words = None,
) -> Filters:
    """Which claims: all of these together; what is left out is any."""
    return with_bases(
        Filters(
            words=q or None,
            side=side or None,
            speaker=speaker or None,
            kind=kind,
            place=place or None,
            outlet=outlet or None,
            lang=lang or None,
            polarity=polarity,
            modality=modality,
            status=status,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            document=document or None,
        )
    )


def next_page(request: Request[Any, Any, Any], page: int, *, there: bool) -> str | None:
    """The address of the next page, on this server."""
    if not there:
        return None
    held = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{request.url.path}?{urlencode([*held, ('page', page + 1)])}"


@get("/ledger", sync_to_thread=True, responses=RESPONSES)
def ledger(desk: Desk) -> shapes.LedgerInfo:
    """What there is."""
    with desk.ledger.read() as connection:
        return shapes.LedgerInfo(claims=total(connection), version=__version__)


@get("/claims", sync_to_thread=True, responses=RESPONSES)
def claims(
    request: Request[Any, Any, Any], desk: Desk, filters: Filters, limit: Limit = LIMIT, page: Number = 1
) -> shapes.ClaimPage:
    """One page of the claims that fit, the latest first."""
    with desk.ledger.read() as connection:
        hits = find(connection, filters, Page(limit=limit, offset=limit * (page - 1)))
        reviewed = statuses(connection, [row["n"] for row in hits.rows])
    there = bool(hits.rows) and (hits.more or limit * page < hits.total)
    return shapes.ClaimPage(
        claims=tuple(shapes.claim_row(row, reviewed.get(row["n"], Status.MACHINE)) for row in hits.rows),
        total=hits.total,
        more=hits.more,
        order=hits.order,
        page=page,
        limit=limit,
        next=next_page(request, page, there=there),
    )


@get("/claims/{claim:str}", sync_to_thread=True, responses=RESPONSES)
def claim(claim: Annotated[str, Parameter(max_length=64)], desk: Desk) -> shapes.ClaimRecord:
    """One claim as it stands, with its document and the claims that agree with it or contradict it."""
    with desk.ledger.read() as connection:
        number, thread = thread_of(connection, claim)
        about = subject(connection, number)
        state = thread.seen_by(None)
        near = related_to(connection, thread.n) if thread.n is not None else []
    if state is None:
        raise NotFoundException("whoever added this claim has taken it back")
    held = {name: getattr(about, name) for name in shapes.DocumentRecord.__struct_fields__}
    return shapes.ClaimRecord(
        id=thread.id,
        claim=state.claim,
        document=shapes.DocumentRecord(**held),
        relations=tuple(shapes.related(row) for row in near),
    )


@get("/facets", sync_to_thread=True, responses=RESPONSES)
def facets(desk: Desk, filters: Filters) -> tuple[shapes.FacetRow, ...]:
    """How many of the claims that fit have each value; of more than a thousand, those added last are counted."""
    with desk.ledger.read() as connection:
        return tuple(shapes.FacetRow(**each._asdict()) for each in count(connection, filters))


@get("/disputes", sync_to_thread=True, responses=RESPONSES)
def disputes(  # noqa: PLR0913 - one parameter a value of the address
    request: Request[Any, Any, Any],
    desk: Desk,
    *,
    place: Words = None,
    side: Words = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    sure: Annotated[float, Parameter(ge=0.0, le=1.0, description="Confidence from which on.")] = asking.SURE,
    limit: Limit = LIMIT,
    page: Number = 1,
) -> shapes.DisputePage:
    """One page of the contradictions between current claims, the latest first."""
    days = {name: day.isoformat() if day else None for name, day in (("since", since), ("until", until))}
    matter = asking.Matter(place=place or None, side=side or None, sure=sure, **days)
    with desk.ledger.read() as connection:
        rows = asking.disputes(connection, matter, Page(limit=limit + 1, offset=limit * (page - 1)))
    found = tuple(shapes.dispute(row) for row in rows[:limit])
    there = len(rows) > limit
    return shapes.DisputePage(disputes=found, page=page, limit=limit, next=next_page(request, page, there=there))


@post("/check", status_code=200, responses=RESPONSES)
async def check(data: shapes.ReportIn, desk: Desk) -> Report:
    """The report object of the contract for one text; nothing is kept. A client that hangs up cancels it."""
    wish = Wish(
        raw=data.text.encode("utf-8", "surrogatepass"),
        name="request",
        published=data.published,
        outlet=data.outlet,
        title=data.title,
        **desk.reading,
    )
    begun = desk.checks.begin(wish)
    try:
        if begun.task is not None:
            await asyncio.shield(begun.task)
    except asyncio.CancelledError:
        await desk.checks.cancel(begun)
        raise
    if begun.told is None or begun.told.report is None:
        problem = of_fault(begun.fault) if begun.fault else Problem(title="", status=503, detail="It was cancelled.")
        raise HTTPException(status_code=problem.status, detail=problem.detail, extra={"code": problem.code})
    return begun.told.report


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def described(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """What this API is, as OpenAPI 3.1, made from the same types as the contract."""
    return request.app.openapi_schema.to_schema()


router = Router(
    path=PATH,
    route_handlers=[described, ledger, claims, claim, facets, disputes, check],
    dependencies={"filters": Provide(filters_of, sync_to_thread=True)},
    middleware=[tagged],
)
