"""One expression's fields, read against its anchor."""

from __future__ import annotations

import datetime as dt
import re

from counterclaim.model.timex import TimeExpression
from counterclaim.resolve.anchor import Anchor

HOURS = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\D*$")


class Reading:
    """What one expression says, with tense and anchor at hand."""

    def __init__(self, expression: TimeExpression, tense: str, sentence: int, anchor: Anchor) -> None:
        self.expression = expression
        self.parts = expression.parts
        self.tense = tense
        self.sentence = sentence
        self.anchor = anchor

    def number(self, name: str) -> int | None:
        """An integer field."""
        value = self.parts.get(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """A field as text, ``""`` if it is not there."""
        value = self.parts.get(name)
        return "" if value is None else str(value)

    @property
    def mod(self) -> str:
        """START, MID, END or ``""``."""
        return self.text("mod")

    @property
    def forward(self) -> bool:
        """True if the clause is about the future."""
        return self.tense == "future"

    @property
    def deadline(self) -> bool:
        """True after "by" and "until": such a date may lie ahead in any tense."""
        return self.text("p") in ("by", "until", "from") and self.tense != "past"

    @property
    def pointed_from(self) -> dt.date | None:
        """The day that "last", "ago" and weekdays count from."""
        if self.anchor.narrative and self.anchor.last is not None:
            return self.anchor.last
        return self.anchor.published

    @property
    def same_day(self) -> dt.date | None:
        """The day of a time of day that names none: a day named in its own sentence, else the pointing day."""
        if self.anchor.last_sentence == self.sentence and self.anchor.last_day is not None and self.sentence >= 0:
            return self.anchor.last_day
        return self.pointed_from

    def year(self) -> int | None:
        """The printed year; two digits mean the century that is nearest to the anchor."""
        year = self.number("y")
        if year is not None:
            return year
        short = self.number("y2")
        if short is None:
            return None
        base = self.anchor.published.year if self.anchor.published else 2000
        century = base - base % 100
        return century + short if century + short <= base + 10 else century - 100 + short

    def clock(self) -> tuple[int, int | None] | None:
        """Hour and minute, 24-hour; ``None`` if none is printed."""
        for name in ("hm", "hampm", "hhmm", "h"):
            if name in self.parts:
                return self.hour_minute(self.text(name))
        return None

    def hour_minute(self, raw: str) -> tuple[int, int | None] | None:
        """Read "4.45", "4pm", "1730", "10" with the meridiem or the part of day beside it."""
        match = HOURS.match(raw.zfill(4) if raw.isdecimal() and len(raw) > 2 else raw)
        if match is None:
            return None
        hour, minute = int(match[1]), int(match[2]) if match[2] else None
        suffix = raw[-2:] if raw[-1:] == "m" else ""
        late = self.text("ap") == "PM" or suffix == "pm" or self.text("part") in ("AF", "EV")
        if late and hour < 12:
            hour += 12
        elif hour == 12 and (self.text("ap") == "AM" or suffix == "am"):
            hour = 0
        if hour > 24 or (minute or 0) > 59:
            return None
        return hour % 24, minute
