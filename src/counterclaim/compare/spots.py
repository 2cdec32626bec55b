"""Where: the places of a claim, and whether two claims are about one place."""

from __future__ import annotations

import re

import msgspec

from counterclaim.compare.how import How
from counterclaim.compare.sounds import sound
from counterclaim.model.claim import Claim, Place
from counterclaim.model.names import fold

JOINED = re.compile(r"^\W*(?:(?:and|or|as well as)\b.*|,|&|/)\W*(?:and\b.*)?$", re.IGNORECASE | re.DOTALL)


POSSESSIVE = re.compile(r"['’]s?\b")
NEAR = 24  # characters between "X" and the "Y" of "X in (the northern) Y"
FINAL_VOWELS = frozenset("aeiouy")  # romanisations of one name often differ in the last


class Spot(msgspec.Struct, frozen=True):
    """One place as compared: its id where resolved, its folded names, and the folded names of what it lies in."""

    place_id: str | None
    printed: str
    names: frozenset[str]
    sounds: frozenset[str]
    within: frozenset[str]
    maybe: frozenset[str] = frozenset()  # ids of the places that the name may mean


class Where(msgspec.Struct, frozen=True):
    """The finest places of a claim; ``inside`` are those which only locate another ("X in Y").

    ``printed`` is the folded content: a name that nobody knows as a place is still found in it.
    """

    spots: tuple[Spot, ...] = ()
    inside: tuple[Spot, ...] = ()
    printed: str = ""

    def prints(self, spots: tuple[Spot, ...]) -> bool:
        """True if the content holds a name of one of ``spots``."""
        return any(f" {name} " in self.printed for spot in spots for name in spot.names)

    def prints_outer(self, other: Where) -> bool:
        """True if the content holds the name of something that the other's places lie in."""
        return self.prints(other.inside) or any(f" {n} " in self.printed for s in other.spots for n in s.within)


def where(claim: Claim, around: tuple[Place, ...] = ()) -> Where:
    """The places of ``claim``, sorted into those meant and those that locate them.

    ``around`` are the report's places: one that follows in the same sentence ("X in Y") locates too.
    """
    places = claim.place or nearby(claim, around)
    printed = f" {fold(POSSESSIVE.sub('', claim.content.text))} "
    if not places:
        return Where(printed=printed)
    spots = [spot_of(place) for place in places]
    locating: set[int] = set()
    for i in range(len(spots)):
        for j in range(len(spots)):
            if i != j and lies_in(spots[i], spots[j]):
                locating.add(j)
    for i in range(len(spots) - 1):
        if not joined(claim, places[i], places[i + 1]):
            locating.add(i + 1)
    meant = tuple(s for i, s in enumerate(spots) if i not in locating) or tuple(spots[:1])
    named = [s for i, s in enumerate(spots) if i in locating and s not in meant]
    named += [spot_of(p) for p in around if follows(claim, places, p) and not joined(claim, places[-1], p)]
    return Where(meant, tuple(named), printed)


def nearby(claim: Claim, around: tuple[Place, ...]) -> tuple[Place, ...]:
    """The report's places in the content, else the only one in the sentence; a source's own only for want of others."""
    free = [p for p in around if claim.sentence.covers(p) and not speaks(claim, p)]
    own = tuple(p for p in free if claim.content.covers(p))
    rest = free or [p for p in around if claim.sentence.covers(p)]
    return own or (tuple(rest) if len(rest) == 1 else ())


def speaks(claim: Claim, place: Place) -> bool:
    """True if the place's words belong to a source of the claim."""
    return any(
        x.start is not None and x.stop is not None and x.start < place.stop and place.start < x.stop
        for x in claim.chain
    )


def follows(claim: Claim, places: tuple[Place, ...], place: Place) -> bool:
    """True if ``place`` is printed right after the last of ``places``, in the claim's sentence, and is none of them."""
    last = max(p.stop for p in places)
    own = any(p.start == place.start for p in places)
    return not own and last <= place.start <= last + NEAR and place.stop <= claim.sentence.stop


def spot_of(place: Place) -> Spot:
    """The comparable form of a place."""
    names = frozenset(fold(name) for name in (place.text, place.name) if name)
    sounds = frozenset(filter(None, map(sound, names)))
    return Spot(place.place_id, fold(place.text), names, sounds, frozenset(map(fold, place.within)), maybe(place))


def maybe(place: Place) -> frozenset[str]:
    """The ids of a place's candidates."""
    return frozenset(candidate.place_id for candidate in place.candidates)


def joined(claim: Claim, left: Place, right: Place) -> bool:
    """True if the words between two places coordinate them ("X and Y"), false for "X in Y"."""
    base, text = claim.sentence.start, claim.sentence.text
    between = text[max(left.stop - base, 0) : max(right.start - base, 0)]
    return JOINED.match(between) is not None


def compare_where(left: Where, right: Where) -> How:
    """How two claims' places compare; namesakes with different ids are apart."""
    if not left.spots or not right.spots:
        return by_print(left, right)
    hows = [[compare_spots(a, b) for b in right.spots] for a in left.spots]
    left_met = [any(h is How.SAME for h in row) for row in hows]
    right_met = [any(row[j] is How.SAME for row in hows) for j in range(len(right.spots))]
    if any(left_met):
        if divided(left, right):
            return How.APART
        if all(left_met) and all(right_met):
            return How.SAME
        if all(left_met):
            return How.LEFT_IN
        return How.RIGHT_IN if all(right_met) else How.OVERLAP
    if met(left.inside, right.spots) or all(How.LEFT_IN in row for row in hows):
        return How.LEFT_IN
    within = [any(row[j] is How.RIGHT_IN for row in hows) for j in range(len(right.spots))]
    if met(right.inside, left.spots) or all(within):
        return How.RIGHT_IN
    return How.SAME if names_unknown(left, right) or names_unknown(right, left) else How.APART


def names_unknown(one: Where, other: Where) -> bool:
    """True if one prints the only place of the other, a name that no gazetteer has ("Salha, south of Omdurman")."""
    return (
        len(other.spots) == 1
        and not (one.inside and other.inside)
        and other.spots[0].place_id is None
        and one.prints(other.spots)
    )


def by_print(left: Where, right: Where) -> How:
    """How places compare where one claim has none: by whether its words hold the other's."""
    if not left.spots and not right.spots:
        return How.UNKNOWN
    known, bare = (left, right) if left.spots else (right, left)
    if bare.prints(known.spots):
        return How.SAME
    if bare.prints_outer(known):
        return How.LEFT_IN if known is left else How.RIGHT_IN
    return How.UNKNOWN


def divided(left: Where, right: Where) -> bool:
    """True for namesakes told apart in the text: "X in Y" against "X in Z"."""
    return bool(left.inside and right.inside) and all(
        compare_spots(a, b) is How.APART for a in left.inside for b in right.inside
    )


def met(some: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """True if one of ``some`` is one of ``others``."""
    return any(compare_spots(a, b) is How.SAME for a in some for b in others)


def compare_spots(a: Spot, b: Spot) -> How:
    """How two places compare: one id or printed name, else one name or sound where an id is missing, else containment.

    Namesakes are told apart by what the texts say of them (``divided``), not by which places a resolver chose: a name
    that may mean the other's place does so when the two reports are about one thing ("Krasnoarmeysk", "Pokrovsk").
    """
    known = a.place_id is not None and b.place_id is not None
    one = a.place_id in {b.place_id, *b.maybe} or b.place_id in a.maybe
    if a.printed == b.printed or (known and one) or (not known and sounds_like(a, b)):
        return How.SAME
    if lies_in(a, b):
        return How.LEFT_IN
    return How.RIGHT_IN if lies_in(b, a) else How.APART


def sounds_like(a: Spot, b: Spot) -> bool:
    """True if two places share a name, or nearly so."""
    if a.names & b.names or a.sounds & b.sounds:
        return True
    return any(respelt(x, y) or begins(x, y) for x in a.names for y in b.names)


def respelt(one: str, other: str) -> bool:
    """True if two names of five letters or more differ only in a final vowel ("Shusha", "Shushi")."""
    long = len(one) == len(other) >= 5
    return long and one[:-1] == other[:-1] and one[-1] in FINAL_VOWELS and other[-1] in FINAL_VOWELS


def begins(one: str, other: str) -> bool:
    """True if one name is the other and a word more ("Hodeidah", "Hodeidah port")."""
    return one.startswith(other + " ") or other.startswith(one + " ")


def lies_in(a: Spot, b: Spot) -> bool:
    """True if ``a`` is known to lie in ``b``."""
    return bool(a.within & b.names) and not b.within & a.names
