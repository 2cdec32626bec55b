"""Where names go on the map, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.resolve.outlines import Point

Rect = tuple[float, float, float, float]  # left, top, right, bottom in pixels
GLYPH = 0.6  # width of a character in a sans serif face, in font sizes, on the wide side
GAP = 7.0  # pixels between a dot and its name
ROOM = 9.0  # pixels kept free around the name of a country


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A name and where it starts or ends (``anchor``: start, middle, end)."""

    text: str
    x: float
    y: float
    anchor: str


def width(text: str, size: float) -> float:
    """About how many pixels ``text`` takes; East Asian and emoji characters are counted twice."""
    return sum(size * (GLYPH if ord(char) < 0x1100 else 2 * GLYPH) for char in text)


def rect(label: Label, size: float) -> Rect:
    """What ``label`` covers."""
    wide = width(label.text, size)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - size * 0.85, left + wide, label.y + size * 0.3


def collides(one: Rect, others: Iterable[Rect]) -> bool:
    """True if ``one`` covers part of any other."""
    return any(one[0] < o[2] and o[0] < one[2] and one[1] < o[3] and o[1] < one[3] for o in others)


def inside(one: Rect, size: tuple[float, float]) -> bool:
    """True if ``one`` lies in the frame."""
    return one[0] >= 2 and one[1] >= 2 and one[2] <= size[0] - 2 and one[3] <= size[1] - 2


def around(text: str, at: Point, font: float) -> tuple[Label, ...]:
    """The eight places for a dot's name, best first: right, left, above, below, then the corners."""
    x, y = at
    level, above, below = y + font * 0.35, y - GAP, y + GAP + font * 0.75
    return tuple(
        Label(text=text, x=px, y=py, anchor=anchor)
        for px, py, anchor in (
            (x + GAP, level, "start"),
            (x - GAP, level, "end"),
            (x, above, "middle"),
            (x, below, "middle"),
            (x + GAP * 0.7, above + 2, "start"),
            (x + GAP * 0.7, below - 2, "start"),
            (x - GAP * 0.7, above + 2, "end"),
            (x - GAP * 0.7, below - 2, "end"),
        )
    )


def place_labels(
    wanted: Sequence[tuple[str, Point]], size: tuple[float, float], font: float, taken: list[Rect]
) -> tuple[Label | None, ...]:
    """A free place for each name in turn, ``None`` where there is none; what is used is added to ``taken``."""
    found: list[Label | None] = []
    for text, at in wanted:
        free = next(
            (
                label
                for label in around(text, at, font)
                if inside(r := rect(label, font), size) and not collides(r, taken)
            ),
            None,
        )
        if free is not None:
            taken.append(rect(free, font))
        found.append(free)
    return tuple(found)


def centre_label(
    text: str, spots: Iterable[Point], size: tuple[float, float], font: float, taken: list[Rect]
) -> Label | None:
    """The first spot at which a name stands free, in the middle of the spot."""
    for x, y in spots:
        label = Label(text=text, x=x, y=y, anchor="middle")
        left, top, right, bottom = box = rect(label, font)
        wide = (left - ROOM, top - ROOM, right + ROOM, bottom + ROOM)
        if inside(box, size) and not collides(wide, taken):
            taken.append(box)
            return label
    return None
