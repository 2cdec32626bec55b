"""Which gazetteer place a toponym names: candidates ranked by what the report says, with reasons; none if unsure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from counterclaim.model.claim import Candidate, Claim, Place, Precision
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.names import PlaceKind, fold, skeleton, without_article
from counterclaim.model.theatre import Theatre
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.nearness import SAME_SPOT, kilometres
from counterclaim.resolve.options import Option, Toponym, toponyms
from counterclaim.resolve.ranking import Setting, best_of, rank, setting_of

FULL = 6.0  # points of a name with every cue for it: a score of 1
MARGIN = 0.15  # points by which the first must lead a different second
LEAST = 1.0  # points below which nothing is chosen
SURE = 2.5  # ... where a settlement stands for a thing named after it
SPELT_ALIKE = 0.6  # share of letters in common
FEW = 4  # sure places from which on a report is known to be about their countries
WELL_KNOWN = 200_000  # inhabitants
CITY = 50_000  # inhabitants: no village has more, so its namesake is one that we lack
FAR = 300.0  # km
SMALL_KINDS = (PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.QUARTER)
SHOWN = 5  # candidates kept


def resolve_places(
    document: Document,
    mentions: Sequence[PlaceMention],
    claims: Sequence[Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
) -> tuple[Place, ...]:
    """One place per mention used as a place, same spans, in order; undecided ones have candidates and no id.

    All mentions of one name in a document are one place. ``claims`` only say which sentence a mention is in.
    """
    found, setting = ranked_toponyms(document, mentions, claims, theatre, gazetteer)
    return tuple(place_of(t, setting) for t in found if t.mention.use is Use.PLACE)


def ranked_toponyms(
    document: Document,
    mentions: Sequence[PlaceMention],
    claims: Sequence[Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
) -> tuple[list[Toponym], Setting]:
    """Every mention with its options, the likeliest first, and what they were ranked by."""
    found = toponyms(document, mentions, claims, gazetteer)
    setting = setting_of(found, theatre, gazetteer)
    for _ in range(2):  # the second round sees what the first was sure of
        for toponym in found:
            rank(toponym, found, setting)
        setting.anchors = {id(t): b.place for t in found if (b := best_of(t)) is not None and leads(t, setting)}
    share_by_name(found)
    return found, setting


def share_by_name(found: Sequence[Toponym]) -> None:
    """Let every mention of one name take the ranking of the mention with the most points."""
    best: dict[tuple[str, str], Toponym] = {}
    for toponym in found:
        if toponym.options:
            other = best.setdefault(toponym.sense, toponym)
            if toponym.options[0].points > other.options[0].points:
                best[toponym.sense] = toponym
    for toponym in found:
        if toponym.sense in best:
            toponym.options = best[toponym.sense].options


def leads(toponym: Toponym, setting: Setting) -> bool:
    """True if the first option is good enough and clear of every other that is a different spot."""
    options = toponym.options
    if not options or options[0].elsewhere or options[0].points < (SURE if toponym.stands_in else LEAST):
        return False
    first = options[0]
    if stranger(toponym, first.place, setting) or (toponym.small and first.place.population > CITY):
        return False
    for other in options[1:]:
        if first.points - other.points >= MARGIN:
            return True
        if not same_spot(first.place, other.place) and not setting.gazetteer.contains(other.place, first.place):
            return False
    return True


def stranger(toponym: Toponym, place: GazetteerPlace, setting: Setting) -> bool:
    """True for a small place far from the theatre and from all else that the report names: rather one that we lack."""
    if toponym.known or place.kind not in SMALL_KINDS or place.population >= WELL_KNOWN:
        return False
    others = [p for n, p in setting.anchors.items() if n != id(toponym) and fold(p.name) != toponym.sense[0]]
    if place.country in setting.theatre.countries or not others:
        return False
    if setting.theatre.countries and not any((kilometres(place, p) or FAR) < FAR for p in others):
        return True
    return len(setting.anchors) >= FEW and place.country not in {p.country for p in others}


def same_spot(left: GazetteerPlace, right: GazetteerPlace) -> bool:
    """True if two places are one for a reader: a town and the district it is the seat of."""
    apart = kilometres(left, right)
    small = (PlaceKind.ADMIN2, PlaceKind.SETTLEMENT, PlaceKind.CAPITAL, PlaceKind.QUARTER)
    return apart is not None and apart < SAME_SPOT and left.kind in small and right.kind in small


def place_of(toponym: Toponym, setting: Setting) -> Place:
    """The contract's place for one mention."""
    mention = toponym.mention
    shown = tuple(candidate(o) for o in toponym.options[:SHOWN])
    bare = Place(mention.start, mention.stop, mention.text, candidates=shown)
    if not leads(toponym, setting):
        return bare
    place = toponym.options[0].place
    return msgspec.structs.replace(
        bare,
        place_id=place.place_id,
        name=shown_name(toponym, place),
        country=place.country,
        within=tuple(a.name for a in setting.gazetteer.areas(place)),
        lat=place.lat,
        lon=place.lon,
        precision=Precision.AREA if toponym.zone or toponym.stands_in else place.precision,
    )


def shown_name(toponym: Toponym, place: GazetteerPlace) -> str:
    """The official name; of a place that no theatre or register names, the English spelling that the report prints.

    GeoNames transliterates ("Al Fallūjah"); a report in English that prints "Fallujah" has the English name.
    """
    printed = toponym.mention.text
    if toponym.mention.generic is not None or toponym.known or place.source != "geonames" or printed.isupper():
        return place.name
    if place.kind not in (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL) or place.place_id in toponym.primary:
        return place.name
    return printed if alike(fold(printed), fold(place.name)) else place.name


def alike(left: str, right: str) -> bool:
    """True if two folded names are spellings of one name rather than two names of one place."""
    sound = skeleton(left)
    if sound and sound == skeleton(right):
        return True
    return SequenceMatcher(None, without_article(left), without_article(right)).ratio() >= SPELT_ALIKE


def candidate(option: Option) -> Candidate:
    """An option as the contract shows it."""
    return Candidate(place_id=option.place.place_id, name=option.place.name, score=score(option), why=tuple(option.why))


def score(option: Option) -> float:
    """An option's points as a share of what a name with every cue for it has, 0 to 1."""
    return round(min(1.0, max(0.0, option.points / FULL)), 3)
