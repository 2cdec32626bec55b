"""Which pack a report is about, by what it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.model.names import stem
from counterclaim.model.theatre import AgentData, Theatre

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_LONGEST = 4  # words in a name that counts
_OFTEN = 3  # a name counts at most so many times: a report is about what it names in many ways
_ENOUGH = 4.0  # less evidence than two names of a pack's own states, said twice, is none
_MARGIN = 1.25  # the best must lead the second by a quarter
_STATE, _TOWN, _NAME = 2.0, 2.0, 1.0  # a contested town is named in reports of its war only


class Names(msgspec.Struct, frozen=True):
    """What speaks for which pack: for each phrase in lower case, the packs and how much it says for each."""

    packs: tuple[str, ...]
    weights: dict[str, tuple[tuple[str, float], ...]]
    endings: tuple[str, ...] = ()
    once: frozenset[str] = frozenset()  # towns: one that a report names often may be a namesake elsewhere


def collect(packs: Mapping[str, Theatre], lang: str, endings: tuple[str, ...] = ()) -> Names:
    """The names of all packs but ``world``; what several packs have is shared between them.

    ``endings`` are those of a language whose names inflect: names are compared without them.
    """
    tables = {name: _weights(pack, packs["world"], lang) for name, pack in packs.items() if name != "world"}
    rows: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, table in tables.items():
        bare: dict[str, float] = {}
        for phrase, weight in table.items():
            bare.setdefault(_stemmed(phrase.split(), endings), weight)
        for phrase, weight in bare.items():
            rows[phrase].append((name, weight))
    shared = {phrase: tuple((name, weight / len(row)) for name, weight in row) for phrase, row in rows.items()}
    once = (_stemmed(n.split(), endings) for name in tables for n in _towns(packs[name], lang))
    return Names(tuple(tables), shared, endings, frozenset(once))


def choose(text: str, names: Names) -> str:
    """The pack whose states, agents and places ``text`` names most; ``world`` on thin or even evidence.

    Sides count only beyond the first: a report that names one side's state alone (a trade visit, say) is about
    no conflict.
    """
    scores = dict.fromkeys(names.packs, 0.0)
    for phrase, times in Counter(p for p in _phrases(text, names.endings) if p in names.weights).items():
        for name, weight in names.weights[phrase]:
            scores[name] += weight * min(times, 1 if phrase in names.once else _OFTEN)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return "world"
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return "world"
    return ranked[0][0]


def _weights(pack: Theatre, world: Theatre, lang: str) -> dict[str, float]:
    """How much each phrase of a pack speaks for it, in lower case."""
    agents = _agents(pack, world, lang)
    return agents | {name: max(_TOWN, agents.get(name, 0.0)) for name in _towns(pack, lang)}


def _towns(pack: Theatre, lang: str) -> Iterator[str]:
    """The contested names of a pack and those of its other small places, in lower case."""
    yield from (row.name.lower() for row in pack.names if row.lang == lang)
    for region in pack.regions:
        if region.id.startswith("place:"):
            own = (region.name,) if lang == "en" else ()
            yield from (word.lower() for word in (*own, *region.names.get(lang, ())))


def _agents(pack: Theatre, world: Theatre, lang: str) -> dict[str, float]:
    """How much the names of a pack's sides, agents and regions speak for it."""
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
    return weights


def _words(agent: AgentData, lang: str) -> Iterator[str]:
    for words in (agent.aliases, agent.metonyms, agent.adjectives, agent.areas):
        yield from words.get(lang, ())


def _stemmed(words: Iterable[str], endings: tuple[str, ...]) -> str:
    """The words of a phrase without their endings."""
    return " ".join(stem(word, endings) for word in words)


def _phrases(text: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Every run of up to four words, in lower case, possessive and other endings dropped."""
    words = [stem(re.sub(r"['’]s$", "", word), endings) for word in _WORD.findall(text.lower())]
    for size in range(1, _LONGEST + 1):
        for first in range(len(words) - size + 1):
            yield " ".join(words[first : first + size])
