"""How far two readers agree: kappa for choices, F1 for lists. Nothing beyond Python itself is needed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

HALF = 0.5  # share of words from which two wordings count as the same


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa: agreement beyond chance, 1 if chance alone would agree always."""
    if not pairs:
        return 0.0
    n = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[value] * right[value] for value in left) / n**2
    seen = sum(a == b for a, b in pairs) / n
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def share(found: int, left: int, right: int) -> float:
    """F1 of two lists with ``found`` in common."""
    return 2 * found / (left + right) if left + right else 1.0


def alike(left: Sequence[frozenset[int]], right: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Numbers of the spans that share half of their words, one to one; a span is where its words begin."""
    shares = [
        (share(len(one & other), len(one), len(other)), -n, -m)
        for n, one in enumerate(left)
        for m, other in enumerate(right)
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    out = []
    for _, n, m in sorted((each for each in shares if each[0] >= HALF), reverse=True):
        if -n not in taken[0] and -m not in taken[1]:
            taken[0].add(-n)
            taken[1].add(-m)
            out.append((-n, -m))
    return sorted(out)
