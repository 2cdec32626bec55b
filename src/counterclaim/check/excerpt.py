"""A line of a report as a terminal can show it: safe characters, known width, cut around a caret."""

from __future__ import annotations

import unicodedata

WIDTH = 96  # terminal cells for the excerpt; line number and margin come on top
TAB = "    "
CUT = "…"
REPLACEMENT = "\ufffd"
JOINERS = frozenset("\u200c\u200d")  # part of the spelling of some scripts and of emoji
PICTURES = 0x2400  # U+2400 SYMBOL FOR NULL and the 31 after it


def visible(char: str) -> str:
    """``char`` as it may be sent to a terminal: no control, no change of direction, no lone surrogate."""
    if char == "\t":
        return TAB
    code = ord(char)
    if code < 0x20:
        return chr(PICTURES + code)
    if code == 0x7F:
        return "␡"
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and char not in JOINERS):
        return REPLACEMENT
    return char


def safe(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    return "".join(visible(char) for char in text)


def cells(text: str) -> int:
    """How many columns ``text`` (made ``safe``) takes: wide characters two, combining marks none."""
    return sum(cell(char) for char in text)


def cell(char: str) -> int:
    """Columns of one character."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def excerpt(text: str, start: int, stop: int, width: int = WIDTH) -> tuple[str, str]:
    """The line of ``text`` that holds ``start``, and the caret line under ``[start, stop)``.

    A marked stretch that runs over the line's end is marked up to it; a line wider than ``width`` is cut
    around the caret, with an ellipsis on each cut side.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    before = [visible(c) for c in line[: start - first]]
    marked = [visible(c) for c in line[start - first : stop - first]]
    after = [visible(c) for c in line[stop - first :]]
    before, marked, after = window(before, marked, after, width)
    lead = "".join(before)
    shown = lead + "".join(marked) + "".join(after)
    caret = " " * cells(lead) + "^" * max(1, cells("".join(marked)))
    return shown.rstrip(), caret


def window(
    before: list[str], marked: list[str], after: list[str], width: int
) -> tuple[list[str], list[str], list[str]]:
    """The three parts, shortened so that together they fit ``width``; the marked part stays longest."""
    sizes = [sum(map(cells, part)) for part in (before, marked, after)]
    if sum(sizes) <= width:
        return before, marked, after
    marked, used = head(marked, width)
    room = width - used
    left = min(sizes[0], max(room // 2, room - sizes[2]))
    tail_part, left = tail(before, left)
    after, _ = head(after, room - left)
    return tail_part, marked, after


def head(part: list[str], room: int) -> tuple[list[str], int]:
    """As much of the beginning as fits, and its width; cut parts end with an ellipsis."""
    if sum(map(cells, part)) <= room:
        return part, sum(map(cells, part))
    out: list[str] = []
    used = 0
    for char in part:
        if used + cells(char) > room - 1:
            break
        out.append(char)
        used += cells(char)
    return ([*out, CUT], used + 1) if room > 0 else ([], 0)


def tail(part: list[str], room: int) -> tuple[list[str], int]:
    """As much of the end as fits, and its width; cut parts begin with an ellipsis."""
    kept, used = head(part[::-1], room)
    while len(kept) > 1 and kept[-1] == CUT and cells(kept[-2]) == 0:
        del kept[-2]  # a mark without the letter that bears it
    return kept[::-1], used
