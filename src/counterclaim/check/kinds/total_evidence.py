"""A total of places taken that lies above or below every count of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model import spoken
from counterclaim.model.called import sides_called
from counterclaim.model.weighing import Position, Reckoning, Total

OUTSIDE = frozenset({Position.ABOVE, Position.BELOW})


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every kind is called so
    """One hit per total that no source's count reaches; where another day would do, the hit says which."""
    found: dict[str, list[Total]] = {}
    for total in subject.weighed.totals if subject.weighed is not None else ():
        found.setdefault(total.claim, []).append(total)
    for totals in found.values():  # several: each with another year for days without one
        positions = {total.position for total in totals}
        if len(positions) == 1 and positions <= OUTSIDE:
            yield hit(max(totals, key=lambda total: total.turns), subject)


def hit(total: Total, subject: Subject) -> Hit:
    """The hit for one total."""
    stop = total.reckonings[0].stop
    printed = [row for row in total.reckonings if row.stop == stop and row.position is not Position.NOT_TESTABLE]
    other = next((row for row in total.reckonings if row.position not in (total.position, Position.NOT_TESTABLE)), None)
    values = {
        "total": total.span.text,
        "unit": total.unit,
        "side": sides_called(subject.theatre).get(total.side, total.side),
        "start": ", ".join(dict.fromkeys(str(row.start) for row in printed)),
        "deadline": str(stop),
        "range": spread(printed),
        "other": str(other.stop) if other is not None else "",
        "other_range": spread([other]) if other is not None else "",
        "why": reasons(other.stop_from) if other is not None else "",
    }
    variant = total.position.value
    if other is not None:
        variant += "-turns"
    return Hit(span=total.span, values=values, variant=variant, evidence=(total.id,))


def reasons(words: str) -> str:
    """Why a day is counted from or to, in the language that is spoken."""
    return ", ".join(spoken.phrase(reason) for reason in words.split("; "))


def spread(rows: Sequence[Reckoning]) -> str:
    """The least and the greatest count: "14 to 60"."""
    numbers = [count.number for row in rows for count in row.counts if count.number is not None and not count.least]
    return "–".join(str(number) for number in sorted({min(numbers), max(numbers)})) if numbers else ""


KIND = Kind(
    find=find,
    values=("total", "unit", "side", "start", "deadline", "range", "other", "other_range", "why"),
    variants=("above", "below", "above-turns", "below-turns"),
)
