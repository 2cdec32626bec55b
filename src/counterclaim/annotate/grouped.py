"""Numbers whose thousands are set apart by spaces: "653 060"."""

from __future__ import annotations

import re

SPACED = re.compile(r"(?<![\w.,:/-])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w:/-]|[.,]\d)")
# Where another mark sets thousands apart, only noughts or a space that does not break: "On May 12 300 people fled".
FIRM = re.compile(r"\d+(?:(?: 000)+|(?:[\u00a0\u202f]\d{3})+)")


def grouped_numbers(text: str, thousands: str) -> dict[int, int]:
    """Start and end of each such number; ``thousands`` is the mark that the language itself uses."""
    found = SPACED.finditer(text)
    return {m.start(): m.end() for m in found if thousands == " " or FIRM.fullmatch(m[0])}
