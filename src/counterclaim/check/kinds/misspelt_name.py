"""A place name that nobody bears, spelt like one that somebody does."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.check.ground import same_name
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.check.unknown import Unknown, anchors, unknown_names
from counterclaim.model import spoken
from counterclaim.model.atlas import Alike, Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.span import Span, bare

CLOSE = 0.86  # share of letters in common from which a village is meant
LISTED = 0.8  # ... a place whose names the theatre itself lists
REACH = 150.0  # km from what else the report names


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per unknown name, at its first use, with the known name that it is most like or sounds like."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    seen: set[str] = set()
    for unknown in unknown_names(subject, atlas):
        best = suggestion(subject, atlas, unknown) if unknown.span.text not in seen else None
        seen.add(unknown.span.text)
        if best is not None:
            yield hit(subject, unknown.span, best[0], best[1])
    for place, spot in heard(subject, atlas):
        near = nearest(atlas, spot, tuple(a for a in anchors(subject, atlas, place) if a.place_id != spot.place_id))
        if place.text not in seen and near is not None:
            seen.add(place.text)
            meant = Alike(spot=spot, name=spot.name, likeness=1.0)
            yield msgspec.structs.replace(hit(subject, bare(place), meant, near), variant="sounds")


def hit(subject: Subject, span: Span, meant: Alike, near: tuple[float, Spot]) -> Hit:
    """The hit for one name, the place that is meant by it, and the nearest place that the report names."""
    printed = listed_name(subject, meant)
    names = () if same_name(printed, meant.spot.name) else (meant.spot.name,)
    return Hit(
        span=span,
        values={
            "name": span.text,
            "meant": printed,
            "where": ", ".join((*names, *meant.spot.within[:1])),
            "distance": spoken.gettext("{far} km from {name}").format(far=round(near[0]), name=near[1].name),
        },
        variant="quoted" if is_quoted(subject, span) else None,
    )


def heard(subject: Subject, atlas: Atlas) -> Iterator[tuple[Place, Spot]]:
    """Names that no place bears and that were taken for one which sounds alike, where all settlements are known."""
    unborne = {(m.start, m.stop) for m in subject.annotations.places if not m.candidates and m.generic is None}
    for place in subject.report.places:
        if place.place_id is None or (place.start, place.stop) not in unborne or is_quoted(subject, place):
            continue
        spot = atlas.spot(place.place_id)
        known = spot is not None and spot.slack is not None and atlas.lists_all(spot.country or "")
        if spot is not None and known and not atlas.named(place.text):
            yield place, spot


def suggestion(subject: Subject, atlas: Atlas, unknown: Unknown) -> tuple[Alike, tuple[float, Spot]] | None:
    """The place that an unknown name is spelt like, with how far it is from the nearest place that the report names.

    It must be near them; where two places far apart are equally like, neither is meant.
    """
    listed = {row.place_id for row in subject.theatre.names}
    lands = frozenset(subject.theatre.countries)
    found = []
    for each in atlas.spelt_like(unknown.span.text, lands):
        enough = LISTED if each.spot.place_id in listed else CLOSE
        whole = each.spot.place_id in listed or (unknown.settled and atlas.lists_all(each.spot.country or ""))
        near = nearest(atlas, each.spot, unknown.anchors)
        if each.likeness >= enough and whole and near is not None and near[0] <= REACH:
            found.append((each, near))
    if not found:
        return None
    return max(found, key=lambda pair: (pair[0].spot.place_id in listed, pair[0].likeness, -pair[1][0]))


def nearest(atlas: Atlas, spot: Spot, anchors: tuple[Spot, ...]) -> tuple[float, Spot] | None:
    """The nearest of ``anchors`` and how far it is."""
    found = [(far, anchor) for anchor in anchors if (far := atlas.apart(spot, anchor)) is not None]
    return min(found, key=lambda pair: pair[0], default=None)


def listed_name(subject: Subject, alike: Alike) -> str:
    """The name that was meant, as the theatre writes it."""
    for row in subject.theatre.names:
        if row.place_id == alike.spot.place_id and same_name(row.name, alike.name):
            return row.name
    return alike.spot.name


KIND = Kind(find=find, values=("name", "meant", "where", "distance"), variants=("quoted", "sounds"))
