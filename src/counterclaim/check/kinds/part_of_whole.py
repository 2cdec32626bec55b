"""A part that is larger than the whole that it is taken from."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.languages import table
from counterclaim.model.claim import Amount
from counterclaim.model.span import bare


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per share ("62 of 44 drones") or subset ("12 people, including 15 children") that cannot be."""
    del rule
    share, subset = patterns(subject.document.lang)
    for first, second in itertools.pairwise(subject.report.amounts):
        words = subject.document.text[first.stop : second.start]
        if share.fullmatch(words) and exceeds(first, second):
            yield hit(part=first, whole=second, variant="share")
        elif subset.fullmatch(words) and exceeds(second, first):
            yield hit(part=second, whole=first, variant="subset")


def hit(*, part: Amount, whole: Amount, variant: str) -> Hit:
    """What is reported of a part and its whole."""
    values = {"part": part.text, "whole": whole.text}
    return Hit(span=bare(part), values=values, related=(bare(whole),), variant=variant)


def exceeds(part: Amount, whole: Amount) -> bool:
    """True if even the least of ``part`` is more than the most of ``whole``, both exact."""
    if part.low is None or whole.high is None or part.approx or whole.approx:
        return False
    return part.low > whole.high


@functools.cache
def patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a share and its whole, and between a whole and a subset of it."""
    rows = table(lang, "checks")["number"]
    return re.compile(rows["share"], re.I), re.compile(rows["subset"], re.I)


KIND = Kind(find=find, values=("part", "whole"), variants=("share", "subset"))
