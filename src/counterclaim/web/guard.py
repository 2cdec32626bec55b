"""What stands before every screen: who may ask, from where, how much; and the headers that every answer bears."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from litestar.enums import ScopeType

from counterclaim.web.desk import LOOPBACK, Settings
from counterclaim.web.pages import rendered
from counterclaim.web.problems import API, PROBLEM, Problem, phrase
from counterclaim.web.tokens import ENTER, Door

if TYPE_CHECKING:
    from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
DEFAULTS = {"cache-control": "private, no-cache"}  # a report may be confidential, and the ledger changes
LIFESPAN = "lifespan"  # not among the framework's types: it is no request
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/static/", "/report.css", ENTER)  # what the page that asks for the token needs


class Refusal(msgspec.Struct, frozen=True):
    """Why a request is not answered, and after how many seconds to try again."""

    status: int
    detail: str
    retry: int = 0


class Guard:
    """An ASGI app that lets through what is asked of this host, from its own pages, with the token if there is one."""

    def __init__(self, inner: ASGIApp, settings: Settings) -> None:
        self.inner = inner
        self.settings = settings
        self.door = Door(settings.token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == ScopeType.HTTP:
            await self.answer(scope, receive, send)
        elif str(scope["type"]) == LIFESPAN:  # the app has no web sockets
            await self.inner(scope, receive, send)

    async def answer(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request, or refuse it."""
        dressed = self.dressed(send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        client = (scope.get("client") or ("?", 0))[0]
        refusal = self.foreign(scope["method"], headers) or self.oversized(headers)
        if refusal is None and not scope["path"].startswith(OPEN):
            refusal = self.stranger(headers, client)
        if refusal is not None:
            await refuse(scope["path"], refusal, dressed)
            return
        if scope["path"] == ENTER:
            await self.door.answer(scope, receive, dressed)
            return
        await self.inner(scope, receive, dressed)

    def foreign(self, method: str, headers: dict[str, str]) -> Refusal | None:
        """Why a request does not come from our own pages: another host's name, another site's form."""
        host = headers.get("host", "")
        if not self.ours(host):
            return Refusal(421, "This server answers only to its own name: open the address that it printed.")
        origin = headers.get("origin")
        if method not in SAFE:
            if origin is not None and urlsplit(origin).netloc != host:
                return Refusal(403, "This was sent from another site's page; only the app's own pages may send.")
            if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
                return Refusal(403, "This was sent from another site's page; only the app's own pages may send.")
        return None

    def ours(self, host: str) -> bool:
        """True for a name of this server; with a token any name will do, since names alone open nothing."""
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return name is not None and (name in LOOPBACK or name == self.settings.host or self.settings.token is not None)

    def oversized(self, headers: dict[str, str]) -> Refusal | None:
        """Why a body is too large, where its length is told; what is not told is counted as it comes."""
        told = headers.get("content-length", "0")
        if told.isdigit() and int(told) <= self.settings.max_bytes:
            return None
        limit = f"{self.settings.max_bytes:,} bytes"
        return Refusal(413, f"This is larger than the limit of {limit}. Nothing was kept; a report is rarely so long.")

    def stranger(self, headers: dict[str, str], client: str) -> Refusal | None:
        """Why a visitor may not come in: no token, a wrong one, or too many wrong ones."""
        wait = self.door.shut_for(client)
        if wait:
            return Refusal(429, f"Too many wrong tokens: try again in {wait} seconds.", wait)
        if self.door.lets_in(headers.get("authorization"), headers.get("cookie"), client):
            return None
        return Refusal(401, "The token is missing or wrong: give it here, or as 'Authorization: Bearer TOKEN'.")

    def dressed(self, send: Send) -> Send:
        """``send`` with our headers on every answer."""

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message.get("headers", ())}
                added = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in held]
                added += [(k.encode(), v.encode()) for k, v in DEFAULTS.items() if k.encode() not in held]
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        return dress


async def refuse(path: str, refusal: Refusal, send: Send) -> None:
    """Answer with the reason: a page, or problem details for a program."""
    problem = Problem(title=phrase(refusal.status), status=refusal.status, detail=refusal.detail)
    if path.startswith(API):
        kind, body = PROBLEM, msgspec.json.encode(problem)
    else:
        name = "enter.html.j2" if refusal.status == http.HTTPStatus.UNAUTHORIZED else "problem.html.j2"
        kind, body = "text/html; charset=utf-8", rendered(name, problem=problem, next=path).encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
    if refusal.status == http.HTTPStatus.UNAUTHORIZED:
        headers.append((b"www-authenticate", b"Bearer"))
    if refusal.retry:
        headers.append((b"retry-after", str(refusal.retry).encode()))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
