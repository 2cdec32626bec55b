"""The word lists by which one language tells toponyms: ``languages/<lang>/places.toml``, read once."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from counterclaim.languages import table

Words = frozenset[str]


class Lists(msgspec.Struct, frozen=True):
    """The word lists of one language's ``places.toml``."""

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
    joints: frozenset[str]


@functools.cache
def lists_of(lang: str) -> Lists:
    """The lists of ``lang``."""
    raw: dict[str, Any] = table(lang, "places")
    generics, before, agent = raw["generics"], raw["before"], raw["agent"]
    parts = {
        **{k: generics[k] for k in ("area", "settlement", "feature", "standing_in", "zone", "between")},
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
        **{k: before[k] for k in ("strict", "settled")},
        "routes": raw["moves"]["routes"],
        "compass": raw["moves"]["compass"],
        **{k: raw["inside"][k] for k in ("inner", "particles", "joints")},
    }
    return Lists(demonyms=tuple(raw["demonyms"]["endings"]), **{k: frozenset(v) for k, v in parts.items()})
