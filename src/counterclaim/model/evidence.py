"""What independent data say: who is shown to have which place, from when to when, by which counting rule; events."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

CONTESTED = "contested"  # both, or neither for sure
UNKNOWN = "unknown"  # the source covers the place and does not say
NOT_COVERED = "not-covered"  # the place lies outside what the source covers
UNSEEN = frozenset({UNKNOWN, NOT_COVERED})  # values that say nothing about a place


class Rule(StrEnum):
    """What of a settlement has to be a side's before the settlement counts as the side's.

    The settlement is a disc around its centre. ``centre``: the middle. ``touch``: any part of the disc; of two sides
    that have a part, the one that came last. ``half``: half of the disc. ``full``: all of it. ``stated``: the source
    itself names the place, nobody knows by which rule.
    """

    CENTRE = "centre"
    TOUCH = "touch"
    HALF = "half"
    FULL = "full"
    STATED = "stated"


class SourceKind(StrEnum):
    """What a source of evidence gives: who has which place, or what happened."""

    CONTROL = "control"
    EVENTS = "events"


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One voice: a map, a table's column, a data set. Sources are never merged; what is derived from others is none."""

    id: str
    title: str
    kind: SourceKind
    theatre: str
    licence: str = ""
    address: str = ""
    note: str = ""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One state of a source: the day that it shows, and the file that it comes from.

    ``retrieved`` is the ISO 8601 day on which the file was fetched, ``""`` where nobody knows. ``area_km2`` is what it
    shows as held by a side other than the source's default. ``quarantined`` says why it is left out of the spells.
    """

    source: str
    day: dt.date
    sha256: str = ""
    file: str = ""
    retrieved: str = ""
    area_km2: float | None = None
    quarantined: str = ""


class Held(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One spell: ``source`` shows ``value`` for ``place`` from snapshot ``since`` to snapshot ``until``, inclusive.

    ``value`` is a side's id, ``contested``, ``unknown`` or ``not-covered``. ``fraction`` is the share of the disc that
    the value has on the last of the ``snapshots`` (how many there are); ``None`` where the source shows no area. A day
    after ``until`` and before the next spell's ``since`` is not known.
    """

    source: str
    place: str
    rule: Rule
    value: str
    since: dt.date
    until: dt.date
    fraction: float | None = None
    snapshots: int = 1


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place passes from ``before`` to ``after``: after snapshot ``previous``, and not later than snapshot ``day``."""

    source: str
    place: str
    rule: Rule
    before: str
    after: str
    day: dt.date
    previous: dt.date


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event of a data set, on one of the days ``since..until``, within ``within_km`` of a point.

    ``killed_low..killed_high`` are the deaths that the data set states; ``None`` where it does not.
    """

    source: str
    id: str
    since: dt.date
    until: dt.date
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    within_km: float | None = None
    kind: str = ""
    sides: tuple[str, ...] = ()
    killed_low: int | None = None
    killed_high: int | None = None
    words: str = ""
    address: str = ""


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something about a file that a reader should know: what was mended, left out or is doubtful, how many times.

    ``line`` is the first of them, 0 where lines mean nothing.
    """

    file: str
    what: str
    line: int = 0
    count: int = 1
