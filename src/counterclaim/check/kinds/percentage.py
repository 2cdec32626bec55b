"""A percentage that is not what the part makes of its whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.kinds.part_of_whole import patterns
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.languages import table
from counterclaim.model.claim import Amount
from counterclaim.model.span import Span, span_of

AHEAD = 24  # characters before a whole in which it is led in ("out of the ")
SLACK, LOOSE = 1.5, 6.0  # points that a percentage may be off, and one that is said to be about right


class Share(msgspec.Struct, frozen=True):
    """A share as printed, in points of a hundred: ``low..high``."""

    span: Span
    low: float
    high: float


class Ratio(msgspec.Struct, frozen=True):
    """A part and its whole as printed at ``span``, and how many hundredths the one is of the other."""

    span: Span
    part: str
    whole: str
    made: float
    least: float
    most: float


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per part and whole after which a share is printed that they do not make."""
    del rule
    for ratio, following in ratios(subject):
        share = share_after(subject, ratio.span, following)
        if share is not None and (share.high < ratio.least or share.low > ratio.most):
            values = {"share": share.span.text, "part": ratio.part, "whole": ratio.whole, "made": f"{ratio.made:.0f}"}
            yield Hit(span=share.span, values=values, related=(ratio.span,))


def ratios(subject: Subject) -> Iterator[tuple[Ratio, Amount | None]]:
    """Parts of wholes with the number that follows: "62 of 94 drones", "of 94 drones 62 ..."."""
    text, lang = subject.document.text, subject.document.lang
    rows = patterns(lang)
    amounts = (*subject.report.amounts, None)
    for n, first in enumerate(amounts[:-1]):
        if first is None or not is_count(first, lang):
            continue
        second = amounts[n + 1]
        if first.share_of:
            yield ratio_of(subject, first, (first.share_of, first.share_of), f"{first.share_of:,.0f}"), second
        if second is None or not is_count(second, lang):
            continue
        words = text[first.stop : second.start]
        led = rows["of"].search(text[max(0, first.start - AHEAD) : first.start])
        if led and rows["named"].fullmatch(words) and second.unit in ("", first.unit):
            bounds = first.low or 0, first.high or 0
            yield ratio_of(subject, second, bounds, first.text, since=first.start, loose=first.approx), amounts[n + 2]


def ratio_of(subject: Subject, part: Amount, whole: tuple[float, float], printed: str, **more: int) -> Ratio:
    """The ratio of a part to ``whole``, its least and most."""
    low, high = part.low or 0, part.high or 0
    slack = LOOSE if part.approx or more.get("loose") else 0.0
    return Ratio(
        span_of(subject.document.text, more.get("since", part.start), part.stop),
        f"{low:,.0f}",
        printed,
        100 * low / whole[0],
        100 * low / whole[1] - slack,
        100 * high / whole[0] + slack,
    )


def is_count(amount: Amount, lang: str) -> bool:
    """True for a number that can be a part or a whole."""
    return bool(amount.low) and amount.high is not None and not is_percent(amount, lang)


def is_percent(amount: Amount, lang: str) -> bool:
    """True for a number of hundredths."""
    marks = tuple(" ".join(words) for words in table(lang, "amounts")["percent"]["marks"])
    return "%" in amount.text or amount.unit.casefold().startswith(marks)


def share_after(subject: Subject, ratio: Span, third: Amount | None) -> Share | None:
    """The share that is said to be the same thing again: ", or 40 per cent", "(35%)", ", or half"."""
    text, rows = subject.document.text, words_of(subject.document.lang)
    if (
        third is not None
        and is_percent(third, subject.document.lang)
        and third.low is not None
        and third.high is not None
    ):
        match = rows["again"].fullmatch(text[ratio.stop : third.start])
        unit = re.compile(r"\s*" + re.escape(third.unit)).match(text, third.stop)
        stop = unit.end() if unit else third.stop
        if match is not None and not rows["change"].match(text, stop):
            slack = LOOSE if third.approx or match["about"] else SLACK
            return Share(span_of(text, third.start, stop), third.low - slack, third.high + slack)
    match = rows["fraction"].match(text, ratio.stop)
    if match is None:
        return None
    name = next(name for name, found in match.groupdict().items() if found and name != "about")
    points = float(table(subject.document.lang, "checks")["percent"]["points"][name])
    return Share(span_of(text, match.start(name), match.end(name)), points - LOOSE, points + LOOSE)


@functools.cache
def words_of(lang: str) -> dict[str, re.Pattern[str]]:
    """What stands between a part and its share, and what follows a share that is a change."""
    rows = table(lang, "checks")["percent"]
    fraction = "|".join(f"(?P<{name}>{words})" for name, words in rows["fractions"].items())
    again, start = rows["again"], rows["fraction"]
    return {
        "again": re.compile(again, re.I),
        "fraction": re.compile(rf"{start}(?:{fraction})\b(?! (?:a|an|the)\b)", re.I),
        "change": re.compile(rows["change"], re.I),
    }


KIND = Kind(find=find, values=("share", "part", "whole", "made"))
