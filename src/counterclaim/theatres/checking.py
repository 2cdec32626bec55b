"""What must hold inside a pack and between its files; each fault is a ``PackError`` with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from counterclaim.model.theatre import AgentData, ContestedName, LoadedTerm, Region
from counterclaim.theatres.geography import check_circles, check_countries, check_spots
from counterclaim.theatres.parts import RESERVED_SIDES, Head, fault


def check_head(folder: Path, head: Head, states: Collection[str]) -> None:
    """Raises where sides repeat, the box or zone is no such thing, or a side claims an unknown or taken state."""
    _unique(folder, "theatre.toml", "sides", [side.id for side in head.sides])
    check_countries(folder, head)
    if not _is_zone(head.timezone):
        message = f"'{head.timezone}' is no time zone; use a name of the tz database, Area/City"
        raise fault(folder, "theatre.toml", message, (None, 0, "timezone"))
    if head.bbox is not None and not (head.bbox[0] < head.bbox[2] and head.bbox[1] < head.bbox[3]):
        raise fault(folder, "theatre.toml", "bbox must be west, south, east, north in degrees", (None, 0, "bbox"))
    taken: dict[str, str] = {}
    for number, side in enumerate(head.sides):
        spot = ("sides", number, "states")
        for state in side.states:
            if state in taken:
                raise fault(folder, "theatre.toml", f"state '{state}' is already of side '{taken[state]}'", spot)
            if states and state not in states:
                raise fault(folder, "theatre.toml", f"'{state}' is no state of world/states.csv; use its code", spot)
            taken[state] = side.id


def check_agents(folder: Path, agents: tuple[AgentData, ...], sides: Collection[str], known: Collection[str]) -> None:
    """Raises for repeated ids, unknown sides, unknown or circular owners, and holders that nobody is.

    ``known`` are the ids of the packs beneath.
    """
    _unique(folder, "agents.toml", "agents", [agent.id for agent in agents])
    ids = {*known, *(agent.id for agent in agents)}
    for number, agent in enumerate(agents):
        if agent.side is not None and agent.side not in sides:
            raise fault(folder, "agents.toml", _no_side(agent.side, sides), ("agents", number, "side"))
        if agent.of is not None and agent.of not in ids:
            message = f"'{agent.of}' is the id of no agent; add it or mend the id"
            raise fault(folder, "agents.toml", message, ("agents", number, "of"))
        for holder in agent.holders:
            if holder not in ids:
                message = f"holder '{holder}' is the id of no agent; add the person or mend the id"
                raise fault(folder, "agents.toml", message, ("agents", number, "holders"))
    above = {agent.id: (agent.of,) for agent in agents if agent.of is not None}
    _acyclic(
        above, lambda n: fault(folder, "agents.toml", f"'{n}' is part of itself; mend 'of'", _spot(agents, n, "of"))
    )


def check_regions(folder: Path, regions: tuple[Region, ...], below: tuple[Region, ...]) -> None:
    """Raises for repeated ids, impossible places, and regions that contain themselves, also by way of ``below``."""
    _unique(folder, "regions.toml", "regions", [region.id for region in regions])
    check_spots(folder, regions)
    check_circles(folder, regions, below)


def check_wording(folder: Path, terms: tuple[LoadedTerm, ...], sides: Collection[str]) -> None:
    """Raises for repeated ids, unknown sides, and a term without forms."""
    _unique(folder, "wording.toml", "terms", [term.id for term in terms])
    for number, term in enumerate(terms):
        if term.used_by is not None and term.used_by not in sides:
            raise fault(folder, "wording.toml", _no_side(term.used_by, sides), ("terms", number, "used_by"))
        if not any(term.forms.values()):
            raise fault(folder, "wording.toml", f"term '{term.id}' has no forms; add some", ("terms", number, "forms"))


def check_names(folder: Path, names: tuple[ContestedName, ...], sides: Collection[str]) -> None:
    """Raises for a name that an unknown side uses."""
    for name in names:
        if name.used_by is not None and name.used_by not in sides:
            raise fault(folder, "names.csv", f"'{name.name}': {_no_side(name.used_by, sides)}", (None, 0, None))


def sides_of(head: Head) -> tuple[str, ...]:
    """The ids that may stand as a side: the theatre's own and the reserved ones."""
    return (*(side.id for side in head.sides), *RESERVED_SIDES)


def _is_zone(name: str) -> bool:
    """False for what the machine's tz database does not know; a machine without one cannot tell."""
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return not available_timezones()
    except (ValueError, OSError):
        return False
    return True


def _no_side(side: str, sides: Collection[str]) -> str:
    return f"'{side}' is no side of this theatre; use one of {', '.join(sides)}"


def _spot(agents: tuple[AgentData, ...], name: str, key: str) -> tuple[str, int, str]:
    return "agents", next(n for n, agent in enumerate(agents) if agent.id == name), key


def _unique(folder: Path, file: str, table: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            raise fault(folder, file, f"'{name}' stands twice; keep one", (table, number, "id"))
        seen.add(name)


def _acyclic(edges: Mapping[str, tuple[str, ...]], complain: Callable[[str], Exception]) -> None:
    """Raises ``complain(node)`` for a node that can be reached from itself."""
    clear: set[str] = set()
    for start in edges:
        stack: list[tuple[str, tuple[str, ...]]] = [(start, ())]
        while stack:
            node, path = stack.pop()
            if node in path:
                raise complain(node)
            if node not in clear:
                stack.extend((step, (*path, node)) for step in edges.get(node, ()))
        clear.add(start)
