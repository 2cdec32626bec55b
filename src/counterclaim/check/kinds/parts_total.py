"""Parts that are said to be all of a total and do not add up to it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Any

from counterclaim.check.kinds.exclusive import exclusive_parts, is_joined
from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject, tokens_of
from counterclaim.check.voice import is_saying
from counterclaim.languages import table
from counterclaim.model import spoken
from counterclaim.model.claim import Amount
from counterclaim.model.span import Span, bare, inside, span_of

Found = tuple[Amount, tuple[Amount, ...], str]
VERBS = ("VERB", "AUX")


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per total whose parts, all of them given, make another number; a subset is never added."""
    del rule
    words = words_of(subject.document.lang)
    for sentence in stretches(subject):
        amounts = inside(subject.report.amounts, sentence.start, sentence.stop)
        for total, parts, how in readings(subject, sentence, amounts, words):
            low, high = sum(p.low or 0 for p in parts), sum(p.high or 0 for p in parts)
            over = total.high is not None and low > total.high
            under = how != "loose" and total.low is not None and high < total.low
            if over or under:
                made = sum_words(low, high)
                yield Hit(
                    span=bare(total),
                    values={"total": total.text, "sum": made, "parts": " + ".join(part.text for part in parts)},
                    related=tuple(bare(part) for part in parts),
                )
                break


def sum_words(low: float, high: float) -> str:
    """``1,200`` or ``1,200 to 1,300``."""
    first, last = f"{low:,.0f}", f"{high:,.0f}"
    return first if low == high else spoken.gettext("{low} to {high}").format(low=first, high=last)


def stretches(subject: Subject) -> Iterator[Span]:
    """Printed sentences: what the parser was given apart at a colon or semicolon is one again."""
    text = subject.document.text
    start: int | None = None
    for sentence in subject.annotations.parse.sentences:
        start = sentence.start if start is None else start
        if not text[start : sentence.stop].rstrip().endswith((":", ";")):
            yield span_of(text, start, sentence.stop)
            start = None


def readings(
    subject: Subject, sentence: Span, amounts: tuple[Amount, ...], words: dict[str, re.Pattern[str]]
) -> Iterator[Found]:
    """Totals with their parts: spelt out after a colon or in brackets, by "the other", or summed up by "in all".

    The last item says how sure the parts are to be all: ``"loose"`` after a mere comma and of parts that only exclude
    each other, where they may be fewer.
    """
    text = subject.document.text
    for n, total in enumerate(amounts):
        rest = amounts[n + 1 :]
        if usable(total) and len(rest) > 1:
            joined = n > 0 and is_joined(subject, amounts[n - 1], total)
            opened = opening(subject, total, rest[0], words)
            if opened and not (joined and opened == ","):  # "13 civilians and eight soldiers here, two and five there"
                yield from spelt_out(subject, sentence, total, rest, opened)
            ahead = bool(words["of"].search(text[max(sentence.start, total.start - 12) : total.start]))
            if ahead:
                yield from remainder(subject, total, rest, words)
            parts = () if joined else exclusive_parts(subject, sentence, total, rest, ahead)
            if parts and all(usable(part) for part in parts):
                yield total, parts, "loose"
        if n > 1 and usable(total) and summed_up(subject, sentence, total, words):
            yield from gathered(subject, total, amounts[:n])


def opening(subject: Subject, total: Amount, first: Amount, words: dict[str, re.Pattern[str]]) -> str | None:
    """The mark between a total and its first part, if what stands before it belongs to the total."""
    match = words["opened"].fullmatch(subject.document.text[total.stop : first.start])
    return match["mark"].strip() if match else None


def spelt_out(subject: Subject, sentence: Span, total: Amount, rest: tuple[Amount, ...], mark: str) -> Iterator[Found]:
    """Parts that follow a mark, up to where the enumeration ends."""
    text = subject.document.text
    stop = enumeration_stop(text, rest[0].start, sentence.stop, mark)
    stop = before_source(subject, rest[0].start, stop)
    parts = tuple(part for part in rest if part.stop <= stop)
    if len(parts) < 2 or total.low == len(parts) or not all(usable(part) for part in parts):
        return  # "two figures: 30 dead and 12 wounded" counts the parts
    listed = span_of(text, parts[0].start, stop)
    if not plain_list(subject, listed, parts):
        return
    if mark == "," and (not total.unit or is_money(subject, total) or not alike(subject, total, parts)):
        return  # without a noun of its own the first number may itself be one of the parts, and so may a price
    yield total, parts, "loose" if mark == "," else "all"


def enumeration_stop(text: str, start: int, stop: int, mark: str) -> int:
    """Where the parts end: at the closing mark, a semicolon, or with the sentence."""
    closing = {"(": ")", "–": "–", "—": "—"}.get(mark)
    ends = [at for end in (closing, ";") if end and (at := text.find(end, start, stop)) >= 0]
    return min(ends, default=stop)


def before_source(subject: Subject, start: int, stop: int) -> int:
    """``stop``, or the comma before it after which somebody is named who gives the numbers: ", the Houthis said"."""
    text = subject.document.text
    comma = text.rfind(",", start, stop)
    last = tokens_of(subject, span_of(text, comma, stop)) if comma >= 0 else ()
    return comma if any(is_saying(subject, token) for token in last) else stop


def plain_list(subject: Subject, listed: Span, parts: tuple[Amount, ...]) -> bool:
    """True for a list of noun phrases: no verb, and no word that makes a part more, less or part of another."""
    words = words_of(subject.document.lang)
    if any(token.pos in VERBS and not token.tag.startswith("VBN") for token in tokens_of(subject, listed)):
        return False
    text = subject.document.text
    gaps = [text[a.stop : b.start] for a, b in itertools.pairwise(parts)]
    tail = text[parts[-1].stop : listed.stop]
    return all(words["joint"].search(gap) for gap in gaps) and not any(
        words[name].search(piece) for piece in (*gaps, tail) for name in ("partial", "uncounted")
    )


def alike(subject: Subject, total: Amount, parts: tuple[Amount, ...]) -> bool:
    """True if every part counts what the total counts: the same noun, none, or people by age, sex or trade."""
    people = frozenset(table(subject.document.lang, "checks")["parts"]["people"])
    unit = last_word(total.unit)
    whole = unit in people
    return all(not p.unit or last_word(p.unit) == unit or (whole and last_word(p.unit) in people) for p in parts)


def remainder(
    subject: Subject, total: Amount, rest: tuple[Amount, ...], words: dict[str, re.Pattern[str]]
) -> Iterator[Found]:
    """ "Of the 40, 22 were ... and the other 12 ...": the last part is said to be what is left."""
    text = subject.document.text
    for n, part in enumerate(rest):
        left = words["left"].search(text[: part.start], max(0, part.start - 24))
        if left is not None:
            parts = rest[: n + 1]
            counted = all(usable(p) for p in parts) and alike(subject, total, parts)
            if n and counted and not words["partial"].search(text[total.stop : left.start()]):
                yield total, parts, "all"
            return


def summed_up(subject: Subject, sentence: Span, total: Amount, words: dict[str, re.Pattern[str]]) -> bool:
    """True for "62 in all", "for a total of 62"."""
    text = subject.document.text
    before, after = text[sentence.start : total.start], text[total.stop : sentence.stop]
    if words["pair"].match(after):
        return False  # "for totals of 12 and 30, respectively"
    return bool(words["sum_before"].search(before) or words["sum_after"].match(after))


def gathered(subject: Subject, total: Amount, before: tuple[Amount, ...]) -> Iterator[Found]:
    """The parts that stand in one list before their sum."""
    text = subject.document.text
    listed = span_of(text, before[0].start, total.start)
    parts = before
    while len(parts) > 1 and not plain_list(subject, span_of(text, parts[0].start, total.start), parts):
        parts = parts[1:]
    if len(parts) > 1 and all(usable(part) for part in parts) and "%" not in listed.text:
        yield total, parts, "all"


def is_money(subject: Subject, amount: Amount) -> bool:
    """True for a sum of money."""
    marks: list[str] = table(subject.document.lang, "amounts")["money"]["before"]
    return any(mark in amount.text or mark in amount.unit for mark in marks)


def usable(amount: Amount) -> bool:
    """True for a count that can be added: with a lower bound, not vague, no share of something."""
    percent = "%" in amount.text or amount.unit.startswith(("per cent", "percent"))
    return amount.low is not None and not amount.approx and amount.share_of is None and not percent


def last_word(unit: str) -> str:
    """The noun of a printed unit."""
    return unit.split()[-1].casefold() if unit else ""


@functools.cache
def words_of(lang: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language that say what belongs to a total."""
    rows: dict[str, Any] = table(lang, "checks")["parts"]
    return {name: re.compile(row, re.I) for name, row in rows.items() if isinstance(row, str)}


KIND = Kind(find=find, values=("total", "sum", "parts"))
