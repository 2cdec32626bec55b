"""Check: paste or drop a report."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.response import Redirect

from counterclaim.web.desk import Desk
from counterclaim.web.pages import page

ADDRESS = "/check"


@get("/", include_in_schema=False, sync_to_thread=False)
def start() -> Redirect:
    """The first page is the one to paste a report into."""
    return Redirect(ADDRESS)


@get(ADDRESS, include_in_schema=False, sync_to_thread=False)
def blank(desk: Desk) -> Response[str]:
    """The form."""
    return page("check.html.j2", here=ADDRESS, settings=desk.settings)


router = Router(path="/", route_handlers=[start, blank])
