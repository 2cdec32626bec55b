"""Which part of the corpus a report belongs to: by a hash of its id, so that nobody chooses.

Rules are written while looking at the ``tuned`` part; of the ``kept`` part only figures are looked at. The parts were
halves until 2026-11-24, when half of the kept one, drawn by a second hash, was opened: its figures had stopped
following those of the looked-at half, and only reading could say why.
"""

from __future__ import annotations

import hashlib

FIRST = 2  # one report in so many was kept from the start
OPENED = 2  # and one in so many of those was opened later


def draw(text: str, size: int) -> int:
    """A number below ``size`` that depends on nothing but ``text``."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % size


def kept_first(report_id: str) -> bool:
    """True for the half that was kept away until 2026-11-24."""
    return draw(report_id, FIRST) == 1


def kept(report_id: str) -> bool:
    """True for the reports that no rule is written from; never read them."""
    return kept_first(report_id) and draw(f"opened {report_id}", OPENED) == 1


def part(report_id: str) -> str:
    """``tuned``, ``opened`` or ``kept``."""
    if not kept_first(report_id):
        return "tuned"
    return "kept" if kept(report_id) else "opened"
