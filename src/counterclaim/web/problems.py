"""Faults as answers: a page for people, problem details (RFC 9457) for programs; never a traceback."""

from __future__ import annotations

import http
import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from counterclaim.model import errors
from counterclaim.model.errors import (
    BusyLedger,
    CounterclaimError,
    EmptyInput,
    ForeignFile,
    MissingLedger,
    NewerLedger,
    NotText,
    ReadError,
    StoreError,
    TooLarge,
)
from counterclaim.web.pages import page
from counterclaim.web.reading import Fault

Asked = Request[Any, Any, Any]
log = logging.getLogger(__name__)
API = "/api/"
PROBLEM = "application/problem+json"
STATUS: tuple[tuple[type[CounterclaimError], int], ...] = (
    (TooLarge, 413),
    (NotText, 415),
    (EmptyInput, 422),
    (ReadError, 422),
    (MissingLedger, 404),
    (BusyLedger, 503),
    (NewerLedger, 503),
    (ForeignFile, 503),
    (StoreError, 503),
    (CounterclaimError, 400),
)


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Problem details: ``detail`` says what is wrong and what to do, ``code`` is one that ``explain`` knows."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str | None = None


def of_ours(error: CounterclaimError) -> Problem:
    """The problem behind one of our errors; no path of this machine gets out."""
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return Problem(title=phrase(status), status=status, detail=sentence(error.message), code=error.code)


def of_http(error: HTTPException) -> Problem:
    """The problem behind an answer that the framework gives."""
    detail, code = error.detail, None
    if isinstance(error.extra, dict):
        code = error.extra.get("code")
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        told = (f"{each.get('key', '')}: {each.get('message', '')}" for each in error.extra if isinstance(each, dict))
        detail = "; ".join(told) or detail
    if error.status_code == http.HTTPStatus.NOT_FOUND and detail in ("", phrase(404)):
        detail = "There is nothing at this address."
    return Problem(title=phrase(error.status_code), status=error.status_code, detail=sentence(detail), code=code)


def of_fault(fault: Fault) -> Problem:
    """The problem behind a report that could not be read."""
    kind = getattr(errors, fault.kind, CounterclaimError)
    known = kind if isinstance(kind, type) and issubclass(kind, CounterclaimError) else CounterclaimError
    status = next(status for each, status in STATUS if issubclass(known, each))
    return Problem(title=phrase(status), status=status, detail=sentence(fault.message), code=fault.code)


def phrase(status: int) -> str:
    """What a status is called."""
    return http.HTTPStatus(status).phrase


def sentence(words: str) -> str:
    """``words`` with a capital at the beginning and a full stop."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) else '.'}" if words else ""


def answer(path: str, problem: Problem) -> Response[str] | Response[bytes]:
    """The answer to whoever asked for ``path``."""
    if path.startswith(API):
        return Response(msgspec.json.encode(problem), media_type=PROBLEM, status_code=problem.status)
    return page("problem.html.j2", status=problem.status, problem=problem)


def on_ours(request: Asked, error: CounterclaimError) -> Response[str] | Response[bytes]:
    """The answer to an error that we raise on purpose."""
    log.info("%s: %s", request.url.path, error)
    return answer(request.url.path, of_ours(error))


def on_http(request: Asked, error: HTTPException) -> Response[str] | Response[bytes]:
    """The answer to what the framework refuses."""
    found = answer(request.url.path, of_http(error))
    found.headers.update(error.headers or {})
    return found


def on_fault(request: Asked, error: Exception) -> Response[str] | Response[bytes]:
    """The answer to a fault of ours: a sentence; the rest is in the log."""
    log.error("%s: %s", request.url.path, type(error).__name__, exc_info=error)
    detail = f"{type(error).__name__}: a fault of ours. Start the server with --verbose and report what it logs."
    return answer(request.url.path, Problem(title=phrase(500), status=500, detail=detail, code="E900"))
