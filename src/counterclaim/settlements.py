"""The gazetteer's settlements as evidence needs them: discs to look maps up for, names and codes to find rows by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.evidence.fields import Points, number
from counterclaim.evidence.finding import Finder, Named
from counterclaim.evidence.notes import Notes
from counterclaim.evidence.rows import Row, pick, records
from counterclaim.evidence.sites import Site, Sites, radius
from counterclaim.model.claim import Precision
from counterclaim.model.evidence_format import Counting
from counterclaim.model.names import fold
from counterclaim.model.theatre import Theatre
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.inhabited import SETTLED, inhabited

ABOUT = 25.0  # km that the middle of a municipality may lie from a village of it
COLUMNS = {
    "id": ("place_id", "id", "osm", "geonameid", "osm_id"),
    "name": ("name:uk", "name_uk", "local", "name", "name:en"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "longitude"),
    "kind": ("kind", "place", "type"),
    "population": ("population",),
    "country": ("country", "country_code"),
}


class GazetteerNames:
    """Settlements by name and by code of the national register; only those of the theatre's countries."""

    def __init__(self, gazetteer: Gazetteer, countries: Sequence[str]) -> None:
        self.gazetteer = gazetteer
        self.countries = frozenset(countries)
        self.codes: dict[str, str] | None = None

    def by_name(self, name: str) -> tuple[Named, ...]:
        """Settlements of this name; those that only stand in the middle of their municipality may be further off."""
        entry = self.gazetteer.lookup(fold(name))
        found = (self.gazetteer.place(place.place_id) for place in (entry.places if entry else ()))
        return tuple(
            Named(place.place_id, place.lat, place.lon, 0.0 if place.precision is Precision.POINT else ABOUT)
            for place in found
            if place is not None and place.kind in SETTLED and place.lat is not None and place.lon is not None
            if not self.countries or place.country in self.countries
        )

    def by_code(self, code: str) -> str | None:
        """The settlement with this code of the national register."""
        if self.codes is None:
            places = inhabited(self.gazetteer, sorted(self.countries))
            self.codes = {place.code: place.place_id for place in places if place.code}
        return self.codes.get(code)


def gazetteer_sites(gazetteer: Gazetteer, theatre: Theatre, counting: Counting) -> Sites:
    """The settlements of the theatre's countries whose own point is known, in the order of their ids.

    Of a village that only stands in the middle of its municipality no map says anything.
    """
    places = inhabited(gazetteer, theatre.countries)
    found = {place.place_id: site(place, counting) for place in places if place.precision is Precision.POINT}
    return Sites([found[name] for name in sorted(found) if inside(found[name], theatre)])


def inside(found: Site, theatre: Theatre) -> bool:
    """True if a settlement lies in the theatre's box."""
    box = theatre.bbox
    return box is None or (box[0] <= found.lon <= box[2] and box[1] <= found.lat <= box[3])


def site(place: GazetteerPlace, counting: Counting) -> Site:
    """A place of the gazetteer as a disc."""
    areas = tuple(each for each in (place.country, place.admin1, place.admin2) if each)
    km = radius(counting, "", place.population)
    return Site(place.place_id, place.name, place.lat or 0.0, place.lon or 0.0, km, areas)


def file_sites(path: Path, names: GazetteerNames, theatre: Theatre, counting: Counting, notes: Notes) -> Sites:
    """The settlements of a user's file, under the gazetteer's ids where name and point fit one place, once each."""
    finder = Finder(names, counting.near_km)
    points = Points(theatre.bbox)
    kinds = {kind for disc in counting.discs for kind in disc.kinds} | {""}
    found: dict[str, Site] = {}
    for line, row in records(path, notes):
        spot = points.read(pick(row, COLUMNS["lat"]), pick(row, COLUMNS["lon"]))
        kind = str(pick(row, COLUMNS["kind"]) or "")
        if spot is None:
            notes.add("a settlement has no point: left out", line=line)
            continue
        if kind not in kinds and kind not in ("village", "settlement"):
            notes.add(f"'{kind}' is no settlement: left out", line=line)
            continue
        own, name = own_id(row), str(pick(row, COLUMNS["name"]) or "")
        place = next((each for each in tried(finder, row, spot) if each not in found), own)
        if place in found:
            notes.add("a settlement has no id of its own: left out", line=line)
            continue
        people = int(number(pick(row, COLUMNS["population"])) or 0)
        areas = area_of(row, theatre, names, place)
        found[place] = Site(place, name, spot[0], spot[1], radius(counting, kind or "", people), areas)
    return Sites([found[name] for name in sorted(found)])


def tried(finder: Finder, row: Row, spot: tuple[float, float]) -> Iterator[str]:
    """The gazetteer's places that the names of a row may mean, near its point."""
    for column in COLUMNS["name"]:
        name = str(row.get(column) or "")
        place = finder.nearest(name, spot) if name else None
        if place is not None:
            yield place


def own_id(row: Row) -> str:
    """The id that the file gives; OpenStreetMap's with their type."""
    if row.get("osm_id") and row.get("osm_type"):
        return f"osm:{row['osm_type']}/{row['osm_id']}"
    return str(pick(row, COLUMNS["id"]) or "")


def area_of(row: Row, theatre: Theatre, names: GazetteerNames, place: str) -> tuple[str, ...]:
    """The areas that a settlement of a file lies in: as the gazetteer has them, else its country, else the first."""
    known = names.gazetteer.place(place)
    if known is not None:
        return tuple(each for each in (known.country, known.admin1, known.admin2) if each)
    country = str(pick(row, COLUMNS["country"]) or "")
    return (country,) if country else theatre.countries[:1]
