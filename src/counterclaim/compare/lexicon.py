"""The tables of a language that comparing needs, ready for use."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from counterclaim.compare.words import Phrases, Stemmer
from counterclaim.languages import has_table, table

FALLBACK = "en"  # for a language whose pack has no tables for comparing


class Lexicon(msgspec.Struct, frozen=True):
    """What words mean, by class; every word in it is a stem."""

    stemmer: Stemmer
    events: Phrases
    family: dict[str, str]  # event -> family
    over: dict[str, Phrases]  # event that is a state -> the words that end it: a siege that is broken is no siege
    units: dict[tuple[str, ...], str]  # printed unit -> class
    wider: dict[str, str]  # unit class -> the class that it is part of
    phase: Phrases
    portion: Phrases
    sites: Phrases
    count: Phrases
    unique: Phrases
    poles: Phrases  # labels "3:one", "3:other"
    roles: Phrases
    tools: frozenset[str]
    receivers: Phrases
    keepers: Phrases  # "under the control of"
    losing: frozenset[str]  # verbs of who loses
    endings: tuple[str, ...]  # of adjectives made from names
    generic: frozenset[str]
    own: frozenset[str]
    stop: frozenset[str]
    nameless: frozenset[str]  # stems that make no name of a phrase with capitals: the three above, units of one word


@functools.cache
def lexicon(lang: str) -> Lexicon:
    """The tables of ``lang``'s pack, or English where it has none."""
    name = lang if has_table(lang, "relating") else FALLBACK
    data, units = table(name, "relating"), table(name, "units")["unit"]
    stemmer = Stemmer(data["words"]["irregular"], tuple(data["words"].get("endings", ())))
    axes = {f"{n}:{pole}": axis[pole] for n, axis in enumerate(data["axis"]) for pole in ("one", "other")}
    roles = data["roles"]
    counted = {stemmer.stems(form): name for name, unit in units.items() for form in unit["forms"]}
    generic, own = stemmed(stemmer, roles["generic"]), stemmed(stemmer, roles["own"])
    stop = stemmed(stemmer, data["words"]["stop"])
    return Lexicon(
        stemmer=stemmer,
        events=phrases(stemmer, {name: event["forms"] for name, event in data["event"].items()}),
        family={name: event["family"] for name, event in data["event"].items()},
        over={
            name: phrases(stemmer, {"over": event["over"]}) for name, event in data["event"].items() if "over" in event
        },
        units=counted,
        wider={name: unit["is"] for name, unit in units.items() if "is" in unit},
        phase=phrases(stemmer, data["phase"]),
        portion=phrases(stemmer, data["portion"]),
        sites=phrases(stemmer, data["sites"]),
        count=phrases(stemmer, data["count"]),
        unique=phrases(stemmer, data["unique"]),
        poles=phrases(stemmer, axes),
        roles=phrases(stemmer, {name: roles[name] for name in ("state", "rebel", "outside")}),
        tools=stemmed(stemmer, roles["tools"]),
        receivers=phrases(stemmer, {"to": roles["receivers"]}),
        keepers=phrases(stemmer, {"in": roles["keepers"]}),
        losing=stemmed(stemmer, roles["losing"]),
        endings=tuple(roles["endings"]),
        generic=generic,
        own=own,
        stop=stop,
        nameless=generic | own | stop | {form[0] for form in counted if len(form) == 1},
    )


def phrases(stemmer: Stemmer, groups: dict[str, Any]) -> Phrases:
    """The forms of every group, stemmed, under the group's name."""
    return Phrases((label, stemmer.stems(form)) for label, forms in groups.items() for form in forms)


def stemmed(stemmer: Stemmer, words: list[str]) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(stem for word in words for stem in stemmer.stems(word))
