"""Agents where a text names them, and whether a bare "the army" may take one of them up."""

from __future__ import annotations

import msgspec

from counterclaim.resolve.agent_index import AgentMatch
from counterclaim.resolve.lexicon import Office
from counterclaim.resolve.reading import Reading

_NEAR = 2.0  # a rival mention must be more than twice as far away
_SLACK = 60  # characters: two mentions closer together than this are equally near


class Mention(msgspec.Struct, frozen=True):
    """An agent named in the text, and what it was read as."""

    start: int
    stop: int
    reading: Reading
    match: AgentMatch


def rivalled(fitting: list[Mention], start: int) -> bool:
    """True if another side's mention stands about as near to ``start`` as the nearest."""
    best = fitting[0]
    rival = next((m for m in fitting if m.match.side != best.match.side), None)
    return rival is not None and start - rival.stop < _NEAR * (start - best.stop) + _SLACK


def fits(office: Office, query: Reading, said: Reading) -> bool:
    """True if a bare ``office`` may take up what ``said`` names."""
    other = said.office
    if other is None or said.head is None:
        return False
    if office.kind in ("voice", "document"):
        return said.words == query.words
    if office.id == other.id:
        return True
    alike = office.group == other.group and (office.generic or other.generic or office.topic == other.topic is not None)
    return alike and (office.topic is None or other.topic in (None, office.topic)) and query.head is not None
