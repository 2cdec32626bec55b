"""A place of which the answer depends on the source, the counting rule, or a day that the report does not give."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.evidence_words import dates, groups, ids, only, side_of
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model.weighing import Comparison, Judgement

TELLING = (Judgement.AGREES, Judgement.DISAGREES, Judgement.EARLIER, Judgement.LATER)


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every kind is called so
    """One hit per place on which sources or rules differ, which was long known, or for which no day is given."""
    for rows in groups(subject):
        told = only(rows, *TELLING) if rows[0].day is not None else tuple(row for row in rows if row.since)
        variant = situation(rows, told)
        if variant is None:
            continue
        values = {
            "place": rows[0].place.text,
            "side": side_of(rows[0], subject),
            "day": str(rows[0].day or ""),
            "dates": dates(told),
            "days": str(min((row.days for row in told if row.days > 0), default=0)),
            "window": str(rows[0].window),
        }
        yield Hit(span=rows[0].place, values=values, variant=variant, evidence=ids(told))


def situation(rows: tuple[Comparison, ...], told: tuple[Comparison, ...]) -> str | None:
    """Which variant applies: ``undated``, ``since`` (all show it long since), ``differs``; ``None`` for none."""
    if rows[0].day is None:
        return "undated" if told else None
    found = {row.judgement for row in told}
    if found == {Judgement.LATER}:
        return "since"
    return "differs" if len(found) > 1 and found & {Judgement.AGREES, Judgement.LATER} else None


KIND = Kind(
    find=find,
    values=("place", "side", "day", "dates", "days", "window"),
    variants=("differs", "undated", "since"),
)
