"""A place that the words put in a region which does not hold it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from counterclaim.check.ground import is_little_known, may_be_missing, spots_of
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.languages import table
from counterclaim.model.claim import Place, Precision
from counterclaim.model.span import bare
from counterclaim.model.theatre import Region, Theatre

OPENING = 16  # characters before a region in which the words that open its phrase stand


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per place and region that do not fit; an undecided place or region gives none."""
    del rule
    text = subject.document.text
    words = patterns(subject.document.lang)
    places = subject.report.places
    for number, region in enumerate(places):
        if not is_region(region, subject.theatre) or words["direction"].match(text, region.stop):
            continue
        before = tuple(put_inside(places[:number], region, text, words))
        for place in (*before, *put_after(region, places[number + 1 :], text, words)):
            actual = actual_region(place)
            if actual is None or is_inside(place, region, subject):
                continue
            yield Hit(
                span=bare(place),
                values={"place": place.text, "actual": actual, "claimed": region.text},
                related=(bare(region),),
                variant=variant(subject, place),
            )


def variant(subject: Subject, place: Place) -> str | None:
    """ "quoted" for a speaker's words, "village" for a common name, which a place renamed since may have borne."""
    if is_quoted(subject, place):
        return "quoted"
    spots = spots_of(subject, place, subject.atlas) if subject.atlas is not None else ()
    return "village" if len(spots) > 1 and is_little_known(subject, spots[0]) else None


@functools.cache
def patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """How a language puts a place in a region, compiled from its table."""
    rows = table(lang, "checks")["region"]
    names = ("inside", "apposition", "comma", "list", "direction", "more", "opening", "of_region", "after", "town_of")
    return {name: re.compile(rows[name], re.I) for name in names}


def put_inside(
    places: tuple[Place, ...], region: Place, text: str, words: dict[str, re.Pattern[str]]
) -> Iterator[Place]:
    """The places before ``region`` that the words put in it, nearest first.

    "X in the R" takes the last place only; "X and Y, key towns in the R" takes the whole list.
    """
    if not places:
        return
    last = places[-1]
    between = text[last.stop : region.start]
    alone = words["comma"].fullmatch(between) and not words["more"].match(text, region.stop)
    if alone or words["inside"].fullmatch(between):
        yield last
    elif words["apposition"].fullmatch(between):
        yield last
        for before, after in zip(places[-2::-1], places[::-1], strict=False):
            if not words["list"].fullmatch(text[before.stop : after.start]):
                return
            yield before


def put_after(
    region: Place, places: tuple[Place, ...], text: str, words: dict[str, re.Pattern[str]]
) -> Iterator[Place]:
    """The place behind ``region`` that the words put in it: ", in the R, X fell", "the R village of X".

    A comma must open the phrase: "in the R, X and Y" is a list.
    """
    if not places:
        return
    first = places[0]
    before, between = text[max(0, region.start - OPENING) : region.start], text[region.stop : first.start]
    if words["town_of"].fullmatch(between) and words["of_region"].search(before):
        yield first
    elif words["opening"].search(before) and words["after"].fullmatch(between):
        listed = len(places) > 1 and words["list"].fullmatch(text[first.stop : places[1].start])
        if not listed and not words["direction"].match(text, first.stop):
            yield first


def is_region(place: Place, theatre: Theatre) -> bool:
    """True for a decided vernacular region or first-level division (nothing but its country around it)."""
    if place.place_id is None:
        return False
    if region_of(place, theatre) is not None:
        return True
    return place.precision is Precision.AREA and place.country is not None and len(place.within) == 1


def region_of(place: Place, theatre: Theatre) -> Region | None:
    """The theatre's entry for a region."""
    return next((region for region in theatre.regions if region.id == place.place_id), None)


def actual_region(place: Place) -> str | None:
    """The largest area short of the country that holds ``place``; ``None`` if that is not known."""
    if place.place_id is None or place.precision is Precision.AREA or len(place.within) < 2:
        return None
    return place.within[-2]


def is_inside(place: Place, region: Place, subject: Subject) -> bool:
    """True if ``region`` holds ``place`` or a namesake of it, or if it cannot be told that it does not."""
    if holds(region, place.place_id, place.within, subject):
        return True
    if subject.atlas is None:
        return False
    spots = spots_of(subject, place, subject.atlas, region.country)
    if not spots or may_be_missing(subject, spots[0], region.country):
        return True
    return any(holds(region, spot.place_id, spot.within, subject) for spot in spots)


def holds(region: Place, place_id: str | None, within: tuple[str, ...], subject: Subject) -> bool:
    """True if ``region`` holds what lies in the areas named ``within``, or if nothing is known of its bounds."""
    entry = region_of(region, subject.theatre)
    if entry is None:
        return region.name is None or any(extends(area, region.name) for area in within)
    if place_id in entry.members or entry.name in within:
        return True
    names = subject.areas.get(entry.id, frozenset())
    return not names or not names.isdisjoint(within)


def extends(left: str, right: str) -> bool:
    """True if two areas share a name but for a word after it: a city of its own right, and the region around it."""
    short, long = sorted((left, right), key=len)
    return long == short or long.startswith(f"{short} ")


KIND = Kind(find=find, values=("place", "actual", "claimed"), variants=("quoted", "village"))
