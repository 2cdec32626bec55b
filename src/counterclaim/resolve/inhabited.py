"""All settlements of some countries, for what is looked up place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.names import PlaceKind
from counterclaim.resolve.database import ROWS, GazetteerPlace, place_of
from counterclaim.resolve.gazetteer import Gazetteer

SETTLED = (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL)


def inhabited(gazetteer: Gazetteer, countries: Sequence[str]) -> Iterator[GazetteerPlace]:
    """The settlements of the countries (ISO 3166-1), each once, as the first file that has it gives it."""
    marks = ", ".join("?" * len(countries))
    kinds = ", ".join("?" * len(SETTLED))
    seen: set[str] = set()
    for database in gazetteer.databases:
        for row in database.db.execute(
            f"{ROWS} p.country IN ({marks}) AND k.text IN ({kinds})", (*countries, *map(str, SETTLED))
        ):
            place = place_of(row)
            if place.place_id not in seen:
                seen.add(place.place_id)
                yield place
