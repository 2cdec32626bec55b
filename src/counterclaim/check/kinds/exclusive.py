"""Parts of a whole that exclude each other, such as the dead and the wounded; only these may be added."""

from __future__ import annotations

import functools
import re

from counterclaim.check.subject import Subject
from counterclaim.languages import table
from counterclaim.model.claim import Amount
from counterclaim.model.span import Span

Classes = tuple[re.Pattern[str], ...]
TAIL = 48  # characters after a number in which the words for what it counts stand


def exclusive_parts(
    subject: Subject, sentence: Span, total: Amount, rest: tuple[Amount, ...], ahead: bool
) -> tuple[Amount, ...]:
    """The first of ``rest`` that are parts of ``total`` and exclude each other; none if the words do not say both.

    ``ahead`` says that the total is led in as a whole ("of the 40").
    """
    text = subject.document.text
    links = links_of(subject.document.lang)
    first = rest[0]
    gap = text[total.stop : first.start]
    stated = links["subset"].fullmatch(gap) or (links["named"].fullmatch(gap) and links["back"].match(text, first.stop))
    if not stated and not (ahead and links["named"].fullmatch(gap)):
        return ()
    parts = rest[: run_length(subject, sentence, rest, links["joined"])]
    return parts if len(parts) > 1 else ()


def run_length(subject: Subject, sentence: Span, rest: tuple[Amount, ...], joined: re.Pattern[str]) -> int:
    """How many of ``rest`` stand in one list and are of different classes of one group of words."""
    text = subject.document.text
    best = 0
    for group in groups(subject.document.lang):
        seen: set[int] = set()
        for n, part in enumerate(rest):
            following = rest[n + 1].start if n + 1 < len(rest) else sentence.stop
            label = class_of(group, text[part.stop : min(following, part.stop + TAIL)])
            linked = n == 0 or joined.fullmatch(text[rest[n - 1].stop : part.start])
            if label is None or label in seen or not linked:
                break
            seen.add(label)
        best = max(best, len(seen))
    return best


def class_of(group: Classes, words: str) -> int | None:
    """The class of what a number counts: of the word of the group that comes first."""
    found = [(match.start(), n) for n, row in enumerate(group) if (match := row.search(words))]
    return min(found)[1] if found else None


def is_joined(subject: Subject, first: Amount, second: Amount) -> bool:
    """True for "56 passengers and 10 crew": what follows may be part of both together."""
    return bool(links_of(subject.document.lang)["both"].fullmatch(subject.document.text[first.stop : second.start]))


@functools.cache
def groups(lang: str) -> tuple[Classes, ...]:
    """Groups of classes of words; nothing is of two classes of one group."""
    rows: list[list[str]] = table(lang, "checks")["parts"]["exclusive"]
    return tuple(tuple(re.compile(rf"\b(?:{words})\b", re.I) for words in group) for group in rows)


@functools.cache
def links_of(lang: str) -> dict[str, re.Pattern[str]]:
    """What stands between a whole and its parts, and between these."""
    rows = table(lang, "checks")
    names = {name: rows["parts"][name] for name in ("named", "back", "joined", "both")}
    return {name: re.compile(row, re.I) for name, row in {**names, "subset": rows["number"]["subset"]}.items()}
