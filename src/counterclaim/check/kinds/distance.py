"""A place that is said to lie at a distance, or in a direction, from another where it does not lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from counterclaim.check.ground import before, heading, kilometres, may_be_missing, pattern, spots_of, toponyms, wind
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.model.atlas import Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.span import bare, span_of

ROAD = 1.7  # how much longer than the straight line a road may be
WIDE = 8.0  # km: the width of a town, and how roughly a distance is printed
CLOSE = 10.0  # km: below it a direction depends on where in the town one stands
TURN = 90.0  # degrees that a direction may be off


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per place of which neither it nor any namesake fits what is said."""
    del rule
    if subject.atlas is None:
        return
    text, lang = subject.document.text, subject.document.lang
    between = pattern(lang, "distance", "between")
    moved = pattern(lang, "distance", "moved")
    for place, other in pairwise(toponyms(subject, subject.atlas)):
        match = between.fullmatch(text[place.stop : other.start])
        if match is None or moved.search(before(subject, place)):
            continue
        yield from compare(subject, subject.atlas, (place, other), match)


def compare(subject: Subject, atlas: Atlas, pair: tuple[Place, Place], match: re.Match[str]) -> Iterator[Hit]:
    """The hit for one pair of places and the words between them."""
    lang, (place, other) = subject.document.lang, pair
    far = kilometres(lang, match)
    groups = match.groupdict()
    turn = heading(lang, groups.get("dir") or groups.get("than") or "")
    heres, theres = spots_of(subject, place, atlas), spots_of(subject, other, atlas)
    if (far is None and turn is None) or not heres or not theres:
        return
    here, there = heres[0], theres[0]
    if may_be_missing(subject, here, there.country) or may_be_missing(subject, there, there.country):
        return
    if any(fits(atlas, each, there, far, turn) for each in heres) or any(
        fits(atlas, here, each, far, turn) for each in theres
    ):
        return
    actual, bearing = atlas.apart(there, here), atlas.bearing(there, here)
    if actual is None or bearing is None:
        return
    spot = subject.document.text[place.stop + first_word(match) : other.stop]
    yield Hit(
        span=bare(place),
        values={
            "place": place.text,
            "other": other.text,
            "said": spot,
            "actual": f"{round(actual)} km {wind(bearing)}",
        },
        related=(span_of(subject.document.text, place.stop + first_word(match), other.stop),),
        variant="quoted" if is_quoted(subject, place) else None,
    )


def first_word(match: re.Match[str]) -> int:
    """Where in the words between two places the distance or direction begins."""
    groups = match.groupdict()
    names = [name for name in ("n", "dir", "than") if groups.get(name) is not None]
    return min(match.start(name) for name in names)


def fits(atlas: Atlas, here: Spot, there: Spot, far: float | None, turn: float | None) -> bool:
    """True if ``here`` may lie ``far`` km in direction ``turn`` from ``there``, or if that cannot be told."""
    actual = atlas.apart(there, here)
    bearing = atlas.bearing(there, here)
    if actual is None or bearing is None or here.slack is None or there.slack is None:
        return True
    slack = here.slack + there.slack
    if far is not None and not far / ROAD - WIDE - slack <= actual <= far * ROAD + WIDE + slack:
        return False
    if turn is None or actual + (far or 0.0) < CLOSE + 2 * slack:
        return True
    return abs((bearing - turn + 180) % 360 - 180) <= TURN


KIND = Kind(find=find, values=("place", "other", "said", "actual"), variants=("quoted",))
