"""What was lost, and whose it was: "lost 1,300 soldiers", "two of its soldiers", "Russian mercenaries"."""

from __future__ import annotations

from counterclaim.compare.counts import Count, chain
from counterclaim.compare.lexicon import Lexicon
from counterclaim.compare.whom import Who, link_who, who
from counterclaim.compare.words import Hit, tokens
from counterclaim.model.claim import Claim, Kind, Role

LOSE = "lose"
# What becomes of each class of things when its owner loses some.
ENDS = {"people": "kill", "air-target": "down", "aircraft": "down", "vehicle": "destroy", "ship": "sink"}
OWNED = frozenset({"kill", "wound", "catch", "down", "destroy", "sink", "damage"})
NEAR = 6  # words between a number and whose it counts


def ended(event: str | None, claim: Claim, count: Count | None, row: tuple[str, ...], words: Lexicon) -> str | None:
    """The event, and for a loss of men or machines what befell them."""
    if event == "destroy" and count is not None and "people" in classes(count.unit, words):
        return ENDS["people"]
    if event != LOSE or claim.kind is not Kind.LOSS:
        return event
    units = [count.unit] if count is not None else [words.units.get((stem,)) for stem in row]
    met = [end for unit in units for end in (ENDS[name] for name in classes(unit, words) if name in ENDS)]
    return met[0] if met else event


def classes(unit: str | None, words: Lexicon) -> tuple[str, ...]:
    """A class and those that it is part of."""
    return (unit, *chain(unit, words)) if unit is not None else ()


def losing(claim: Claim, hits: tuple[Hit, ...], row: tuple[str, ...], words: Lexicon) -> int | None:
    """Where the word for a loss ends, in a claim that is told of who loses."""
    if claim.kind is not Kind.LOSS:
        return None
    return next((hit.stop for hit in hits if hit.label == LOSE or row[hit.start] in words.losing), None)


def loser(claim: Claim, stop: int, words: Lexicon) -> Who | None:
    """Who is named right behind "the losses of"."""
    rest = tokens(claim.content.text, keep_case=True)[stop : stop + 1]
    found = who(" ".join(rest), None, None, None, words)
    return found if found.names else None


def own(claim: Claim, words: Lexicon) -> bool:
    """True if the men or things counted are said to be the speaker's ("two of its soldiers")."""
    amount = claim.amount
    if amount is None or not claim.content.covers(amount):
        return False
    rest = claim.content.text[amount.start - claim.content.start :]
    return any(stem in words.own for stem in words.stemmer.stems(rest)[:NEAR])


def owner(claim: Claim, event: str | None, count: Count | None, words: Lexicon) -> Who | None:
    """Whose the men or things are that are counted, where the claim says so."""
    if event not in OWNED or claim.amount is None:
        return None
    if own(claim, words):
        link = next((x for x in reversed(claim.chain) if x.role is not Role.VAGUE), None)
        return link_who(link, words) if link is not None else None
    if count is None or not count.marks:
        return None
    found = who(claim.amount.unit or "", None, None, None, words)
    return found if found.names else None
