"""Places as the rules on places see them: what a name may mean, and what a language's words say of where it lies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from math import atan2, degrees

import msgspec

from counterclaim.check.subject import Subject
from counterclaim.languages import INFLECTING, endings, table
from counterclaim.model import spoken
from counterclaim.model.atlas import Atlas, Spot
from counterclaim.model.called import state_called
from counterclaim.model.claim import Place
from counterclaim.model.mention import Use
from counterclaim.model.names import fold
from counterclaim.model.span import Span
from counterclaim.model.theatre import AgentKind, Region

MOST = 120  # namesakes that are tried: a rule on a name with more says nothing
LARGE, RIVAL = 20_000, 20  # inhabitants of a town that is meant by its name alone; how much smaller a namesake may be
KNOWN = 10_000  # inhabitants from which on a place is surely in the gazetteer
PART = re.compile(r"\{(\w+)\}")
BESIDE = 24  # ... and a word that says what it is
BACK = 80  # characters before a place in which a phrase about it stands
POINTS = {"north": (0, 1), "east": (1, 0), "south": (0, -1), "west": (-1, 0)}
WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
WATER = "water:"


@functools.cache
def pattern(lang: str, section: str, key: str, **names: str) -> re.Pattern[str]:
    """An expression of the language's ``terrain.toml`` with its parts, and ``names``, put in."""
    words = table(lang, "terrain")
    parts: dict[str, str] = {**words["parts"], **names}

    def filled(text: str) -> str:
        return PART.sub(lambda match: filled(parts[match[1]]) if match[1] in parts else match[0], text)

    return re.compile(filled(words[section][key]), re.IGNORECASE)


def spots_of(subject: Subject, place: Place, atlas: Atlas, land: str | None = None) -> tuple[Spot, ...]:
    """The points that the printed name may mean, the chosen one first; none if it is not decided or is an area.

    A rule that says that a place lies elsewhere must hold for every one of them: else the slip may be ours. Beside a
    large town villages of its name do not count, nor do namesakes outside the theatre, the chosen place's country and
    ``land``.
    """
    chosen = atlas.spot(place.place_id) if place.place_id is not None else None
    if chosen is None or place.place_id is None or chosen.slack is None:
        return ()
    mention = next((m for m in subject.annotations.places if (m.start, m.stop) == (place.start, place.stop)), None)
    ids = dict.fromkeys((place.place_id, *(mention.candidates if mention is not None else ())))
    if len(ids) > MOST:
        return ()
    least = chosen.population / RIVAL if chosen.population >= LARGE and not is_small(subject, place) else 0
    found = (chosen, *(atlas.spot(each) for each in ids), *atlas.named(place.text))
    lands = {*subject.theatre.countries, chosen.country, land} if subject.theatre.countries else None
    points = (spot for spot in found if spot is not None and spot.slack is not None)
    kept = (spot for spot in points if spot.population >= least and (lands is None or spot.country in lands))
    return tuple({spot.place_id: spot for spot in kept}.values())


def toponyms(subject: Subject, atlas: Atlas) -> tuple[Place, ...]:
    """The places of a report with those names that the annotators took for a body's, in text order.

    "Xville, on the Red Sea, put off the fair": the town council did, and it is the town that lies on the sea. Of such
    names the most populous place of the theatre is meant.
    """
    acting = (m for m in subject.annotations.places if m.use is Use.AGENT)
    found = []
    for mention in acting:
        spots = [s for each in mention.candidates[:MOST] if (s := atlas.spot(each)) is not None and s.slack is not None]
        home = [s for s in spots if s.country in subject.theatre.countries] or spots
        if home:
            best = max(home, key=lambda spot: spot.population)
            place = Place(mention.start, mention.stop, mention.text, place_id=best.place_id, country=best.country)
            found.append(msgspec.structs.replace(place, name=best.name, within=best.within))
    return tuple(sorted((*subject.report.places, *found), key=lambda place: place.start))


def is_small(subject: Subject, place: Place) -> bool:
    """True if the words beside a place call it a village."""
    small = pattern(subject.document.lang, "unknown", "small")
    after = subject.document.text[place.stop : place.stop + BESIDE]
    return bool(small.search(before(subject, place)[-BESIDE:]) or small.search(after))


def may_be_missing(subject: Subject, spot: Spot, country: str | None) -> bool:
    """True if ``country`` may have a place of that name that the gazetteer lacks: ``spot`` may be a wrong guess then.

    A large town, or one that the theatre lists, is meant by its name alone.
    """
    if country is not None and subject.atlas is not None and subject.atlas.lists_all(country):
        return False
    return is_little_known(subject, spot)


def is_little_known(subject: Subject, spot: Spot) -> bool:
    """True for a small place that the theatre does not list: another may have borne its name, and be renamed since."""
    return spot.population < KNOWN and not any(row.place_id == spot.place_id for row in subject.theatre.names)


def before(subject: Subject, span: Span) -> str:
    """The text of the same sentence, or at most its last words, before a span."""
    text = subject.document.text[max(0, span.start - BACK) : span.start]
    return re.split(r"[.!?]\s|\n", text)[-1]


def kilometres(lang: str, match: re.Match[str]) -> float | None:
    """The length that a phrase gives, in kilometres."""
    if match["n"] is None:
        return None
    units: dict[str, float] = table(lang, "terrain")["units"]
    word = match["unit"].lower()
    factor = max(((len(unit), value) for unit, value in units.items() if word.startswith(unit)), default=(0, 1.0))[1]
    return float(match["n"].replace(",", ".")) * factor


def printed(far: float, most: float) -> str:
    """A distance as a message gives it, where distances beyond ``most`` are not known."""
    words = spoken.gettext("more than {far} km") if far >= most else spoken.gettext("{far} km")
    return words.format(far=round(min(far, most)))


def bounds(lang: str, match: re.Match[str], far: float, road: float) -> tuple[float, float]:
    """The least and most kilometres that a phrase with the length ``far`` allows; a road may be ``road`` times as long.

    "Within 20 km" has no least, "more than 20 km" no most.
    """
    words = match[0][: match.start("n") - match.start()]
    least = 0.0 if pattern(lang, "bounds", "most").search(words) else far / road
    most = float("inf") if pattern(lang, "bounds", "least").search(words) else far * road
    return least, most


def heading(lang: str, words: str) -> float | None:
    """The direction that words name, in degrees from north over east."""
    compass: dict[str, list[str]] = table(lang, "terrain")["compass"]
    lower = words.lower()
    found = [POINTS[point] for point, stems in compass.items() if any(stem in lower for stem in stems)]
    east, north = (sum(axis) for axis in zip(*found, strict=True)) if found else (0, 0)
    return degrees(atan2(east, north)) % 360 if east or north else None


def wind(degree: float) -> str:
    """The name of the nearest of the eight directions, in the language of the messages."""
    return spoken.term("wind", WINDS[round(degree / 45) % 8])


def state_named(subject: Subject, words: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the state that ``words`` name, by its name or its adjective."""
    lang = subject.document.lang
    for agent in subject.theatre.agents:
        if agent.kind is not AgentKind.STATE or len(agent.id) != 2:
            continue
        names = (*agent.aliases.get(lang, ()), *agent.adjectives.get(lang, ()))
        if any(names_state(lang, words, name) for name in names):
            return agent.id.upper()
    return None


def names_state(lang: str, words: str, name: str) -> bool:
    """True if ``words`` are the state's ``name``; where names inflect, a form of it or its adjective."""
    if words == name:
        return True
    return lang in INFLECTING and len(name) > 4 and words.casefold().startswith(name[:-1].casefold())


def state_name(subject: Subject, country: str | None) -> str:
    """The display name of a country."""
    code = (country or "").lower()
    state = next((agent for agent in subject.theatre.agents if agent.id == code), None)
    if state is None:
        return country or ""
    return state_called(subject.theatre, code, state.name)


def waters(subject: Subject) -> Iterator[tuple[str, Region]]:
    """The printed names of the theatre's waters in the report's language, with their entries."""
    lang = subject.document.lang
    for region in subject.theatre.regions:
        if region.id.startswith(WATER):
            forms = region.names.get(lang, ()) if lang in INFLECTING else (region.name, *region.names.get(lang, ()))
            for name in forms:
                yield name.removeprefix("the "), region


def water_form(lang: str, name: str) -> str:
    """An expression for a water's name; where names inflect, for its forms."""
    if lang not in INFLECTING:
        return re.escape(name)
    return r"\s+".join(re.escape(bare(lang, word)) + r"\w*" for word in name.split())


def bare(lang: str, word: str) -> str:
    """A word without its ending."""
    lower = word.lower()
    for ending in endings(lang):
        if lower.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)]
    return word


def same_name(left: str, right: str) -> bool:
    """True if two names are alike but for case, accents and hyphens."""
    return fold(left) == fold(right)
