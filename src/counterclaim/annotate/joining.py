"""One document's mentions from several readings: its own, and those of its passages in other languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from counterclaim.model.annotation import Annotations
from counterclaim.model.span import Span

Mark = TypeVar("Mark", bound=Span)
Extent = tuple[int, int]


def joined(own: Annotations, others: Sequence[Annotations], extents: Sequence[Extent]) -> Annotations:
    """``own`` with the mentions of ``others`` instead of its own in ``extents``; quotations and parse stay."""
    return msgspec.structs.replace(
        own,
        places=instead(own.places, [other.places for other in others], extents),
        times=instead(own.times, [other.times for other in others], extents),
        amounts=instead(own.amounts, [other.amounts for other in others], extents),
        wording=instead(own.wording, [other.wording for other in others], extents),
    )


def instead(own: Sequence[Mark], others: Sequence[Sequence[Mark]], extents: Sequence[Extent]) -> tuple[Mark, ...]:
    """The marks of ``own`` outside ``extents`` and all of ``others``, in text order."""
    kept = [m for m in own if not any(m.start < stop and start < m.stop for start, stop in extents)]
    return tuple(sorted([*kept, *(m for marks in others for m in marks)], key=lambda m: (m.start, m.stop)))
