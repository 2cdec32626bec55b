"""The server: a socket on this machine, and the app behind it."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from counterclaim.model.errors import ServeError
from counterclaim.web.app import create
from counterclaim.web.desk import LOOPBACK, Settings
from counterclaim.web.tokens import SHORTEST

GRACE = 3  # seconds that requests have to end when the server is stopped


def serve(path: str | Path, settings: Settings, told: Callable[[str], None], *, verbose: bool = False) -> None:
    """Answer until interrupted; ``told`` gets the address once the server listens. Raises ``ServeError``."""
    require_safe(settings)
    listening = bound(settings)
    try:
        address = address_of(listening, settings.host)
        config = uvicorn.Config(
            create(path, settings),
            log_level="info" if verbose else "warning",
            access_log=verbose,
            server_header=False,
            lifespan="on",
            log_config=None,
            timeout_graceful_shutdown=GRACE,
        )
        listening.listen(128)
        told(address)
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def require_safe(settings: Settings) -> None:
    """Raise where other machines could ask without a token, or with a short one."""
    if settings.token is not None and len(settings.token) < SHORTEST:
        raise ServeError(f"the token is too short: take at least {SHORTEST} characters")
    if settings.token is None and settings.host not in LOOPBACK:
        raise ServeError(f"{settings.host} can be reached from other machines: give a --token that they have to know")


def bound(settings: Settings) -> socket.socket:
    """A socket at the host and port that were asked for."""
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise ServeError(f"there is no host {settings.host!r} on this machine: leave out --host") from error
    family, kind, protocol, _, address = found[0]
    made = socket.socket(family, kind, protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
    except OSError as error:
        made.close()
        raise ServeError(reason(error, settings)) from error
    return made


def reason(error: OSError, settings: Settings) -> str:
    """Why a port cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return f"port {settings.port} is taken: stop what runs there, or take another with --port"
    if error.errno == errno.EACCES:
        return f"port {settings.port} may not be used: take one above 1023 with --port"
    return f"{settings.host} port {settings.port} cannot be used: {error.strerror or error}"


def address_of(listening: socket.socket, host: str) -> str:
    """What to type into a browser."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"
