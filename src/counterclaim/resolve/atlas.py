"""What checks ask of the map, answered from the gazetteer, the theatre and the outlines."""

from __future__ import annotations

from difflib import SequenceMatcher
from math import atan2, cos, degrees, radians, sin

from counterclaim.model.atlas import Alike, Spot
from counterclaim.model.claim import Precision
from counterclaim.model.names import NamedPlace, PlaceKind, fold
from counterclaim.model.theatre import Theatre
from counterclaim.resolve import terrain
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.nearness import kilometres

SLACK = {Precision.POINT: 1.0, Precision.CENTROID: 25.0}  # km: a settlement placed in the middle of its community
BEGINNING = 2  # letters that a misspelt name has in common with the right one
LONGER = 3  # letters by which it may be longer or shorter
LIKE = 0.8  # share of letters in common
SHORTEST = 5  # letters of a name that can be told from another
SHOWN = 5
SETTLED = (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL)


class GazetteerAtlas:
    """An ``Atlas`` over one theatre's gazetteer; outlines are read at the first question about a border or coast."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self.theatre = theatre
        self.gazetteer = gazetteer
        self.courses = {region.id: region.course for region in theatre.regions if region.course}

    def spot(self, place_id: str) -> Spot | None:
        """The place with this id; ``None`` if there is none."""
        place = self.gazetteer.place(place_id)
        return self.spot_of(place) if place is not None else None

    def spot_of(self, place: GazetteerPlace) -> Spot:
        """A gazetteer place as checks see it."""
        return Spot(
            place_id=place.place_id,
            name=place.name,
            kind=place.kind,
            country=place.country,
            within=tuple(area.name for area in self.gazetteer.areas(place)),
            lat=place.lat,
            lon=place.lon,
            slack=SLACK.get(place.precision) if place.lat is not None else None,
            population=place.population,
        )

    def lies_in(self, place_id: str, area_id: str) -> bool:
        """True if the first lies in the second, or is it."""
        place, area = self.gazetteer.place(place_id), self.gazetteer.place(area_id)
        if place is None or area is None:
            return False
        return place_id == area_id or self.gazetteer.contains(area, place)

    def named(self, name: str) -> tuple[Spot, ...]:
        """The places that bear ``name``, the most populous first."""
        entry = self.gazetteer.lookup(fold(name))
        found = (self.gazetteer.place(place.place_id) for place in entry.places) if entry else ()
        return tuple(self.spot_of(place) for place in found if place is not None)

    def spelt_like(self, name: str, countries: frozenset[str]) -> tuple[Alike, ...]:
        """Settlements of ``countries`` whose name differs from ``name`` in a few letters, the most alike first."""
        key = fold(name).replace(" ", "")
        if len(key) < SHORTEST:
            return ()
        best: dict[str, tuple[float, str, GazetteerPlace]] = {}
        letters = SequenceMatcher(None, "", key, autojunk=False)  # what it counts of ``key`` serves every other name
        for other in self.gazetteer.keys_from(key[:BEGINNING], len(key) - LONGER, len(key) + LONGER):
            likeness = alike(key, other.replace(" ", ""), letters)
            if likeness < LIKE:
                continue
            entry = self.gazetteer.lookup(other)
            for place in (self.gazetteer.place(p.place_id) for p in entry.places) if entry else ():
                if place is None or place.country not in countries or place.kind not in SETTLED:
                    continue
                if place.place_id not in best or likeness > best[place.place_id][0]:
                    best[place.place_id] = (likeness, other, place)
        ordered = sorted(best.values(), key=lambda row: (-row[0], -row[2].population, row[2].place_id))
        return tuple(Alike(spot=self.spot_of(p), name=other, likeness=round(n, 3)) for n, other, p in ordered)

    def lists_all(self, country: str) -> bool:
        """True if the gazetteer has every settlement of ``country``."""
        return country in self.gazetteer.whole

    def disputed(self, place_id: str) -> bool:
        """True for what lies in an area that more than one state claims."""
        return any(self.lies_in(place_id, area) for area in self.theatre.disputed)

    def apart(self, left: Spot, right: Spot) -> float | None:
        """The distance between two places."""
        return kilometres(named(left), named(right))

    def bearing(self, start: Spot, stop: Spot) -> float | None:
        """The direction from ``start`` to ``stop``, in degrees from north over east."""
        if start.lat is None or start.lon is None or stop.lat is None or stop.lon is None:
            return None
        a, b, turn = radians(start.lat), radians(stop.lat), radians(stop.lon - start.lon)
        east, north = sin(turn) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
        return degrees(atan2(east, north)) % 360

    def to_border(self, spot: Spot, country: str | None) -> float | None:
        """How far the land border of the place's country is, with ``country`` or with any other."""
        if spot.lat is None or spot.lon is None or spot.country is None:
            return None
        return terrain.to_border(spot.lat, spot.lon, spot.country, country)

    def to_coast(self, spot: Spot) -> float | None:
        """How far the nearest sea coast is; ``FAR_COAST`` where it is farther than that."""
        if spot.lat is None or spot.lon is None:
            return None
        return terrain.to_coast(spot.lat, spot.lon)

    def to_course(self, spot: Spot, region_id: str) -> float | None:
        """How far the course of a river is that the theatre gives; ``None`` for waters without one."""
        course = self.courses.get(region_id)
        if course is None or spot.lat is None or spot.lon is None:
            return None
        return terrain.to_line(spot.lat, spot.lon, [(lon, lat) for lat, lon in course])


def alike(left: str, right: str, letters: SequenceMatcher[str] | None = None) -> float:
    """The share of letters that two names have in common, 0 where they plainly differ.

    ``letters`` has ``left`` as its second sequence, for one who compares many names with it.
    """
    if abs(len(left) - len(right)) > LONGER:
        return 0.0
    letters = letters or SequenceMatcher(None, "", left, autojunk=False)
    letters.set_seq1(right)  # how many letters they share does not depend on which name is which; their order does
    return SequenceMatcher(None, left, right, autojunk=False).ratio() if letters.quick_ratio() >= LIKE else 0.0


def named(spot: Spot) -> NamedPlace:
    """A spot as the gazetteer's functions want it."""
    return NamedPlace(place_id=spot.place_id, name=spot.name, kind=spot.kind, lat=spot.lat, lon=spot.lon)


def region_areas(theatre: Theatre, gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """The names of the areas that each region of a theatre consists of; members that nobody knows leave it out."""
    known = {region.id: [gazetteer.place(member) for member in region.members] for region in theatre.regions}
    return {
        region: frozenset(place.name for place in members if place is not None)
        for region, members in known.items()
        if members and None not in members
    }
