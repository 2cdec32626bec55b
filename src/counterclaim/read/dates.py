"""Whole calendar dates as head lines print them: with a year, and in one reading only."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.languages import table

MONTHS = 12
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"


class Dates:
    """Finds dates by one language's months, weekdays and small words."""

    def __init__(self, months: Mapping[str, int], weekdays: Iterable[str], head: Mapping[str, Any]) -> None:
        self.months = {name.casefold(): number for name, number in months.items()}
        month = any_of(self.months) + r"\.?"
        ordinal = f"(?:{any_of(head.get('ordinals', ()))})?" if head.get("ordinals") else ""
        year = r"(?P<{}>[12]\d{{3}})"
        after_year = f"(?:\\s?{any_of(head['year_words'])})?" if head.get("year_words") else ""
        day = r"(?P<{}>\d{{1,2}})" + ordinal
        forms = (
            rf"{year.format('y1')}[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})",
            rf"{day.format('d2')}\.?\s+(?:of\s+)?(?P<m2>{month}),?\s+{year.format('y2')}{after_year}",
            rf"(?P<m3>{month})\s+{day.format('d3')}(?:,\s*|\s+){year.format('y3')}{after_year}",
            rf"(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark){year.format('y4')}{after_year}",
        )
        weekday = any_of(weekdays)
        small = any_of(head.get("weekday_prepositions", ()))
        lead = rf"(?:{small}\s+)?(?:{weekday}\.?,?\s+)?(?:(?:{CLOCK}),?\s+)?(?:{small}\s+)?"
        zone = rf"(?:\s*\(?(?:{any_of(head.get('zones', ()))}|[+-]\d{{1,2}}(?::?\d{{2}})?)\)?)*"
        clock = rf"(?:T\d{{2}}:\d{{2}}\S*|(?:,?\s+(?:{small}\s+)?|,\s*)(?:{CLOCK}){zone})?"
        self.pattern = re.compile(
            rf"(?<![\w/.-]){lead}(?:{'|'.join(forms)})(?![\d/-]){clock}{zone}\s*[.)]?$", re.IGNORECASE
        )

    def whole(self, words: str) -> dt.date | None:
        """The date that is all of ``words``, but for a weekday and a time of day; ``None`` otherwise."""
        rest, day = self.tail(words)
        return day if not rest else None

    def tail(self, words: str) -> tuple[str, dt.date | None]:
        """``words`` before a date that ends them, and the date."""
        match = self.pattern.search(words.strip())
        day = self.day(match) if match is not None else None
        if match is None or day is None:
            return words.strip(), None
        return words.strip()[: match.start()].rstrip(" ,(–—-|:"), day

    def day(self, match: re.Match[str]) -> dt.date | None:
        """The day of a match; ``None`` for one that no calendar has, or whose day and month could change places."""
        for n in "123":
            if match[f"y{n}"]:
                month = match[f"m{n}"].rstrip(".").casefold()
                return safe(int(match[f"y{n}"]), self.months.get(month) or int(month), int(match[f"d{n}"]))
        first, second, year = int(match["a"]), int(match["b"]), int(match["y4"])
        if match["mark"] == "." or first > MONTHS or first == second:
            return safe(year, second, first)
        return safe(year, first, second) if second > MONTHS else None


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first; one that never matches where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")" if ordered else "(?!)"


def safe(year: int, month: int, day: int) -> dt.date | None:
    """The day, or ``None`` if there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@functools.cache
def dates_of(lang: str) -> Dates:
    """The dates of ``lang``: months and weekdays of its times, and the forms that its head lines add."""
    head, lexicon = table(lang, "head"), table(lang, "times")["lexicon"]
    months = {name: int(number) for number, names in lexicon["month"].items() for name in names}
    months |= {name: int(number) for number, names in head.get("months", {}).items() for name in names}
    weekdays = [name for names in lexicon["weekday"].values() for name in names] + list(head.get("weekdays", ()))
    return Dates(months, weekdays, head)
