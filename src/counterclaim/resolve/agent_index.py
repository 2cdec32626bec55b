"""Who a printed phrase names: an agent of the theatre, or at least a side."""

from __future__ import annotations

import msgspec

from counterclaim.languages import LANGUAGES, endings
from counterclaim.model.claim import Role
from counterclaim.model.theatre import AgentData, AgentKind, Theatre
from counterclaim.resolve.lexicon import Meaning, Office, entries, titles_of
from counterclaim.resolve.phrases import Lexicon, words_of
from counterclaim.resolve.reading import OTHER, Owner, Reader, Reading, office_of
from counterclaim.resolve.voice import SideWord, side_words

_ROLES = {AgentKind.AGENCY: Role.AGENCY, AgentKind.OUTLET: Role.OUTLET}
_NEXT = ("voice", "document")


class AgentMatch(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant. ``agent_id`` is ``None`` where only the side is known.

    An id ``<state>.<office>`` that no pack lists is made from its parts, so that two reports that name the same
    office agree. ``how``: ``name``, ``composed`` (state and office), ``side`` (no more than that), ``context``.
    """

    side: str
    how: str
    agent_id: str | None = None
    name: str | None = None
    role: Role | None = None  # agency, outlet or document, where the phrase is one


class AgentIndex:
    """The agents of a theatre by every phrase that may name them. Building takes some milliseconds."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.agents = {agent.id: agent for agent in theatre.agents}
        self._readers: dict[str, Reader] = {}
        self._side_words: dict[str, Lexicon[SideWord]] = {}
        self._offices: dict[tuple[str, str | None], AgentData] = {
            (self._root(agent), agent.office): agent for agent in reversed(theatre.agents) if agent.office
        }

    def reader(self, lang: str) -> Reader:
        """The reader of phrases in ``lang``, built when first asked for."""
        if lang not in self._readers:
            titles = titles_of(lang)
            inflected = endings(lang) if lang in LANGUAGES else ()
            lexicon: Lexicon[Meaning] = Lexicon(entries(self.theatre, titles, lang), inflected)
            self._readers[lang] = Reader(lexicon, titles, self.agents)
        return self._readers[lang]

    def side_words(self, lang: str) -> Lexicon[SideWord]:
        """The loaded terms and names by which one side's reports can be told, built when first asked for."""
        if lang not in self._side_words:
            self._side_words[lang] = side_words(self.theatre, lang)
        return self._side_words[lang]

    def of_side(self, side: str) -> AgentMatch:
        """The match that means a side itself: its state, where it has just one."""
        states = [state for data in self.theatre.sides if data.id == side for state in data.states]
        return self.of_agent(states[0]) if len(states) == 1 else AgentMatch(side=side, how="context")

    def find(self, phrase: str, lang: str = "en") -> AgentMatch | None:
        """Who ``phrase`` names by its own words; ``None`` where they do not say."""
        return self.match(self.reader(lang).read(phrase))

    def match(self, reading: Reading) -> AgentMatch | None:
        """Who is meant by a phrase so read."""
        owner = reading.owner
        if owner is None:
            return None
        agent = self.agents.get(owner.agent or "")
        role = Role.DOCUMENT if reading.head is not None and reading.head.kind == "document" else None
        if agent is None:
            return AgentMatch(side=owner.side, how="side", role=role)
        if reading.head is None:
            return self._itself(agent, owner) if reading.whole else AgentMatch(side=owner.side, how="side")
        return self._office(agent, owner, reading.office or reading.head, role)

    def _itself(self, agent: AgentData, owner: Owner) -> AgentMatch:
        role = _ROLES.get(agent.kind)
        return AgentMatch(side=owner.side, how="name", agent_id=agent.id, name=agent.name, role=role)

    def _office(self, agent: AgentData, owner: Owner, head: Office, role: Role | None) -> AgentMatch:
        """The holder of an office of ``agent``: listed, made up of the two, or the agent that it speaks for."""
        if head.kind in ("neutral", "loose"):
            return AgentMatch(side=owner.side, how="side")
        if head.kind in _NEXT or agent.kind != AgentKind.STATE or agent.office is not None:
            return AgentMatch(side=owner.side, how="composed", agent_id=agent.id, name=agent.name, role=role)
        listed = self._offices.get((agent.id, head.id)) or self._offices.get((agent.id, head.part_of))
        if listed is not None:
            return AgentMatch(side=owner.side, how="composed", agent_id=listed.id, name=listed.name, role=role)
        if head.generic:
            return AgentMatch(side=owner.side, how="side", role=role)
        name = f"{head.name} ({agent.name})"
        made = f"{agent.id}.{head.id}"
        return AgentMatch(side=owner.side, how="composed", agent_id=made, name=name, role=role)

    def of_agent(self, agent_id: str) -> AgentMatch:
        """The match that means the agent ``agent_id``, found by context."""
        agent = self.agents[agent_id]
        return AgentMatch(side=agent.side or OTHER, how="context", agent_id=agent.id, name=agent.name)

    def root_of(self, agent_id: str | None) -> str | None:
        """The id of the state or topmost body that the agent belongs to; ids that no pack lists begin with it."""
        agent = self.agents.get(agent_id or "") or self.agents.get((agent_id or "").partition(".")[0])
        return self._root(agent) if agent is not None else None

    def _root(self, agent: AgentData) -> str:
        """The id of the state (or topmost agent) that ``agent`` belongs to."""
        seen = {agent.id}
        while agent.kind != AgentKind.STATE and agent.of in self.agents and agent.of not in seen:
            agent = self.agents[agent.of]
            seen.add(agent.id)
        return agent.id

    def canonical(self, phrase: str, lang: str = "en") -> str:
        """``phrase`` without article, titles and demonyms before a name: "Russian President X Y" gives "X Y".

        A phrase without a name stays, but for its article.
        """
        reader = self.reader(lang)
        words = words_of(phrase)
        skipped = {*reader.titles.determiners, *reader.titles.modifiers, "'s", "'"}
        titles = {n for hit in reader.hits(words) if office_of(hit) for n in range(hit.first, hit.last)}
        begin = max((n + 1 for n in titles), default=0)
        rest = words[begin:]
        if begin and rest and all(word.text[:1].isupper() for word in rest):
            return phrase[rest[0].start :]
        first = next((word for word in words if word.key not in reader.titles.determiners), None)
        return phrase[first.start :] if first is not None and skipped else phrase
