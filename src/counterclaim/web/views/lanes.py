"""A place in time: a lane for each side's claims and for each data set, as rectangles to draw, and the same as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.model.evidence import Held
from counterclaim.web.views.lane import (
    FOOT,
    GAP,
    HEAD,
    LEFT,
    RIGHT,
    TOP,
    TRACK,
    WIDTH,
    Bar,
    Lane,
    Shown,
    Told,
)
from counterclaim.web.views.scale import DAY, LONGEST, Scale, Tick, runs_of
from counterclaim.web.views.sides import Look, Looks
from counterclaim.web.views.spells import by_source, shown_of, source_lane
from counterclaim.web.views.times import Row, Time, day, time_of

SIGNS = {"gain": "▲", "loss": "▼", "withdrawal": "◁", "hold": "■", "contest": "◆"}
OTHER = "●"
SIGN, DIGIT = 11.0, 8.0  # widths of what is written on a bar


class Lanes(msgspec.Struct, frozen=True, kw_only=True):
    """The whole drawing, and the rows that say the same."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    disputed: tuple[tuple[float, float, str], ...]
    told: tuple[Told, ...]
    shown: tuple[Shown, ...]
    first: str
    last: str


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn: claims (of ``store.places.told``), those in dispute, disputed days, what data sets show."""

    claims: Sequence[Row]
    disputed: frozenset[int] = frozenset()
    days: Sequence[str] = ()
    spells: Sequence[Held] = ()
    titles: Mapping[str, str] = {}


def draw(subject: Subject, looks: Looks) -> Lanes | None:
    """The lanes; ``None`` where nothing has a day."""
    times = [time_of(row) for row in subject.claims]
    scale = scale_of(times, subject)
    if scale is None:
        return None
    told = tuple(
        told_of(number, row, time, subject, looks)
        for number, (row, time) in enumerate(zip(subject.claims, times, strict=True), 1)
    )
    days = [each for time in times for each in (time.first, time.last) if each is not None]
    lanes: list[Lane] = []
    y = TOP
    for look, mine in by_side(told):
        lane = side_lane(look, mine, times, scale, y)
        lanes.append(lane)
        y += lane.height
    for source, rule, spells in by_source(subject.spells):
        lanes.append(source_lane((subject.titles.get(source, source), rule), spells, scale, looks, y))
        y += lanes[-1].height
    return Lanes(
        width=WIDTH,
        height=y,
        ticks=scale.ticks(),
        breaks=scale.breaks(),
        lanes=tuple(lanes),
        disputed=tuple(shaded(subject.days, scale)),
        told=told,
        shown=tuple(shown_of(subject.spells, subject.titles, looks)),
        first=min(days, default=scale.first).isoformat(),
        last=max(days, default=scale.last).isoformat(),
    )


def scale_of(times: Sequence[Time], subject: Subject) -> Scale | None:
    """The days that are told of; data sets do not widen them, for they go on for years."""
    found: list[dt.date] = []
    for time in times:
        found += days_between(time.first, time.last)
    runs = runs_of(found or [each for held in subject.spells for each in (held.since, held.until)])
    return Scale(runs, LEFT, WIDTH - LEFT - RIGHT) if runs else None


def days_between(first: dt.date | None, last: dt.date | None) -> list[dt.date]:
    """The ends of a time, and enough days between them that nothing of it is left out."""
    if first is None or last is None:
        return [each for each in (first, last) if each is not None]
    return [first + n * DAY for n in range(0, (last - first).days, LONGEST)] + [last]


def told_of(number: int, row: Row, time: Time, subject: Subject, looks: Looks) -> Told:
    """One claim's row."""
    return Told(
        number=number,
        id=row["id"],
        when=time.words,
        sure=time.sure,
        side=looks.of(row["side"]),
        who=row["who"] or "",
        outlet=row["outlet"] or "",
        kind=row["kind"],
        sign=SIGNS.get(row["direction"] or "", OTHER),
        denied=row["polarity"] == "denied",
        disputed=row["n"] in subject.disputed,
        rejected=row.get("status") == "rejected",
        content=" ".join(row["content"].split()),
        printed=row["printed"],
    )


def by_side(told: Sequence[Told]) -> list[tuple[Look, list[Told]]]:
    """The claims of each side, the side with most of them first; those of no side stand last."""
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.side.id, []).append(each)
    keys = sorted(found, key=lambda key: (not key, -len(found[key]), key))
    return [(found[key][0].side, found[key]) for key in keys]


def side_lane(look: Look, told: Sequence[Told], times: Sequence[Time], scale: Scale, y: float) -> Lane:
    """A side's lane: claims that say the same sort of thing of the same days share a bar."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for each in told:
        time = times[each.number - 1]
        if time.first is not None or time.last is not None:
            groups.setdefault((time.first, time.last, each.sign, each.denied, each.sure), []).append(each)
    placed: list[tuple[float, float, list[Told]]] = []
    for members in groups.values():
        time = times[members[0].number - 1]
        left = scale.at(time.first) if time.first else scale.left
        right = scale.at((time.last or scale.last) + DAY)
        wide = max(right - left, room(members))
        placed.append((min(left, WIDTH - RIGHT - wide), wide, members))
    placed.sort(key=lambda each: (each[0], each[2][0].number))
    tracks: list[float] = []
    bars = []
    for left, wide, members in placed:
        track = next((n for n, end in enumerate(tracks) if end + GAP <= left), len(tracks))
        tracks[track:] = [left + wide, *tracks[track + 1 :]]
        bars.append(bar(members, (left, y + HEAD + track * TRACK, wide), look.colour))
    count = f"{len(told)} claim{'' if len(told) == 1 else 's'}"
    height = HEAD + max(1, len(tracks)) * TRACK + FOOT
    return Lane(
        name=look.name, note=count, letter=look.letter, colour=look.colour, y=y, height=height, evidence=False,
        bars=tuple(bars),
    )  # fmt: skip


def room(members: Sequence[Told]) -> float:
    """The width that a bar's signs and number need."""
    first = members[0]
    signs = 1 + first.denied + any(each.disputed for each in members)
    return 8.0 + SIGN * signs + (DIGIT * len(str(len(members))) if len(members) > 1 else 0.0)


def bar(members: Sequence[Told], at: tuple[float, float, float], colour: str) -> Bar:
    """The bar of some claims alike."""
    first = members[0]
    denied = "denied: " if first.denied else ""
    more = f" (and {len(members) - 1} more)" if len(members) > 1 else ""
    return Bar(
        x=round(at[0], 1),
        y=round(at[1], 1),
        width=round(at[2], 1),
        sign=first.sign,
        count=len(members),
        sure=first.sure,
        denied=first.denied,
        disputed=any(each.disputed for each in members),
        words=f"{first.when}: {denied}{first.content}{more}",
        number=first.number,
        colour=colour,
    )


def shaded(days: Iterable[str], scale: Scale) -> Iterable[tuple[float, float, str]]:
    """Where disputed days lie: left end, width, and the days; days that follow each other are one."""
    runs: list[list[dt.date]] = []
    for each in sorted({found for words in days if (found := day(words)) is not None}):
        if not scale.first <= each <= scale.last:
            continue
        if runs and each - runs[-1][1] == DAY:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    for first, last in runs:
        words = str(first) if first == last else f"{first} to {last}"
        left = scale.at(first)
        yield round(left, 1), round(scale.at(last + DAY) - left, 1), words
