"""Points for one candidate place: its name, its size, the theatre, the report's countries, what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from heapq import nsmallest
from math import exp, log10

import msgspec

from counterclaim.model.names import PlaceKind, fold
from counterclaim.model.theatre import Theatre
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.nearness import kilometres
from counterclaim.resolve.options import AREAS, POINTS, Option, Toponym

BESIDE = re.compile(r"^(?:'s|’s)?(?:,| \(|,? in)?(?: the)?(?: (?:north|south|east|west|central)\w*)* ?$")
TOWN, METROPOLIS = 100_000, 2_000_000  # inhabitants: from the first on a city needs less and less of an introduction
FAME = 0.35  # points of a metropolis, which needs none
VILLAGE, CITY = 20_000, 100_000  # inhabitants: a place with more is no village; nor is it easily taken for another
SPAN = 1.2  # points of a sea or continent, which is larger than any country
NAMED_ALIKE = (PlaceKind.CAPITAL, PlaceKind.ADMIN1, PlaceKind.ADMIN2)  # what is named like its country
HAIR = 0.001  # points that only order
NAMESAKE = 0.6  # points by which a region may lead the town that it is named for, and the town still be meant
CLOSE = 30.0  # km to the place that the text says it is close to
SIDE = 40.0  # km to a place of the same sentence
ROUND, FAR = 120.0, 1500.0  # km to a neighbour in the text: where its pull has faded to a third, where it pushes
DISTANT = 500.0  # km from the middle of a region: no slip puts a village so far from where it lies
ALIKE = 0.62  # how like the printed name a name found by sound must be
LARGE_KINDS = (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL, PlaceKind.ADMIN1)
KINDS = {
    PlaceKind.COUNTRY: 1.6,
    PlaceKind.CAPITAL: 1.0,
    PlaceKind.REGION: 1.4,
    PlaceKind.FACILITY: 1.4,
    PlaceKind.SETTLEMENT: 0.5,
    PlaceKind.ADMIN1: 0.1,
    PlaceKind.ADMIN2: -0.5,
    PlaceKind.QUARTER: -0.6,
}


class Setting(msgspec.Struct):
    """What all mentions of a document share."""

    gazetteer: Gazetteer
    theatre: Theatre
    votes: dict[tuple[str, str], tuple[str, float]]  # for each name, the country that it speaks for and how much
    anchors: dict[int, GazetteerPlace]


NEIGHBOURS = 60  # sure places that bear on one name; more only cost time in a long text


def best_of(toponym: Toponym) -> Option | None:
    """The first option."""
    return toponym.options[0] if toponym.options else None


def setting_of(found: Sequence[Toponym], theatre: Theatre, gazetteer: Gazetteer) -> Setting:
    """The document's theatre, and the country that each of its names speaks for."""
    votes: dict[tuple[str, str], tuple[str, float]] = {}
    for toponym in found:
        country, weight = vote(toponym)
        if country:
            votes[toponym.sense] = (country, weight + votes.get(toponym.sense, ("", 0.0))[1])
    return Setting(gazetteer, theatre, votes, {})


def vote(toponym: Toponym) -> tuple[str, float]:
    """The country of the mention's largest namesake and how much it says: less the more countries share the name."""
    if toponym.guessed or not toponym.options:
        return "", 0.0
    strongest = max(toponym.options, key=lambda o: basic(o.place, toponym)).place
    sure = (
        strongest.kind in (PlaceKind.COUNTRY, PlaceKind.CAPITAL) or len({o.place.country for o in toponym.options}) == 1
    )
    return strongest.country or "", 1.0 if sure else 0.5 if strongest.population > 100_000 else 0.2


def lands_of(toponym: Toponym, setting: Setting) -> dict[str, float]:
    """The countries that the report's other names speak for, each with its share: no name bears witness for itself."""
    shares: Counter[str] = Counter()
    for sense, (country, weight) in setting.votes.items():
        if sense[0] != toponym.sense[0]:
            shares[country] += weight  # type: ignore[assignment]
    total = sum(shares.values())
    return {country: weight / total for country, weight in shares.items()}


def basic(place: GazetteerPlace, toponym: Toponym) -> float:
    """Points for what a place is, whatever the report says."""
    size = min(1.9, log10(place.population + 1) / 3.5) if place.kind is not PlaceKind.COUNTRY else 1.6
    size += 0.5 if place.population > METROPOLIS and place.kind in LARGE_KINDS else 0.0
    size += SPAN if place.kind is PlaceKind.REGION and place.country is None else 0.0
    if toponym.of_country == place.country and place.kind in NAMED_ALIKE and toponym.generic != "area":
        seat = place.kind is PlaceKind.CAPITAL and place.place_id in toponym.primary
        size -= 1.0 if seat else 2.5  # "Mexico" is hardly Mexico City, and not the state of that name
    return KINDS[place.kind] + size + (0.4 if place.place_id in toponym.primary else 0.0)


def fame(population: int) -> float:
    """Points for being known far away: none for a town, all for a metropolis."""
    return FAME * min(1.0, max(0.0, log10(max(population, 1) / TOWN) / log10(METROPOLIS / TOWN)))


def rank(toponym: Toponym, found: Sequence[Toponym], setting: Setting) -> None:
    """Give every option its points and reasons, best first; options that only sound alike must be near the rest."""
    neighbours = nearby(toponym, [t for t in found if t is not toponym and id(t) in setting.anchors])
    lands = lands_of(toponym, setting)
    abroad = all(o.place.country not in setting.theatre.countries for o in toponym.options)
    for option in toponym.options:
        option.points, option.why, option.elsewhere = 0.0, [], False
        score_name(option, toponym, setting)
        score_setting(option, toponym, lands, setting.theatre)
        if abroad and option.place.kind in POINTS:
            option.points += fame(option.place.population)
        score_neighbours(option, toponym, neighbours, setting)
        note_elsewhere(option, toponym, neighbours, setting)
    if toponym.guessed:
        toponym.options = [o for o in toponym.options if o.points > 0]
    toponym.options.sort(key=lambda o: (-o.points, -o.place.population, o.place.place_id))
    if toponym.generic != "area":
        town_first(toponym, setting)


def town_first(toponym: Toponym, setting: Setting) -> None:
    """Put a town before the region that is named for it and barely leads it: a bare "Hama" is the town."""
    first = best_of(toponym)
    if first is None or first.place.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return
    for option in toponym.options[1:]:
        if first.points - option.points > NAMESAKE:
            return
        if option.place.kind in POINTS and setting.gazetteer.contains(first.place, option.place):
            option.points = first.points + 2 * HAIR
            option.why.append(f"the town rather than {first.place.name}")
            toponym.options.sort(key=lambda o: -o.points)
            return


def add(option: Option, points: float, why: str) -> None:
    """Add points with their reason."""
    option.points += points
    if why:
        option.why.append(why)


def score_name(option: Option, toponym: Toponym, setting: Setting) -> None:
    """Points for the name, the size and the generic word."""
    place = option.place
    add(option, basic(place, toponym), size_words(place))
    if toponym.guessed:
        likeness = max(like(toponym, n) for n in (place.name, place.local or place.name))
        add(option, -9.0 if likeness < ALIKE else likeness - 1.0, f"sounds like {place.name}")
    if place.place_id in setting.gazetteer.given.get(toponym.sense[0], ()):
        add(option, 1.2, "named so in the theatre's names")
    if overshadowed(option, toponym):
        add(option, -0.6, "better known by another name, while this is a larger place's")
    if toponym.small and (place.population > VILLAGE or place.kind in AREAS):
        add(option, -1.5, "larger than a village")
    if toponym.generic == "area" and place.kind in AREAS:
        fits = (place.kind is PlaceKind.ADMIN2) == toponym.district
        add(option, 1.2 if fits else 0.4, f"is a {place.kind.value} as '{toponym.unit}' says")


def overshadowed(option: Option, toponym: Toponym) -> bool:
    """True for a small place whose own name is another, where a great city or a province has this one for its own.

    True of any place beside the capital that it is taken for: Delhi is not New Delhi.
    """
    place = option.place
    if place.place_id in toponym.primary or place.kind in AREAS or toponym.known:
        return False
    great = [o.place for o in toponym.options if o.place.place_id in toponym.primary]
    if place.population > VILLAGE:
        return any(p.kind is PlaceKind.CAPITAL and p.country == place.country for p in great)
    return any(p.kind in (PlaceKind.CAPITAL, PlaceKind.ADMIN1) or p.population > METROPOLIS for p in great)


def like(toponym: Toponym, name: str) -> float:
    """How like the printed name ``name`` is, 0..1."""
    return SequenceMatcher(None, toponym.sense[0], fold(name)).ratio()


def size_words(place: GazetteerPlace) -> str:
    """What a place is, in words."""
    if place.kind in (PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.ADMIN1) and place.population:
        return f"{place.kind.value} of {place.population:,}"
    return str(place.kind.value)


def score_setting(option: Option, toponym: Toponym, lands: dict[str, float], theatre: Theatre) -> None:
    """Points for lying in the theatre and in the countries that the report is about."""
    place = option.place
    if place.country in theatre.countries:
        add(option, 0.6, f"in the theatre ({place.country})")
    if theatre.bbox is not None and place.lat is not None and place.lon is not None:
        west, south, east, north = theatre.bbox
        if west <= place.lon <= east and south <= place.lat <= north:
            add(option, 0.4, "within the theatre's box")
    share = lands.get(place.country or "", 0.0)
    if share:
        add(option, 1.2 * min(1.0, 1.5 * share), f"the report names places in {place.country}")
    elif toponym.guessed:
        add(option, -2.0, "")


def nearby(toponym: Toponym, others: Sequence[Toponym]) -> Sequence[Toponym]:
    """The sure places printed closest to ``toponym``, at most ``NEIGHBOURS``: names far away say little of it."""
    if len(others) <= NEIGHBOURS:
        return others
    return nsmallest(NEIGHBOURS, others, key=lambda other: abs(other.mention.start - toponym.mention.start))


def score_neighbours(option: Option, toponym: Toponym, neighbours: Sequence[Toponym], setting: Setting) -> None:
    """Points for the region named beside it and for the places near it in the text."""
    best, reason = 0.0, ""
    nearest: tuple[float, str] | None = None
    beside_it: tuple[float, str] | None = None
    for other in neighbours:
        anchor = setting.anchors[id(other)]
        gap = abs(other.sentence - toponym.sentence)
        if gap <= 1 and setting.gazetteer.contains(anchor, option.place) and anchor.kind is not PlaceKind.COUNTRY:
            value = 1.5 if beside(toponym, other) else 0.8 if gap == 0 else 0.5
            if value > best:
                best, reason = value, f"lies in {anchor.name}, named {'beside it' if value > 1 else 'nearby'}"
        apart = kilometres(anchor, option.place) if anchor.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION) else None
        if apart is not None and (nearest is None or apart < nearest[0]):
            nearest = (apart, anchor.name)
        if apart is not None and toponym.close_to is other.mention and anchor.kind not in AREAS:
            add(
                option, 1.5 * exp(-apart / CLOSE), f"{apart:.0f} km from {anchor.name}, which it is said to be close to"
            )
        if apart is not None and gap == 0 and (beside_it is None or apart < beside_it[0]):
            beside_it = (apart, anchor.name)
    if reason:
        add(option, best, reason)
    if nearest is not None:
        score_distance(option, *nearest)
    if beside_it is not None:
        add(
            option,
            0.7 * exp(-beside_it[0] / SIDE),
            "" if beside_it == nearest else f"near {beside_it[1]}, in the same sentence",
        )


def note_elsewhere(option: Option, toponym: Toponym, neighbours: Sequence[Toponym], setting: Setting) -> None:
    """Mark an option that the report says lies in an area where it does not."""
    area = next((setting.anchors[id(n)] for n in neighbours if n.mention is toponym.lies_in), None)
    if area is not None and misplaced(option.place, area, toponym, setting):
        option.elsewhere = True
        add(option, 0.0, f"does not lie in {area.name}, as the report says")


def misplaced(place: GazetteerPlace, area: GazetteerPlace, toponym: Toponym, setting: Setting) -> bool:
    """True for a small place that lies outside the area named for it, where that speaks against the place.

    A town of the theatre whose very name is printed may be put into a wrong region by the report: rules tell of that.
    """
    known = area.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2) or bool(area.members)
    if toponym.known or not known or place.population >= CITY or setting.gazetteer.contains(area, place):
        return False
    abroad = place.country != area.country
    theirs = abroad and place.country not in setting.theatre.countries
    # The country beyond may well have a village of the name that we lack.
    lacking = abroad and area.country not in setting.gazetteer.whole and place.place_id not in toponym.primary
    village = place.population < VILLAGE and area.kind is not PlaceKind.COUNTRY
    distant = village and (kilometres(place, area) or 0.0) > DISTANT
    doubtful = toponym.guessed or theirs or lacking or distant
    return place.place_id != area.place_id and place.kind not in AREAS and doubtful


def beside(toponym: Toponym, other: Toponym) -> bool:
    """True if the other is printed right after this one ("X in Y region", "X, Y") or before it ("Y's X")."""
    if other.mention.start >= toponym.mention.stop:
        return bool(other.sentence == toponym.sentence and other.after and BESIDE.match(other.after))
    return bool(toponym.sentence == other.sentence and toponym.after and BESIDE.match(toponym.after))


def score_distance(option: Option, apart: float, name: str) -> None:
    """Points for the nearest place that the report surely names."""
    if apart <= ROUND * 2:
        add(option, 1.1 * exp(-apart / ROUND), f"{apart:.0f} km from {name}")
    elif apart > FAR:
        add(option, -0.3, f"{apart:.0f} km from the nearest place named")
