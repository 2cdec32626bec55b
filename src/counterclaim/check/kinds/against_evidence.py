"""A place that is said to be a side's, and that no source shows so, under any rule, long after."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.evidence_words import groups, holders, ids, only, side_of
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.weighing import Judgement


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every kind is called so
    """One hit per place that all sources which can tell show otherwise."""
    for rows in groups(subject):
        against = only(rows, Judgement.DISAGREES)
        if not against or only(rows, Judgement.AGREES, Judgement.LATER, Judgement.EARLIER):
            continue
        values = {
            "place": rows[0].place.text,
            "side": side_of(rows[0], subject),
            "day": str(rows[0].day),
            "shown": holders(against, subject),
            "window": str(rows[0].window),
        }
        variant = None if rows[0].holds else "not-held"
        yield Hit(span=rows[0].place, values=values, variant=variant, evidence=ids(against))


KIND = Kind(find=find, values=("place", "side", "day", "shown", "window"), variants=("not-held",))
