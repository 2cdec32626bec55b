"""Which claim of the newest reading a review belongs to: the one over the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """A claim by what tells it from others: where its words stand, what it is about, whose it is."""

    n: int
    reading: int
    start: int
    stop: int
    kind: str
    who: str


Place = tuple[int, int]


def attached(old: Sequence[Words], current: Sequence[Words], moved: Mapping[int, Place]) -> dict[int, int | None]:
    """For each older claim the number of the current one over the same words; ``None`` where there is none.

    ``moved`` has the words that a reviewer set instead of the claim's own: a newer version may have come to them.
    Where several claims stand over the same words ("X and Y accused each other"), each keeps to the one of its kind
    and source, then to the order; no two of one reading come to the same.
    """
    by_reading: dict[int, list[Words]] = {}
    for each in sorted(old):
        by_reading.setdefault(each.reading, []).append(each)
    out: dict[int, int | None] = {}
    for claims in by_reading.values():
        out.update(one_reading(claims, current, moved))
    return out


def one_reading(old: Sequence[Words], current: Sequence[Words], moved: Mapping[int, Place]) -> dict[int, int | None]:
    """The same for the claims of one reading."""
    here: dict[Place, list[Words]] = {}
    for claim in sorted(current):
        here.setdefault((claim.start, claim.stop), []).append(claim)
    out: dict[int, int | None] = {each.n: None for each in old}
    taken: set[int] = set()
    tests = (
        lambda one, other: (one.kind, one.who) == (other.kind, other.who),
        lambda one, other: one.who == other.who,
        lambda one, other: one.kind == other.kind,
        lambda one, other: True,  # noqa: ARG005 - the same words are enough
    )
    places = [(each, (each.start, each.stop)) for each in old]
    places += [(each, moved[each.n]) for each in old if each.n in moved]
    for test in tests:
        for each, place in places:
            if out[each.n] is not None:
                continue
            fitting = (c.n for c in here.get(place, ()) if c.n not in taken and test(each, c))
            out[each.n] = found = next(fitting, None)
            taken |= {found} if found is not None else set()
    return out


def merged(pairs: Mapping[int, int | None], numbers: Iterable[int]) -> dict[int, list[int]]:
    """For each current claim the older ones that came to it."""
    out: dict[int, list[int]] = {n: [] for n in numbers}
    for old, now in pairs.items():
        if now is not None:
            out.setdefault(now, []).append(old)
    return out
