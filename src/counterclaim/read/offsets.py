"""Offsets at the edge: lines and columns for people, UTF-16 units for browsers."""

from __future__ import annotations

import re
from bisect import bisect_right

ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two UTF-16 units each


class TextIndex:
    """Converts offsets of one text; built once, each question costs a binary search."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.astral = [match.start() for match in ASTRAL.finditer(text)]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``, both from 1, the column in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line_bounds(self, line: int) -> tuple[int, int]:
        """``[start, stop)`` of a line that counts from 1, without its line end."""
        stop = self.starts[line] - 1 if line < len(self.starts) else self.length
        return self.starts[line - 1], stop

    def utf16(self, offset: int) -> int:
        """How many UTF-16 units stand before code point ``offset``."""
        return offset + bisect_right(self.astral, offset - 1)

    def from_utf16(self, units: int) -> int:
        """The code point that starts at, or straddles, UTF-16 unit ``units``."""
        low, high = 0, self.length
        while low < high:
            middle = (low + high + 1) // 2
            if self.utf16(middle) <= units:
                low = middle
            else:
                high = middle - 1
        return low
