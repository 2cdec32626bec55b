"""Snapshots in the order of their days as spells: one a place, rule and value, from its first snapshot to its last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from counterclaim.evidence.observing import NONE, Seen
from counterclaim.evidence.sites import POINTS
from counterclaim.model.evidence import CONTESTED, Held, Rule

if TYPE_CHECKING:
    import numpy as np

AREAL = (Rule.CENTRE, Rule.TOUCH, Rule.HALF, Rule.FULL)
Vocabulary = dict[str, int]


class Spells(msgspec.Struct, frozen=True):
    """The spells of one source, and how many short reversals were passed over."""

    held: tuple[Held, ...]
    settled: int = 0


class Touched:
    """By the rule ``touch``: whose part of a settlement came last. Kept from snapshot to snapshot."""

    def __init__(self, size: int) -> None:
        import numpy as np

        self.last = np.full(size, NONE, dtype=np.uint8)
        self.had: dict[int, np.ndarray] = {}
        self.size = size

    def take(self, shares: dict[int, np.ndarray], seen: np.ndarray, rest: int) -> np.ndarray:
        """The value for each settlement, after a snapshot in which each value has so many points.

        Where a settlement is divided from the start, nobody knows who came last: it is taken to be whoever is drawn on
        the map, not the ``rest``, and of two that are drawn the one with the smaller part.
        """
        import numpy as np

        none = np.zeros(self.size, dtype=bool)
        fresh = seen & (self.last == NONE)
        fewest = np.full(self.size, POINTS + 1, dtype=np.uint8)
        for code in sorted(shares, key=lambda code: (code == rest, code)):
            here = shares[code] > 0
            came = here & seen & ~self.had.get(code, none) & ~fresh
            self.last[came] = code
            least = fresh & here & ((self.last == NONE) if code == rest else (shares[code] < fewest))
            self.last[least] = code
            fewest[least] = shares[code][least]
        for code, share in shares.items():
            self.last[seen & (share == POINTS)] = code
        for code in {*self.had, *shares}:
            self.had[code] = np.where(seen, shares.get(code, none) > 0, self.had.get(code, none))
        return np.where(seen, self.last, NONE).astype(np.uint8)


def spells(source: str, places: Sequence[str], snapshots: Iterable[Seen], settle_days: int) -> Spells:
    """The spells of one source; ``snapshots`` are in the order of days and have the settlements ``places``."""
    words: Vocabulary = {}
    touched = Touched(len(places))
    runs: dict[Rule, Run] = {}
    for seen in snapshots:
        for rule, codes, shares in by_rule(seen, words, touched):
            if rule not in runs:
                runs[rule] = Run(len(places))
            runs[rule].take(codes, shares, seen.day)
    values = {code: value for value, code in words.items()}
    held: list[Held] = []
    settled = 0
    for rule, run in runs.items():
        for n, found in enumerate(run.finish()):
            kept = settle(found, settle_days)
            settled += (len(found) - len(kept)) // 2
            held += [
                Held(
                    source=source, place=places[n], rule=rule, value=values[each.code], since=each.since,
                    until=each.until, fraction=each.fraction, snapshots=each.snapshots,
                )
                for each in kept
            ]  # fmt: skip
    return Spells(tuple(held), settled)


def by_rule(seen: Seen, words: Vocabulary, touched: Touched) -> Iterator[tuple[Rule, np.ndarray, np.ndarray | None]]:
    """Each rule's values and the share of the disc that they have (``None``: not known), over all settlements."""
    import numpy as np

    codes = np.full(NONE + 1, NONE, dtype=np.uint8)
    for n, value in enumerate(seen.values):
        codes[n] = words.setdefault(value, len(words))
    centre = codes[seen.centre]
    if seen.points is None:
        yield seen.rule, centre, None
        return
    contested = words.setdefault(CONTESTED, len(words))
    parts = {int(codes[n]): row for n, row in enumerate(seen.points)}
    stated = centre != NONE
    everywhere = np.where(stated, contested, NONE).astype(np.uint8)
    half, full = everywhere.copy(), everywhere.copy()
    for code, row in parts.items():
        half[stated & (2 * row.astype(np.uint16) >= POINTS)] = code
        full[stated & (row == POINTS)] = code
    last = touched.take(parts, stated, words.get(seen.rest, NONE))
    for rule, found in zip(AREAL, (centre, last, half, full), strict=True):
        yield rule, found, share(found, parts) if seen.exact else None


def share(codes: np.ndarray, parts: dict[int, np.ndarray]) -> np.ndarray:
    """The part of each disc, 0 to 1, that its value has; for the contested the largest part of one value."""
    import numpy as np

    out = np.max(np.stack(list(parts.values())), axis=0)
    for code, row in parts.items():
        out = np.where(codes == code, np.where(row > 0, row, out), out)
    shares: np.ndarray = out / POINTS
    return shares


class Part(msgspec.Struct):
    """A spell while it is being made."""

    code: int
    since: dt.date
    until: dt.date
    snapshots: int
    fraction: float | None


class Run:
    """The spells of all settlements under one rule, grown snapshot by snapshot."""

    def __init__(self, size: int) -> None:
        import numpy as np

        self.codes = np.full(size, NONE, dtype=np.uint8)
        self.since = np.zeros(size, dtype=np.int32)
        self.until = np.zeros(size, dtype=np.int32)
        self.count = np.zeros(size, dtype=np.int32)
        self.shares = np.full(size, np.nan, dtype=np.float32)
        self.done: dict[int, list[Part]] = {}

    def take(self, codes: np.ndarray, shares: np.ndarray | None, day: dt.date) -> None:
        """The next snapshot. What has no statement in it stays as it is."""
        import numpy as np

        stated = codes != NONE
        new = stated & (codes != self.codes)
        for n in np.flatnonzero(new & (self.codes != NONE)).tolist():
            self.done.setdefault(n, []).append(self.part(n))
        number = day.toordinal()
        self.since[new] = number
        self.count[new] = 0
        self.codes[new] = codes[new]
        self.until[stated] = number
        self.count[stated] += 1
        if shares is not None:
            self.shares[stated] = shares[stated]

    def part(self, n: int) -> Part:
        """The spell that a settlement is in."""
        fraction = float(self.shares[n])
        return Part(
            code=int(self.codes[n]),
            since=dt.date.fromordinal(int(self.since[n])),
            until=dt.date.fromordinal(int(self.until[n])),
            snapshots=int(self.count[n]),
            fraction=None if fraction != fraction else round(fraction, 2),
        )

    def finish(self) -> Iterator[list[Part]]:
        """All spells of each settlement, in order."""
        for n in range(len(self.codes)):
            if self.codes[n] == NONE:
                yield []
            else:
                yield [*self.done.get(n, ()), self.part(n)]


def settle(parts: list[Part], days: int) -> list[Part]:
    """The spells without those that lasted ``days`` or less between two of one other value.

    How long a spell lasted is counted from the snapshot before it to the one after it: with snapshots a month apart
    none is known to be short. The last spell stands until something follows it.
    """
    out: list[Part] = []
    for n, part in enumerate(parts):
        short = (
            0 < n < len(parts) - 1
            and out
            and out[-1].code == parts[n + 1].code
            and (parts[n + 1].since - out[-1].until).days <= days + 1
        )
        if short:
            continue
        if out and out[-1].code == part.code:
            out[-1] = Part(part.code, out[-1].since, part.until, out[-1].snapshots + part.snapshots, part.fraction)
        else:
            out.append(part)
    return out
