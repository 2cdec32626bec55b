"""The places that each mention may mean, before they are ranked."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from counterclaim.languages import table
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention
from counterclaim.model.names import PlaceKind, fold
from counterclaim.resolve.database import GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer

AREAS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.COUNTRY)
POINTS = (PlaceKind.SETTLEMENT, PlaceKind.CAPITAL, PlaceKind.QUARTER)
SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s+(?=[\"“‘'(]?[A-ZА-ЯІЇЄҐ])|\n\s*\n")
BETWEEN = 60  # characters between a name and the word that says what it is close to
BEFORE = 24  # characters before a name in which "the village of" stands
ENDING = 4  # letters of a town's name from which on its last one may be an ending
MANY = 400  # namesakes beyond this are not told apart


class Option(msgspec.Struct):
    """A place that a mention may mean, its points, and what they are for."""

    place: GazetteerPlace
    points: float = 0.0
    why: list[str] = []
    elsewhere: bool = False  # the report says that the place lies where this one does not


class Toponym(msgspec.Struct):
    """A mention with its options; ``sense`` is alike for mentions that must mean the same place."""

    mention: PlaceMention
    sense: tuple[str, str]
    options: list[Option]
    sentence: int
    generic: str = ""  # area, settlement, feature, zone
    unit: str = ""  # the generic word
    district: bool = False  # the generic word is one of the second level
    guessed: bool = False  # found by sound, not by name
    after: str = ""  # text between the mention before, in the same sentence, and this one
    primary: frozenset[str] = frozenset()
    known: bool = False  # the theatre gives the name
    stands_in: bool = False  # "Hantoub bridge": Hantoub stands for it
    of_country: str | None = None  # a country bears the name: its capital of the same name is the less likely
    small: bool = False  # "the village of Murom"
    close_to: PlaceMention | None = None  # "Ivanivka, a village near Kherson": the mention after it
    lies_in: PlaceMention | None = None  # "Yablonovo in Belgorod region": the mention beside it

    @property
    def zone(self) -> bool:
        """True for "the Pokrovsk direction"."""
        return self.generic == "zone"


def toponyms(
    document: Document, mentions: Sequence[PlaceMention], claims: Sequence[Claim], gazetteer: Gazetteer
) -> list[Toponym]:
    """Every mention with its options, in text order."""
    tables = table(document.lang, "places")
    generics = tables["generics"]
    holding = inside_of(tuple(tables["closeness"].get("within", ())), tuple(tables["directions"]["words"]))
    close = closeness(tuple(tables.get("closeness", {}).get("words", ())))
    small = before_name(tuple(tables.get("size", {}).get("small", ())))
    stops = sentence_stops(document.text, claims)
    out: list[Toponym] = []
    for mention in mentions:
        number = sum(stop <= mention.start for stop in stops)
        kind, unit = generic_kind(mention, generics)
        inside = mention.generic is not None and mention.covers(mention.generic)
        name = mention.text[: mention.generic.start - mention.start] if inside and mention.generic else mention.text
        toponym = Toponym(mention, (mention.key or fold(mention.text), kind), [], number, kind, unit)
        toponym.district = unit in generics["district"]
        toponym.small = bool(small.search(document.text[max(0, mention.start - BEFORE) : mention.start]))
        if out and out[-1].sentence == number:
            toponym.after = document.text[out[-1].mention.stop : mention.start]
            if close.search(toponym.after):
                out[-1].close_to = mention
            if holding.fullmatch(toponym.after) and (kind == "area" or toponym.after.strip(" ,(")):
                out[-1].lies_in = mention
        add_options(toponym, mention.key or fold(name), gazetteer)
        out.append(toponym)
    return out


@functools.cache
def closeness(words: tuple[str, ...]) -> re.Pattern[str]:
    """What a text between two names must look like where it says that the first is close to the second."""
    if not words:
        return re.compile(r"(?!)")
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"^[^.;:()\"“”«»]{{0,{BETWEEN}}}(?<!\w)(?:{listed})(?: the)? $", re.IGNORECASE)


@functools.cache
def inside_of(words: tuple[str, ...], directions: tuple[str, ...]) -> re.Pattern[str]:
    """What a text between two names must look like where the second is said to hold the first: "X, northern Y"."""
    within, parts = ("|".join(map(re.escape, each)) or r"(?!)" for each in (words, directions))
    return re.compile(rf"(?:,| \()?(?: (?:{within}))?(?: the)?(?: (?:{parts}))* ", re.IGNORECASE)


@functools.cache
def before_name(words: tuple[str, ...]) -> re.Pattern[str]:
    """What the text right before a name must end in for one of ``words`` to be said of it."""
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{listed})[ \u00a0]$", re.IGNORECASE)


def sentence_stops(text: str, claims: Sequence[Claim]) -> list[int]:
    """Where sentences end: by punctuation, and where a claim's sentence does."""
    return sorted({m.end() for m in SENTENCE_END.finditer(text)} | {c.sentence.stop for c in claims})


def generic_kind(mention: PlaceMention, generics: dict[str, list[str]]) -> tuple[str, str]:
    """What kind of generic word the mention has, and its last word."""
    if mention.generic is None:
        return "", ""
    word = mention.generic.text.lower().split()[-1]
    return next((kind for kind in ("area", "settlement", "feature", "zone") if word in generics[kind]), ""), word


def add_options(toponym: Toponym, key: str, gazetteer: Gazetteer) -> None:
    """Fill in the options: the mention's candidates that its generic word allows, or what sounds like its name."""
    entry = gazetteer.lookup(fold(toponym.mention.text)) or gazetteer.lookup(key)
    toponym.primary = frozenset(p.place_id for p in entry.places if p.primary) if entry else frozenset()
    places = [p for p in map(gazetteer.place, toponym.mention.candidates[:MANY]) if p is not None]
    whole = toponym.generic == "feature" and gazetteer.lookup(fold(toponym.mention.text)) is None
    toponym.stands_in = bool(whole and places)
    if not places and toponym.generic != "feature":
        places, toponym.guessed = list(dict.fromkeys(gazetteer.similar(key)))[:MANY], True
    wanted = AREAS if toponym.generic == "area" else POINTS if toponym.generic == "settlement" else ()
    if wanted:
        places = [p for p in places if p.kind in wanted] or areas_named(key, gazetteer, wanted)
    toponym.options = [Option(p) for p in places]
    toponym.of_country = next((p.country for p in places if p.kind is PlaceKind.COUNTRY), None)
    toponym.known = bool(gazetteer.given.get(key))


def areas_named(key: str, gazetteer: Gazetteer, wanted: Sequence[PlaceKind]) -> list[GazetteerPlace]:
    """The areas (or settlements) that bear the bare name, or the regions named for a settlement that does."""
    entry = gazetteer.lookup(key)
    found = [p for p in map(gazetteer.place, (n.place_id for n in entry.places)) if p] if entry else []
    named = [p for p in found if p.kind in wanted]
    above = [ref for p in found for ref in (p.admin1, p.admin2) if ref is not None]
    regions = [gazetteer.place(ref) for ref in above]
    heads = (key, *dict.fromkeys(fold(p.name) for p in found))
    return named or [
        r for r in dict.fromkeys(regions) if r is not None and r.kind in wanted and named_for(fold(r.name), heads)
    ]


def named_for(region: str, towns: Sequence[str]) -> bool:
    """True if a region's folded name begins as a town's does, but for the town's ending: "korenevskiy", "korenevo"."""
    stems = (t[:-1] for t in towns if len(t) > ENDING)
    return region.startswith((*towns, *stems))
