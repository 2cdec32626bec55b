"""Speakers, actors and targets of claims, resolved to agents and sides."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from counterclaim.languages import has_table, table
from counterclaim.model.claim import Agent, Claim, Link, Role
from counterclaim.model.document import Document
from counterclaim.resolve.agent_context import DocumentContext
from counterclaim.resolve.agent_index import AgentIndex, AgentMatch

__all__ = ["AgentIndex", "AgentMatch", "resolve_agents"]


def resolve_agents(claims: Sequence[Claim], document: Document, index: AgentIndex) -> tuple[Claim, ...]:
    """``claims`` with agent ids, names and sides filled in where the words or the text before them decide; same order.

    What stands already (an antecedent in ``Link.resolved``, an id) is kept. A vague source stays vague.
    """
    context = DocumentContext(document, index)
    return tuple(_resolved(claim, context) for claim in claims)


def _resolved(claim: Claim, context: DocumentContext) -> Claim:
    chain: list[Link] = []
    speaker: AgentMatch | None = None
    for link in claim.chain:
        match = None if link.role == Role.VAGUE else _speaker(link, context, speaker)
        chain.append(link if match is None else _filled(link, match))
        speaker = match
    actor = claim.actor
    taken_up = _taken_up(actor, claim, context, speaker) if actor is not None else None
    return msgspec.structs.replace(
        claim,
        chain=tuple(chain),
        actor=taken_up or _agent(actor, context, speaker),
        target=_agent(claim.target, context, speaker),
    )


def _speaker(link: Link, context: DocumentContext, outer: AgentMatch | None) -> AgentMatch | None:
    """Who the link names, through its printed antecedent where it has one; an id that stands already is who it is."""
    if link.agent_id in context.index.agents:
        return context.index.of_agent(link.agent_id)
    for phrase in (link.resolved, link.who):
        if phrase and (match := context.find(phrase, link.start, outer)) is not None:
            return match
    return None


def _filled(link: Link, match: AgentMatch) -> Link:
    named = match.name if match.agent_id is not None and match.name != link.who else None
    return msgspec.structs.replace(
        link,
        agent_id=link.agent_id or match.agent_id,
        side=link.side or match.side,
        resolved=link.resolved or named,
        role=match.role if match.role is not None and link.role == Role.SPEAKER else link.role,
    )


def _taken_up(agent: Agent, claim: Claim, context: DocumentContext, speaker: AgentMatch | None) -> Agent | None:
    """The actor "it" or "we" as who speaks: "the army said it had ..."; ``None`` for others.

    "We" tells no more than the side. "It" is the speaker only where nobody else was named since.
    """
    if speaker is None or not claim.chain:
        return None
    word, link = agent.text.casefold(), claim.chain[-1]
    own, it = _pronouns(context.lang)
    if word in own:
        return msgspec.structs.replace(agent, side=agent.side or speaker.side)
    if word not in it or link.stop is None or link.stop > agent.start:
        return None
    if any(link.stop <= mention.start < agent.start for mention in context.mentions):
        return None
    return msgspec.structs.replace(
        agent,
        agent_id=agent.agent_id or speaker.agent_id,
        name=agent.name or speaker.name,
        side=agent.side or speaker.side,
    )


@functools.cache
def _pronouns(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words for "we" and those for "it" of a language."""
    own = table(lang, "scope")["first_person"]["pronouns"] if has_table(lang, "scope") else ()
    it = table(lang, "cues")["pronouns"]["it"] if has_table(lang, "cues") else ()
    return frozenset(own), frozenset(it)


def _agent(agent: Agent | None, context: DocumentContext, speaker: AgentMatch | None) -> Agent | None:
    match = context.find(agent.text, agent.start, speaker) if agent is not None else None
    if agent is None or match is None:
        return agent
    return msgspec.structs.replace(
        agent,
        agent_id=agent.agent_id or match.agent_id,
        name=agent.name or match.name,
        side=agent.side or match.side,
    )
