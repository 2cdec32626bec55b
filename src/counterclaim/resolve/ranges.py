"""Expressions with two ends: "from 1 to 5 May", "the night of Monday to Tuesday"."""

from __future__ import annotations

import msgspec

from counterclaim.resolve.calendar import Core, Moment, part_core, plus_days
from counterclaim.resolve.days import time_on_day
from counterclaim.resolve.fields import Reading
from counterclaim.resolve.values import core_of


def fill_range(reading: Reading, core: Core) -> tuple[Core, tuple[Moment | None, Moment | None]]:
    """The core of a two-ended expression and the interval from its first end to its second."""
    parts = reading.parts
    other = {k[3:]: v for k, v in parts.items() if k.startswith("to_")}
    own = {k: v for k, v in parts.items() if not k.startswith("to_") and k != "two"}
    if "y2" in other and "y" in own:
        other["y"] = int(own["y"]) // 100 * 100 + int(other.pop("y2"))
    first = core_of(with_parts(reading, complete(own, other)))
    second = core_of(with_parts(reading, complete(other, own)))
    if second.day and first.day and second.day < first.day and first.latest and "y" not in own:
        first = earlier_by_a_period(reading, first, own, second)
    earliest, latest = first.earliest, second.latest
    if parts["two"] == "night" and first.day is not None:
        core = part_core(first.day, "NI")
        return core, (core.earliest, core.latest)
    return Core(first.value, earliest, latest, second.day or first.day), (earliest, latest)


def earlier_by_a_period(reading: Reading, first: Core, own: dict[str, str | int], second: Core) -> Core:
    """The first end moved before the second: "Saturday to Monday" read on a Monday."""
    assert first.day is not None
    if "wd" in own:
        return time_on_day(with_parts(reading, own), plus_days(first.day, -7))
    if "m" in own and second.day is not None:
        return core_of(with_parts(reading, {**own, "y": second.day.year - 1}))
    return first


def complete(own: dict[str, str | int], other: dict[str, str | int]) -> dict[str, str | int]:
    """One end with what only the other end prints: month, year, meridiem, day."""
    out = dict(own)
    for field, needs in (("m", "d"), ("y", "m"), ("ap", "h"), ("ap", "hm")):
        if needs in out and field not in out and field in other:
            out[field] = other[field]
    timed = any(f in out for f in ("h", "hm", "hampm", "part"))
    if timed and not any(f in out for f in ("wd", "d", "off", "iso")):
        out.update({f: other[f] for f in ("wd", "d", "m", "y", "off", "iso", "dir") if f in other})
    return out


def with_parts(reading: Reading, parts: dict[str, str | int]) -> Reading:
    """The reading of other fields in the same place."""
    expression = msgspec.structs.replace(reading.expression, parts=parts)
    return Reading(expression, reading.tense, reading.sentence, reading.anchor)
