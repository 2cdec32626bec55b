"""A place that the words put in a country on the other side of the border."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.ground import before, may_be_missing, pattern, spots_of, state_name, state_named, toponyms
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.model.called import called, states_called
from counterclaim.model.claim import Place
from counterclaim.model.span import bare


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per place of which neither it nor any namesake lies in the country; none for disputed areas."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    for place in toponyms(subject, atlas):
        claimed = country_said(subject, place)
        if claimed is None or state_named(subject, place.text) is not None:
            continue
        spots = spots_of(subject, place, atlas, claimed)
        if not spots or any(spot.country in (None, claimed) for spot in spots):
            continue
        if may_be_missing(subject, spots[0], claimed) or any(atlas.disputed(spot.place_id) for spot in spots):
            continue
        yield Hit(
            span=bare(place),
            values={
                "place": place.text,
                "actual": ", ".join(called(spots[0].within, states_called(subject.theatre)))
                or state_name(subject, spots[0].country),
                "claimed": state_name(subject, claimed),
            },
            variant="quoted" if is_quoted(subject, place) else None,
        )


def country_said(subject: Subject, place: Place) -> str | None:
    """The country that the words before or after a place put it in."""
    text, lang = subject.document.text, subject.document.lang
    found = (
        pattern(lang, "country", "before").search(before(subject, place)),
        pattern(lang, "country", "apposition").match(text, place.stop),
        pattern(lang, "country", "after").match(text, place.stop),
    )
    for match in found:
        land = state_named(subject, match["land"]) if match is not None else None
        if land is not None:
            return land
    return None


KIND = Kind(find=find, values=("place", "actual", "claimed"), variants=("quoted",))
