"""A name that several places of the theatre bear, where nothing in the report says which is meant."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.model import spoken
from counterclaim.model.atlas import Atlas, Spot
from counterclaim.model.claim import Place
from counterclaim.model.names import PlaceKind
from counterclaim.model.span import Span, bare

APART = 40.0  # km: two places that are nearer are one for a reader
LARGE = 20_000  # inhabitants: a town that is meant by its name alone
SMALL = (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL, PlaceKind.QUARTER)


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per undecided name with two places of the theatre's countries that are far apart; later uses related."""
    del rule
    atlas = subject.atlas
    if atlas is None:
        return
    uses: dict[str, list[Span]] = {}
    for place in subject.report.places:
        if place.place_id is None and not is_title(subject, place):
            uses.setdefault(place.text, []).append(bare(place))
    for place in subject.report.places:
        spans = uses.pop(place.text, None) if place.place_id is None else None
        pair = rivals(subject, atlas, place) if spans else None
        if spans and pair is not None:
            first, second, count = pair
            inside = spoken.gettext("{place} in {area}")
            yield Hit(
                span=spans[0],
                values={
                    "name": place.text,
                    "first": inside.format(place=first.name, area=first.within[0]),
                    "second": inside.format(place=second.name, area=second.within[0]),
                    "count": str(count),
                },
                related=tuple(spans[1:]),
                variant="many" if count > 2 else None,
            )


def bearers(subject: Subject, atlas: Atlas, place: Place) -> tuple[Spot, ...]:
    """The places of the theatre's countries that bear the printed name."""
    mention = next((m for m in subject.annotations.places if (m.start, m.stop) == (place.start, place.stop)), None)
    spots = (atlas.spot(each) for each in (mention.candidates if mention is not None else ()))
    return tuple(spot for spot in spots if spot is not None and spot.country in subject.theatre.countries)


def is_title(subject: Subject, place: Place) -> bool:
    """True for a name between quotation marks of its own: a paper's, a ship's, an airfield's."""
    return any(quote.scare and quote.covers(place) for quote in subject.annotations.quotes)


def rivals(subject: Subject, atlas: Atlas, place: Place) -> tuple[Spot, Spot, int] | None:
    """The first two places that the name may mean, and how many there are; ``None`` if they are not far apart."""
    lands = subject.theatre.countries
    known = [spot for candidate in place.candidates if (spot := atlas.spot(candidate.place_id)) is not None]
    spots = [spot for spot in known if spot.kind in SMALL and spot.country in lands and len(spot.within) > 1]
    if len(spots) < 2 or spots[0] != known[0] or any(spot.population >= LARGE for spot in known):
        return None
    for other in spots[1:]:
        far = atlas.apart(spots[0], other)
        if far is not None and far > APART and other.within != spots[0].within:
            return spots[0], other, max(len(bearers(subject, atlas, place)), len(spots))
    return None


KIND = Kind(find=find, values=("name", "first", "second", "count"), variants=("many",))
