"""What evidence shows, in the words of findings: whose a place is, from when, by which source and rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.check.subject import Subject
from counterclaim.model import spoken
from counterclaim.model.called import sides_called
from counterclaim.model.evidence import CONTESTED, NOT_COVERED, UNKNOWN
from counterclaim.model.weighing import Comparison, Judgement

RULES = ("touch", "centre", "half", "full", "stated")  # in the order in which they are told
FROM = spoken.mark("{rule} from {day} on")
BETWEEN = spoken.mark("{rule} between {previous} and {day}")
BEFORE = spoken.mark("{rule} before {day}")
NEVER = spoken.mark("{rule} not up to {last}")
SHOWS = spoken.mark("{source}: {whose} ({rules}) up to {last}")
VALUES = {
    CONTESTED: spoken.mark("contested"),
    UNKNOWN: spoken.mark("not known"),
    NOT_COVERED: spoken.mark("not covered"),
    "": spoken.mark("not known"),
}


def groups(subject: Subject) -> tuple[tuple[Comparison, ...], ...]:
    """The comparisons of each printed place with what is said of it; two claims over the same words are one."""
    found: dict[tuple[int, str, bool], list[Comparison]] = {}
    first: dict[tuple[int, str, bool], str] = {}
    for each in subject.weighed.comparisons if subject.weighed is not None else ():
        key = (each.place.start, each.side, each.holds)
        if first.setdefault(key, each.claim) == each.claim:
            found.setdefault(key, []).append(each)
    return tuple(tuple(rows) for rows in found.values())


def only(rows: Iterable[Comparison], *judgements: Judgement) -> tuple[Comparison, ...]:
    """Those with one of these judgements, by source and rule."""
    chosen = [row for row in rows if row.judgement in judgements]
    return tuple(sorted(chosen, key=lambda row: (row.title, rank(row.rule))))


def rank(rule: str) -> int:
    """The place of a rule in the order of telling."""
    return RULES.index(rule) if rule in RULES else len(RULES)


def dates(rows: Sequence[Comparison]) -> str:
    """From when each source shows what is claimed: "Map: centre from 2025-11-20 on, full not up to 2025-12-31"."""
    by_source: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (row.title, rank(row.rule))):
        by_source.setdefault(row.title, []).append(date_of(row))
    return "; ".join(f"{title}: {', '.join(told)}" for title, told in by_source.items())


def date_of(row: Comparison) -> str:
    """From when one source shows it by one rule."""
    rule = spoken.term("rule", row.rule)
    if row.since is None:
        return spoken.gettext(NEVER).format(rule=rule, last=row.last)
    if row.previous is None:
        return spoken.gettext(BEFORE).format(rule=rule, day=row.since)
    if (row.since - row.previous).days > 1:
        return spoken.gettext(BETWEEN).format(rule=rule, previous=row.previous, day=row.since)
    return spoken.gettext(FROM).format(rule=rule, day=row.since)


def holders(rows: Sequence[Comparison], subject: Subject) -> str:
    """Whose each source shows the place to be: "Map: Xland (centre, full) up to 2025-12-31"."""
    by_source: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        key = (row.title, whose(row.shown, subject), str(row.last))
        by_source.setdefault(key, []).append(spoken.term("rule", row.rule))
    return "; ".join(
        spoken.gettext(SHOWS).format(source=title, whose=shown, rules=", ".join(rules), last=last)
        for (title, shown, last), rules in by_source.items()
    )


def whose(value: str, subject: Subject) -> str:
    """A value of a map in words."""
    return value_words(value, sides_called(subject.theatre))


def value_words(value: str, sides: Mapping[str, str]) -> str:
    """A value of a map in words; ``sides`` are the names of the sides."""
    return sides.get(value) or (spoken.gettext(VALUES[value]) if value in VALUES else value)


def side_of(row: Comparison, subject: Subject) -> str:
    """The name of the side that the claim is about."""
    return sides_called(subject.theatre).get(row.side, row.side)


def ids(rows: Iterable[Comparison]) -> tuple[str, ...]:
    """The ids of the evidence behind a finding."""
    return tuple(dict.fromkeys(row.id for row in rows))
