"""Theatres: all that is particular to one conflict, as data.

A pack is a folder with ``theatre.toml`` and, where it has them, ``agents.toml``, ``names.csv``, ``regions.toml`` and
``wording.toml``. The pack ``world`` lies beneath every other. docs/theatres.md says how to write one.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.model.errors import PackError
from counterclaim.model.names import fold
from counterclaim.model.theatre import Theatre
from counterclaim.theatres.cases import Case, read_cases
from counterclaim.theatres.checking import (
    check_agents,
    check_head,
    check_names,
    check_regions,
    check_wording,
    sides_of,
)
from counterclaim.theatres.merging import lay_agents_over, lay_over, with_sides
from counterclaim.theatres.parts import AgentsFile, Head, RegionsFile, WordingFile, read_names, read_part
from counterclaim.theatres.states import read_states

if TYPE_CHECKING:
    from counterclaim.theatres.choosing import Names

WORLD = "world"
_HOME = Path(__file__).parent


def theatre_names() -> tuple[str, ...]:
    """The names of the packs that ship with counterclaim, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _HOME.glob("*/theatre.toml")))


def load_theatre(name: str) -> Theatre:
    """The pack ``name``, or the pack in the folder at that path, laid over ``world``; loaded once.

    Every agent has a side: a side's id, ``other``, or, in ``world``, the state's own id.
    ``PackError`` where there is no such pack or a file does not say what it must.
    """
    return _load(folder_of(name))


def own_part(name: str) -> Theatre:
    """The pack ``name`` alone, without ``world`` beneath it; sides stand only where its files write them."""
    return read_pack(folder_of(name))


def theatre_cases(name: str) -> tuple[Case, ...]:
    """The examples of the pack ``name``: phrases, and whom they name."""
    return read_cases(folder_of(name))


def folder_of(name: str) -> Path:
    """Where the pack ``name`` lies; ``PackError`` where there is none."""
    for folder in (_HOME / name, Path(name)):
        if name and (folder / "theatre.toml").is_file():
            return folder.resolve()
    known = ", ".join(theatre_names())
    raise PackError(
        f"no theatre '{name}'; use one of {known}, or the path of a folder with a theatre.toml", where=name or None
    )


@functools.cache
def _load(folder: Path) -> Theatre:
    own = read_pack(folder)
    world = own if folder == _HOME / WORLD else read_pack(_HOME / WORLD)
    sides = own.sides
    return Theatre(
        id=own.id,
        title=own.title,
        timezone=own.timezone,
        sides=sides,
        countries=own.countries,
        bbox=own.bbox,
        disputed=tuple(dict.fromkeys((*world.disputed, *own.disputed))),
        registered=own.registered,
        agents=with_sides(lay_agents_over(world.agents, own.agents), sides),
        names=own.names if own is world else world.names + own.names,
        regions=lay_over(world.regions, own.regions),
        wording=lay_over(world.wording, own.wording),
    )


@functools.cache
def read_pack(folder: Path) -> Theatre:
    """The pack in ``folder`` alone, checked, with nothing beneath it and sides only where they are written."""
    if not (folder / "theatre.toml").is_file():
        raise PackError("there is no theatre.toml; write one", where=str(folder))
    head = read_part(folder, "theatre.toml", Head)
    beneath = None if folder == _HOME / WORLD else read_pack(_HOME / WORLD)
    below = beneath.agents if beneath is not None else ()
    states = read_states(folder)
    agents = read_part(folder, "agents.toml", AgentsFile).agents
    regions = read_part(folder, "regions.toml", RegionsFile).regions
    wording = read_part(folder, "wording.toml", WordingFile).terms
    names = read_names(folder)
    sides = sides_of(head)
    check_head(folder, head, [agent.id for agent in (*below, *states) if agent.kind == "state"])
    check_agents(folder, agents, sides, [agent.id for agent in (*below, *states)])
    check_regions(folder, regions, beneath.regions if beneath is not None else ())
    check_wording(folder, wording, sides)
    check_names(folder, names, sides)
    return Theatre(
        id=head.id,
        title=head.title,
        timezone=head.timezone,
        sides=head.sides,
        countries=head.countries,
        bbox=head.bbox,
        disputed=head.disputed,
        registered=head.registered,
        agents=lay_agents_over(states, agents),
        names=names,
        regions=regions,
        wording=wording,
    )


def choose_theatre(text: str, lang: str = "en", endings: tuple[str, ...] = ()) -> str:
    """The name of the pack that ``text`` is about; ``world`` where none fits or two fit equally well.

    ``endings`` are what a language's words may end in, for names that inflect.
    """
    from counterclaim.theatres.choosing import choose  # the tables of all packs: only when asked

    return choose(text, _choices(lang, endings))


@functools.cache
def _choices(lang: str, endings: tuple[str, ...]) -> Names:
    """The names that speak for each pack that ships, in one language."""
    from counterclaim.theatres.choosing import collect

    return collect({name: read_pack(_HOME / name) for name in theatre_names()}, lang, endings)


def theatres_naming(keys: frozenset[str]) -> tuple[str, ...]:
    """The packs that ship, ``world`` aside, whose names.csv or regions have one of the folded names ``keys``."""
    return tuple(name for name in theatre_names() if name != WORLD and keys & _own_names(name))


@functools.cache
def _own_names(name: str) -> frozenset[str]:
    """The folded place names that a pack lists itself, in all languages."""
    pack = read_pack(_HOME / name)
    regions = (form for region in pack.regions for forms in region.names.values() for form in forms)
    return frozenset(map(fold, (*(n for row in pack.names for n in (row.name, row.official)), *regions)))
