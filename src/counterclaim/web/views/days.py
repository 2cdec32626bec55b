"""Days that an address names."""

from __future__ import annotations

import datetime as dt

from counterclaim.model.errors import CounterclaimError


def day_of(words: str | None) -> str | None:
    """An ISO 8601 day as it is; ``None`` for nothing. Raises for what is no day."""
    words = (words or "").strip()
    if not words:
        return None
    try:
        return dt.date.fromisoformat(words).isoformat()
    except ValueError:
        raise CounterclaimError(f"{words[:40]!r} is no day: write it as 2024-05-13") from None


def word_of(words: str | None) -> str | None:
    """A word as it is; ``None`` for nothing."""
    return (words or "").strip() or None
