"""What a caller may tell a reader about the input."""

from __future__ import annotations

import datetime as dt

import msgspec

from counterclaim.model.errors import ReadError

MAX_BYTES = 20_000_000  # a newspaper page has about 10 kB; a book about 1 MB


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits and metadata; ``None`` means: not known, or (``lang``) to be found out."""

    max_bytes: int = MAX_BYTES
    id: str | None = None
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    allow_private: bool = False  # fetch addresses of private networks too
    follow: bool = False  # fetch the pages that a feed names


def published_day(words: str, *, where: str | None = None) -> dt.date:
    """The calendar day of an ISO 8601 date, or of a date and time as printed (its zone is not converted).

    Raises ``ReadError`` (E100) for anything else.
    """
    try:
        return dt.datetime.fromisoformat(words.strip()).date()
    except ValueError as error:
        raise ReadError(f"{words!r} is no date: give it as YYYY-MM-DD", where=where) from error
