"""Two sides exchanged: in a theatre's tables, in a text, and in what was read of it. No side is named here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from counterclaim.model.names import fold
from counterclaim.model.parse import Parse, Token
from counterclaim.model.theatre import AgentData, Theatre
from counterclaim.resolve.database import Database, GazetteerPlace
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer

LANG = "en"
LONGEST = 80  # letters of a name in the files
SIDED = {"side", "used_by"}
WORDS = {"name", "title", "official", "neutral", "text", "who", "verb", "resolved", "message", "help", "unit", "within"}
BY_LANGUAGE = {"marks", "aliases", "metonyms", "adjectives", "areas", "bare", "forms", "names"}
Words = tuple[str, ...]


class Swap:
    """Two sides, and the words exchanged with them: those of like rows of the tables, phrase for phrase.

    Only phrases of as many words, in the same capitals, pair, so that the grammar stays; of several, those that
    ``text`` prints go first.
    """

    def __init__(self, theatre: Theatre, text: str) -> None:
        self.left, self.right = (side.id for side in theatre.sides[:2])
        self.words: dict[str, str] = {}
        self.agents: dict[str | None, str] = {}
        self._text = text
        self._pattern = re.compile("")
        for left, right in (*self._agents(theatre), *self._names(theatre)):
            self._pair(left, right)
        self._compile()
        for left, right in self._loaded(theatre):
            self._pair(left, right)
        self._compile()

    def side(self, side: str) -> str:
        """The other side, or a third one as it is."""
        return {self.left: self.right, self.right: self.left}.get(side, side)

    def text(self, text: str) -> str:
        """``text`` with each paired phrase replaced, the plural with the singular."""
        return self._pattern.sub(lambda match: self.words[match[0]], text)

    def offsets(self, text: str) -> tuple[int, ...]:
        """Where each offset of ``text`` comes to lie; inside a replaced phrase words go to words."""
        moved = list(range(len(text) + 1))
        for match in self._pattern.finditer(text):
            new = self.words[match[0]]
            olds, news = ([m.span() for m in re.finditer(r"\w+", words)] for words in (match[0], new))
            for (a, b), (c, d) in zip(olds, news, strict=True):
                grown = (d - c) - (b - a)
                for at in range(match.start() + b, len(text) + 1):
                    moved[at] += grown
        return tuple(moved)

    def _pair(self, left: Words, right: Words) -> None:
        shapes: dict[tuple[str, ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for n, words in enumerate((left, right)):
            for word in sorted(
                dict.fromkeys(words), key=lambda w: re.search(rf"\b{re.escape(w)}s?\b", self._text) is None
            ):
                shapes[shape(word)][n].append(word)
        for ones, others in shapes.values():
            for one, other in zip(ones, others, strict=False):
                for a, b in ((one, other), (one.lower(), other.lower()), (fold(one), fold(other))):
                    if a != b and a not in self.words and b not in self.words and shape(a) == shape(b):
                        self.words[a], self.words[b] = b, a

    def _compile(self) -> None:
        longest = sorted(self.words, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?=s?(?![\w-]))")

    def _agents(self, theatre: Theatre) -> Iterator[tuple[Words, Words]]:
        """States with states, an office or its holders with the same office, a state's army with the rebels."""
        agents = {agent.id: agent for agent in theatre.agents}
        roots = [(*side.states, side.id)[0] for side in theatre.sides[:2]]
        armed = [agents.get(f"{root}.army", agents[root]) for root in roots]
        pairs = [armed] if any(not side.states for side in theatre.sides[:2]) else [[agents[r] for r in roots]]
        for agent in theatre.agents:
            root, _, own = agent.id.partition(".")
            other = agents.get(f"{roots[1]}.{own}")
            if own and root == roots[0] and other is not None:
                pairs.append([agent, other])
                pairs += [[agents[a], agents[b]] for a, b in zip(agent.holders, other.holders, strict=False)]
        for left, right in pairs:
            if left.id not in self.agents and right.id not in self.agents:
                self.agents |= {left.id: right.id, right.id: left.id}
            for words in ("aliases", "adjectives"):
                yield printed(left, words), printed(right, words)
            yield printed(left, "metonyms")[:1], printed(right, "metonyms")[:1]  # the capital stands first

    def _names(self, theatre: Theatre) -> Iterator[tuple[Words, Words]]:
        """The names that the two sides give to one place."""
        places: dict[str, dict[str | None, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in theatre.names:
            if row.lang == LANG:
                places[row.place_id][row.used_by].append(row.name)
        for names in places.values():
            yield tuple(names[self.left]), tuple(names[self.right])

    def _loaded(self, theatre: Theatre) -> Iterator[tuple[Words, Words]]:
        """The loaded terms of the two sides whose neutral wordings mirror each other."""
        for one in theatre.wording:
            for other in theatre.wording:
                if (one.used_by, other.used_by) == (self.left, self.right) and self.text(one.neutral) == other.neutral:
                    yield one.forms.get(LANG, ()), other.forms.get(LANG, ())

    def tables(self, theatre: Theatre, *, words: bool) -> Theatre:
        """The theatre with the sides exchanged; with ``words``, every name and phrase too."""
        raw = msgspec.to_builtins(theatre)
        for side in raw["sides"]:
            side["id"] = self.side(side["id"])
        return msgspec.convert(self.mirrored(raw, words=words), Theatre)

    def mirrored(self, raw: Any, *, words: bool, of: str = "") -> Any:
        """Plain data with the sides, and with ``words`` the printed phrases, exchanged."""
        if isinstance(raw, dict):
            inner = of if of in BY_LANGUAGE and LANG in raw else ""
            return {key: self.mirrored(value, words=words, of=inner or key) for key, value in raw.items()}
        if isinstance(raw, list | tuple):
            return [self.mirrored(item, words=words, of=of) for item in raw]
        if isinstance(raw, str) and of in SIDED:
            return self.side(raw)
        return self.text(raw) if words and isinstance(raw, str) and of in WORDS | BY_LANGUAGE else raw


def shape(phrase: str) -> tuple[str, ...]:
    """How many words a phrase has, and which begin with or are all in capitals."""
    words = re.findall(r"\w+", phrase)
    return tuple("AA" if len(word) > 1 and word.isupper() else "A" if word[0].isupper() else "a" for word in words)


def printed(agent: AgentData, words: str) -> tuple[str, ...]:
    """The words of an agent in the language of the samples, its name among its aliases."""
    own = getattr(agent, words).get(LANG, ())
    return (agent.name, *own) if words == "aliases" else tuple(own)


class Renamed(Database):
    """A gazetteer file in which places bear the swapped names."""

    def __init__(self, plain: Database, swap: Swap) -> None:
        super().__init__(plain.path, adds=plain.adds)
        self.swap = swap

    def named(self, key: str) -> tuple[int, list[tuple[GazetteerPlace, bool]]]:
        return super().named(fold(self.swap.text(key)))

    def by_rowid(self, ids: Sequence[int]) -> list[GazetteerPlace]:
        return [self.renamed(place) for place in super().by_rowid(ids)]

    def by_ref(self, place_id: str) -> GazetteerPlace | None:
        place = super().by_ref(place_id)
        return None if place is None else self.renamed(place)

    def renamed(self, place: GazetteerPlace) -> GazetteerPlace:
        """The place under its swapped name."""
        return msgspec.structs.replace(place, name=self.swap.text(place.name))

    def keys_from(self, beginning: str, least: int, most: int) -> list[str]:
        kept = [key for key in super().keys_from(beginning, least, most) if self.swap.text(key) == key]
        moved = []
        for old, new in self.swap.words.items():
            if fold(new).startswith(beginning):
                moved += [fold(self.swap.text(key)) for key in Database.keys_from(self, fold(old), 1, LONGEST)]
        return [*kept, *(key for key in moved if key.startswith(beginning) and least <= len(key) <= most)]


def renamed_gazetteer(theatre: Theatre, swap: Swap) -> Gazetteer:
    """The gazetteer of the theatre under swapped names, in its files as in its tables."""
    plain = open_gazetteer(theatre)
    return Gazetteer((Renamed(each, swap) for each in plain.databases), swap.tables(theatre, words=True))


def carried(parse: Parse, old: str, swap: Swap) -> Parse:
    """``parse`` of ``old`` as it would be of the swapped text if the model read both alike."""
    new, moved = swap.text(old), swap.offsets(old)

    def token(t: Token) -> Token:
        text = new[moved[t.start] : moved[t.stop]]
        lemma = t.lemma if text == t.text else text.lower().removesuffix("s" if t.lemma + "s" == t.text.lower() else "")
        return msgspec.structs.replace(t, start=moved[t.start], stop=moved[t.stop], text=text, lemma=lemma)

    sentences = (msgspec.structs.replace(s, start=moved[s.start], stop=moved[s.stop]) for s in parse.sentences)
    return msgspec.structs.replace(parse, tokens=tuple(map(token, parse.tokens)), sentences=tuple(sentences))
