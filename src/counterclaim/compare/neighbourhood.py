"""Which claims of a ledger a new one is worth comparing with: those under the same key, on days close enough."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence

import msgspec

from counterclaim.compare.control import holding
from counterclaim.compare.features import pair
from counterclaim.compare.lexicon import lexicon
from counterclaim.compare.outcome import COUNT, DENIAL, OPPOSITE_HOLDER
from counterclaim.compare.reading import Reading
from counterclaim.compare.relate import TELLING, decide, same_matter, told
from counterclaim.languages import has_table
from counterclaim.model.names import skeleton
from counterclaim.model.relation import Relation, RelationKind

TABLES = "relating"
DATELESS = 0  # the day of a claim that neither says when nor stands in a dated report
NEAR = 4  # days between two accounts of one event: a night, and late reports of it
LASTING = 31  # days within which what is said of who holds a place bears on it
KEPT = 25  # relations kept of one new claim with earlier ones, disputes first
OTHERS = 6  # of them that are no disputes, the most telling: one update of thirty reports need not be told thirty times
# Claims about one place are compared with those of their sort: who holds it and who moves there bear on each other.
GROUND = "ground"
SORTS = {"control": GROUND, "movement": GROUND}
# What may be kept: "compatible" and "incomparable" can be had again from the claims and would fill the ledger.
WORTH = frozenset({RelationKind.CONTRADICTORY, RelationKind.SAME, RelationKind.LATER_UPDATE, RelationKind.NARROWER})


class Block(msgspec.Struct, frozen=True):
    """One key that a claim is found under, and the day, as a proleptic ordinal."""

    key: str
    day: int


class Neighbour(msgspec.Struct, frozen=True):
    """A claim as compared, with where it stands: its number, and what orders it in time and by name."""

    number: int
    reading: Reading
    lang: str
    order: tuple[str, str, int]  # day of publication, document, start: the earlier of two claims is "left"


def blocks(reading: Reading, published: dt.date | None) -> tuple[Block, ...]:
    """The keys of a claim: its places, else what it counts, else who acts; none for what nothing pins down."""
    day = day_of(reading, published)
    return tuple(Block(key, day) for key in sorted(keys(reading)))


def keys(reading: Reading) -> frozenset[str]:
    """What a claim is found under."""
    spots = reading.where.spots
    if spots:
        sort = GROUND if reading.control else SORTS.get(reading.family or "", reading.family or "other")
        return frozenset(f"{sort} {spot.place_id or min(spot.sounds | spot.names)}" for spot in spots)
    if reading.count is not None and reading.count.unit is not None:
        return frozenset({f"unit {reading.count.unit} {reading.event or ''}"})
    out = {f"pole {pole.split(':')[0]} {name}" for pole in reading.poles for name in acting(reading)}
    if reading.event is not None:
        out |= {f"act {reading.event} {name}" for name in acting(reading)}
    return frozenset(out)


def acting(reading: Reading) -> frozenset[str]:
    """Who the claim is about, so that two sources who name one person or body meet."""
    about = [who for who in (reading.actor, reading.target) if who is not None]
    known = {who.agent_id or who.side for who in about if who.agent_id or who.side}
    return frozenset(name for name in known if name) or frozenset(
        skeleton(name) or name for who in about for name in who.names
    )


def day_of(reading: Reading, published: dt.date | None) -> int:
    """The day on which what is claimed began, else ended, else was published; ``DATELESS`` where nobody says."""
    when = reading.when
    if when.stated and when.start is not None:
        return when.start.toordinal()
    if when.stated and when.stop is not None:
        return (when.stop - dt.timedelta(minutes=1)).toordinal()
    return published.toordinal() if published is not None else DATELESS


def reach(reading: Reading) -> int:
    """How many days apart another claim may be and still be about the same."""
    return LASTING if reading.control or reading.planned or reading.total else NEAR


@functools.cache
def has_tables(lang: str) -> bool:
    """True for a language with tables for comparing."""
    return has_table(lang, TABLES)


def credible(relation: Relation, left: Neighbour, right: Neighbour) -> bool:
    """False for what no person asked to be compared and is too often no such relation.

    Of languages without tables for comparing only denials and numbers are believed. Nobody disputes with himself who
    holds a place.
    """
    tabled = has_tables(left.lang) and has_tables(right.lang)
    if relation.kind is not RelationKind.CONTRADICTORY:
        return tabled
    if not tabled and relation.reason not in (DENIAL, COUNT):
        return False
    holders = [holding(each.reading) for each in (left, right)]
    sides = {held.who.side for held in holders if held is not None and held.who is not None}
    one_holder = len(sides) == 1 and None not in holders and None not in sides
    if relation.reason == OPPOSITE_HOLDER and one_holder:
        return False
    return same_matter(left.reading, right.reading)


def worth(left: Neighbour, right: Neighbour) -> Relation | None:
    """The relation of two claims if it is one to keep; verdicts on the slots are only made then."""
    compared = pair(left.reading, right.reading, lexicon(left.lang))
    outcome = decide(compared)
    return told(compared, outcome) if outcome.kind in WORTH else None


def relate_new(new: Neighbour, earlier: Sequence[Neighbour]) -> list[tuple[Neighbour, Neighbour, Relation]]:
    """What is worth keeping of how ``new`` stands to earlier claims: left, right and their relation."""
    found = []
    for other in earlier:
        left, right = sorted((new, other), key=lambda each: each.order)
        relation = worth(left, right)
        if relation is not None and credible(relation, left, right):
            found.append((left, right, relation))
    found.sort(key=lambda each: (-(TELLING[each[2].kind] + each[2].confidence), each[0].order, each[1].order))
    disputes = [each for each in found if each[2].kind is RelationKind.CONTRADICTORY]
    others = [each for each in found if each[2].kind is not RelationKind.CONTRADICTORY]
    return (disputes + others[:OTHERS])[:KEPT]
