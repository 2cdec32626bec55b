"""A place that is said to lie at a distance, or in a direction, from another where it does not lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from counterclaim.check.ground import (
    before,
    bounds,
    heading,
    kilometres,
    may_be_missing,
    pattern,
    spots_of,
    toponyms,
    wind,
)
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.model import spoken
from counterclaim.model.atlas import Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.span import bare, span_of

ROAD = 1.7  # how much longer than the straight line a road may be
WIDE = 8.0  # km: the width of a town, and how roughly a distance is printed
CLOSE = 10.0  # km: below it a direction depends on where in the town one stands
TURN = 90.0  # degrees that a direction may be off


class Said(msgspec.Struct, frozen=True):
    """Least and most kilometres that words allow, the length that they give (0: none), and the direction in degrees."""

    least: float
    most: float
    far: float
    turn: float | None


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
    said = said_of(lang, match)
    heres, theres = spots_of(subject, place, atlas), spots_of(subject, other, atlas)
    if said is None or not heres or not theres:
        return
    here, there = heres[0], theres[0]
    if may_be_missing(subject, here, there.country) or may_be_missing(subject, there, there.country):
        return
    if any(fits(atlas, each, there, said) for each in heres) or any(fits(atlas, here, each, said) for each in theres):
        return
    actual, bearing = atlas.apart(there, here), atlas.bearing(there, here)
    if actual is None or bearing is None:
        return
    words = span_of(subject.document.text, place.stop + first_word(match), other.stop)
    yield Hit(
        span=bare(place),
        values={
            "place": place.text,
            "other": other.text,
            "said": words.text,
            "actual": spoken.gettext("{far} km {direction}").format(far=round(actual), direction=wind(bearing)),
        },
        related=(words,),
        variant="quoted" if is_quoted(subject, place) else None,
    )


def said_of(lang: str, match: re.Match[str]) -> Said | None:
    """What the words between two places say; ``None`` if they give neither length nor direction."""
    far = kilometres(lang, match)
    groups = match.groupdict()
    turn = heading(lang, groups.get("dir") or groups.get("than") or "")
    if far is None:
        return None if turn is None else Said(0.0, float("inf"), 0.0, turn)
    return Said(*bounds(lang, match, far, ROAD), far, turn)


def first_word(match: re.Match[str]) -> int:
    """Where in the words between two places the distance or direction begins."""
    groups = match.groupdict()
    names = [name for name in ("n", "dir", "than") if groups.get(name) is not None]
    return min(match.start(name) for name in names)


def fits(atlas: Atlas, here: Spot, there: Spot, said: Said) -> bool:
    """True if ``here`` may lie so far and in that direction from ``there``, or if that cannot be told."""
    actual = atlas.apart(there, here)
    bearing = atlas.bearing(there, here)
    if actual is None or bearing is None or here.slack is None or there.slack is None:
        return True
    slack = here.slack + there.slack
    if not said.least - WIDE - slack <= actual <= said.most + WIDE + slack:
        return False
    if said.turn is None or actual + said.far < CLOSE + 2 * slack:
        return True
    return abs((bearing - said.turn + 180) % 360 - 180) <= TURN


KIND = Kind(find=find, values=("place", "other", "said", "actual"), variants=("quoted",))
