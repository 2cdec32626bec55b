"""What a theatre's states and sides are called in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model import spoken
from counterclaim.model.theatre import AgentKind, SideData, Theatre


def state_called(theatre: Theatre, state: str, name: str) -> str:
    """The first name that the data give a state (an agent's id) in that language, else ``name``."""
    if spoken.language() == spoken.ENGLISH:
        return name
    agent = next((agent for agent in theatre.agents if agent.id == state), None)
    return next(iter(agent.aliases.get(spoken.language(), ())), name) if agent is not None else name


def states_called(theatre: Theatre) -> dict[str, str]:
    """The names of all states by their English names."""
    states = (agent for agent in theatre.agents if agent.kind is AgentKind.STATE)
    return {agent.name: state_called(theatre, agent.id, agent.name) for agent in states}


def called(names: tuple[str, ...], states: Mapping[str, str]) -> tuple[str, ...]:
    """``names`` of places with those of states as ``states_called`` has them."""
    return tuple(states.get(name, name) for name in names)


def side_called(theatre: Theatre, side: SideData) -> str:
    """The name of a side: where it is one state that goes by the side's name, that state's, else the data's own."""
    if len(side.states) == 1 and any(a.id == side.states[0] and a.name == side.name for a in theatre.agents):
        return state_called(theatre, side.states[0], side.name)
    return side.name


def sides_called(theatre: Theatre) -> dict[str, str]:
    """The names of all sides by id."""
    return {side.id: side_called(theatre, side) for side in theatre.sides}
