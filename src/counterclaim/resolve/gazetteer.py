"""Places by name and by id: the shipped SQLite files, a theatre's own names and regions laid over them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from counterclaim.model.claim import Precision
from counterclaim.model.names import (
    ARTICLES,
    INNER_ARTICLES,
    NamedPlace,
    NameEntry,
    PlaceKind,
    fold,
    skeleton,
    without_article,
)
from counterclaim.model.theatre import AgentData, AgentKind, Region, Theatre
from counterclaim.resolve.database import Database, GazetteerPlace

DATA = Path(__file__).parent.parent / "data"
FILES = ("ukraine.db", "world.db")
OWN = "COUNTERCLAIM_DATA"  # environment: the folder of what a user added
EVERYWHERE = "world"  # the theatre whose additions serve every other
SCHEMES = {"facility": PlaceKind.FACILITY, "place": PlaceKind.SETTLEMENT}  # of a theatre's regions, by their ids
LARGE = 100_000  # inhabitants
WORD, PERSON = 1, 2  # bits of names.word


class Gazetteer:
    """The answers of the files and of one theatre; a ``NameIndex``. Caches what it was asked."""

    def __init__(self, databases: Iterable[Database], theatre: Theatre | None = None) -> None:
        self.databases = tuple(databases)
        self.entries: dict[str, NameEntry | None] = {}
        self.moved = any(database.adds for database in self.databases)  # places of one file may stand better in another
        self.places: dict[str, GazetteerPlace | None] = {}
        self.courses = {r.id: r.course for r in (theatre.regions if theatre is not None else ()) if r.course}
        self.official: dict[str, str] = {}
        self.given: dict[str, list[str]] = defaultdict(list)
        self.home = frozenset(theatre.countries if theatre is not None else ())
        self.whole = frozenset(theatre.registered if theatre is not None else ())  # countries without a gap
        self.states = tuple(a for a in (theatre.agents if theatre is not None else ()) if a.kind is AgentKind.STATE)
        self.demonyms = demonyms_of(self.states)
        if theatre is not None:
            self._add_theatre(theatre)

    def _add_theatre(self, theatre: Theatre) -> None:
        for row in theatre.names:
            self.official[row.place_id] = row.official
            for name in (row.name, row.official):
                if row.place_id not in self.given[fold(name)]:
                    self.given[fold(name)].append(row.place_id)
        for region in theatre.regions:
            names = [region.name, *(n for forms in region.names.values() for n in forms)]
            self.places[region.id] = self._region(region)
            for key in {fold(n) for n in names}:
                self.given[key].append(region.id)

    def _region(self, region: Region) -> GazetteerPlace:
        """A theatre's region as a place: where it says, or in the middle of its members or of what it lies in."""
        members = [m for m in map(self.place, region.members) if m is not None]
        area = self.place(region.within) if region.within else None
        spots = [(m.lat, m.lon) for m in members or ([area] if area else []) if m.lat is not None and m.lon is not None]
        lands = {m.country for m in members or ([area] if area else [])}
        exact = region.lat is not None and region.lon is not None
        scheme = region.id.partition(":")[0]
        return GazetteerPlace(
            place_id=region.id,
            name=region.name,
            kind=SCHEMES.get(scheme, PlaceKind.REGION),
            country=lands.pop() if len(lands) == 1 else None,
            admin1=area.place_id if area is not None and area.kind is PlaceKind.ADMIN1 else None,
            lat=region.lat if exact else sum(s[0] for s in spots) / len(spots) if spots else None,
            lon=region.lon if exact else sum(s[1] for s in spots) / len(spots) if spots else None,
            precision=Precision.POINT if exact and scheme in ("place", "facility") else Precision.AREA,
            source="theatre",
            members=region.members,
        )

    def lookup(self, key: str) -> NameEntry | None:
        """The places that bear the folded name ``key`` (or it with another Arabic article); ``None`` if none does."""
        if key not in self.entries:
            entry = self._exact(key)
            for other in other_articles(key) if entry is None else ():
                entry = self._exact(other)
                if entry is not None:
                    break
            self.entries[key] = entry
        return self.entries[key]

    def _exact(self, key: str) -> NameEntry | None:
        flags, found = 0, {}
        for place_id in self.given.get(key, ()):
            place = self.place(place_id)
            if place is not None:
                found[place_id] = place
        for database in self.databases:
            bits, places = database.named(key)
            flags |= bits
            for place, primary in places:
                known = self._dressed(place) if not self.moved else self.place(place.place_id) or place
                found.setdefault(place.place_id, known if primary else msgspec.structs.replace(known, primary=False))
        own = self.given.get(key, ())
        if key in self.demonyms:
            found = {i: p for i, p in found.items() if i in own or namesake_of_people(p)}
        if not found:
            return None
        ordered = sorted(found.values(), key=lambda p: (p.place_id not in own, -p.population, p.place_id))
        return NameEntry(places=tuple(ordered), word=bool(flags & WORD), person=bool(flags & PERSON), known=bool(own))

    def _dressed(self, place: GazetteerPlace) -> GazetteerPlace:
        """``place`` under the official name that the theatre gives it."""
        name = self.official.get(place.place_id)
        return place if name is None or name == place.name else msgspec.structs.replace(place, name=name)

    def place(self, place_id: str) -> GazetteerPlace | None:
        """The place with this id; ``None`` if there is none."""
        if place_id not in self.places:
            rows = (d.by_ref(place_id) for d in self.databases)
            found = next((r for r in rows if r is not None), None)
            self.places[place_id] = None if found is None else self._dressed(found)
        return self.places[place_id]

    def keys_from(self, beginning: str, least: int, most: int) -> tuple[str, ...]:
        """The folded names, of files and theatre, that begin so and have ``least`` to ``most`` letters."""
        own = (key for key in self.given if key.startswith(beginning) and least <= len(key) <= most)
        files = (key for database in self.databases for key in database.keys_from(beginning, least, most))
        return tuple(dict.fromkeys((*own, *files)))

    def similar(self, key: str) -> tuple[GazetteerPlace, ...]:
        """Places whose name sounds like the folded Latin ``key``; empty for names too short to tell."""
        sound = skeleton(key)
        return tuple(p for d in self.databases for p in d.sounding(sound)) if sound else ()

    def settlements(
        self, box: tuple[float, float, float, float], country: str | None = None
    ) -> tuple[GazetteerPlace, ...]:
        """The settlements in ``box`` (west, south, east, north in degrees), of one country or of all.

        Those whose coordinates are only their community's are left out, since many would lie on one spot.
        """
        found = (self._dressed(p) for d in self.databases for p in d.settlements(box, country))
        exact = (p for p in found if p.precision is Precision.POINT)
        return tuple({p.place_id: p for p in exact}.values())

    def registered(self, countries: Iterable[str]) -> int | None:
        """How many settlements some countries have; ``None`` if not all settlements of each are known."""
        wanted = sorted(set(countries))
        if not wanted or not self.whole.issuperset(wanted):
            return None
        return sum(max(d.count_settlements(each) for d in self.databases) for each in wanted)

    def areas(self, place: NamedPlace) -> tuple[GazetteerPlace, ...]:
        """The region and the country that ``place`` lies in, smallest first, without itself."""
        ids = [place.admin1, f"country:{place.country}" if place.country else None]
        found = [self.place(i) for i in ids if i is not None and i != place.place_id]
        return tuple(f for f in found if f is not None and f.name != place.name)

    def contains(self, area: NamedPlace, place: NamedPlace) -> bool:
        """True if ``place`` lies in ``area`` by the divisions that it names or by the members of a region."""
        if area.place_id == place.place_id:
            return False
        full = self.place(place.place_id)
        chain = {place.admin1, full.admin2 if full else None, f"country:{place.country}"} - {None}
        whole = self.place(area.place_id)
        return area.place_id in chain or bool(whole and chain.intersection(whole.members))


def demonyms_of(states: Iterable[AgentData]) -> frozenset[str]:
    """The folded adjectives of states: "Thai" is another name of a town, and hardly ever means it."""
    return frozenset(fold(word) for state in states for words in state.adjectives.values() for word in words)


def namesake_of_people(place: GazetteerPlace) -> bool:
    """True for what is called by the adjective of a state and yet meant by it: that state, a large place's own name."""
    return place.kind is PlaceKind.COUNTRY or (place.primary and place.population >= LARGE)


def other_articles(key: str) -> tuple[str, ...]:
    """``key`` with every other Arabic article and with none, before it or inside it; without one also with ``al``."""
    words = key.split()
    at = next((n for n in range(1, len(words) - 1) if words[n] in INNER_ARTICLES), 0)
    if at:
        return tuple(" ".join((*words[:at], a, *words[at + 1 :])) for a in sorted(INNER_ARTICLES - {words[at]}))
    bare = without_article(key)
    if bare == key:
        return (f"al {key}",) if len(key) > 3 else ()
    return (*(f"{a} {bare}" for a in sorted(ARTICLES)), bare)


def open_gazetteer(theatre: Theatre | None = None, folder: Path = DATA, *, own: bool = True) -> Gazetteer:
    """The shipped gazetteer with ``theatre``'s names and regions, and with what the user added to it.

    The files are opened at the first question. Without ``own`` only the shipped ones are.
    """
    ids = dict.fromkeys((theatre.id, EVERYWHERE)) if theatre is not None and own else ()
    added = [Database(path, adds=True) for path in map(own_file, ids) if path.is_file()]
    return Gazetteer((*added, *(Database(folder / name) for name in FILES)), theatre)


def own_file(theatre: str) -> Path:
    """Where the places stand that a user added to the theatre with this id; the file need not exist.

    The folder is that of the environment variable ``COUNTERCLAIM_DATA``, or ``counterclaim`` in the user's data folder.
    """
    chosen = os.environ.get(OWN)
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return (Path(chosen) if chosen else home / "counterclaim") / f"{theatre}.db"
