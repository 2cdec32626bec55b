"""A coast or river that a place is said to lie on, and does not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from counterclaim.check.ground import before, may_be_missing, pattern, printed, spots_of, toponyms, water_form, waters
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.model import spoken
from counterclaim.model.atlas import FAR_BORDER, FAR_COAST, Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.span import bare
from counterclaim.model.theatre import Region

SEA, RIVER = 45.0, 40.0  # km: ports lie up rivers, and the courses that theatres give are drawn from town to town


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per place of which neither it nor any namesake is near the water that it is said to lie on."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    names = dict(waters(subject))
    for place in toponyms(subject, atlas):
        said = said_of(subject, place, names)
        if said is None:
            continue
        words, water = said
        spots = spots_of(subject, place, atlas)
        if (
            not spots
            or may_be_missing(subject, spots[0], spots[0].country)
            or any(near(atlas, spot, water) for spot in spots)
        ):
            continue
        actual = away(atlas, spots[0], water)
        yield Hit(
            span=bare(place),
            values={
                "place": place.text,
                "said": words,
                "actual": printed(actual or 0.0, FAR_BORDER if water is not None and water.course else FAR_COAST),
                "water": water.name if water is not None and water.course else spoken.gettext("the coast"),
            },
            variant="quoted" if is_quoted(subject, place) else None,
        )


def said_of(subject: Subject, place: Place, names: dict[str, Region]) -> tuple[str, Region | None] | None:
    """The words that put a place on a water, and the water, ``None`` for "coastal"."""
    text, lang = subject.document.text, subject.document.lang
    water = water_names(lang, tuple(names))
    for match in (
        pattern(lang, "water", "before", water=water).search(before(subject, place)),
        pattern(lang, "water", "after", water=water).match(text, place.stop),
        pattern(lang, "water", "apposition", water=water).match(text, place.stop),
    ):
        if match is not None and (region := region_of(lang, match["water"], names)) is not None:
            return match[0].strip(" ,"), region
    for match in (
        pattern(lang, "water", "coastal").search(before(subject, place)),
        pattern(lang, "water", "coastal_after").match(text, place.stop),
    ):
        if match is not None:
            return match[0].strip(" ,"), None
    return None


@functools.cache
def water_names(lang: str, names: tuple[str, ...]) -> str:
    """An expression for any of ``names``, the longest first; for nothing where there are none."""
    forms = "|".join(sorted((water_form(lang, name) for name in names), key=len, reverse=True))
    return f"(?P<water>(?-i:{forms}))" if forms else "(?P<water>(?!))"


def region_of(lang: str, printed: str, names: dict[str, Region]) -> Region | None:
    """The water of that name, if it is a sea or a river with a course; of others nothing is known."""
    found = [region for name, region in names.items() if re.fullmatch(water_form(lang, name), printed)]
    return next((region for region in found if region.course or region.sea), None)


def away(atlas: Atlas, spot: Spot, water: Region | None) -> float | None:
    """How far a place is from the water."""
    return atlas.to_course(spot, water.id) if water is not None and water.course else atlas.to_coast(spot)


def near(atlas: Atlas, spot: Spot, water: Region | None) -> bool:
    """True if a place may lie on the water, or if that cannot be told."""
    actual = away(atlas, spot, water)
    if actual is None or spot.slack is None:
        return True
    return actual <= (RIVER if water is not None and water.course else SEA) + spot.slack


KIND = Kind(find=find, values=("place", "said", "actual", "water"), variants=("quoted",))
