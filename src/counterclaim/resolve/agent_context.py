"""Who a phrase means where it stands: "the ministry" takes up the last ministry that was named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from counterclaim.model.document import Document
from counterclaim.resolve.agent_index import AgentIndex, AgentMatch
from counterclaim.resolve.agent_mentions import Mention, fits, rivalled
from counterclaim.resolve.lexicon import Meaning, Named
from counterclaim.resolve.phrases import Hit, Word, unquoted, words_of
from counterclaim.resolve.reading import OTHER, Owner, Reading, office_of
from counterclaim.resolve.voice import voice_of

_TWO_SENTENCES = 1200  # characters
_REACH = 250  # characters back to which "its" may point; about a sentence and a half
_NAME_AFTER = re.compile(
    r"\s+((?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w’'-]+|[A-Z]\.|al-\w+|de|van|bin)){0,3}\s+[A-Z][\w’'-]+)"
)
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+),\s+(?:the\s+|an?\s+)?$")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+|\n+")
_PREPOSITION = 7  # characters before a name that still opens its sentence: "In the "
_OFTEN = 3  # mentions, and times all others together: the country that a report is about
_PARTIES = 2
_DEFINITE = ("the", "this", "that")
_NATIONAL = ("ministry", "president", "premier", "military", "government", "parliament")
_INDEFINITE = ("a", "an", "some", "several", "another", "many", "one", "two", "three")


class DocumentContext:
    """The agents that one document names, in text order, and what unmarked phrases mean among them."""

    def __init__(self, document: Document, index: AgentIndex) -> None:
        self.index = index
        self._text = document.text
        lower = document.text.lower()
        self._lower = lower if len(lower) == len(document.text) else document.text  # "İ" grows: offsets would shift
        self.lang = document.lang
        self.reader = index.reader(document.lang)
        words = unquoted(words_of(document.text))
        hits = self.reader.hits(words)
        self.mentions = tuple(self._mentions(document.text, words, hits))
        self._areas = tuple((words[hit.first].start, hit) for hit in hits if _areas_of(hit))
        self.voice = self._voice(document)
        self._country = self._only_country()
        self._persons = dict(self._introduced())

    def find(self, phrase: str, start: int | None, speaker: AgentMatch | None = None) -> AgentMatch | None:
        """Who ``phrase``, printed at ``start``, means; ``None`` where neither its words nor the text before decide.

        ``speaker`` is who says the words that the phrase stands in, if anybody: "our troops" are theirs.
        """
        reading = self.reader.read(phrase)
        match = self.index.match(reading)
        if match is not None:
            return match
        start = self._printed_at(phrase, start)
        if reading.own:
            return self._of_side(reading, speaker or self.voice)
        if reading.head is None:
            return self._persons.get(self.index.canonical(phrase, self.lang))
        if reading.possessive:
            return self._of_side(reading, self._antecedent(start) or speaker)
        first = phrase.split(maxsplit=1)[0].lower()
        if first in _INDEFINITE or (first not in _DEFINITE and reading.head.kind != "body"):
            return self._by_default(reading)
        national = self._national(reading)
        return (
            self._of_group(reading, phrase, start)
            or self._taken_up(reading, start)
            or self._local(reading, start)
            or self._by_default(reading)
            or self._of_topic(reading, start)
            or (self._of_side(reading, self._country or self._lone_state(reading, start)) if national else None)
        )

    def _printed_at(self, phrase: str, start: int | None) -> int | None:
        """Where ``phrase`` itself stands: at ``start``, or, if it is an antecedent, at its last use before."""
        if start is None or self._lower.startswith(phrase.lower(), start):
            return start
        before = self._lower.rfind(phrase.lower(), 0, start)
        return before if before >= 0 else start

    def _mentions(self, text: str, words: tuple[Word, ...], hits: list[Hit[Meaning]]) -> Iterator[Mention]:
        run: list[Hit[Meaning]] = []
        for hit in hits:
            if run and not self._joined(words, run[-1].last, hit.first):
                yield from self._mention(text, words, run)
                run = []
            run.append(hit)
        if run:
            yield from self._mention(text, words, run)

    def _joined(self, words: tuple[Word, ...], last: int, first: int) -> bool:
        """True if two known phrases stand in one noun phrase: "the chief of the | Russian | General Staff"."""
        titles = self.reader.titles
        between = [word.key for word in words[last:first]]
        if between and between[0] in titles.prepositions[:4]:
            between = [key for key in between[1:] if key not in titles.determiners]
        return all(key in titles.modifiers or key in ("'s", "'") for key in between)

    def _mention(self, text: str, words: tuple[Word, ...], run: list[Hit[Meaning]]) -> Iterator[Mention]:
        start, stop = words[run[0].first].start, words[run[-1].last - 1].stop
        reading = self.reader.read(text[start:stop])
        match = self.index.match(reading)
        if match is not None:
            yield Mention(start, stop, reading, match)

    def _introduced(self) -> Iterator[tuple[str, AgentMatch]]:
        """Names after a title ("spokesman X Y") or before one ("X Y, the spokesman"), whole and by surname."""
        for mention in self.mentions:
            if mention.reading.head is None or mention.reading.head.kind not in ("person", "voice"):
                continue
            match = _NAME_AFTER.match(self._text, mention.stop) or _NAME_BEFORE.search(
                self._text[: mention.start][-60:]
            )
            if match is not None:
                yield match[1], mention.match
                yield match[1].split()[-1], mention.match

    def _before(self, start: int | None) -> list[Mention]:
        """The mentions that end before ``start``, nearest first."""
        return [m for m in reversed(self.mentions) if start is None or m.stop <= start]

    def _taken_up(self, reading: Reading, start: int | None) -> AgentMatch | None:
        """The nearest earlier mention that the head fits, unless another side's is about as near."""
        office = reading.office
        if office is None or start is None:
            return None
        fitting = [m for m in self._before(start) if fits(office, reading, m.reading)]
        if not fitting:
            return None
        best = fitting[0]
        if rivalled(fitting, start):
            return None
        if best.reading.office != office and self._others_here(best.match.side, start):
            return None  # "Israeli troops killed a man of Hamas's elite unit, the army said": not Hamas's
        if not office.generic and best.reading.office is not None and best.reading.office.kind != office.kind:
            return self._of_side(reading, best.match)  # "the army" after its commander: the body, not the person
        same = {m.match.agent_id for m in fitting if m.match.side == best.match.side}
        agent_id = best.match.agent_id if len(same) == 1 or best.reading.office == office else None
        name = best.match.name if agent_id else None
        return AgentMatch(side=best.match.side, how="context", agent_id=agent_id, name=name)

    def _of_group(self, reading: Reading, phrase: str, start: int | None) -> AgentMatch | None:
        """Whom "the group" takes up, or whose "the group's spokesman" is: the last name of such an agent."""
        words = unquoted(words_of(phrase))
        hit = self.reader.lexicon.at(words, 1) if len(words) > 1 and words[0].key in _DEFINITE else None
        office = office_of(hit) if hit is not None else None
        rest = words[hit.last :] if hit is not None else ()
        if office is None or start is None or (rest and rest[0].key not in ("'s", "'")):
            return None
        kinds = {m: self.index.agents.get(m.match.agent_id or "") for m in self._before(start)}
        fitting = [m for m, agent in kinds.items() if agent and agent.kind in office.takes]
        if not fitting or rivalled(fitting, start):
            return None
        named = fitting[0].match
        if not rest:
            return msgspec.structs.replace(named, how="context")
        return self.index.match(msgspec.structs.replace(reading, owner=Owner(named.side, named.agent_id)))

    def _antecedent(self, start: int | None) -> AgentMatch | None:
        """Who "its" points back to: the last named, if no other side stands between it and the reach."""
        near = [m for m in self._before(start) if start is not None and start - m.stop <= _REACH]
        near = [m for m in near if m.reading.head is None or m.reading.head.kind != "neutral"]
        if not near or any(m.match.side != near[0].match.side for m in near):
            return None
        return near[0].match

    def _of_topic(self, reading: Reading, start: int | None) -> AgentMatch | None:
        """The national body of the state that opens this sentence or the last: "In X, the defence ministry ..."."""
        office = reading.office
        if office is None or start is None or office.generic or not self._national(reading):
            return None
        for mention in self._before(start):
            if start - mention.stop > _TWO_SENTENCES:
                return None
            between = self._text[mention.stop : start]
            if "\n" in between or len(_SENTENCE_END.findall(between)) > 1:
                return None
            if mention.match.how == "name" and self._opens(mention) and self._is_state(mention.match):
                return self._of_side(reading, mention.match)
        return None

    def _opens(self, mention: Mention) -> bool:
        """True if the mention stands at the start of its sentence and is no "X's ..."."""
        if any(mark in self._text[mention.start : mention.stop + 1] for mark in "'’"):
            return False
        if mention.start <= _PREPOSITION:
            return True
        near = mention.start - _PREPOSITION - 2  # a mark and the white space after it
        return any(
            mention.start - end.end() <= _PREPOSITION
            for end in _SENTENCE_END.finditer(self._text, max(0, near), mention.start)
        )

    def _is_state(self, match: AgentMatch) -> bool:
        """True for a state, which has an army and a government; what an armed group has is its own."""
        agent = self.index.agents.get(match.agent_id or "")
        return agent is not None and agent.kind == "state"

    def _national(self, reading: Reading) -> bool:
        """True for what every state has one of: its army, its president, a ministry."""
        return reading.office is not None and reading.office.group in _NATIONAL

    def _only_country(self) -> AgentMatch | None:
        """In a theatre without sides, the state that the document is about, if it hardly names another.

        Where two sides fight, the one that is not named may well be the one whose army is meant.
        """
        named = Counter(self.index.root_of(m.match.agent_id) for m in self.mentions if m.match.agent_id)
        states = [(root, n) for root, n in named.most_common() if root and self.index.agents[root].kind == "state"]
        rest = sum(n for _, n in states[1:])
        if self.index.theatre.sides or not states or states[0][1] < _OFTEN or states[0][1] < _OFTEN * rest:
            return None
        return self.index.of_agent(states[0][0])

    def _lone_state(self, reading: Reading, start: int | None) -> AgentMatch | None:
        """The one state among the parties that a report names, where its opponents there have no such office.

        Where two states fight, either may be meant; where a state fights a group, "the prime minister" is the state's.
        """
        sides = {m.match.side for m in self.mentions} - {OTHER}
        roots = {root for m in self.mentions if (root := self.index.root_of(m.match.agent_id)) is not None}
        states = [a for a in map(self.index.agents.__getitem__, roots) if a.kind == "state" and a.side in sides]
        if len(states) != 1 or len(sides) < _PARTIES or reading.office is None:
            return None
        groups = {office.id: office.group for office in self.reader.titles.offices}
        rivals = [a for a in self.index.agents.values() if a.side in sides and a.side != states[0].side and a.office]
        if any(groups.get(a.office or "") == reading.office.group for a in rivals):
            return None
        if start is not None and self._others_here(states[0].side, start):
            return None  # "Ethiopian soldiers crossed into Somalia, the government said"
        return self.index.of_agent(states[0].id)

    def _others_here(self, side: str | None, start: int) -> bool:
        """True if the sentence names somebody of another side or state before ``start``."""
        return any(
            m.match.side != side for m in self._before(start) if not _SENTENCE_END.search(self._text, m.stop, start)
        )

    def _local(self, reading: Reading, start: int | None) -> AgentMatch | None:
        """The governor of the area last named, where one agent holds that office there."""
        if reading.head is None or reading.head.group != "local":
            return None
        for at, hit in reversed(self._areas):
            if start is not None and at >= start:
                continue
            agents = [self.index.agents[name] for name in _areas_of(hit)]
            found = [a for a in agents if reading.head.generic or a.office == reading.head.id] or agents
            return self.index.of_agent(found[0].id) if len(found) == 1 else None
        return None

    def _by_default(self, reading: Reading) -> AgentMatch | None:
        """What unmarked words mean to a side's own outlet, in this theatre, or in a report in one side's words."""
        body = reading.office is not None and reading.office.kind in ("body", "person") and not reading.office.generic
        voice = self.voice if body else None
        if reading.bare is not None and (voice is None or voice.role is None):  # words tell less than an outlet
            return self.index.of_agent(reading.bare)
        return self._of_side(reading, voice)

    def _of_side(self, reading: Reading, owner: AgentMatch | None) -> AgentMatch | None:
        """The office that ``reading`` names, of ``owner``'s state."""
        if owner is None:
            return None
        root = self.index.root_of(owner.agent_id)
        read = msgspec.structs.replace(reading, owner=Owner(owner.side, root))
        match = self.index.match(read)
        return msgspec.structs.replace(match, how="context") if match is not None else None

    def _voice(self, document: Document) -> AgentMatch | None:
        """The outlet, where the theatre knows it as a side's, or the side whose words the report uses."""
        match = self.index.find(document.outlet, document.lang) if document.outlet else None
        if match is not None and match.side != OTHER and match.role is not None:
            return match
        side = voice_of(f"{document.title or ''}\n{document.text}", self.index.side_words(document.lang))
        return self.index.of_side(side) if side is not None else None


def _areas_of(hit: Hit[Meaning]) -> tuple[str, ...]:
    return tuple(m.agent for m in hit.meanings if isinstance(m, Named) and m.how == "area")
