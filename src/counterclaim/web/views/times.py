"""The days that a claim may mean, and how sure they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from counterclaim.web.views.scale import DAY

Row = Mapping[str, Any]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """The days that a claim may mean, both included; ``sure`` where the claim itself gives one day or a whole span."""

    first: dt.date | None
    last: dt.date | None
    sure: bool
    words: str


def day(words: str | None) -> dt.date | None:
    """The day at the beginning of an ISO 8601 time."""
    try:
        return dt.date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None


def time_of(row: Row) -> Time:
    """The days that a claim may mean."""
    earliest, latest, published = day(row["earliest"]), day(row["latest"]), day(row["published"])
    if latest is not None and (row["latest"] or "")[10:] in ("", "T00:00"):
        latest -= DAY  # half-open: the day that ends at midnight is the last
    if earliest is None and latest is None:
        words = f"not said; published {published}" if published else "not said"
        return Time(first=published, last=published, sure=False, words=words)
    if earliest is not None and latest is not None:
        latest = max(earliest, latest)
        sure = earliest == latest or row["bound"] == "throughout"
        words = str(earliest) if earliest == latest else f"{earliest} to {latest}"
        return Time(first=earliest, last=latest, sure=sure, words=words if sure else f"between {earliest} and {latest}")
    if earliest is None:
        return Time(first=None, last=latest, sure=False, words=f"by {latest}")
    end = max(earliest, published) if published else earliest
    return Time(first=earliest, last=end, sure=row["bound"] == "throughout", words=f"since {earliest}")
