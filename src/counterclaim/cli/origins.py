"""Where the wording that several reports share comes from: the agency that they credit, else the earliest of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from counterclaim.read.credit import credited
from counterclaim.store.asking import Matter, origins, texts
from counterclaim.store.finding import Page

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEAST = 2  # reports that must credit an agency
SHARE = 1 / 3  # of all that share the wording


def named_origins(connection: Connection, matter: Matter, page: Page) -> list[dict[str, Any]]:
    """Groups of reports with one wording, the largest first; each with ``agency`` and ``earliest``."""
    rows = origins(connection, matter, page)
    for row in rows:
        members = [row, *row["copies"]]
        row["agency"] = agency(texts(connection, [each["n"] for each in members]))
        row["earliest"] = called(min(members, key=lambda each: (each["published"] or "9999", each["n"])))
    return rows


def agency(reports: list[tuple[str, str]]) -> str | None:
    """The name that most of the reports credit, if enough do; ``None`` where they credit nobody or all another."""
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for text, lang in reports:
        for name in sorted({name.casefold(): name for name in credited(text, lang)}.values()):
            printed.setdefault(name.casefold(), name)
            counts[name.casefold()] += 1
    best = min(counts.items(), key=lambda each: (-each[1], each[0]), default=None)
    if best is None or best[1] < max(LEAST, SHARE * len(reports)):
        return None
    return printed[best[0]]


def told(row: dict[str, Any]) -> str:
    """A group in one line: "12 reports, one origin: TASS"."""
    return f"{row['reports']:,} reports, one origin: {row['agency'] or row['earliest']}"


def called(row: dict[str, Any]) -> str:
    """What to call a document: outlet, day and title, or where it was read from."""
    return ", ".join(filter(None, (row["outlet"], row["published"], row["title"]))) or str(row["source"])
