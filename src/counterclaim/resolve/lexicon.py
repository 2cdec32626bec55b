"""Everything that a theatre and a language know by name, in one lexicon of readings."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.languages import LANGUAGES, table
from counterclaim.model.theatre import AgentData, Theatre


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A head of noun phrases from titles.toml: a body, a person's office, a voice, a document, or a neutral source."""

    id: str
    group: str
    kind: str
    name: str
    forms: tuple[str, ...] = ()
    topic: str | None = None
    part_of: str | None = None
    takes: tuple[str, ...] = ()
    generic: bool = False


class Named(msgspec.Struct, frozen=True):
    """An agent by its name (``alias``, ``seat``), demonym (``adjective``), area, or unmarked words (``bare``)."""

    agent: str
    how: str


class Marked(msgspec.Struct, frozen=True):
    """A word that marks a side: "separatist", "Moscow-installed"; ``other`` for "Western"."""

    side: str


class Titles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """titles.toml of a language; all empty where it has none."""

    modifiers: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


Meaning = Office | Named | Marked


def titles_of(lang: str) -> Titles:
    """The titles of ``lang``; ``PackError`` if its table is damaged."""
    return msgspec.convert(table(lang, "titles"), Titles) if lang in LANGUAGES else Titles()


def entries(theatre: Theatre, titles: Titles, lang: str) -> Iterator[tuple[str, Meaning]]:
    """Every phrase that the theatre's agents and sides and the language's offices are known by."""
    for agent in theatre.agents:
        yield from _names(agent, lang)
    for side in theatre.sides:
        for mark in side.marks.get(lang, ()):
            yield mark, Marked(side.id)
    for word in titles.third:
        yield word, Marked("other")
    for office in titles.offices:
        for form in office.forms:
            yield form, office


def _names(agent: AgentData, lang: str) -> Iterator[tuple[str, Meaning]]:
    for name in dict.fromkeys((*agent.aliases.get(lang, ()), *((agent.name,) if lang == "en" else ()))):
        yield name, Named(agent.id, "alias")
    for how, words in (
        ("seat", agent.metonyms),
        ("adjective", agent.adjectives),
        ("area", agent.areas),
        ("bare", agent.bare),
    ):
        for word in words.get(lang, ()):
            yield word, Named(agent.id, how)
