"""A pack laid over the pack ``world``, with every agent's side worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from counterclaim.model.theatre import AgentData, LoadedTerm, Region, SideData

Item = TypeVar("Item", AgentData, Region, LoadedTerm)
_WORDS = ("aliases", "metonyms", "areas", "adjectives", "bare")


def lay_over(below: Iterable[Item], above: Iterable[Item]) -> tuple[Item, ...]:
    """The items of both by id, in order of first appearance; ``above`` wins."""
    items: dict[str, Item] = {item.id: item for item in below}
    items.update((item.id, item) for item in above)
    return tuple(items.values())


def lay_agents_over(below: Iterable[AgentData], above: Iterable[AgentData]) -> tuple[AgentData, ...]:
    """As ``lay_over``; an agent that both have keeps the words of the lower beside those of the upper."""
    lower = {agent.id: agent for agent in below}
    return lay_over(lower.values(), (_joined(lower[a.id], a) if a.id in lower else a for a in above))


def _joined(lower: AgentData, upper: AgentData) -> AgentData:
    """``upper`` with the words, domains and holders of ``lower`` after its own."""
    changes: dict[str, object] = {key: _both(getattr(upper, key), getattr(lower, key)) for key in _WORDS}
    for key in ("domains", "holders"):
        changes[key] = tuple(dict.fromkeys((*getattr(upper, key), *getattr(lower, key))))
    for key in ("side", "gender", "of", "office"):
        changes[key] = getattr(upper, key) or getattr(lower, key)
    return msgspec.structs.replace(upper, **changes)


def _both(first: Mapping[str, tuple[str, ...]], second: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(dict.fromkeys((*first.get(lang, ()), *second.get(lang, ())))) for lang in {**first, **second}}


def with_sides(agents: tuple[AgentData, ...], sides: tuple[SideData, ...]) -> tuple[AgentData, ...]:
    """``agents`` with their sides: written, or that of the agent they belong to, or ``other``.

    In a theatre without sides (``world``) every state and armed group is its own: the side is its id.
    """
    by_id = {agent.id: agent for agent in agents}
    owner = {state: side.id for side in sides for state in side.states}

    def side_of(agent: AgentData) -> str:
        for member in lineage(agent, by_id):
            if member.side is not None:
                return member.side
            if member.id in owner:
                return owner[member.id]
            if not sides and member.kind in ("state", "group") and member.of is None:
                return member.id
        return "other"

    return tuple(msgspec.structs.replace(agent, side=side_of(agent)) for agent in agents)


def lineage(agent: AgentData, by_id: Mapping[str, AgentData]) -> tuple[AgentData, ...]:
    """The agent, the agent that it is part of, and so on upwards; ends before a repeated or unknown one."""
    chain = [agent]
    while (above := by_id.get(chain[-1].of or "")) is not None and above not in chain:
        chain.append(above)
    return tuple(chain)
