"""On which days a claim's event may have been, and where that is read from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.compare.periods import Period, moment
from counterclaim.compare.reading import PLANNED, Reading
from counterclaim.model.claim import Claim, When
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.report import Report
from counterclaim.model.weighing import Days

TICK = dt.timedelta(microseconds=1)
HALF_DAY = dt.timedelta(hours=12)
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
DAILY = frozenset({Grain.DAY, Grain.PART_OF_DAY, Grain.HOUR, Grain.MINUTE})


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """What a report's days are read by: the day of publication, the years that a day without a year may mean, the
    latest day that the report names, and the first day that any source shows."""

    published: dt.date | None = None
    years: tuple[int, ...] = ()
    named: dt.date | None = None
    begins: dt.date | None = None

    @property
    def year(self) -> int | None:
        """The year of days without one, where there is no choice."""
        return self.years[0] if len(self.years) == 1 else None


def calendar(report: Report, spans: Sequence[tuple[dt.date, dt.date]]) -> Calendar:
    """The calendar of a report; where nothing dates it, its days belong to the years that the evidence covers.

    ``spans`` are first and last snapshot of each source.
    """
    day, begins = report.document.published, min((first for first, _ in spans), default=None)
    if day is not None:
        return Calendar(published=dt.date.fromisoformat(day[:10]), begins=begins)
    years = () if any(moment(time.earliest or time.latest) for time in report.times) else covered(report, spans)
    found = Calendar(years=years, begins=begins)
    plans = [claim.content for claim in report.claims if claim.modality in PLANNED]
    days = [
        day_named(time, found.year)
        for time in report.times
        if time.grain in DAILY and time.bound in (Bound.WITHIN, Bound.BY) and not any(p.meets(time) for p in plans)
    ]
    return msgspec.structs.replace(found, named=max((day for day in days if day is not None), default=None))


def covered(report: Report, spans: Sequence[tuple[dt.date, dt.date]]) -> tuple[int, ...]:
    """The years in which every day that the report names without a year lies where some source has snapshots."""
    if not spans:
        return ()
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    printed = [time for time in report.times if YEARLESS.match(time.value)]
    return tuple(
        year
        for year in range(first.year, last.year + 1)
        if printed and all((day := in_year(time, year)) is not None and first <= day <= last for time in printed)
    )


def in_year(time: When, year: int) -> dt.date | None:
    """The day that a time without a year names in that year; ``None`` for other times and impossible days."""
    match = YEARLESS.match(time.value)
    try:
        return dt.date(year, int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def day_named(time: When, year: int | None) -> dt.date | None:
    """The last day of a time, taken in ``year`` where it has none; a night belongs to the day on which it begins."""
    stop = moment(time.latest)
    if stop is not None:
        return (stop - (HALF_DAY if time.grain is Grain.PART_OF_DAY else TICK)).date()
    return in_year(time, year) if year is not None else None


def days_of(reading: Reading, dates: Calendar) -> Days:
    """The claim's own days, else the day on which it was said, of publication, or the latest that the report names."""
    if reading.when.stated:
        return Days(*closed(reading.when), "when")
    when = reading.claim.when
    own = day_named(when, dates.year) if when is not None else None
    if when is not None and own is not None:
        return Days(None if when.bound is Bound.BY else own, own, "when")
    said = next(said_on(reading.claim, dates), None)
    if said is not None:
        return Days(said, said, "said")
    if dates.published is not None:
        return Days(dates.published, dates.published, "published")
    return Days(dates.named, dates.named, "named") if dates.named is not None else Days()


def closed(period: Period) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a half-open period; ``None`` where it is open."""
    first = period.start.date() if period.start is not None else None
    return first, (period.stop - TICK).date() if period.stop is not None else None


def said_on(claim: Claim, dates: Calendar) -> Iterator[dt.date]:
    """The days on which its sources spoke, the innermost first."""
    for link in reversed(claim.chain):
        day = day_named(link.said, dates.year) if link.said is not None else None
        if day is not None:
            yield day
