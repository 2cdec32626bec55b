"""Totals of places taken, with the days that they may be counted from and to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.compare.periods import moment
from counterclaim.compare.reading import Reading
from counterclaim.languages import has_table, table
from counterclaim.model.annotation import Annotations
from counterclaim.model.claim import Amount, Kind, Precision
from counterclaim.model.mention import Grain
from counterclaim.model.report import Report
from counterclaim.model.span import bare
from counterclaim.weighing.days import Calendar, day_named, said_on
from counterclaim.weighing.stated import PARTIAL, TOLD

SETTLEMENTS = "settlement"  # the class of units that places are counted in
TALLIED = frozenset({Kind.TALLY, Kind.CONTROL_CHANGE})
TAKEN = frozenset({"take"})
PERIODS = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR})
DAY = dt.timedelta(days=1)
LATE = 62  # days after a printed deadline within which a total may have been meant to end
REMARKS, PUBLICATION = "the day of the remarks", "the day of publication"
NAMED = "the latest day that the report names"
REACH = 40  # characters after a number in which its unit stands
LEAST = 3  # places: below, a total says nothing that a list of names would not


class Edge(msgspec.Struct, frozen=True):
    """A day to count from or to, and in words why."""

    day: dt.date
    why: str


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """A claimed total of places that a side took; counting starts after each of ``starts``, the first ``stops`` is
    the printed one.

    ``guessed`` is true where the words name no start, ``tried`` the year that was taken for days without one.
    """

    claim: str
    reading: Reading
    side: str
    starts: tuple[Edge, ...]
    stops: tuple[Edge, ...]
    guessed: bool
    tried: int | None = None


def tallies(readings: Sequence[Reading], report: Report, annotations: Annotations, dates: Calendar) -> Iterator[Tally]:
    """Each total of places taken whose end is known."""
    for reading in readings:
        side = reading.actor.side if reading.actor is not None else None
        if side is None or not countable(reading, annotations):
            continue
        for year in dates.years or (None,):
            tally = tally_in(reading, readings, report, annotations, in_year_of(dates, year))
            if tally is not None:
                yield msgspec.structs.replace(tally, side=side, tried=year)


def in_year_of(dates: Calendar, year: int | None) -> Calendar:
    """The calendar with one year for the days without one."""
    return dates if year is None else msgspec.structs.replace(dates, years=(year,))


def tally_in(
    reading: Reading, readings: Sequence[Reading], report: Report, annotations: Annotations, dates: Calendar
) -> Tally | None:
    """A total with its days read by one calendar; ``None`` where nobody says when it ends."""
    last = deadline(reading, dates)
    if last is None:
        return None
    named = tuple(named_starts(reading, report, annotations, last))
    return Tally(
        claim=reading.claim.id,
        reading=reading,
        side="",
        starts=unique(named or tuple(usual_starts(last.day, dates))),
        stops=unique((last, *later_stops(readings, last, dates))),
        guessed=not named,
    )


def countable(reading: Reading, annotations: Annotations) -> bool:
    """True for a plain total of places that somebody took."""
    claim, count, amount = reading.claim, reading.count, reading.claim.amount
    return (
        claim.kind in TALLIED
        and claim.modality in TOLD
        and not (reading.planned or reading.denied)
        and reading.event in TAKEN
        and count is not None
        and amount is not None
        and all(place.precision is Precision.AREA for place in claim.place)  # others are those that were taken
        and not (amount.subset or amount.superseded or amount.rank)
        and (amount.low or amount.high or 0) >= LEAST
        and not reading.portion & PARTIAL
        and (count.unit == SETTLEMENTS or (count.unit is None and counts_places(amount, annotations)))
    )


def counts_places(amount: Amount, annotations: Annotations) -> bool:
    """True if the words after a number are settlements, by the dictionary forms of a language without other tables."""
    lang = annotations.parse.lang
    units = table(lang, "units")["unit"] if has_table(lang, "units") else {}
    forms = frozenset(units.get(SETTLEMENTS, {}).get("forms", ()))
    after = [t.lemma for t in annotations.parse.tokens if amount.stop <= t.start < amount.stop + REACH]
    return any(" ".join(after[:n]) in forms for n in (1, 2))


def deadline(reading: Reading, dates: Calendar) -> Edge | None:
    """The last day that the total covers: the printed one, else that of the saying or publication."""
    when = reading.claim.when
    own = day_named(when, dates.year) if when is not None else None
    if when is not None and own is not None:
        return Edge(own, f"as printed: {when.text}")
    said = next(said_on(reading.claim, dates), None)
    if said is not None:
        return Edge(said, REMARKS)
    if dates.published is not None:
        return Edge(dates.published, PUBLICATION)
    return Edge(dates.named, NAMED) if dates.named is not None else None


def named_starts(reading: Reading, report: Report, annotations: Annotations, last: Edge) -> Iterator[Edge]:
    """The day before the period that the claim or its sentence names."""
    if reading.when.stated and reading.when.start is not None:
        when = reading.claim.when
        yield Edge(reading.when.start.date() - DAY, f"as printed: {when.text}" if when else "as printed")
        return
    sentence = reading.claim.sentence
    for time in report.times:
        start = moment(time.earliest)
        if sentence.covers(bare(time)) and time.grain in PERIODS and start is not None and start.date() <= last.day:
            yield Edge(start.date() - DAY, f"as printed: {time.text}")
    yield from seasons(reading, annotations, last.day)


def seasons(reading: Reading, annotations: Annotations, last: dt.date) -> Iterator[Edge]:
    """The day before the season that the sentence speaks of ("autumn campaign")."""
    lang = annotations.parse.lang
    rows = table(lang, "checks").get("season", {}) if has_table(lang, "checks") else {}
    when = reading.claim.when
    for token in annotations.parse.tokens:
        inside = reading.claim.sentence.start <= token.start < reading.claim.sentence.stop
        if inside and token.lemma in rows and not (when is not None and when.start <= token.start < when.stop):
            first = dt.date(last.year, rows[token.lemma][0], 1)
            if first > last:
                first = first.replace(year=last.year - 1)
            yield Edge(first - DAY, f"as printed: {token.text}")


def usual_starts(last: dt.date, dates: Calendar) -> Iterator[Edge]:
    """Starts that reports mean when they name none: of the month, of the quarter, of the year; all that is known."""
    month = last.replace(day=1)
    yield Edge(month - DAY, "not printed: tried from the beginning of the month")
    quarter = dt.date(last.year, 3 * ((last.month - 1) // 3) + 1, 1)
    yield Edge(quarter - DAY, "not printed: tried from the beginning of the quarter")
    yield Edge(dt.date(last.year, 1, 1) - DAY, "not printed: tried from the beginning of the year")
    if dates.begins is not None and dates.begins < dt.date(last.year, 1, 1) - DAY:
        yield Edge(dates.begins, "not printed: tried from the first day of the data")


def later_stops(readings: Sequence[Reading], last: Edge, dates: Calendar) -> Iterator[Edge]:
    """Other ends that may be meant: the day of the remarks, the end of the month named, the day of publication."""
    for day in sorted({day for other in readings for day in said_on(other.claim, dates)}):
        yield from near(Edge(day, REMARKS), last)
    month = (last.day.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    if dates.published is None or month <= dates.published:
        yield from near(Edge(month, "the end of that month"), last)
    if dates.published is not None:
        yield from near(Edge(dates.published, PUBLICATION), last)


def near(edge: Edge, last: Edge) -> Iterator[Edge]:
    """The edge, if it lies behind the printed one and not too far."""
    if 0 < (edge.day - last.day).days <= LATE:
        yield edge


def unique(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """One edge a day, with all its reasons."""
    found: dict[dt.date, list[str]] = {}
    for edge in edges:
        reasons = found.setdefault(edge.day, [])
        if edge.why not in reasons:
            reasons.append(edge.why)
    return tuple(Edge(day, "; ".join(reasons)) for day, reasons in found.items())
