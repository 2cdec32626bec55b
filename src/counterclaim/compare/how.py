"""How one slot of two claims compares, with its direction."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.model.relation import Verdict


class How(StrEnum):
    """The left value beside the right one."""

    SAME = "same"
    LEFT_IN = "left is part of right"
    RIGHT_IN = "right is part of left"
    OVERLAP = "overlap"
    APART = "apart"
    LEFT_FIRST = "left is earlier"
    RIGHT_FIRST = "right is earlier"
    UNKNOWN = "unknown"


MIRROR = {
    How.LEFT_IN: How.RIGHT_IN,
    How.RIGHT_IN: How.LEFT_IN,
    How.LEFT_FIRST: How.RIGHT_FIRST,
    How.RIGHT_FIRST: How.LEFT_FIRST,
}
INSIDE = frozenset({How.LEFT_IN, How.RIGHT_IN})
MEETS = frozenset({How.SAME, How.LEFT_IN, How.RIGHT_IN, How.OVERLAP})
ORDERED = frozenset({How.LEFT_FIRST, How.RIGHT_FIRST})


def mirrored(how: How) -> How:
    """The same comparison with left and right swapped."""
    return MIRROR.get(how, how)


def verdict(how: How) -> Verdict:
    """The contract's three words for it."""
    if how in MEETS:
        return Verdict.AGREE
    return Verdict.UNKNOWN if how is How.UNKNOWN else Verdict.DIFFER
