"""Styles and scripts: ours, the vendored ones, and those that the report's page has too."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from litestar import MediaType, Response, Router, get
from litestar.params import Parameter
from litestar.static_files import create_static_files_router

from counterclaim.show.page import asset, lights

STATIC = Path(__file__).resolve().parent.parent / "static"
CLAIMS = 5_000  # of one report that can be lit without a script


@get("/report.css", media_type=MediaType.CSS, include_in_schema=False, sync_to_thread=False)
def style() -> str:
    """The style that the report's page has, too."""
    return asset("page.css")


@get("/report.js", include_in_schema=False, sync_to_thread=False)
def script() -> Response[str]:
    """The script that the report's page has, too."""
    return Response(asset("page.js"), media_type="text/javascript; charset=utf-8")


@get("/lit.css", media_type=MediaType.CSS, include_in_schema=False, sync_to_thread=False)
def lit(claims: Annotated[int, Parameter(ge=0, le=CLAIMS)]) -> str:
    """What lights the words of a claim that the address names, without any script."""
    return lights(claims)


files = create_static_files_router(path="/static", directories=[STATIC], include_in_schema=False)
router = Router(path="/", route_handlers=[style, script, lit, files])
