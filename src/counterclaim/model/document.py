"""A report as it was read."""

from __future__ import annotations

import datetime as dt

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One report; ``text`` is final, every offset counts in it.

    ``id`` is the caller's, or derived from the text. ``published`` is the local calendar day of
    publication, ``None`` where nobody said. ``lang`` is BCP 47 (``en``). ``name`` is what messages call
    it (a path, ``-``, an address). ``reader`` says which reader made it (``read.text@1``). ``head``
    holds ``[start, stop)`` of lines above the report that only say who made it and when: nobody claims
    anything there.
    """

    id: str
    text: str
    lang: str
    name: str
    sha256: str
    reader: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    head: tuple[tuple[int, int], ...] = ()
