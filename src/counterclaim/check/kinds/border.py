"""A place that is said to lie at or near a border from which it is far."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.check.ground import (
    before,
    bounds,
    kilometres,
    may_be_missing,
    pattern,
    printed,
    spots_of,
    state_name,
    state_named,
    toponyms,
)
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.model import spoken
from counterclaim.model.atlas import FAR_BORDER, Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.span import bare

ROAD = 1.7
WIDE = 10.0  # km: the width of a town, and what the outlines may be off
NEAR, ON, TOWN = 80.0, 40.0, 70.0  # km from a border to what may be called near it, on it, a border town


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per place of which neither it nor any namesake is as near a border as is said."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    for place in toponyms(subject, atlas):
        said = said_of(subject, place)
        if said is None:
            continue
        words, land, least, most = said
        spots = spots_of(subject, place, atlas)
        if not spots or may_be_missing(subject, spots[0], spots[0].country) or atlas.disputed(spots[0].place_id):
            continue
        actual = away(atlas, spots[0], land)
        if actual is None or any(may_be(atlas, spot, land, (least, most)) for spot in spots):
            continue
        yield Hit(
            span=bare(place),
            values={
                "place": place.text,
                "said": words,
                "actual": printed(actual, FAR_BORDER),
                "border": border_words(subject, land),
            },
            variant="quoted" if is_quoted(subject, place) else None,
        )


def border_words(subject: Subject, land: str | None) -> str:
    """Which border a message speaks of: that with ``land``, or the nearest."""
    if land is None:
        return spoken.gettext("the nearest border")
    return spoken.gettext("the border with {land}").format(land=state_name(subject, land))


def said_of(subject: Subject, place: Place) -> tuple[str, str | None, float, float] | None:
    """The words on a border beside a place, the state beyond, and the least and most kilometres that they allow."""
    text, lang = subject.document.text, subject.document.lang
    other = pattern(lang, "border", "other")
    for key in ("after", "zone"):
        match = pattern(lang, "border", key).match(text, place.stop)
        if match is not None and not other.search(match[0]):
            named = match["land"] or match["land2"]
            land = state_named(subject, named) if named else None
            if named and land is None:
                return None
            return (match[0].strip(" ,"), land, *(limits(lang, match) if key == "after" else depth(lang, match)))
    match = pattern(lang, "border", "before").search(before(subject, place))
    if match is not None and not other.search(match[0]):
        return match[0].strip(), None, 0.0, TOWN
    return None


def depth(lang: str, match: re.Match[str]) -> tuple[float, float]:
    """The least and most kilometres from the border in a zone along it."""
    return 0.0, (kilometres(lang, match) or TOWN) + WIDE


def limits(lang: str, match: re.Match[str]) -> tuple[float, float]:
    """The least and most kilometres from the border that the words allow."""
    far = kilometres(lang, match)
    if far is not None:
        least, most = bounds(lang, match, far, ROAD)
        return max(0.0, least - WIDE), most + WIDE
    return 0.0, NEAR if match["near"] else ON


def away(atlas: Atlas, spot: Spot, land: str | None) -> float | None:
    """How far a place is from the border; of a place beyond it, from any."""
    return atlas.to_border(spot, land if land != spot.country else None)


def may_be(atlas: Atlas, spot: Spot, land: str | None, bounds: tuple[float, float]) -> bool:
    """True if a place may lie within ``bounds`` of the border, or if that cannot be told."""
    actual = away(atlas, spot, land)
    if actual is None or spot.slack is None:
        return True
    return bounds[0] - spot.slack <= actual <= bounds[1] + spot.slack


KIND = Kind(find=find, values=("place", "said", "actual", "border"), variants=("quoted",))
