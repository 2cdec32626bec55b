"""How what a source shows of a place in time stands to a claim of who has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from counterclaim.model.evidence import CONTESTED, UNSEEN, Held
from counterclaim.model.weighing import WINDOW, Comparison, Judgement, Stated

DAY = dt.timedelta(days=1)


class Spell(msgspec.Struct, frozen=True):
    """A stretch in which a source shows one value; ``fits`` is true where that is what is claimed, ``None`` where it
    tells neither way (contested, not covered)."""

    value: str
    since: dt.date
    until: dt.date
    fits: bool | None


class Timeline(msgspec.Struct, frozen=True):
    """All that one source shows of one place under one rule, in order, and the last snapshot that does."""

    spells: tuple[Spell, ...]
    last: dt.date

    def on(self, day: dt.date) -> int | None:
        """The number of the spell that holds on ``day``, by the latest snapshot up to it; ``None`` before the first."""
        found = [n for n, spell in enumerate(self.spells) if spell.since <= day]
        return found[-1] if found else None

    def before(self, n: int) -> dt.date | None:
        """The last snapshot before the spell with this number; ``None`` where the source begins with it."""
        return self.spells[n - 1].until if n else None


class Found(msgspec.Struct, frozen=True):
    """A judgement with what it rests on: the spell shown on the claim's day, and the one that fits."""

    judgement: Judgement
    shown: int | None = None
    fitting: int | None = None
    days: int = 0


def judge_all(
    stated: Stated, spells: Sequence[Held], window: int = WINDOW
) -> Iterator[tuple[str, str, Timeline, Found]]:
    """Source, rule, timeline and judgement, for each source and rule that shows anything of the place."""
    ordered = sorted(spells, key=lambda held: (held.source, held.rule, held.since))
    for (source, rule), found in groupby(ordered, key=lambda held: (held.source, held.rule)):
        line = timeline(stated, list(found))
        yield source, rule, line, judge(stated, line, window)


def timeline(stated: Stated, spells: Sequence[Held]) -> Timeline:
    """What a source shows, seen from a claim; it ends with the last snapshot that shows the place."""
    rows = tuple(Spell(held.value, held.since, held.until, fits(stated, held.value)) for held in spells)
    return Timeline(rows, rows[-1].until)


def fits(stated: Stated, value: str) -> bool | None:
    """Whether a value is what is claimed; a contested place is neither the one's nor not."""
    if value in UNSEEN or value == CONTESTED:
        return None
    return (value == stated.side) is stated.holds


def judge(stated: Stated, line: Timeline, window: int = WINDOW) -> Found:
    """How the timeline stands to the claim; without a day nothing is judged."""
    if all(spell.value in UNSEEN for spell in line.spells):
        return Found(Judgement.NOT_COVERED)
    if stated.days.last is None:
        fitting = next((n for n, spell in enumerate(line.spells) if spell.fits), None)
        return Found(Judgement.OPEN, len(line.spells) - 1, fitting)
    shown = line.on(stated.days.last)
    if shown is None and (line.spells[0].since - stated.days.last).days > window:
        return Found(Judgement.NOT_COVERED)
    if shown is not None and line.spells[shown].value in UNSEEN:
        return Found(Judgement.NOT_COVERED, shown)
    return change(stated, line, shown, window) if stated.changes else state(stated, line, shown, window)


def change(stated: Stated, line: Timeline, shown: int | None, window: int) -> Found:
    """The judgement on a place that is said to have passed over."""
    if shown is not None and line.spells[shown].fits:
        return arrived(stated, line, shown, window)
    assert stated.days.last is not None
    closes = stated.days.last + window * DAY
    coming = next((n for n, s in enumerate(line.spells) if s.fits and (shown is None or n > shown)), None)
    if coming is not None:
        before = line.before(coming)
        late = (line.spells[coming].since - stated.days.last).days
        if line.spells[coming].since <= closes:
            return Found(Judgement.AGREES, shown, coming, late)
        sure = before is not None and before >= closes
        return Found(Judgement.EARLIER if sure else Judgement.OPEN, shown, coming, late)
    return never(stated, line, shown, window)


def arrived(stated: Stated, line: Timeline, shown: int, window: int) -> Found:
    """The judgement where the source shows it on the claim's day: new enough, or long since."""
    since = line.spells[shown].since
    first = stated.days.first
    if first is None or since >= first - window * DAY:
        return Found(Judgement.AGREES, shown, shown)
    return Found(Judgement.LATER, shown, shown, (first - since).days)


def never(stated: Stated, line: Timeline, shown: int | None, window: int) -> Found:
    """The judgement where the source does not show it up to its end: only a source that goes on long enough speaks."""
    assert stated.days.last is not None
    age = (stated.days.last - line.last).days
    if age > window:
        return Found(Judgement.TOO_OLD, shown, None, age)
    ended = line.last < stated.days.last + window * DAY
    if ended or line.spells[-1].fits is None:
        return Found(Judgement.OPEN, shown)
    return Found(Judgement.DISAGREES, shown, None, -age)


def state(stated: Stated, line: Timeline, shown: int | None, window: int) -> Found:
    """The judgement on how things are said to stand on a day."""
    assert stated.days.last is not None
    day = stated.days.last
    age = (day - line.last).days
    if age > window:
        return Found(Judgement.TOO_OLD, shown, None, age)
    if shown is None:
        return Found(Judgement.OPEN)
    spell = line.spells[shown]
    if spell.fits:
        return Found(Judgement.AGREES, shown, shown)
    coming = next((n for n, s in enumerate(line.spells) if s.fits and n > shown), None)
    soon = coming is not None and line.spells[coming].since <= day + window * DAY
    fresh = shown > 0 and (day - spell.since).days <= window  # it may have passed over later than the source says
    if spell.fits is None or soon or fresh or line.last < day:
        return Found(Judgement.OPEN, shown, coming)
    return Found(Judgement.DISAGREES, shown, coming, (day - spell.since).days)


def comparison(stated: Stated, source: tuple[str, str], rule: str, line: Timeline, found: Found) -> Comparison:
    """The judgement as it is kept; ``source`` is id and title."""
    shown = line.spells[found.shown] if found.shown is not None else None
    fitting = line.spells[found.fitting] if found.fitting is not None else None
    day = (fitting or shown or line.spells[-1]).since
    return Comparison(
        id=f"evidence:{source[0]}:{rule}:{stated.place_id}:{day.isoformat()}",
        claim=stated.claim,
        place=stated.place,
        place_id=stated.place_id,
        name=stated.name,
        side=stated.side,
        holds=stated.holds,
        changes=stated.changes,
        source=source[0],
        title=source[1],
        rule=rule,
        judgement=found.judgement,
        first=stated.days.first,
        day=stated.days.last,
        dated=stated.days.dated,
        shown=shown.value if shown is not None else "",
        since=fitting.since if fitting is not None else None,
        previous=line.before(found.fitting) if found.fitting is not None else None,
        last=line.last,
        days=found.days,
        inferred=stated.inferred,
    )
