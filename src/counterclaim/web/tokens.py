"""The door that a token opens: compared in constant time, shut for a while after wrong ones."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict, deque
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from counterclaim.web.pages import rendered
from counterclaim.web.problems import Problem, phrase

if TYPE_CHECKING:
    from litestar.types import HTTPScope, Receive, Send

COOKIE = "counterclaim"
ENTER = "/enter"
SHORTEST = 16  # characters of a token
WRONG, WINDOW = 10, 60.0  # so many wrong tokens from one address in so many seconds shut the door
CLIENTS = 10_000  # addresses that are remembered
FORM = 4_096  # bytes of the form with a token


class Door:
    """Who may come in; without a token everybody may."""

    def __init__(self, token: str | None) -> None:
        self.token = token
        self.key = secrets.token_bytes(32)  # a restart ends every visit
        self.wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def opens(self, given: str, client: str) -> bool:
        """True for the token; a wrong one is remembered. The time that it takes tells nothing of the token."""
        if self.token is None or hmac.compare_digest(hashed(given), hashed(self.token)):
            return True
        times = self.wrong.setdefault(client, deque(maxlen=WRONG))
        times.append(time.monotonic())
        self.wrong.move_to_end(client)
        while len(self.wrong) > CLIENTS:
            self.wrong.popitem(last=False)
        return False

    def shut_for(self, client: str) -> int:
        """For how many seconds the door stays shut for an address."""
        times = self.wrong.get(client)
        if times is None or len(times) < WRONG:
            return 0
        return max(0, int(times[0] + WINDOW - time.monotonic() + 1))

    def lets_in(self, authorization: str | None, cookies: str | None, client: str) -> bool:
        """True for the token in the header, or the cookie that was given for it."""
        if self.token is None:
            return True
        scheme, _, given = (authorization or "").partition(" ")
        if scheme.lower() == "bearer" and given:
            return self.opens(given.strip(), client)
        held = cookie_in(cookies)
        return held is not None and hmac.compare_digest(hashed(held), hashed(self.pass_for(self.token)))

    def pass_for(self, token: str) -> str:
        """What the cookie holds: it opens this server until it is stopped, and is not the token."""
        return hmac.new(self.key, token.encode(), hashlib.sha256).hexdigest()

    async def answer(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Take the token from the form and send the visitor on, or ask again."""
        client = (scope.get("client") or ("?", 0))[0]
        fields = await form(receive) if scope["method"] == "POST" else {}
        onward = safe_path(fields.get("next", "/"))
        if self.shut_for(client):
            await ask(send, onward, 429, f"Too many wrong tokens: try again in {self.shut_for(client)} seconds.")
        elif self.token is None or (fields.get("token") and self.opens(fields["token"].strip(), client)):
            held = self.pass_for(self.token or "")
            cookie = f"{COOKIE}={held}; Path=/; HttpOnly; SameSite=Strict".encode()
            headers = [(b"location", onward.encode()), (b"set-cookie", cookie), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 303, "headers": headers})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            await ask(send, onward, 401, "This is not the token." if fields else "")


async def ask(send: Send, onward: str, status: int, detail: str) -> None:
    """The page that asks for the token."""
    problem = Problem(title=phrase(status), status=status, detail=detail)
    body = rendered("enter.html.j2", problem=problem, next=onward).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def form(receive: Receive) -> dict[str, str]:
    """The fields of a small form; nothing where it is a large one."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")  # type: ignore[operator]
        if len(body) > FORM:
            return {}
        if not message.get("more_body"):
            break
    found = parse_qs(body.decode("utf-8", "replace"))
    return {name: values[0] for name, values in found.items()}


def safe_path(path: str) -> str:
    """An address of this server's to go on to; the first page for anything else."""
    fits = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if fits and path.isascii() else "/"


def cookie_in(cookies: str | None) -> str | None:
    """The value of our cookie."""
    try:
        found = SimpleCookie(cookies or "").get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None else None


def hashed(words: str) -> bytes:
    """A digest, so that two of different length are compared in the same time."""
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).digest()
