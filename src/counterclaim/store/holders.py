"""What each side last said of who holds which place, for many places at once."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from counterclaim.store import tables as t
from counterclaim.store.matching import current

HOLDER = "holder"  # the kind of question


def last_said(connection: Connection, until: str | None = None) -> dict[str, dict[str, str]]:
    """By place and side of the speaker, the latest answer to who holds it, up to a day: ``ru``, ``not ru``."""
    q, a, c, d = t.questions.c, t.answers.c, t.claims.c, t.documents.c
    day = func.coalesce(c.day, d.published)
    query = (
        select(q.place, c.side, a.answer)
        .join(t.answers, a.question == q.n)
        .join(t.claims, c.n == a.claim)
        .join(t.documents, d.n == c.document)
        .where(q.kind == HOLDER, q.place.is_not(None), c.side.is_not(None), current(a.claim))
        .order_by(day, c.n)
    )
    if until is not None:
        query = query.where(day <= until)
    found: dict[str, dict[str, str]] = {}
    for place, side, answer in connection.execute(query):
        found.setdefault(str(place), {})[str(side)] = str(answer)
    return found
