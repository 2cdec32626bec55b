"""Which pack a report is about, by what it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.model.names import stem
from counterclaim.model.theatre import AgentData, AgentKind, ContestedName, Theatre

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_LONGEST = 4  # words in a name that counts
_OFTEN = 3  # a name counts at most so many times: a report is about what it names in many ways
_ENOUGH = 4.0  # less evidence than two names of a pack's own states, said twice, is none
_MARGIN = 1.25  # the best must lead the second by a quarter
_SHORT = 60  # words of a report so short that one name must do
_TELLING, _ACRONYM = 5, 3  # letters of a name, in capitals only, that no other word is likely to be
_PAST = ("former", "soviet")  # names that towns of other countries bear as well
_SHARED = "namesake"  # how the note of a name begins that is no sign of the conflict
_BODIES = (AgentKind.FORCE, AgentKind.GOVERNMENT, AgentKind.GROUP)
_STATE, _TOWN, _NAME = 2.0, 2.0, 1.0  # a contested town is named in reports of its war only


class Names(msgspec.Struct, frozen=True):
    """What speaks for which pack: for each phrase in lower case, the packs and how much it says for each."""

    packs: tuple[str, ...]
    weights: dict[str, tuple[tuple[str, float], ...]]
    endings: tuple[str, ...] = ()
    once: frozenset[str] = frozenset()  # towns: one that a report names often may be a namesake elsewhere
    only: dict[str, str] = {}  # towns, armed groups and other bodies that a single pack has, with that pack
    lands: dict[str, frozenset[str]] = {}  # names of states, with the packs that they belong to


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
    only = _only({name: packs[name] for name in tables}, packs["world"], lang, endings)
    lands = _lands({name: packs[name] for name in tables}, packs["world"], lang, endings)
    return Names(tuple(tables), shared, endings, frozenset(once), only, lands)


def choose(text: str, names: Names) -> str:
    """The pack whose states, agents and places ``text`` names most; ``world`` on thin or even evidence.

    Sides count only beyond the first: a report that names one side's state alone (a trade visit, say) is about
    no conflict. A text of a sentence or two has few names: there one that a single pack has is enough, if no state is
    named that has no part in that conflict.
    """
    scores = dict.fromkeys(names.packs, 0.0)
    counted = Counter(_phrases(text, names.endings))
    for phrase, times in counted.items():
        if phrase not in names.weights:
            continue
        for name, weight in names.weights[phrase]:
            scores[name] += weight * min(times, 1 if phrase in names.once else _OFTEN)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return _by_one_name(text, counted, names) or "world"
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return "world"
    return ranked[0][0]


def _by_one_name(text: str, counted: Counter[str], names: Names) -> str | None:
    """The pack of a short text by a name that only that pack has; ``None`` if there is none, or another pack's too."""
    if len(_WORD.findall(text)) > _SHORT:
        return None
    capitals = {stem(word.lower(), names.endings) for word in _WORD.findall(text) if word[:1].isupper()}
    found = {names.only[p] for p in counted if p in names.only and capitals.intersection(p.split())}
    found |= {names.only[word] for word in _WORD.findall(text) if word.isupper() and word in names.only}
    if len(found) != 1:
        return None
    pack = found.pop()
    return pack if all(pack in names.lands[phrase] for phrase in counted if phrase in names.lands) else None


def is_shared(row: ContestedName) -> bool:
    """True for a name that a well-known town of another country bears too, as the row's note says."""
    return (row.note or "").startswith(_SHARED)


def _groups(pack: Theatre, lang: str) -> Iterator[str]:
    """The names of a pack's armed groups, which no other conflict has; states' bodies are named alike everywhere."""
    free = {side.id for side in pack.sides if not side.states}
    by_id = {agent.id: agent for agent in pack.agents}
    for agent in pack.agents:
        top = agent
        while top.side is None and top.of in by_id:
            top = by_id[top.of]
        if agent.kind in _BODIES and (top.side in free or agent.id in free or top.id in free):
            yield from (word for word in agent.aliases.get(lang, ()) if word[:1].isupper())


def _key(phrase: str, endings: tuple[str, ...]) -> str:
    """How a telling name is looked up: an acronym as it is, other names in lower case and without endings."""
    return phrase if phrase.isupper() else _stemmed(phrase.lower().split(), endings)


def _only(packs: Mapping[str, Theatre], world: Theatre, lang: str, endings: tuple[str, ...]) -> dict[str, str]:
    """Phrases that a single pack has: its towns, its agents that are no state's, and towns of its countries alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, pack in packs.items():
        current = (
            row.name for row in pack.names if row.lang == lang and row.status not in _PAST and not is_shared(row)
        )
        for phrase in (*current, *_groups(pack, lang)):
            if len(phrase) >= (_ACRONYM if phrase.isupper() else _TELLING):
                found[_key(phrase, endings)].add(name)
    for region in world.regions:
        land = (region.within or "").partition(":")[2][:2]
        homes = [name for name, pack in packs.items() if land in pack.countries]
        if len(homes) == 1 and region.id.startswith("place:"):
            for word in ((region.name,) if lang == "en" else ()) + region.names.get(lang, ()):
                found[_stemmed(word.lower().split(), endings)].add(homes[0])
    others = {_stemmed(word.lower().split(), endings) for agent in world.agents for word in _words(agent, lang)}
    return {phrase: next(iter(names)) for phrase, names in found.items() if len(names) == 1 and phrase not in others}


def _lands(
    packs: Mapping[str, Theatre], world: Theatre, lang: str, endings: tuple[str, ...]
) -> dict[str, frozenset[str]]:
    """The names and adjectives of states, each with the packs whose countries or sides they are."""
    states = [agent for agent in world.agents if agent.kind is AgentKind.STATE]
    out: dict[str, set[str]] = defaultdict(set)
    for state in states:
        homes = {
            name
            for name, pack in packs.items()
            if state.id.upper() in pack.countries or any(state.id in side.states for side in pack.sides)
        }
        for word in (*state.aliases.get(lang, ()), *state.adjectives.get(lang, ())):
            out[_stemmed(word.lower().split(), endings)] |= homes
    return {phrase: frozenset(homes) for phrase, homes in out.items()}


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
