"""What data sets show of a place: a lane for each source and counting rule, and the same as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.model.evidence import CONTESTED, UNSEEN, Held
from counterclaim.web.views.lane import FOOT, GAP, HEAD, TRACK, Bar, Lane, Shown
from counterclaim.web.views.scale import DAY, Scale
from counterclaim.web.views.sides import Looks


def by_source(spells: Iterable[Held]) -> list[tuple[str, str, list[Held]]]:
    """The spells of each source under each rule, by time."""
    found: dict[tuple[str, str], list[Held]] = {}
    for held in sorted(spells, key=lambda held: (held.source, held.rule.value, held.since)):
        found.setdefault((held.source, held.rule.value), []).append(held)
    return [(source, rule, each) for (source, rule), each in found.items()]


def source_lane(name: tuple[str, str], spells: Sequence[Held], scale: Scale, looks: Looks, y: float) -> Lane:
    """A data set's lane: a bar for each spell that meets the days that are drawn, with what the source shows."""
    bars = []
    for held in spells:
        if held.until < scale.first or held.since > scale.last:
            continue
        left, right = scale.at(held.since), scale.at(held.until + DAY)
        look = looks.of(held.value)
        value = value_words(held.value, looks)
        bars.append(
            Bar(
                x=round(left, 1),
                y=y + HEAD,
                width=round(max(right - left, GAP), 1),
                sign=value,
                count=1,
                sure=held.value not in UNSEEN,
                denied=False,
                disputed=held.value == CONTESTED,
                words=f"{held.since} to {held.until}: {value}",
                number=0,
                colour=look.colour,
            )
        )
    newest = max(held.until for held in spells)
    note = f"counted by {name[1]}; newest snapshot {newest}"
    return Lane(
        name=name[0], note=note, letter="", colour="", y=y, height=HEAD + TRACK + FOOT, evidence=True, bars=tuple(bars)
    )


def value_words(value: str, looks: Looks) -> str:
    """A spell's value in words: a side's name, or what the source says instead."""
    return value.replace("-", " ") if value in UNSEEN or value == CONTESTED else looks.of(value).name


def shown_of(spells: Iterable[Held], titles: Mapping[str, str], looks: Looks) -> Iterable[Shown]:
    """The spells as rows."""
    for source, rule, each in by_source(spells):
        for held in each:
            yield Shown(
                source=titles.get(source, source),
                rule=rule,
                value=value_words(held.value, looks),
                since=held.since.isoformat(),
                until=held.until.isoformat(),
                snapshots=held.snapshots,
            )
