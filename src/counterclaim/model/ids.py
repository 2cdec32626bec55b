"""Ids come from content, so that running twice adds nothing."""

from __future__ import annotations

from hashlib import blake2b


def content_id(*parts: str) -> str:
    """16 hex digits of blake2b over the length-prefixed UTF-8 of ``parts``.

    Length prefixes keep ``("a", "b.c")`` and ``("a.b", "c")`` apart.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
