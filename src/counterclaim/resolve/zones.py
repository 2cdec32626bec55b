"""Places with the areas that the report's words draw from them, and borders that are named without a place."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.languages import endings
from counterclaim.model.claim import Place, Precision, Zone, ZoneKind
from counterclaim.model.document import Document
from counterclaim.model.names import PlaceKind
from counterclaim.model.span import Span
from counterclaim.model.theatre import Theatre
from counterclaim.resolve.borders import load_borders
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer
from counterclaim.resolve.nearness import kilometres
from counterclaim.resolve.options import AREAS, SENTENCE_END
from counterclaim.resolve.phrases import Lexicon, words_of
from counterclaim.resolve.terrain import country_codes, to_border
from counterclaim.resolve.zone_shapes import Plan, belt, box_of, draw
from counterclaim.resolve.zone_words import (
    Phrase,
    beside_river,
    border_phrases,
    phrase_before,
    stretches_between,
    zone_table,
)

DASHES = re.compile(r"(?<=\w)[-–—](?=\w)")
APART = 200.0  # km: farther apart, two places have no ground "between" them that a report could mean
REMOTE = 60.0  # km: what lies farther off is not told by a border
LOCATED = 60  # characters between a settlement and words that only say where it lies


class Ground(msgspec.Struct):
    """One document with what its zones are looked up in; ``found`` are the decided places, with all that is known."""

    document: Document
    theatre: Theatre
    gazetteer: Gazetteer
    places: tuple[Place, ...]
    found: tuple[tuple[Place, GazetteerPlace], ...]
    stops: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around ``at`` begins and ends."""
        begins = max((stop for stop in self.stops if stop <= at), default=0)
        return begins, min((stop for stop in self.stops if stop > at), default=len(self.document.text))

    def beside(self, at: int) -> list[tuple[Place, GazetteerPlace]]:
        """The places of the sentence around ``at``, the nearest first."""
        begins, ends = self.sentence(at)
        inside = [(p, g) for p, g in self.found if begins <= p.start < ends]
        return sorted(inside, key=lambda pair: abs(pair[0].start - at))


def with_zones(
    places: Sequence[Place], document: Document, theatre: Theatre, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """``places`` with the zones that the words draw, in text order.

    A border named by an adjective alone ("within 10 km of the Rwandan border") where no place of the sentence can bear
    its zone is a place of its own, if the words give a length.
    """
    if zone_table(document.lang) is None:
        return tuple(places)
    known = ((p, gazetteer.place(p.place_id)) for p in places if p.place_id is not None)
    found = tuple((p, g) for p, g in known if g is not None)
    stops = tuple(m.end() for m in SENTENCE_END.finditer(document.text))
    ground = Ground(document, theatre, gazetteer, tuple(places), found, stops)
    drawn: dict[int, Zone] = {}
    made: list[Place] = []
    for start, zone in pairs_between(ground):
        drawn.setdefault(start, zone)
    for place, entry in found:
        around = zone_at(place, entry, ground)
        if around is not None:
            drawn.setdefault(place.start, around)
    for phrase in border_phrases(document.text, document.lang):
        place_border(phrase, ground, drawn, made)
    out = [msgspec.structs.replace(p, zone=drawn[p.start]) if p.start in drawn else p for p in places]
    return tuple(sorted([*out, *made], key=lambda p: p.start))


def zone_of(plan: Plan, phrase: Span, gazetteer: Gazetteer, *, assumed: bool) -> Zone | None:
    """The zone that ``plan`` gives, if it can be drawn."""
    shape = draw(plan, gazetteer)
    if shape is None:
        return None
    west, south, east, north = (round(side, 3) for side in box_of(shape.area))
    return Zone(
        phrase.start,
        phrase.stop,
        phrase.text,
        kind=plan.kind,
        of=plan.of,
        within=plan.within,
        km_from=round(plan.km_from, 1),
        km_to=round(plan.km_to, 1),
        assumed=assumed,
        heading=plan.heading,
        km2=round(shape.km2, 1),
        accuracy=shape.accuracy,
        box=(west, south, east, north),
    )


def pairs_between(ground: Ground) -> Iterator[tuple[int, Zone]]:
    """For each of two towns that something lies between, where it starts and the zone."""
    text, lang = ground.document.text, ground.document.lang
    for (left, here), (right, there) in zip(ground.found, ground.found[1:], strict=False):
        if here.kind in AREAS or there.kind in AREAS or here.place_id == there.place_id:
            continue
        begins, ends = ground.sentence(left.start)
        apart = kilometres(here, there)
        if apart is None or apart > APART or not stretches_between(text, lang, left, right, text[begins:ends]):
            continue
        plan = Plan(kind=ZoneKind.BETWEEN, of=(here.place_id, there.place_id), km_to=belt(here, there) or 0.0)
        phrase = Span(left.start, right.stop, text[left.start : right.stop])
        zone = zone_of(plan, phrase, ground.gazetteer, assumed=True)
        if zone is not None:
            yield left.start, zone
            yield right.start, zone


def zone_at(place: Place, entry: GazetteerPlace, ground: Ground) -> Zone | None:
    """The zone that the words before a place draw around it, beside it, or in a direction from it."""
    text, lang = ground.document.text, ground.document.lang
    if entry.place_id in ground.gazetteer.courses:
        phrase = beside_river(text, lang, place.start)
    elif entry.kind in AREAS:
        return None
    else:
        phrase = phrase_before(text, lang, place.start)
    if phrase is None or locates(phrase, ground):
        return None
    plan = Plan(
        kind=phrase.kind, of=(entry.place_id,), km_from=phrase.km_from, km_to=phrase.km_to, heading=phrase.heading
    )
    whole = Span(phrase.span.start, place.stop, text[phrase.span.start : place.stop])
    return zone_of(plan, whole, ground.gazetteer, assumed=phrase.assumed)


def locates(phrase: Phrase, ground: Ground) -> bool:
    """True where the phrase only says where the settlement before it lies: "Vovchansk, 5 km from the border"."""
    words = zone_table(ground.document.lang)
    begins, _ = ground.sentence(phrase.span.start)
    areas = {p.start for p, g in ground.found if g.kind in AREAS}
    before = [p for p in ground.places if begins <= p.start < phrase.span.start and p.start not in areas]
    if words is None or not before:
        return False
    gap = ground.document.text[before[-1].stop : phrase.span.start].rstrip()
    return len(gap) <= LOCATED and words.locating.fullmatch(gap) is not None


def place_border(phrase: Phrase, ground: Ground, drawn: dict[int, Zone], made: list[Place]) -> None:
    """Give the zone of a border to the area of its sentence that it lies in, to the state named in it, or to itself."""
    if locates(phrase, ground) or phrase.km_to > REMOTE:
        return
    near = ground.beside(phrase.span.start)
    named = states_named(" ".join(phrase.lands), ground)
    past = next((g for p, g in near if p.start == phrase.beyond and g.kind in AREAS), None)
    if past is not None and past.country and past.kind is not PlaceKind.COUNTRY:
        named = (frozenset([past.country]),)  # "the border with Belgorod region"
    outside = [(p, g) for p, g in near if not phrase.span.covers(p) and g is not past]
    area = next(((p, g) for p, g in outside if g.kind in AREAS and g.country and fits(g, named)), None)
    pair = pair_of(named, area[1] if area else None, lands_near(phrase, outside, ground), ground)
    if pair is None:
        return
    side = states_named(phrase.side, ground)
    within = next((f"country:{land}" for land in pair if side and land in side[0]), None)
    holder = area[0] if area is not None and area[1].country in pair else None
    if within is None and holder is not None and area is not None:
        within = area[1].place_id
    plan = Plan(
        kind=ZoneKind.BORDER,
        of=tuple(f"country:{land}" for land in pair),
        within=within,
        km_from=phrase.km_from,
        km_to=phrase.km_to,
    )
    zone = zone_of(plan, phrase.span, ground.gazetteer, assumed=phrase.assumed)
    if zone is None:
        return
    holder = holder or next((p for p, _ in near if phrase.span.covers(p)), None)
    if holder is not None:
        drawn.setdefault(holder.start, zone)
    elif not phrase.assumed:
        made.append(border_place(phrase, pair, zone, ground))


def fits(area: GazetteerPlace, named: Sequence[frozenset[str]]) -> bool:
    """True if the states named of a border leave room for the area's: it is one of two, or another than the one."""
    return len(named) < 2 or any(area.country in each for each in named)


def border_place(phrase: Phrase, pair: tuple[str, str], zone: Zone, ground: Ground) -> Place:
    """A border as a place: its phrase as printed, in the middle of its zone."""
    west, south, east, north = zone.box
    names = [ground.gazetteer.place(f"country:{land}") for land in pair]
    return Place(
        phrase.span.start,
        phrase.span.stop,
        phrase.span.text,
        place_id=f"border:{'-'.join(sorted(pair))}",
        name="–".join(sorted(p.name for p in names if p is not None)) + " border",
        lat=round((south + north) / 2, 4),
        lon=round((west + east) / 2, 4),
        precision=Precision.AREA,
        zone=zone,
    )


def states_named(words: str, ground: Ground) -> tuple[frozenset[str], ...]:
    """For each state that ``words`` name, by name or adjective, the countries (ISO alpha-2) that it may be."""
    if not words:
        return ()
    hits = states_of(ground.gazetteer, ground.document.lang).scan(words_of(DASHES.sub(" ", words)))
    return tuple(dict.fromkeys(frozenset(hit.meanings) for hit in hits))


@functools.lru_cache(maxsize=32)
def states_of(gazetteer: Gazetteer, lang: str) -> Lexicon[str]:
    """The names and adjectives of states, each with its country (ISO alpha-2)."""
    entries = (
        (phrase, agent.id.upper())
        for agent in gazetteer.states
        for phrase in (*agent.aliases.get(lang, ()), *agent.adjectives.get(lang, ()))
    )
    return Lexicon(entries, endings(lang))


def lands_near(phrase: Phrase, near: Sequence[tuple[Place, GazetteerPlace]], ground: Ground) -> list[str]:
    """The countries that the sentence is about, by its places and then by the states that it names, likeliest first."""
    begins, ends = ground.sentence(phrase.span.start)
    text = ground.document.text
    around = text[begins : phrase.span.start] + " " + text[phrase.span.stop : ends]
    states = states_named(around, ground)
    return [*(g.country for _, g in near if g.country), *(land for state in states for land in sorted(state))]


def pair_of(
    named: Sequence[frozenset[str]], area: GazetteerPlace | None, near: Sequence[str], ground: Ground
) -> tuple[str, str] | None:
    """The two countries whose border is meant; ``None`` where words and places leave it open."""
    if len(named) >= 2:
        found = {(a, b) for a in named[0] for b in named[1] if b in neighbours(a)}
        return found.pop() if len(found) == 1 else None
    own = [area.country] if area is not None and area.country else list(near)
    counted = Counter(g.country for _, g in ground.found if g.country)
    lands = [*dict.fromkeys([*own, *(land for land, _ in counted.most_common())])]
    if not lands:
        return None
    if not named or named[0] & {lands[0]}:
        about = {*counted, *near}
        return beyond(lands[0], area, about, ground)
    return next(((a, b) for a in lands for b in sorted(named[0]) if b in neighbours(a)), None)


def beyond(land: str, area: GazetteerPlace | None, about: set[str], ground: Ground) -> tuple[str, str] | None:
    """The border of ``land`` that is meant where the words name no other country.

    That of its only neighbour, of the only one that the report or its theatre is about, or the one that the area is at.
    """
    others = neighbours(land)
    rivals = others & (about | set(ground.theatre.countries))
    if area is not None and area.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) and area.lat is not None:
        far = {other: distance(area, land, other) for other in others}
        first = min(sorted(far), key=lambda other: far[other], default=None)
        return (land, first) if first is not None and (not rivals or first in rivals) else None
    if len(others) == 1:
        return land, next(iter(others))
    return (land, rivals.pop()) if len(rivals) == 1 else None


def distance(area: GazetteerPlace, land: str, other: str) -> float:
    """Kilometres from the middle of an area to a border."""
    if area.lat is None or area.lon is None:
        return float("inf")
    return to_border(area.lat, area.lon, land, other) or float("inf")


def neighbours(land: str) -> set[str]:
    """The countries (ISO alpha-2) that share a land border with ``land``."""
    codes = country_codes()
    letters = {three: two for two, three in codes.items()}
    own = codes.get(land)
    pairs = (set(b.pair) - {own} for b in load_borders() if own in b.pair)
    return {letters[code] for pair in pairs for code in pair if code in letters}
