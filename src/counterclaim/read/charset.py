"""Bytes of a page to characters, by what the bytes are first, by what is said of them second."""

from __future__ import annotations

import codecs
import re

from counterclaim.model.errors import NotText

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page says its charset
ODD = frozenset({"punycode", "idna", "utf-7", "unicode_escape", "raw-unicode-escape", "undefined"})  # no page's charset
DAMAGE = 0.01  # of the characters; more that cannot be read make it the wrong charset


def decode_page(raw: bytes, told: str, *, name: str) -> str:
    """The characters of ``raw``.

    A byte order mark decides, then being valid UTF-8, then the charset that the server ``told`` or the page names, then
    a guess. ``NotText`` where nothing fits.
    """
    for mark, charset in MARKS:
        if raw.startswith(mark):
            return raw.decode(charset, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    meta = META.search(raw[:HEAD])
    for charset in (told, meta[1].decode("ascii") if meta else ""):
        text = attempt(raw, charset)
        if text is not None:
            return text
    return guess(raw, name)


def attempt(raw: bytes, charset: str) -> str | None:
    """``raw`` in ``charset``; ``None`` where there is no such charset or it does not fit."""
    try:
        known = codecs.lookup(charset.strip("\"' ")).name
        text = raw.decode(known, "replace") if known not in ODD else "\ufffd"
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") <= DAMAGE * len(text) else None


def guess(raw: bytes, name: str) -> str:
    """``raw`` in the charset that makes the likeliest text of it."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[: 1 << 18]).best()
    text = attempt(raw, best.encoding) if best is not None else None
    if text is None:
        raise NotText("no charset makes text of it: save it as UTF-8", where=name)
    return text
