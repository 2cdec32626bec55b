"""Who: actors, targets and speakers, and whether two are one."""

from __future__ import annotations

import re

import msgspec

from counterclaim.compare.how import How
from counterclaim.compare.lexicon import Lexicon
from counterclaim.compare.sounds import sound
from counterclaim.model.claim import Agent, Claim, Link, Role
from counterclaim.model.names import fold

SHORTEST = 4  # letters left of a name when an adjective's ending is cut off
NO_SIDE = frozenset({None, "none", "other"})
# A word that begins with a capital, of Latin or Cyrillic, or that holds a digit.
NAME = re.compile(r"\b(?:[^\W\d_a-z\u00df-\u00ff\u0430-\u045f\u0491]\w*|\w*\d\w*[^\W\d_]\w*|[^\W\d_]\w*\d\w*)(?:-\w+)*")


class Who(msgspec.Struct, frozen=True):
    """An agent as compared: what resolution says, the naming words, and the kind of body."""

    agent_id: str | None
    side: str | None
    names: frozenset[str]
    heads: frozenset[str]
    roles: frozenset[str]


def agent_of(agent: Agent | None, claim: Claim, words: Lexicon) -> Who | None:
    """The comparable form of an actor or target; ``None`` for a time, a place or the counted thing taken for one.

    "We" and "its troops" are the innermost speaker's.
    """
    if agent is None or (agent.agent_id is None and misread(agent, claim)):
        return None
    row = words.stemmer.stems(agent.text)
    found = who(agent.text, agent.name, agent.agent_id, agent.side, words)
    if not found.names and agent.agent_id is None and found.side is None and set(row) & words.own:
        return speaker_of(claim, words) or found
    return found


def misread(agent: Agent, claim: Claim) -> bool:
    """True if the agent's words are the claim's place, or hold its time or its number."""
    if claim.when is not None and agent.meets(claim.when):
        return True
    if claim.amount is not None and agent.meets(claim.amount):
        return True
    return any(fold(place.text) == fold(agent.text) for place in claim.place)


def speaker_of(claim: Claim, words: Lexicon) -> Who | None:
    """Whose claim it is: the innermost source that somebody can be held to."""
    link = next((x for x in reversed(claim.chain) if x.role is not Role.VAGUE), None)
    return link_who(link, words) if link is not None else None


def link_who(link: Link, words: Lexicon) -> Who:
    """The comparable form of a source."""
    return who(link.who, link.resolved, link.agent_id, link.side, words)


def who(text: str, name: str | None, agent_id: str | None, side: str | None, words: Lexicon) -> Who:
    """An agent's comparable form, from printed words and what resolution made of them."""
    row = words.stemmer.stems(text)
    known = words.stemmer.stems(name) if name else ()
    names = {stem for part in (text, name or "") for found in NAME.findall(part) for stem in words.stemmer.stems(found)}
    if words.stemmer.endings:  # adjectives of nations are printed small where nouns and adjectives are inflected
        names |= {stem for stem in (*row, *known) if stem.endswith(words.endings)}
    names -= words.nameless
    return Who(
        agent_id,
        None if side in NO_SIDE else side,
        plain(frozenset(names), words) | acronyms(text),
        frozenset(row) & words.generic - words.stop,
        words.roles.labels(row) | words.roles.labels(known),
    )


def hand(claim: Claim, words: Lexicon) -> Who | None:
    """Who acts through the first tool that the content names ("an Israeli air strike", "in the hands of M23")."""
    text = claim.content.text
    for found in re.finditer(r"[^\W\d_][\w-]*", text):
        if words.stemmer.stem(found[0].lower()) not in words.tools:
            continue
        owner = before(text[: found.start()], words) or after(text[found.end() :])
        if owner and not any(fold(place.text) == fold(owner) for place in claim.place):
            made = who(owner, None, None, None, words)
            if made.names or made.roles:
                return made
    return None


def before(text: str, words: Lexicon) -> str | None:
    """The capitalised words right before a tool, over words that belong to it ("Israeli air" strike)."""
    kept: list[str] = []
    for word in reversed(text.split()):
        stem = words.stemmer.stem(word.lower())
        if (word[0].isupper() and word.lower() not in words.stop) or words.roles.labels((stem,)):
            kept.append(word)
        elif kept or stem not in words.generic or word.lower() in words.stop:
            break
    return " ".join(reversed(kept)) or None


def after(text: str) -> str | None:
    """The capitalised words of an "of" phrase right after a tool ("hands of the Rapid Support Forces")."""
    found = re.match(r"\s+of\s+(?:the\s+)?((?:[A-Z]\w*(?:-\w+)*\s?)+)", text)
    return found[1].strip() if found else None


def names_in(text: str, words: Lexicon) -> frozenset[str]:
    """The capitalised words of ``text`` after its first, as stems, without calendar words."""
    found = (m[0] for m in NAME.finditer(text) if m.start() > 0)
    return frozenset(stem for name in found for stem in words.stemmer.stems(name)) - words.stop - words.generic


def acronyms(text: str) -> frozenset[str]:
    """The initials of a run of capitalised words ("Rapid Support Forces": "rsf"), lower case."""
    initials = "".join(word[0] for word in text.replace("-", " ").split() if word[0].isupper() and word != "The")
    return frozenset({initials.lower()}) if len(initials) >= 3 else frozenset()


def plain(names: frozenset[str], words: Lexicon) -> frozenset[str]:
    """The names, and what is left of those that end as adjectives do ("israeli": "israel")."""
    cut = {n[: -len(e)] for n in names for e in words.endings if n.endswith(e) and len(n) - len(e) >= SHORTEST}
    return names | cut


def compare_names(left: frozenset[str], right: frozenset[str]) -> How:
    """Whether two sets of names share one; names in two scripts that sound unlike say nothing."""
    if left & right or sounds(left) & sounds(right):
        return How.SAME
    return How.APART if latin(left) == latin(right) else How.UNKNOWN


def sounds(names: frozenset[str]) -> frozenset[str]:
    """The consonants of names, alike in Latin and Cyrillic, where they are long enough to tell."""
    return frozenset(heard for name in names if len(heard := sound(name)) > SHORTEST)


def latin(names: frozenset[str]) -> bool:
    """True if all names are in Latin letters."""
    return all(name.isascii() for name in names)


def compare_who(left: Who | None, right: Who | None) -> How:
    """Whether two agents are one, as far as ids, sides, names and roles tell."""
    if left is None or right is None:
        return How.UNKNOWN
    if left.side is not None and right.side is not None:
        return How.SAME if left.side == right.side else How.APART
    if left.agent_id is not None and right.agent_id is not None:
        return How.SAME if left.agent_id.split(".")[0] == right.agent_id.split(".")[0] else How.APART
    if left.names and right.names:
        return compare_names(left.names, right.names)
    if left.roles and right.roles and not left.roles & right.roles:
        return How.APART
    alike = left.roles == right.roles and left.roles
    if alike and (left.heads & right.heads or not (left.names or right.names)):
        return How.SAME
    return How.UNKNOWN
