"""Type, grain and ends of a time expression, from the fields that its words gave."""

from __future__ import annotations

from counterclaim.model.mention import Bound, Grain
from counterclaim.model.timex import TimeExpression

UNIT_GRAINS = {
    "S": Grain.MINUTE,
    "MIN": Grain.MINUTE,
    "H": Grain.HOUR,
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "WE": Grain.DAY,
    "FN": Grain.WEEK,
    "NI": Grain.PART_OF_DAY,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "DE": Grain.DECADE,
    "CE": Grain.CENTURY,
}
# The finest field that is there decides the grain.
FIELD_GRAINS = (
    (("hm", "hampm", "hhmm"), Grain.MINUTE),
    (("h",), Grain.HOUR),
    (("part",), Grain.PART_OF_DAY),
    (("d", "wd", "off", "iso", "slash", "hol"), Grain.DAY),
    (("m",), Grain.MONTH),
    (("season",), Grain.SEASON),
    (("q",), Grain.QUARTER),
    (("y", "y2", "half"), Grain.YEAR),
    (("dec",), Grain.DECADE),
    (("cent",), Grain.CENTURY),
)
CLOCK_FIELDS = ("h", "hm", "hampm", "hhmm")


def type_of(parts: dict[str, str | int]) -> str:
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    if "set" in parts:
        return "SET"
    if any(field in parts for field in (*CLOCK_FIELDS, "part")):
        return "TIME"
    if "span" in parts or "partial" in parts or "spanto" in parts:
        return "DURATION"
    counted = "n" in parts or "half" in parts
    if counted and not any(field in parts for field in ("back", "shift", "y", "m", "dir")):
        return "DURATION"
    return "DURATION" if set(parts) & {"u"} and not set(parts) & {"dir", "ana", "back", "shift", "q", "n"} else "DATE"


def grain_of(parts: dict[str, str | int]) -> Grain:
    """The size of the calendar unit that the words name."""
    for fields, grain in FIELD_GRAINS:
        if any(field in parts for field in fields):
            return grain
    return UNIT_GRAINS.get(str(parts.get("u", "D")), Grain.DAY)


def ends_of(expression: TimeExpression) -> tuple[TimeExpression, ...]:
    """The two expressions that a printed range is made of, each with its bare extent; else the expression itself."""
    parts = expression.parts
    if parts.get("two") != "range":
        return (expression,)
    base = expression.start
    spans = ((int(parts["start"]), int(parts["sep_start"])), (int(parts["sep_stop"]), int(parts["stop"])))
    own = {k: v for k, v in parts.items() if not k.startswith("to_") and k not in ("two", "p", "sep_start", "sep_stop")}
    other = {k[3:]: v for k, v in parts.items() if k.startswith("to_")}
    out = []
    for (start, stop), fields in zip(spans, (own | missing(own, other), other | missing(other, own)), strict=True):
        text = expression.text[start - base : stop - base]
        begin = start + len(text) - len(text.lstrip())
        end = start + len(text.rstrip())
        fields = {**fields, "start": begin, "stop": end}
        out.append(
            TimeExpression(
                start=begin,
                stop=end,
                text=expression.text[begin - base : end - base],
                type=type_of(fields),
                bound=Bound.WITHIN,
                grain=grain_of(fields),
                parts=fields,
            )
        )
    return tuple(out)


def missing(own: dict[str, str | int], other: dict[str, str | int]) -> dict[str, str | int]:
    """What one end of a range takes from the other: the month of "1 to 3 May", the year of "May to June 2020"."""
    taken = {}
    if "d" in own and "m" not in own and "m" in other:
        taken["m"] = other["m"]
    if "y" not in own and "y" in other and ("m" in own or "m" in taken):
        taken["y"] = other["y"]
    if "ap" not in own and "ap" in other and "h" in own:
        taken["ap"] = other["ap"]
    return taken
