"""What the annotate stage finds in the words, before anything is resolved or claimed."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.model.span import Span


class Use(StrEnum):
    """How a toponym is used where it stands."""

    PLACE = "place"
    AGENT = "agent"  # a metonym or a state that acts or speaks: "Kyiv said", "Eritrea shelled"
    PART = "part"  # inside the name of something else: "the Kharkiv Post", "the 72nd Donetsk Brigade"


class PlaceMention(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A toponym as printed; ``candidates`` are gazetteer ids that bear this name, unranked."""

    use: Use = Use.PLACE
    candidates: tuple[str, ...] = ()
    generic: Span | None = None  # "region" in "Kharkiv region", "district", "direction"
    key: str = ""  # the folded name it was found under, where that is not the printed one


class Quote(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Words between quotation marks, marks included; ``inner`` is what stands between them.

    ``scare`` is true for a short quotation that is part of a clause's own words ("liberation" in
    the so-called 'liberation'), false for one that can be a speaker's sentence.
    """

    inner: Span
    scare: bool = False
    closed: bool = True


class Wording(Span, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A loaded term as printed, with the neutral wording and the side that uses it."""

    term: str  # the entry's id in wording.toml
    neutral: str
    used_by: str | None = None


class Grain(StrEnum):
    """The size of the calendar unit a time expression names."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Bound(StrEnum):
    """How an interval is bounded by the words around it."""

    WITHIN = "within"
    BY = "by"
    SINCE = "since"
    THROUGHOUT = "throughout"
