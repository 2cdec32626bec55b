"""ETags: an answer that has not changed since it was last fetched is not sent again."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from litestar.enums import ScopeType

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

OK, UNCHANGED = 200, 304


def tagged(app: ASGIApp) -> ASGIApp:
    """``app``, whose answers to GET bear the digest of their bodies."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "GET":
            await app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await app(scope, receive, hold)
        start, body = held[0], b"".join(m.get("body", b"") for m in held[1:])  # type: ignore[misc]
        if start["type"] == "http.response.start" and start["status"] == OK:
            tag = b'W/"' + blake2b(body, digest_size=16).hexdigest().encode() + b'"'
            headers = [(k, v) for k, v in start["headers"] if k.lower() != b"etag"]
            asked = next((v for k, v in scope["headers"] if k == b"if-none-match"), b"")
            if tag in [each.strip() for each in asked.split(b",")]:
                headers = [(k, v) for k, v in headers if k.lower() not in (b"content-length", b"content-type")]
                await send({"type": "http.response.start", "status": UNCHANGED, "headers": [*headers, (b"etag", tag)]})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            start["headers"] = [*headers, (b"etag", tag)]
        for message in held:
            await send(message)

    return answer
