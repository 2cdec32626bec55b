"""Sources that are looked up for a part of all settlements only: what they count is the least that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.evidence.book import Book
from counterclaim.model.atlas import Atlas
from counterclaim.model.evidence import NOT_COVERED, Rule, Source
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
                spells = book.shelf.spells(source=source.id, rule=Rule.CENTRE)
                yield source.id, (len({held.place for held in spells if held.value != NOT_COVERED}), known)


def lands(book: Book, sources: Sequence[Source], atlas: Atlas | None) -> dict[str, frozenset[str]]:
    """By source, the countries (ISO 3166-1) that it shows places of; sources of whose places none is known are left
    out."""
    found = {source.id: lands_of(book, source, atlas) for source in sources}
    return {source: countries for source, countries in found.items() if countries}


def lands_of(book: Book, source: Source, atlas: Atlas | None) -> frozenset[str]:
    """The countries of the places that a source shows something of, by some of them."""
    if atlas is None:
        return frozenset()
    known: dict[str, str | None] = {}
    for held in book.shelf.spells(source=source.id):
        if held.value != NOT_COVERED and held.place not in known:
            spot = atlas.spot(held.place)
            known[held.place] = spot.country if spot is not None else None
            if len(known) >= SAMPLE:
                break
    return frozenset(country for country in known.values() if country is not None)
