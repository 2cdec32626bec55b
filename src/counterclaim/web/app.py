"""The application: every screen's router, behind the guard."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from counterclaim.model.errors import CounterclaimError
from counterclaim.web.desk import Desk, Settings
from counterclaim.web.guard import Guard
from counterclaim.web.pages import templates
from counterclaim.web.problems import on_fault, on_http, on_ours
from counterclaim.web.routes import NAVIGATION, ROUTERS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def create(path: str | Path, settings: Settings | None = None) -> Guard:
    """The whole app beside the ledger at ``path``, which need not be there yet."""
    desk = Desk(Path(path), settings or Settings())
    templates().globals["navigation"] = NAVIGATION
    return Guard(application(desk), desk.settings)


def application(desk: Desk) -> Litestar:
    """The app without its guard."""

    @asynccontextmanager
    async def opened(_: Litestar) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await desk.checks.close()
            desk.close()

    def shared() -> Desk:
        return desk

    return Litestar(
        route_handlers=list(ROUTERS),
        dependencies={"desk": Provide(shared, sync_to_thread=False)},
        exception_handlers={CounterclaimError: on_ours, HTTPException: on_http, Exception: on_fault},
        lifespan=[opened],
        compression_config=CompressionConfig(backend="gzip", minimum_size=2_000, exclude=[r"/events$"]),
        request_max_body_size=desk.settings.max_bytes,
        openapi_config=OpenAPIConfig(
            title="counterclaim",
            version="1",
            path="/openapi",
            render_plugins=[JsonRenderPlugin()],
            use_handler_docstrings=True,
        ),
        logging_config=None,
    )


def addresses() -> Sequence[str]:
    """Where the screens are, in the order of the navigation."""
    return [entry.address for entry in NAVIGATION]
