"""Which pairs of claims are worth comparing, so that the work grows with what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.compare.reading import Reading

FEW = 400  # pairs up to this many are all compared


def pairs(left: Sequence[Reading], right: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Indices of the pairs that share a place, an event, a unit, a site or a content word, in order."""
    if len(left) * len(right) <= FEW:
        yield from ((i, j) for i in range(len(left)) for j in range(len(right)))
        return
    holders: dict[str, set[int]] = defaultdict(set)
    for j, reading in enumerate(right):
        for key in keys(reading):
            holders[key].add(j)
    for i, reading in enumerate(left):
        yield from ((i, j) for j in sorted(set().union(*(holders[key] for key in keys(reading) if key in holders))))


def keys(reading: Reading) -> frozenset[str]:
    """What a claim is found under."""
    out = {f"place {name}" for spot in reading.where.spots for name in spot.names | spot.within}
    out |= {f"place {spot.place_id}" for spot in reading.where.spots if spot.place_id}
    out |= {f"site {site}" for site in reading.sites} | {f"word {word}" for word in reading.topic}
    out |= {f"pole {pole.split(':')[0]}" for pole in reading.poles}
    if reading.event is not None and not reading.where.spots:
        out.add(f"event {reading.event}")
    if reading.count is not None and reading.count.unit is not None:
        out.add(f"unit {reading.count.unit}")
    return frozenset(out)


def pairs_within(readings: Sequence[Reading], reach: int) -> Iterator[tuple[int, int]]:
    """Indices ``i < j`` of the pairs of one report that share a key, no more than ``reach`` claims apart.

    The limit keeps the work linear in a long text; a dispute is seldom further from what it disputes.
    """
    held = [keys(reading) for reading in readings]
    few = len(readings) ** 2 <= FEW
    for i in range(len(readings)):
        for j in range(i + 1, min(len(readings), i + reach + 1)):
            if few or not held[i].isdisjoint(held[j]):
                yield i, j
