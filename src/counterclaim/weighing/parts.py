"""Sources that are looked up for a part of all settlements only: what they count is the least that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.evidence.book import Book
from counterclaim.model.atlas import Atlas
from counterclaim.model.evidence import NOT_COVERED, Rule, Source
from counterclaim.model.evidence_format import Format
from counterclaim.resolve.atlas import GazetteerAtlas
from counterclaim.theatres.evidence import load_evidence

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
