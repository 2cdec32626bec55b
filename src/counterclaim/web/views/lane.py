"""The parts of a drawing of lanes, and how large they are; units are those of the drawing, ``WIDTH`` wide."""

from __future__ import annotations

import msgspec

from counterclaim.web.views.sides import Look

WIDTH, LEFT, RIGHT = 1000.0, 12.0, 12.0
TOP = 34.0  # room for the days
HEAD, TRACK, FOOT = 24.0, 22.0, 10.0  # of a lane: its name, a row of bars, the gap below it
GAP = 2.0


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as a row of the table; ``number`` counts from 1 and names the row."""

    number: int
    id: str
    when: str
    sure: bool
    side: Look
    who: str
    outlet: str
    kind: str
    sign: str
    denied: bool
    disputed: bool
    rejected: bool
    content: str
    printed: str


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one lane that say the same sort of thing of the same days, as a rectangle."""

    x: float
    y: float
    width: float
    sign: str
    count: int
    sure: bool
    denied: bool
    disputed: bool
    words: str
    number: int  # of the first claim's row
    colour: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One lane: whose it is, where it begins, how high it is, its bars."""

    name: str
    note: str
    letter: str
    colour: str
    y: float
    height: float
    evidence: bool
    bars: tuple[Bar, ...]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a source shows for a span of days, as a row of the table."""

    source: str
    rule: str
    value: str
    since: str
    until: str
    snapshots: int
