"""Which pack a report is about, by what it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from counterclaim.model.theatre import AgentData, Theatre

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_LONGEST = 4  # words in a name that counts
_OFTEN = 3  # a name counts at most so many times: a report is about what it names in many ways
_ENOUGH = 4.0  # less evidence than two names of a pack's own states, said twice, is none
_MARGIN = 1.25  # the best must lead the second by a quarter
_STATE, _NAME = 2.0, 1.0


def choose(text: str, lang: str, packs: Mapping[str, Theatre]) -> str:
    """The pack whose states, agents and places ``text`` names most; ``world`` on thin or even evidence.

    A name that several packs have is shared between them. Sides count only beyond the first: a report
    that names one side's state alone (a trade visit, say) is about no conflict.
    """
    tables = {name: _weights(pack, packs["world"], lang) for name, pack in packs.items() if name != "world"}
    shared = Counter(phrase for table in tables.values() for phrase in table)
    said = Counter(_phrases(text))
    scores: dict[str, float] = {}
    for name, table in tables.items():
        hits = {phrase: min(said[phrase], _OFTEN) for phrase in table.keys() & said.keys()}
        scores[name] = sum(table[phrase] * times / shared[phrase] for phrase, times in hits.items())
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return "world"
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return "world"
    return ranked[0][0]


def _weights(pack: Theatre, world: Theatre, lang: str) -> dict[str, float]:
    """How much each phrase of a pack speaks for it, in lower case."""
    weights: dict[str, float] = {}
    states = {agent.id: agent for agent in world.agents}
    for side in pack.sides:
        words = (word for state in side.states if state in states for word in _words(states[state], lang))
        for word in (*words, *side.marks.get(lang, ())):
            weights[word.lower()] = _STATE if word[:1].isupper() else _NAME / 2
    for agent in pack.agents:
        for word in _words(agent, lang):
            if word[:1].isupper():
                weights.setdefault(word.lower(), _NAME)
    for region in pack.regions:
        for word in region.names.get(lang, ()):
            weights.setdefault(word.lower(), _NAME)
    for name in pack.names:
        if name.lang == lang:
            weights.setdefault(name.name.lower(), _NAME)
    return weights


def _words(agent: AgentData, lang: str) -> Iterator[str]:
    for words in (agent.aliases, agent.metonyms, agent.adjectives, agent.areas):
        yield from words.get(lang, ())


def _phrases(text: str) -> Iterator[str]:
    """Every run of up to four words, in lower case, possessive endings dropped."""
    words = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(text.lower())]
    for size in range(1, _LONGEST + 1):
        for first in range(len(words) - size + 1):
            yield " ".join(words[first : first + size])
