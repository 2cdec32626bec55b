"""A printed phrase taken apart: its head ("ministry"), and whose it is ("Russia's", "in Moscow")."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from counterclaim.model.theatre import AgentData, AgentKind
from counterclaim.resolve.lexicon import Marked, Meaning, Named, Office, Titles
from counterclaim.resolve.phrases import Hit, Lexicon, Word, unquoted, words_of

OTHER = "other"
_SEPARATORS = (",", ";", ":", "(", "–", "—", "!", "?", ".")
_JOINTS = ("and", "or")
_LOCAL = ("local", "head")


class Owner(msgspec.Struct, frozen=True):
    """Whose a thing is: a side, and the agent where one is named."""

    side: str
    agent: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """``head`` is the office that the phrase is about, ``None`` for a name or an unknown noun; ``body`` is what a
    spokesman, a statement or a chief belongs to ("the ministry's spokesman").

    ``whole`` is true where the phrase is nothing but the owner's name. ``owner`` is ``None`` where the phrase does not
    say; ``bare`` is the agent that the unmarked head means in this theatre; ``possessive`` is true for "its spokesman".
    """

    head: Office | None = None
    body: Office | None = None
    owner: Owner | None = None
    whole: bool = False
    bare: str | None = None
    words: tuple[str, ...] = ()  # the head's own words, in lower case
    possessive: bool = False
    own: bool = False

    @property
    def office(self) -> Office | None:
        """The office that is meant: of "the ministry's spokesman" and "the chief of the General Staff", the body."""
        return self.body or self.head


class Reader:
    """Reads phrases by one theatre's lexicon and one language's titles."""

    def __init__(self, lexicon: Lexicon[Meaning], titles: Titles, agents: Mapping[str, AgentData]) -> None:
        self.lexicon = lexicon
        self.titles = titles
        self.agents = agents
        self._own = frozenset(lexicon.key(word) for word in titles.own)
        self._skipped = {*titles.determiners, *titles.modifiers, "'s", "'"}

    def read(self, phrase: str) -> Reading:
        """What the words of ``phrase`` say; an empty ``Reading`` where they say nothing known."""
        words = self._core(unquoted(words_of(phrase)))
        hits = self.hits(words)
        split = self._split(words, hits)
        lead = [hit for hit in hits if hit.first < split]
        tail = [hit for hit in hits if hit.first >= split]
        at = max((n for n, hit in enumerate(lead) if office_of(hit)), default=None)
        head = office_of(lead[at]) if at is not None else None
        # A head that is a side's mark as well ("the occupiers") says both what and whose.
        marks = [hit for n, hit in enumerate(lead) if n != at or any(isinstance(m, Marked) for m in hit.meanings)]
        owner = self._owner(words, marks, tail, head)
        return Reading(
            head=head,
            body=self._body(head, lead[:at], tail) if head is not None else None,
            owner=owner,
            whole=head is None and owner is not None and self._covered(words[:split], lead),
            bare=self._bare(lead if owner is None else [], tail if owner is None else []),
            words=tuple(word.key for word in words[lead[at].first : lead[at].last]) if at is not None else (),
            possessive=any(word.key in self.titles.possessives for word in words[:split]),
            own=any(self.lexicon.key(word.key) in self._own for word in words[:split]),
        )

    def hits(self, words: tuple[Word, ...]) -> list[Hit[Meaning]]:
        """Known phrases in ``words``, with marks such as "X-installed" worked out from X."""
        hits = list(self.lexicon.scan(words))
        covered = {n for hit in hits for n in range(hit.first, hit.last)}
        for n, word in enumerate(words):
            side = self._hyphenated(word) if n not in covered and "-" in word.key else None
            if side is not None:
                hits.append(Hit(n, n + 1, (Marked(side),)))
        return sorted(hits, key=lambda hit: hit.first)

    def _hyphenated(self, word: Word) -> str | None:
        """The side that "Moscow-installed" or "pro-Russian" marks."""
        first, _, last = word.text.partition("-")
        if last.lower() in self.titles.suffixes:
            name = first
        elif first.lower() in self.titles.prefixes:
            name = last
        else:
            return None
        inner = words_of(name)
        hit = self.lexicon.at(inner, 0) if inner else None
        owner = self._named(hit, frozenset(("alias", "seat", "adjective"))) if hit else None
        return owner.side if owner else None

    def _core(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """``words`` without what follows the noun phrase: an apposition or a relative clause."""
        for n, word in enumerate(words):
            if n and (word.key in _SEPARATORS or word.key in self.titles.tails):
                return words[:n]
        return words

    def _split(self, words: tuple[Word, ...], hits: list[Hit[Meaning]]) -> int:
        """Where the first preposition stands that is no part of a known phrase."""
        inside = {n for hit in hits for n in range(hit.first, hit.last)}
        for n, word in enumerate(words):
            if n and n not in inside and word.key in self.titles.prepositions:
                return n
        return len(words)

    def _covered(self, words: tuple[Word, ...], hits: list[Hit[Meaning]]) -> bool:
        inside = {n for hit in hits for n in range(hit.first, hit.last)}
        return all(n in inside or word.key in self._skipped for n, word in enumerate(words))

    def _owner(
        self, words: tuple[Word, ...], lead: list[Hit[Meaning]], tail: list[Hit[Meaning]], head: Office | None
    ) -> Owner | None:
        """Whose the head is; ``None`` where nothing or two sides at once are named."""
        neutral = head is not None and head.kind == "neutral"
        own = self._side_of_run(words, lead, head)
        if own is not None and own.agent is None and head is not None:
            return next((area for hit in tail if (area := self._local(hit, head, own))), own)
        if own is not None or (neutral and not self._divided(words, lead)):
            return own or Owner(OTHER)
        if self._divided(words, lead) or head is None:
            return None
        return self._side_of_run(words, tail, head)

    def _side_of_run(self, words: tuple[Word, ...], run: list[Hit[Meaning]], head: Office | None) -> Owner | None:
        """The first owner in ``run``; a group's own name outweighs a mark before it ("X-backed Y")."""
        if self._divided(words, run):
            return None
        mark: Owner | None = None
        for hit in run:
            owner = self._hit_owner(hit, head, mark)
            if owner is not None and (owner.agent is None or self._only_a_state(owner)):
                mark = mark or owner
            elif owner is not None:
                return owner if mark is None or mark.agent is None or mark.side == owner.side else mark
        return mark

    def _hit_owner(self, hit: Hit[Meaning], head: Office | None, mark: Owner | None) -> Owner | None:
        for meaning in hit.meanings:
            if isinstance(meaning, Marked):
                return Owner(meaning.side)
        named = self._named(hit, frozenset(("alias", "seat", "adjective")))
        return named if named is not None or head is None else self._local(hit, head, mark)

    def _named(self, hit: Hit[Meaning], how: frozenset[str]) -> Owner | None:
        """The one agent that ``hit`` names; where several share the name, those of the theatre's sides go first."""
        ids = dict.fromkeys(m.agent for m in hit.meanings if isinstance(m, Named) and m.how in how)
        found = [self.agents[name] for name in ids]
        party = [agent for agent in found if agent.side not in (None, OTHER)]
        return _agreed(party or found)

    def _local(self, hit: Hit[Meaning], head: Office, mark: Owner | None) -> Owner | None:
        """Who governs the area that ``hit`` names, where just one does, or one of the marked side."""
        if head.group not in _LOCAL and head.kind != "voice":
            return None
        found = [self.agents[m.agent] for m in hit.meanings if isinstance(m, Named) and m.how == "area"]
        if mark is not None:
            found = [agent for agent in found if agent.side == mark.side]
        holders = [agent for agent in found if agent.office == head.id]
        return _agreed(holders or found)

    def _only_a_state(self, owner: Owner) -> bool:
        return owner.agent is not None and self.agents[owner.agent].kind == AgentKind.STATE

    def _divided(self, words: tuple[Word, ...], run: list[Hit[Meaning]]) -> bool:
        """True where "and" or "or" joins two sides."""
        for left, right in pairwise(run):
            between = [word.key for word in words[left.last : right.first]]
            if not any(joint in between for joint in _JOINTS):
                continue
            sides = {
                owner.side for owner in (self._hit_owner(left, None, None), self._hit_owner(right, None, None)) if owner
            }
            if len(sides) > 1:
                return True
        return False

    def _body(self, head: Office, lead: list[Hit[Meaning]], tail: list[Hit[Meaning]]) -> Office | None:
        """The body that a voice, a document or a mere "chief" belongs to, before the head or after it."""
        if head.kind not in ("voice", "document") and not (head.generic and head.kind == "person"):
            return None
        before = [office for hit in reversed(lead) if (office := office_of(hit))]
        after = [office for hit in tail if (office := office_of(hit))]
        return next((office for office in (*before, *after) if office.kind in ("body", "person")), None)

    def _bare(self, lead: list[Hit[Meaning]], tail: list[Hit[Meaning]]) -> str | None:
        """The agent that an unmarked head means here, or else an unmarked body that it belongs to."""
        for hit in (*reversed(lead), *tail):
            found = [m.agent for m in hit.meanings if isinstance(m, Named) and m.how == "bare"]
            if len(found) == 1:
                return found[0]
        return None


def office_of(hit: Hit[Meaning]) -> Office | None:
    """The office that ``hit`` names."""
    return next((meaning for meaning in hit.meanings if isinstance(meaning, Office)), None)


def _agreed(agents: list[AgentData]) -> Owner | None:
    """The one of ``agents``, or their common side."""
    sides = {agent.side for agent in agents if agent.side is not None}
    if len(sides) != 1:
        return None
    return Owner(sides.pop(), agents[0].id if len(agents) == 1 else None)
