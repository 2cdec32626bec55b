"""What independent data and other reports say of a report's claims; nothing here is a verdict of true or false."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from counterclaim.model.span import Span
from counterclaim.model.zoning import ZoneView

WINDOW = 30  # days by which a source may lag behind, or run ahead of, what is claimed


class Days(msgspec.Struct, frozen=True):
    """The days ``first..last`` (closed, ``None`` open) that words allow, and where they come from: ``when`` of the
    claim, ``said`` of its speaker, ``published``; ``""`` where nobody says."""

    first: dt.date | None = None
    last: dt.date | None = None
    dated: str = ""


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a control claim says of one place: that ``side`` has it (``holds``) or has it not.

    ``changes`` is true where the place is said to pass over in those days, false where it is only said how things
    stand.
    """

    claim: str
    place: Span
    place_id: str
    name: str
    side: str
    holds: bool
    changes: bool
    days: Days
    inferred: bool = False


class Judgement(StrEnum):
    """How a source, under one counting rule, stands to a claim of who has a place."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    EARLIER = "earlier"  # the claim is earlier than what the source shows
    LATER = "later"  # the claim is later than what the source shows
    NOT_COVERED = "not-covered"
    TOO_OLD = "too-old"  # the source ends long before the day of the claim
    OPEN = "open"  # the source can neither confirm nor contradict: contested there, or it ends too soon


class Comparison(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One claim about one place, held against one source under one counting rule.

    ``side`` is whom the claim gives the place to (``holds``) or denies it to; ``first..day`` are the days that the
    claim allows, and ``dated`` says where they come from. ``shown`` is what the source shows on the last snapshot up
    to ``day``; ``since`` the first snapshot on which it shows what is claimed, ``previous`` the snapshot before that;
    ``last`` the source's last snapshot. ``days`` is how far ``since`` lies from the claim's days, or how old ``last``
    is. ``inferred``: the report names no side here, only in its other claims.
    """

    id: str
    claim: str
    place: Span
    place_id: str
    name: str
    side: str
    holds: bool
    changes: bool
    source: str
    title: str
    rule: str
    judgement: Judgement
    window: int = WINDOW
    first: dt.date | None = None
    day: dt.date | None = None
    dated: str = ""  # when, said, published; "" where nobody says
    shown: str = ""
    since: dt.date | None = None
    previous: dt.date | None = None
    last: dt.date | None = None
    days: int = 0
    inferred: bool = False


class Position(StrEnum):
    """Where a claimed total lies among what the sources count."""

    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    NOT_TESTABLE = "not-testable"


class Count(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many places one source, or two together (``both``, ``either``), shows passing to a side by one rule.

    ``start`` and ``stop`` are the snapshots counted between; ``unsure`` of the places may have passed before
    ``start``'s day, because no snapshot lies there. ``why`` says why there is no count. ``least`` is true where the
    source is only looked up for a part of all settlements: there may be more.
    """

    source: str
    rule: str  # centre, touch, half, full, stated
    counted: str  # gross, net, both, either
    number: int | None = None
    start: dt.date | None = None
    stop: dt.date | None = None
    unsure: int = 0
    least: bool = False
    why: str = ""


class Reckoning(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A total counted from one day to another: the counts, and where the total lies among them.

    ``start_from`` and ``stop_from`` say in words where each day comes from.
    """

    start: dt.date
    stop: dt.date
    start_from: str
    stop_from: str
    position: Position
    counts: tuple[Count, ...] = ()


class Total(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A claimed total of places taken, and every reckoning of it that makes sense.

    ``position`` is where it lies by the days as printed; ``turns`` is true where another reasonable day gives another
    answer. ``notes`` say what had to be assumed.
    """

    id: str
    claim: str
    span: Span
    low: float | None
    high: float | None
    unit: str
    side: str
    position: Position
    turns: bool = False
    reckonings: tuple[Reckoning, ...] = ()
    notes: tuple[str, ...] = ()


class Echo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A claim of another report in the ledger that bears on one of this report's.

    ``source`` is the key of the innermost source, ``origin`` the document whose wording the other report repeats (its
    own id where it repeats none).
    """

    claim: str
    other: str
    kind: str  # of relation
    reason: str = ""
    confidence: float = 0.0
    side: str = ""
    who: str = ""
    source: str = ""
    outlet: str = ""
    day: str = ""
    content: str = ""
    denied: bool = False
    origin: str = ""


class Weighed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """All that evidence and ledger say of one report's claims; ``titles`` are those of the sources, by id."""

    comparisons: tuple[Comparison, ...] = ()
    totals: tuple[Total, ...] = ()
    echoes: tuple[Echo, ...] = ()
    zones: tuple[ZoneView, ...] = ()
    titles: dict[str, str] = {}
    copies: tuple[str, ...] = ()  # documents of the ledger whose wording this report shares
