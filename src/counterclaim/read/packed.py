"""Compressed bytes unpacked under a limit, so that a small file cannot fill the memory."""

from __future__ import annotations

import zlib

from counterclaim.model.errors import DamagedInput
from counterclaim.read.text import too_large

WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's word for each form


def unpack(raw: bytes, packing: str, *, limit: int, name: str) -> bytes:
    """``raw`` without the packing that HTTP's Content-Encoding names (``""``: none).

    Raises ``TooLarge`` as soon as more than ``limit`` bytes come out, ``DamagedInput`` for what is cut or not packed.
    """
    if packing in ("", "identity"):
        if len(raw) > limit:
            raise too_large(limit, name)
        return raw
    if packing not in WINDOWS:
        raise DamagedInput(f"packed as {packing[:20]!r}, which cannot be unpacked here", where=name)
    window = WINDOWS[packing]
    if packing == "deflate" and raw[:1] and raw[0] & 15 != 8:  # many servers send it without zlib's head
        window = -15
    out = bytearray()
    try:
        while raw:
            stream = zlib.decompressobj(window)
            out += stream.decompress(raw, limit + 1 - len(out))
            if len(out) > limit:
                raise too_large(limit, name)
            if not stream.eof:
                raise DamagedInput("the packed data are cut off: fetch or copy it again", where=name)
            raw = stream.unused_data.lstrip(b"\x00")  # gzip may hold several members, padded with zeros
    except zlib.error as error:
        raise DamagedInput(f"the packed data are damaged: {error}", where=name) from error
    return bytes(out)
