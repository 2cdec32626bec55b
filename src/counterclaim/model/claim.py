"""A claim: who says what happened where, when, and how many. The contract's own shapes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from counterclaim.model.mention import Bound, Grain
from counterclaim.model.span import Span

Score = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class Kind(StrEnum):
    """What a claim is about."""

    CONTROL_CHANGE = "control-change"
    CONTROL_STATE = "control-state"
    MOVEMENT = "movement"
    ATTACK = "attack"
    LOSS = "loss"
    TALLY = "tally"
    PLAN = "plan"
    DEMAND = "demand"
    AGREEMENT = "agreement"
    ACCUSATION = "accusation"
    ASSESSMENT = "assessment"
    POSITION = "position"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether the outermost speaker holds that it is so."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """In which mode it is said."""

    FACT = "fact"
    PLAN = "plan"
    ORDER = "order"
    DEMAND = "demand"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    QUESTION = "question"


class Direction(StrEnum):
    """Of a control claim, seen from its actor."""

    GAIN = "gain"
    LOSS = "loss"
    WITHDRAWAL = "withdrawal"
    HOLD = "hold"
    CONTEST = "contest"


class Role(StrEnum):
    """What kind of source a link of a chain is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    SPEAKER = "speaker"
    VAGUE = "vague"


class Stance(StrEnum):
    """How a source stands to what it passes on."""

    NEUTRAL = "neutral"
    ENDORSING = "endorsing"
    DISTANCING = "distancing"
    DENYING = "denying"
    DOUBTING = "doubting"


class Manner(StrEnum):
    """How words are quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Status(StrEnum):
    """Who stands behind a claim's fields."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"


class Precision(StrEnum):
    """What a place's coordinates stand for."""

    POINT = "point"
    CENTROID = "centroid"
    AREA = "area"


class ZoneKind(StrEnum):
    """What a zone is drawn from."""

    BORDER = "border"  # a strip along a border
    RIVER = "river"  # ... along a river's course
    BETWEEN = "between"  # between two places
    AROUND = "around"  # so far around a place
    BEARING = "bearing"  # so far from a place in one direction


class Zone(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An area that words draw around what they name, "within 10 km of the border with Sudan"; the span is those words.

    ``of`` are the ids of what it is drawn from (two countries, a river, one or two places), ``within`` that of the
    country or area that it is cut to; ``None``: to none. It reaches from ``km_from`` to ``km_to`` kilometres;
    ``assumed``: the text gives no length, the width is ours. ``heading`` is in degrees from north over east.
    ``accuracy`` is how many kilometres its edges may be off, ``box`` its west, south, east and north in degrees.
    """

    kind: ZoneKind
    of: tuple[str, ...]
    within: str | None = None
    km_from: float = 0.0
    km_to: float
    assumed: bool = False
    heading: float | None = None
    km2: float
    accuracy: float
    box: tuple[float, float, float, float]


class Candidate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A gazetteer place that a name may mean, how well it fits (0..1 of the best possible), and why."""

    place_id: str
    name: str
    score: Score
    why: tuple[str, ...] = ()


class Place(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A toponym as printed and, where decided, the place that it names.

    No ``place_id`` means unknown or undecided. ``within`` runs from the smallest to the largest area.
    ``lat``/``lon`` are WGS84 degrees. ``candidates`` are best first. ``zone`` is the area that the words draw from it.
    """

    place_id: str | None = None
    name: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    within: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    inherited: bool = False
    candidates: tuple[Candidate, ...] = ()
    zone: Zone | None = None


class When(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A time as printed: its TIMEX3 value and the interval ``[earliest, latest)``.

    Bounds are ISO 8601 local civil time in the theatre's zone without offset; ``None`` is open.
    """

    type: str  # DATE, TIME, DURATION or SET
    value: str
    earliest: str | None
    latest: str | None
    bound: Bound
    grain: Grain
    inherited: bool = False


class Amount(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A number as printed: ``low..high`` (closed, ``None`` open) of ``unit``.

    ``subset`` marks a part of another number beside it ("including two children"), ``superseded`` one that the text
    replaces ("up from 12"), ``rank`` an ordinal ("the third this week").
    """

    low: float | None
    high: float | None
    unit: str
    approx: bool = False
    share_of: float | None = None
    subset: bool = False
    superseded: bool = False
    rank: bool = False
    inherited: bool = False


class Agent(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An actor or target as printed and, where known, who that is."""

    agent_id: str | None = None
    name: str | None = None
    side: str | None = None


class Loaded(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A loaded term inside a claim's content."""

    neutral: str
    used_by: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One step of an attribution chain; ``start``/``stop``/``text`` say where ``who`` is printed.

    ``start`` and ``stop`` are absent for a source that only the metadata names. ``cue`` is the
    reporting word, ``verb`` its printed form. ``said`` is the time of the saying.
    """

    who: str
    role: Role
    stance: Stance = Stance.NEUTRAL
    start: int | None = None
    stop: int | None = None
    text: str | None = None
    resolved: str | None = None
    agent_id: str | None = None
    side: str | None = None
    verb: str | None = None
    cue: Span | None = None
    said: When | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One assertion, its sources outermost first, and the words it is made of."""

    id: str
    content: Span
    sentence: Span
    kind: Kind
    polarity: Polarity
    modality: Modality
    chain: tuple[Link, ...]
    place: tuple[Place, ...]
    confidence: Score
    status: Status
    made_by: str
    actor: Agent | None = None
    target: Agent | None = None
    when: When | None = None
    amount: Amount | None = None
    direction: Direction | None = None
    loaded: tuple[Loaded, ...] = ()


class Attribution(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Source, cue and content of one reported passage, each one or more spans."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Manner
    source_agent: str | None = None
