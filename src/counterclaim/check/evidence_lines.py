"""What evidence says of a report's claims, line by line, for whatever shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.check.kinds.evidence_words import date_of, only, rank
from counterclaim.check.kinds.total_evidence import reasons
from counterclaim.model import spoken
from counterclaim.model.relation import RelationKind
from counterclaim.model.weighing import Comparison, Count, Echo, Judgement, Position, Reckoning, Total, Weighed

HEAD = spoken.mark("{place}: {side} by {day} ({dated})")
HEAD_NOT = spoken.mark("{place}: not {side} by {day} ({dated})")
UNDATED = spoken.mark("{place}: {side}, no day given")
UNDATED_NOT = spoken.mark("{place}: not {side}, no day given")
OLD = spoken.mark("last of {last}")
DATED = {
    "when": spoken.mark("day of the event"),
    "said": spoken.mark("day of the remarks"),
    "published": spoken.mark("day of publication"),
    "named": spoken.mark("latest day that the report names"),
}
JUDGEMENTS = {
    Judgement.AGREES: spoken.mark("agrees"),
    Judgement.DISAGREES: spoken.mark("disagrees"),
    Judgement.EARLIER: spoken.mark("the claim is earlier"),
    Judgement.LATER: spoken.mark("the claim is later"),
    Judgement.NOT_COVERED: spoken.mark("does not cover it"),
    Judgement.TOO_OLD: spoken.mark("too old"),
    Judgement.OPEN: spoken.mark("leaves it open"),
}
POSITIONS = {
    Position.WITHIN: spoken.mark("within the counts"),
    Position.ABOVE: spoken.mark("above every count"),
    Position.BELOW: spoken.mark("below every count"),
    Position.NOT_TESTABLE: spoken.mark("cannot be tested"),
}
TOTAL = spoken.mark("{total} {unit}, {side}: {position}")
PERIOD = spoken.mark("after {start} ({start_from}) to {stop} ({stop_from}): {position}")
CONTRADICTORY = RelationKind.CONTRADICTORY.value
SHOWN = 5  # claims of other reports
PLAIN = frozenset({Judgement.NOT_COVERED})


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One place of one claim: what is said of it, and a line for each source and judgement."""

    claim: str
    head: str
    lines: tuple[str, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one source in one way of counting, by rule, in the order of ``Table.rules``; or why there are
    none."""

    source: str
    counted: str
    cells: tuple[str, ...]
    why: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A total counted from one day to another."""

    head: str
    rules: tuple[str, ...]
    rows: tuple[Row, ...]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A total with all its tables."""

    claim: str
    head: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


def held_lines(weighed: Weighed, sides: Mapping[str, str]) -> tuple[Held, ...]:
    """What evidence says of each place that a claim gives to a side or denies it; ``sides`` are their names."""
    found: dict[tuple[str, int], list[Comparison]] = {}
    for each in weighed.comparisons:
        found.setdefault((each.claim, each.place.start), []).append(each)
    return tuple(Held(claim=claim, head=head(rows[0], sides), lines=lines(rows)) for (claim, _), rows in found.items())


def head(row: Comparison, sides: Mapping[str, str]) -> str:
    """What is said of a place, by when."""
    place = row.place.text if row.place.text == row.name else f"{row.place.text} ({row.name})"
    side = sides.get(row.side, row.side)
    if row.day is None:
        return spoken.gettext(UNDATED if row.holds else UNDATED_NOT).format(place=place, side=side)
    dated = spoken.gettext(DATED[row.dated])
    return spoken.gettext(HEAD if row.holds else HEAD_NOT).format(place=place, side=side, day=row.day, dated=dated)


def lines(rows: Sequence[Comparison]) -> tuple[str, ...]:
    """A line for each source and judgement: "Map: agrees: centre from 2025-11-20 on, half ...", sources by title."""
    out = []
    for title in sorted({row.title for row in rows}):
        mine = [row for row in rows if row.title == title]
        for judgement in Judgement:
            some = only(mine, judgement)
            if some:
                parts = (title, spoken.gettext(JUDGEMENTS[judgement]), told(some, judgement))
                out.append(": ".join(part for part in parts if part))
    return tuple(out)


def told(rows: Sequence[Comparison], judgement: Judgement) -> str:
    """The days behind a judgement."""
    if judgement in PLAIN:
        return ""
    if judgement is Judgement.TOO_OLD:
        return spoken.gettext(OLD).format(last=rows[0].last)
    return ", ".join(date_of(row) for row in rows)


def counted_tables(weighed: Weighed, sides: Mapping[str, str]) -> tuple[Counted, ...]:
    """Every total with its tables."""
    return tuple(counted(total, sides, weighed.titles) for total in weighed.totals)


def counted(total: Total, sides: Mapping[str, str], titles: Mapping[str, str]) -> Counted:
    """One total with its tables."""
    words = spoken.gettext(TOTAL).format(
        total=total.span.text,
        unit=total.unit,
        side=sides.get(total.side, total.side),
        position=spoken.gettext(POSITIONS[total.position]),
    )
    return Counted(
        claim=total.claim,
        head=words,
        notes=tuple(spoken.phrase(note) for note in total.notes),
        tables=tuple(table(row, titles) for row in total.reckonings),
    )


def table(reckoning: Reckoning, titles: Mapping[str, str]) -> Table:
    """The counts from one day to another, a row for each source and way of counting."""
    rules = sorted({count.rule for count in reckoning.counts}, key=rank)
    rows: dict[tuple[str, str], dict[str, str]] = {}
    why: dict[tuple[str, str], str] = {}
    for count in reckoning.counts:
        key = (count.source, count.counted)
        rows.setdefault(key, {})[count.rule] = number(count)
        why[key] = spoken.phrase(count.why)
    return Table(
        head=spoken.gettext(PERIOD).format(
            start=reckoning.start,
            start_from=reasons(reckoning.start_from),
            stop=reckoning.stop,
            stop_from=reasons(reckoning.stop_from),
            position=spoken.gettext(POSITIONS[reckoning.position]),
        ),
        rules=tuple(spoken.term("rule", rule) for rule in rules),
        rows=tuple(
            Row(
                source=" + ".join(titles.get(part, part) for part in source.split(" + ")),
                counted=spoken.term("counted", how),
                cells=tuple(cells.get(rule, "") for rule in rules),
                why=why[(source, how)],
            )
            for (source, how), cells in rows.items()
        ),
    )


def number(count: Count) -> str:
    """How many places: "24", "≥24" where there may be more, nothing where it cannot be told."""
    if count.number is None:
        return ""
    return f"≥{count.number}" if count.least else str(count.number)


def others(weighed: Weighed, claim: str) -> tuple[str, ...]:
    """A line for each claim of another report that bears on this one, contradictions first, then the latest."""
    found = [echo for echo in weighed.echoes if echo.claim == claim]
    found.sort(key=lambda echo: echo.day, reverse=True)
    found.sort(key=lambda echo: echo.kind != CONTRADICTORY)
    return tuple(f"{spoken.term('relation', echo.kind)}: {echo_words(echo)}" for echo in found[:SHOWN])


def echo_words(echo: Echo) -> str:
    """Another report's claim: who, where, when, and in which words."""
    content = f"{echo.content} ({spoken.term('polarity', 'denied')})" if echo.denied else echo.content
    return f"{', '.join(part for part in (echo.who, echo.outlet, echo.day) if part)}: {content}"


def evidence_said(weighed: Weighed | None) -> dict[str, str]:
    """A line for each piece of evidence and each claim of another report that findings name, by id."""
    if not weighed:
        return {}
    rows = weighed.comparisons
    held = {row.id: ": ".join(part for part in (row.title, date_of(row) if row.rule else "") if part) for row in rows}
    return held | {echo.other: echo_words(echo) for echo in weighed.echoes}
