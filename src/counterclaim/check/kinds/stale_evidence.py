"""A place whose every source ends long before the day of the claim."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.evidence_words import groups, holders, ids, only, side_of
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.weighing import Judgement


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every kind is called so
    """One hit per place of which evidence is too old and none is new enough."""
    for rows in groups(subject):
        old = only(rows, Judgement.TOO_OLD)
        if not old or len(old) + len(only(rows, Judgement.NOT_COVERED)) < len(rows):
            continue
        newest = max(old, key=lambda row: (row.last is not None, row.last))
        values = {
            "place": rows[0].place.text,
            "side": side_of(rows[0], subject),
            "day": str(rows[0].day),
            "shown": holders(old, subject),
            "last": str(newest.last),
            "source": newest.title,
            "days": str(newest.days),
            "window": str(newest.window),
        }
        yield Hit(span=rows[0].place, values=values, evidence=ids(old))


KIND = Kind(find=find, values=("place", "side", "day", "shown", "last", "source", "days", "window"))
