"""All that is particular to one conflict, as data: the shapes of a theatre pack."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class AgentKind(StrEnum):
    """What an agent of a theatre is."""

    STATE = "state"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    FORCE = "force"
    OFFICE = "office"  # a person by role: "the Ukrainian president"
    PERSON = "person"
    AGENCY = "agency"
    OUTLET = "outlet"
    GROUP = "group"
    ORGANISATION = "organisation"


class SideData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One side: a short code, its display name, and words that mark an agent as its (demonyms, adjectives)."""

    id: str
    name: str
    marks: dict[str, tuple[str, ...]] = {}  # language -> "Russian", "Moscow-backed"
    states: tuple[
        str, ...
    ] = ()  # ids of the pack `world`'s states that belong to it ("ru"): their names and demonyms mark it
    colour: str | None = None  # a CSS colour, neutral


class AgentData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One agent; ``aliases`` and ``metonyms`` by language, as printed, without article."""

    id: str
    name: str
    kind: AgentKind
    side: str | None = None
    aliases: dict[str, tuple[str, ...]] = {}
    metonyms: dict[str, tuple[str, ...]] = {}  # "Kyiv", "the Kremlin": place names that speak
    domains: tuple[str, ...] = ()
    gender: str | None = None  # f, m; for persons, to resolve pronouns
    holders: tuple[str, ...] = ()  # for an office: ids of persons who held it
    of: str | None = None  # id of the agent that it is part of; gives the side where none is written
    office: str | None = (
        None  # id of an office in the languages' titles.toml: then "Russia's defence ministry" needs no alias
    )
    areas: dict[str, tuple[str, ...]] = {}  # names of the area that it governs or covers: "Kharkiv region"
    adjectives: dict[str, tuple[str, ...]] = {}  # demonyms: "Russian", "Houthi"
    bare: dict[str, tuple[str, ...]] = {}  # unmarked words that mean it in this theatre: "the army"


class ContestedName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of names.csv: a name of a place, its status, and who uses it."""

    place_id: str
    official: str  # the official name, in Latin script
    name: str
    lang: str
    status: str  # official, former, soviet, exonym, translit, alternative; spelling: nobody's in particular
    since: str | None = None  # ISO date from which the official name holds, for former names: until when
    used_by: str | None = None  # side id
    note: str | None = None


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region, water, range or facility that the gazetteer lacks: its names by language.

    ``members`` are the ids of the areas that a vernacular region is made of; ``within`` is the smallest area
    (``admin1:CD.11``, ``country:SY``) that a smaller place lies in; ``lat``/``lon`` are WGS84 degrees. The part of
    ``id`` before the colon says what it is: ``region``, ``water``, ``range``, ``facility``, ``place``. ``course`` is
    a river's, as ``[lat, lon]`` of points along it from end to end; ``sea`` is true for a sea, whose coast the outlines
    have.
    """

    id: str
    name: str
    names: dict[str, tuple[str, ...]] = {}
    members: tuple[str, ...] = ()
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    course: tuple[tuple[float, float], ...] = ()
    sea: bool = False
    note: str | None = None


class LoadedTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of wording.toml.

    ``forms`` by language are lemmas or phrases; ``neutral`` is what a desk could print instead (``""``:
    leave it out or attribute it); ``used_by`` is a side id, ``None`` where every side uses it;
    ``unless`` are words which, next to the term, make it plain usage ("prison" near "liberation"); with ``only``
    the term counts where one of those words stands near it ("fighter" near "neutralised"). ``in_war`` is true for words
    of every day ("victory"), which count only where a war is told.
    """

    id: str
    forms: dict[str, tuple[str, ...]]
    neutral: str
    used_by: str | None = None
    why: str = ""
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    pos: str | None = None  # only where the word is of this Universal POS
    in_war: bool = False


class Theatre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One conflict's data, loaded; the pack ``world`` has no sides.

    ``disputed`` are areas that more than one state claims: no rule says which country they lie in. ``registered`` are
    the countries all of whose settlements the shipped gazetteer has.
    """

    id: str
    title: str
    timezone: str
    sides: tuple[SideData, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    bbox: tuple[float, float, float, float] | None = None  # west, south, east, north; degrees
    disputed: tuple[str, ...] = ()
    registered: tuple[str, ...] = ()
    agents: tuple[AgentData, ...] = ()
    names: tuple[ContestedName, ...] = ()
    regions: tuple[Region, ...] = ()
    wording: tuple[LoadedTerm, ...] = ()
