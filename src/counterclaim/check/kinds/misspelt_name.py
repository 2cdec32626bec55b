"""A place name that nobody bears, spelt like one that somebody does."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.ground import same_name
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, is_quoted
from counterclaim.check.unknown import Unknown, unknown_names
from counterclaim.model.atlas import Alike, Atlas, Spot

CLOSE = 0.86  # share of letters in common from which a village is meant
LISTED = 0.8  # ... a place whose names the theatre itself lists
REACH = 150.0  # km from what else the report names


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per unknown name, at its first use, with the known name that it is most like."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    seen: set[str] = set()
    for unknown in unknown_names(subject, atlas):
        if unknown.span.text in seen:
            continue
        seen.add(unknown.span.text)
        best = suggestion(subject, atlas, unknown)
        if best is None:
            continue
        meant, (far, from_) = best
        printed = listed_name(subject, meant)
        names = () if same_name(printed, meant.spot.name) else (meant.spot.name,)
        yield Hit(
            span=unknown.span,
            values={
                "name": unknown.span.text,
                "meant": printed,
                "where": ", ".join((*names, *meant.spot.within[:1])),
                "distance": f"{round(far)} km from {from_.name}",
            },
            variant="quoted" if is_quoted(subject, unknown.span) else None,
        )


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


KIND = Kind(find=find, values=("name", "meant", "where", "distance"), variants=("quoted",))
