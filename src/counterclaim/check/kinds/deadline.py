"""A total whose deadline does not fit the period that it sums up, or the remarks that give it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, extent, sentence_at, speaker_of
from counterclaim.languages import table
from counterclaim.model.claim import When
from counterclaim.model.mention import Bound, Grain
from counterclaim.model.parse import Sentence
from counterclaim.model.span import Span, bare, span_of

DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
MONTHS = re.compile(r"(\d{4}|XXXX)-(\d\d)$")
ANY_YEAR = 2000  # a leap year: dates without a year are compared inside one year
PERIODS = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR})
GAP_DAYS = 14


class Stretch(msgspec.Struct, frozen=True):
    """Days ``first..last`` (closed) that words name; the year is ``ANY_YEAR`` where none is given."""

    span: Span
    first: dt.date
    last: dt.date


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per deadline that ends before its period begins, or long before the remarks that sum the period up."""
    gap = int(rule.params.get("gap_days", GAP_DAYS))
    for time in subject.report.times:
        sentence = sentence_at(subject, time.start)
        limit = day_of(time) if time.bound is Bound.BY else None
        if limit is None or sentence is None or not has_amount(subject, sentence):
            continue
        for period in periods(subject, sentence, time):
            hit = compare(subject, limit, period, gap)
            if hit is not None:
                yield hit
                break


def compare(subject: Subject, limit: Stretch, period: Stretch, gap: int) -> Hit | None:
    """The hit for one deadline and one period of the same sentence."""
    values = {"deadline": extent(subject, limit.span).text, "period": extent(subject, period.span).text, "remarks": ""}
    if limit.last < period.first:
        return Hit(span=limit.span, values=values, related=(period.span,), variant="before")
    if limit.last > period.last:
        return None
    remarks = remarks_day(subject, limit)
    if remarks is None or (remarks.first.year == ANY_YEAR) != (limit.last.year == ANY_YEAR):
        return None
    late = (remarks.first - limit.last).days
    over = (remarks.first - period.last).days
    if late < gap or over > 2 * gap:
        return None
    if remarks.span == limit.span:
        values["remarks"] = remarks.first.isoformat()
        return Hit(span=limit.span, values=values, related=(period.span,), variant="remarks")
    values["remarks"] = extent(subject, remarks.span).text
    return Hit(span=limit.span, values=values, related=(remarks.span, period.span), variant="remarks")


def day_of(time: When) -> Stretch | None:
    """The calendar day that a time names, as a stretch; ``None`` for coarser times and impossible days."""
    match = DAY.match(time.value)
    if match is None:
        return None
    try:
        day = dt.date(ANY_YEAR if match[1] == "XXXX" else int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Stretch(bare(time), day, day)


def has_amount(subject: Subject, sentence: Sentence) -> bool:
    """True if the sentence counts something."""
    return any(sentence.start <= amount.start < sentence.stop for amount in subject.report.amounts)


def periods(subject: Subject, sentence: Sentence, limit: When) -> Iterator[Stretch]:
    """Longer times of the sentence, apart from the deadline: resolved ones first, then season words."""
    year = DAY.match(limit.value)
    for time in subject.report.times:
        inside = sentence.start <= time.start < sentence.stop and not time.meets(limit)
        if inside and (time.grain in PERIODS or (time.grain is Grain.DAY and time.bound is Bound.SINCE)):
            found = stretch_of(time)
            if found is not None and (found.first.year == ANY_YEAR) == (year is not None and year[1] == "XXXX"):
                yield found
    yield from seasons(subject, sentence, limit)


def stretch_of(time: When) -> Stretch | None:
    """The days of a resolved time, or of a month without a year; open to the right where the words say "since"."""
    month = MONTHS.match(time.value)
    if month is not None and month[1] == "XXXX":
        first = dt.date(ANY_YEAR, int(month[2]), 1)
        last = dt.date(ANY_YEAR + int(month[2]) // 12, int(month[2]) % 12 + 1, 1) - dt.timedelta(days=1)
        return Stretch(bare(time), first, dt.date(ANY_YEAR, 12, 31) if time.bound is Bound.SINCE else last)
    if time.earliest is None:
        return None
    first = dt.date.fromisoformat(time.earliest[:10])
    if time.latest is None:
        return Stretch(bare(time), first, dt.date.max)
    return Stretch(bare(time), first, dt.date.fromisoformat(time.latest[:10]) - dt.timedelta(days=1))


def seasons(subject: Subject, sentence: Sentence, limit: When) -> Iterator[Stretch]:
    """Seasons that qualify a noun ("autumn campaign"), in the year of the deadline."""
    found = DAY.match(limit.value)
    year = ANY_YEAR if found is None or found[1] == "XXXX" else int(found[1])
    rows = table(subject.document.lang, "checks")["season"]
    for token in subject.annotations.parse.tokens[sentence.first : sentence.last]:
        months = rows.get(token.lemma)
        if months and not (limit.start <= token.start < limit.stop):
            first = dt.date(year, months[0], 1)
            last = dt.date(year, months[1] % 12 + 1, 1) - dt.timedelta(days=1)
            yield Stretch(span_of(subject.document.text, token.start, token.stop), first, last)


def remarks_day(subject: Subject, limit: Stretch) -> Stretch | None:
    """The day of the remarks that give the total: the latest day named before in a sentence of the same speaker.

    Failing that the latest day named before at all, which says that the remarks are not older, and failing that
    the day of publication.
    """
    own = [claim for claim in subject.report.claims if claim.sentence.covers(limit.span) and claim.chain]
    known = {speaker_of(claim) for claim in own}
    sentences = [claim.sentence for claim in subject.report.claims if speaker_of(claim) in known]
    before = [time for time in subject.report.times if time.stop <= limit.span.start and time.bound is Bound.WITHIN]
    days = [day for time in before if (day := day_of(time)) is not None]
    mine = [day for day in days if any(sentence.covers(day.span) for sentence in sentences)]
    if mine or days:
        return max(mine or days, key=lambda day: day.first)
    published = subject.document.published
    return Stretch(limit.span, published, published) if published is not None else None


KIND = Kind(find=find, values=("deadline", "period", "remarks"), variants=("before", "remarks"), params=("gap_days",))
