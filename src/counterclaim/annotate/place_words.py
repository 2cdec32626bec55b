"""The word lists by which one language tells toponyms: ``languages/<lang>/places.toml``, read once."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from counterclaim.languages import table

Words = frozenset[str]


class Lists(msgspec.Struct, frozen=True):
    """The word lists of one language's ``places.toml``."""

    lang: str
    area: Words
    settlement: Words
    feature: Words
    standing_in: Words
    zone: Words
    between: Words
    of: Words
    title: Words
    locative: Words
    mild: Words
    skipped: Words
    speak: Words
    undergo: Words
    states: Words
    address: Words
    doer: Words
    said_in: Words
    bodies: Words
    part: Words
    ships: Words
    persons: Words
    never: Words
    moves: Words
    taken: Words
    held: Words
    endured: Words
    deeds: Words
    ways: Words
    driven: Words
    assaults: Words
    joined: Words
    strict: Words
    settled: Words
    routes: Words
    compass: Words
    inner: Words
    particles: Words
    demonyms: tuple[str, ...]
    areal: tuple[str, ...]
    joints: frozenset[str]
    ranks: Words
    home: frozenset[str]
    district: Words
    toward: Words
    doer_of: Words
    respelt: dict[int, str]
    respelt_first: dict[str, str]
    respelt_endings: dict[str, str]


@functools.cache
def lists_of(lang: str) -> Lists:
    """The lists of ``lang``."""
    raw: dict[str, Any] = table(lang, "places")
    generics, before, agent = raw["generics"], raw["before"], raw["agent"]
    parts = {
        **{k: generics[k] for k in ("area", "district", "settlement", "feature", "standing_in", "zone", "between")},
        **{k: before[k] for k in ("of", "title", "locative", "mild", "skipped")},
        **{k: agent[k] for k in ("speak", "undergo", "states", "address", "doer", "bodies", "said_in")},
        "part": raw["part"]["heads"],
        "ships": raw["part"]["ships"],
        "persons": raw["persons"]["titles"],
        "never": raw["persons"]["never"],
        "moves": raw["moves"]["verbs"],
        "taken": raw["taken"]["verbs"],
        **{k: raw["taken"][k] for k in ("held", "endured", "deeds", "ways", "driven")},
        "assaults": raw["taken"]["nouns"],
        "joined": raw["part"]["bodies"],
        "ranks": raw["persons"]["ranks"],
        "home": raw["home"]["countries"],
        "toward": agent["toward"],
        "doer_of": agent["doer_of"],
        **{k: before[k] for k in ("strict", "settled")},
        "routes": raw["moves"]["routes"],
        "compass": raw["moves"]["compass"],
        **{k: raw["inside"][k] for k in ("inner", "particles", "joints")},
    }
    spelling = raw.get("respelt", {})
    return Lists(
        lang=lang,
        demonyms=tuple(raw["demonyms"]["endings"]),
        areal=tuple(generics["adjectives"]),
        respelt=str.maketrans(spelling.get("letters", {})),
        respelt_first=spelling.get("first", {}),
        respelt_endings=spelling.get("endings", {}),
        **{k: frozenset(v) for k, v in parts.items()},
    )
