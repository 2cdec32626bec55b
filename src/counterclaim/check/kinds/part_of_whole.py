"""A part that is larger than the whole that it is taken from."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.exclusive import is_joined
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.languages import table
from counterclaim.model.claim import Amount
from counterclaim.model.span import bare

AHEAD = 24  # characters before a whole in which it is led in ("out of the ")


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per share ("62 of 44 drones") or subset ("12 people, including 15 children") that cannot be."""
    del rule
    text, lang = subject.document.text, subject.document.lang
    share = patterns(lang)["share"]
    before = None
    for first, second in itertools.pairwise(subject.report.amounts):
        joined = before is not None and is_joined(subject, before, first)
        before = first
        if share.fullmatch(text[first.stop : second.start]):
            if exceeds(first, second):
                yield hit(part=first, whole=second, variant="share")
        elif exceeds(second, first) and not joined and is_subset(subject, first, second):
            yield hit(part=second, whole=first, variant="subset")


def is_subset(subject: Subject, whole: Amount, part: Amount) -> bool:
    """True for "12 people, including 9 ...", "12 people, 9 of whom ..." and "of the 12 people, 9 ..."."""
    text = subject.document.text
    rows = patterns(subject.document.lang)
    words = text[whole.stop : part.start]
    if rows["subset"].fullmatch(words):
        return True
    if not rows["named"].fullmatch(words) or "%" in part.text:
        return False
    led = rows["of"].search(text[max(0, whole.start - AHEAD) : whole.start]) and part.unit in ("", whole.unit)
    return bool(led or ("," in words and rows["back"].match(text, part.stop)))


def hit(*, part: Amount, whole: Amount, variant: str) -> Hit:
    """What is reported of a part and its whole."""
    values = {"part": part.text, "whole": whole.text}
    return Hit(span=bare(part), values=values, related=(bare(whole),), variant=variant)


def exceeds(part: Amount, whole: Amount) -> bool:
    """True if even the least of ``part`` is more than the most of ``whole``, both exact.

    "At least 200, including 240 ..." is one too: whoever counted the part knew of 240.
    """
    most = whole.high if whole.high is not None else whole.low
    if part.low is None or most is None or part.approx or whole.approx:
        return False
    return part.low > most


@functools.cache
def patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """What stands between a share and its whole, and before, between and after a whole and a subset of it."""
    rows = table(lang, "checks")
    words = {**{name: rows["number"][name] for name in ("share", "subset")}, "of": rows["parts"]["opens"]}
    words |= {name: rows["parts"][name] for name in ("named", "back")}
    return {name: re.compile(row, re.I) for name, row in words.items()}


KIND = Kind(find=find, values=("part", "whole"), variants=("share", "subset"))
