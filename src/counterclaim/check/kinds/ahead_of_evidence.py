"""A place that is said to have passed to a side long before any source shows it."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.evidence_words import dates, groups, ids, only, side_of
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.weighing import Judgement


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every kind is called so
    """One hit per place that each source which can tell shows passing over later, or not at all."""
    for rows in groups(subject):
        late = only(rows, Judgement.EARLIER)
        if not late or only(rows, Judgement.AGREES, Judgement.LATER):
            continue
        told = only(rows, Judgement.EARLIER, Judgement.DISAGREES)
        values = {
            "place": rows[0].place.text,
            "side": side_of(rows[0], subject),
            "day": str(rows[0].day),
            "dates": dates(told),
            "days": str(min(row.days for row in late)),
            "window": str(rows[0].window),
        }
        yield Hit(span=rows[0].place, values=values, evidence=ids(told))


KIND = Kind(find=find, values=("place", "side", "day", "dates", "days", "window"))
