"""How the answers to one question stand to each other: alike, disputed, changed; a plan kept or broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

Row = dict[str, Any]
KEPT = ("answer", "day", "published", "side", "who", "outlet", "content", "claim")
NOT, PART = "not ", "part of it: "
RANGE = re.compile(r"([\d.e+]+)(?: (or more)| to ([\d.e+]+))?")
OUTCOMES = {"done": "kept", "not done": "broken"}
INFINITY = float("inf")


def as_question(rows: Sequence[Row]) -> Row:
    """A question with its answers in time, and how they stand to each other."""
    first = rows[0]
    return {
        "question": first["words"].replace("{place}", first["place"] or first["place_id"] or ""),
        "kind": first["kind"],
        "place_id": first["place_id"],
        "status": plan_status(rows) if first["kind"] == "plan" else status(rows),
        "sources": len({row["origin"] for row in rows}),
        "answers": [{name: row[name] for name in KEPT} for row in rows],
    }


def status(rows: Sequence[Row]) -> str:
    """``answered alike``, ``one side only``, ``changed`` (no day has two answers, all end alike) or ``disputed``."""
    if not disputed(rows):
        return "answered alike" if len({row["side"] for row in rows if row["side"]}) > 1 else "one side only"
    by_day: dict[str | None, list[Row]] = {}
    last: dict[str | None, Row] = {}
    for row in rows:
        by_day.setdefault(row["day"], []).append(row)
        last[row["side"]] = row
    if not any(disputed(each) for each in by_day.values()) and not disputed(list(last.values())):
        return "changed"
    return "disputed"


def disputed(rows: Sequence[Row]) -> bool:
    """True if two answers cannot both be true."""
    return any(clash(one, other) for one, other in combinations({row["answer"] for row in rows}, 2))


def clash(one: str, other: str) -> bool:
    """True if two answers cannot both be true: numbers whose ranges do not meet, two holders, one and not that one.

    Two may each hold a part; what is not held by one may be held by another.
    """
    ours, theirs = interval(one), interval(other)
    if ours is not None and theirs is not None:
        return ours[1] < theirs[0] or theirs[1] < ours[0]
    denied = one.startswith(NOT), other.startswith(NOT)
    bare = [each.removeprefix(NOT).removeprefix(PART).removeprefix(NOT) for each in (one, other)]
    if denied[0] != denied[1]:
        return bare[0] == bare[1]
    return not any(denied) and bare[0] != bare[1] and not (one.startswith(PART) and other.startswith(PART))


def interval(answer: str) -> tuple[float, float] | None:
    """The numbers that an answer allows; ``None`` for one that is no number."""
    match = RANGE.fullmatch(answer)
    if match is None:
        return None
    low = float(match[1])
    return low, INFINITY if match[2] else float(match[3]) if match[3] else low


def plan_status(rows: Sequence[Row]) -> str:
    """``kept``, ``broken`` or ``open``, by the last answer that tells an outcome."""
    outcomes = [row["answer"] for row in rows if row["answer"] in OUTCOMES]
    return OUTCOMES[outcomes[-1]] if outcomes else "open"
