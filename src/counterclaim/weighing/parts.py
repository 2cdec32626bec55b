"""Sources that are looked up for a part of all settlements only: what they count is the least that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.evidence.book import Book
from counterclaim.model.atlas import Atlas
from counterclaim.model.evidence import Source
from counterclaim.model.evidence_format import Format
from counterclaim.resolve.atlas import GazetteerAtlas
from counterclaim.theatres.evidence import load_evidence

SAMPLE = 300  # places of a source that are looked at to tell its countries
WHOLE = 0.9  # share of all settlements from which a source counts as whole


def parts(book: Book, sources: Sequence[Source], theatre: str, atlas: Atlas | None) -> dict[str, tuple[int, int]]:
    """By source, how many settlements it shows and how many there are, where that is much less.

    Only of maps can that be told: tables and lists of changes have what their makers put in.
    """
    return {source: share for source, share in shares(book, sources, theatre, atlas) if share[0] < WHOLE * share[1]}


def shares(
    book: Book, sources: Sequence[Source], theatre: str, atlas: Atlas | None
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each map with the settlements that it shows and those that there are in the countries that it covers."""
    covers = {each.id: each.covers for each in load_evidence(theatre).sources if each.format is Format.MAP}
    for source in sources:
        if source.id in covers and isinstance(atlas, GazetteerAtlas):
            known = atlas.gazetteer.registered(covers[source.id])
            if known is not None:
                yield source.id, (len(book.places(source.id)), known)


def lands(book: Book, sources: Sequence[Source], atlas: Atlas | None) -> dict[str, frozenset[str]]:
    """By source, the countries (ISO 3166-1) that it shows places of; sources of whose places none is known are left
    out."""
    found = {source.id: lands_of(book, source, atlas) for source in sources}
    return {source: countries for source, countries in found.items() if countries}


def lands_of(book: Book, source: Source, atlas: Atlas | None) -> frozenset[str]:
    """The countries of the places that a source shows something of, by some of them."""
    if atlas is None:
        return frozenset()
    places = book.places(source.id)
    spots = (atlas.spot(place) for place in places[:: max(1, len(places) // SAMPLE)])
    return frozenset(spot.country for spot in spots if spot is not None and spot.country is not None)
