"""How many: amounts as ranges of a unit, compared."""

from __future__ import annotations

import msgspec

from counterclaim.compare.how import How
from counterclaim.compare.lexicon import Lexicon
from counterclaim.model.claim import Amount

ABOUT = 0.15  # how far from an approximate number another may lie and still be the same number
INFINITY = float("inf")


class Count(msgspec.Struct, frozen=True):
    """An amount with its unit's class; ``marks`` are the other words of the unit ("South African")."""

    low: float
    high: float
    approx: bool
    unit: str | None
    head: str
    marks: frozenset[str]

    @property
    def exact(self) -> bool:
        """True for one number, as printed."""
        return self.low == self.high


def count_of(amount: Amount | None, words: Lexicon) -> Count | None:
    """The comparable form of an amount; ``None`` without a number."""
    if amount is None or (amount.low is None and amount.high is None):
        return None
    row = words.stemmer.stems(amount.unit)
    for width in (3, 2, 1):
        for start in range(len(row) - width, -1, -1):
            unit = words.units.get(row[start : start + width])
            if unit is not None:
                marks = frozenset(row[:start]) - words.stop - words.own
                return span(amount, unit, row[start], marks)
    head = row[-1] if row else ""
    return span(amount, None, head, frozenset(row[:-1]) - words.stop - words.own)


def span(amount: Amount, unit: str | None, head: str, marks: frozenset[str]) -> Count:
    """The count with open ends made explicit."""
    low = 0.0 if amount.low is None else amount.low
    high = INFINITY if amount.high is None else amount.high
    return Count(low, high, amount.approx, unit, head, marks)


def compare_units(left: Count, right: Count, words: Lexicon) -> How:
    """Whether the two count one thing, or one a part of the other's."""
    if left.unit != right.unit:
        if right.unit in chain(left.unit, words):
            return How.LEFT_IN
        return How.RIGHT_IN if left.unit in chain(right.unit, words) else How.APART
    if left.unit is None and left.head != right.head:
        return How.UNKNOWN if "" in (left.head, right.head) else How.APART
    if left.marks == right.marks or (left.marks and right.marks):
        return How.SAME
    return How.LEFT_IN if left.marks else How.RIGHT_IN


def chain(unit: str | None, words: Lexicon) -> tuple[str, ...]:
    """The classes that ``unit`` is part of, the narrowest first."""
    out: list[str] = []
    while unit is not None and (unit := words.wider.get(unit)) is not None:
        out.append(unit)
    return tuple(out)


def compare_numbers(left: Count, right: Count) -> How:
    """Same number, a number inside the other's limit (``LEFT_IN``), ranges that meet, or which is less."""
    if (left.low, left.high) == (right.low, right.high) or close(left, right):
        return How.SAME
    if left.high < right.low:
        return How.LEFT_FIRST
    if right.high < left.low:
        return How.RIGHT_FIRST
    if right.low <= left.low and left.high <= right.high:
        return How.LEFT_IN
    if left.low <= right.low and right.high <= left.high:
        return How.RIGHT_IN
    return How.OVERLAP


def close(left: Count, right: Count) -> bool:
    """True if one is approximate and both stand for about the same number."""
    if not (left.approx or right.approx) or not (left.exact and right.exact):
        return False
    return abs(left.low - right.low) <= ABOUT * max(left.low, right.low)


def transposed(left: Count, right: Count) -> bool:
    """True if two different exact numbers have the same digits, two of them swapped (6,640 and 6,460)."""
    if not (left.exact and right.exact) or left.low == right.low:
        return False
    a, b = f"{left.low:.0f}", f"{right.low:.0f}"
    off = [i for i in range(len(a)) if len(a) == len(b) and a[i] != b[i]]
    return len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]
