"""What a rule concludes of two claims."""

from __future__ import annotations

from typing import Final

import msgspec

from counterclaim.compare.features import Pair
from counterclaim.compare.how import INSIDE, How
from counterclaim.model.relation import RelationKind

OPPOSITE_HOLDER: Final = "opposite-holder"
DENIAL: Final = "denial"
COUNT: Final = "count-differs"
DATE: Final = "date-differs"
PLACE: Final = "place-differs"
RESPONSIBILITY: Final = "responsibility"
CHARACTER: Final = "opposite-characterisation"


class Outcome(msgspec.Struct, frozen=True):
    """A relation, how sure the rule is of it, and the reason of a contradiction."""

    kind: RelationKind
    confidence: float
    reason: str | None = None


def clash(pair: Pair, reason: str, base: float) -> Outcome:
    """A contradiction for ``reason``."""
    return Outcome(RelationKind.CONTRADICTORY, sure(pair, base), reason)


def says(pair: Pair, kind: RelationKind, base: float) -> Outcome:
    """A relation that needs no reason."""
    return Outcome(kind, sure(pair, base))


def sure(pair: Pair, base: float) -> float:
    """``base``, more for each slot that is known to agree, rounded; never 1."""
    firm = {How.SAME, *INSIDE}
    gain = 0.08 * (pair.where in firm) + 0.08 * (pair.when in firm) + 0.05 * (pair.actor is How.SAME)
    gain += 0.03 * (pair.unit is How.SAME) + 0.03 * (pair.site is How.SAME) + 0.05 * pair.shared
    return round(min(0.98, base + gain), 3)
