"""Everything the annotate stage found in one document."""

from __future__ import annotations

import msgspec

from counterclaim.model.claim import Amount
from counterclaim.model.mention import PlaceMention, Quote, Wording
from counterclaim.model.parse import Parse
from counterclaim.model.timex import TimeExpression


class Annotations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Mentions in text order; those of one kind do not overlap."""

    parse: Parse
    quotes: tuple[Quote, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    wording: tuple[Wording, ...] = ()
