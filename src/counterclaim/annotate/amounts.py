"""Amounts as printed: numbers in digits and words with bounds, ranges, shares and units; never names or dates.

An amount's span runs from the word that bounds it ("at least 14") to the number, or to the second number of a range or
share ("51 of about 70"); a percent sign belongs to it, the noun that it counts does not (that is ``unit``).
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from counterclaim.annotate.quantities import AmountTables, Quantity, read_quantity, tables_of
from counterclaim.annotate.times import find_times
from counterclaim.annotate.units import Nouns, unit_after, unit_before
from counterclaim.annotate.words import Word, words_of
from counterclaim.model.claim import Amount
from counterclaim.model.parse import Parse, Token
from counterclaim.model.span import Span

RANK_REACH = 8  # words from an ordinal to the time that makes it a count


def find_amounts(parse: Parse, text: str, times: Sequence[Span] | None = None) -> tuple[Amount, ...]:
    """Every amount of ``text``, in order, without overlaps; parts of another amount have ``subset`` set.

    ``times`` are the text's time expressions, where they have been found already: no number in them is an amount.
    """
    finder = Finder(parse, text, find_times(parse, text) if times is None else times)
    out: list[Amount] = []
    i = 0
    while i < len(finder.words):
        amount, after = finder.amount_at(i)
        if amount is not None:
            out.append(amount)
        i = max(after, i + 1)
    return tuple(out)


class Finder:
    """One document's words, with what the checks need."""

    def __init__(self, parse: Parse, text: str, times: Sequence[Span]) -> None:
        self.tables: AmountTables = tables_of(parse.lang)
        self.text = text
        self.words = words_of(text, parse.lang)
        self.tokens = {t.start: t for t in parse.tokens}
        self.nouns = Nouns(parse.tokens)
        self.times = times
        self.time_starts = [t.start for t in times]
        self.last_stop = 0

    def amount_at(self, i: int) -> tuple[Amount | None, int]:
        """The amount whose number is word ``i``, and the index of the word after it."""
        word = self.words[i]
        if "ord" in word.shapes:
            return self.rank(i), i + 1
        quantity = read_quantity(self.words, i, self.tables)
        if quantity is None or self.in_time(word) or self.is_no_amount(i, quantity):
            return None, quantity.last if quantity else i + 1
        first = max(quantity.first, self.after(self.last_stop))
        start, stop = self.words[first].start, self.words[quantity.last - 1].stop
        self.last_stop = stop
        unit = quantity.unit or unit_after(self.nouns, self.tables, self.words, quantity.last, self.text)
        unit = unit or unit_before(self.nouns, self.tables, start, self.text)
        return (
            Amount(
                start=start,
                stop=stop,
                text=self.text[start:stop],
                low=quantity.low,
                high=quantity.high,
                unit=unit,
                approx=quantity.approx,
                share_of=quantity.share_of,
                subset=self.is_subset(first, quantity.last),
                superseded=self.is_superseded(first),
            ),
            quantity.last,
        )

    def after(self, offset: int) -> int:
        """Index of the first word at or after ``offset``."""
        return bisect.bisect_left(self.words, offset, key=lambda w: w.start)

    def in_time(self, word: Word) -> bool:
        """True inside a time expression."""
        i = bisect.bisect_right(self.time_starts, word.start) - 1
        return i >= 0 and word.start < self.times[i].stop

    def token(self, i: int) -> Token | None:
        """The parser's token at word ``i``."""
        return self.tokens.get(self.words[i].start) if 0 <= i < len(self.words) else None

    def is_no_amount(self, i: int, quantity: Quantity) -> bool:
        """True for a number in a name, an age, "one of the largest", "the two sides"."""
        if quantity.vague:
            return False
        return (
            self.is_glued(i, quantity) or self.is_named(i, quantity) or self.is_age(i) or self.is_definite(i, quantity)
        )

    def is_glued(self, i: int, quantity: Quantity) -> bool:
        """ "Su-34", "G7", "155-mm", "12-storey", "1." at the head of a line."""
        words, before = self.words, self.words[i - 1] if i else None
        if before is not None and before.stop == words[i].start:
            if before.lower[-1].isalnum() or before.lower in "_/@&":
                return True
            if (
                before.lower in "-‐.:"
                and i > 1
                and words[i - 2].stop == before.start
                and words[i - 2].lower[-1].isalnum()
            ):
                return True
        j = quantity.last
        if j < len(words) and words[j].start == words[j - 1].stop and words[j].lower in ("-", "‐"):
            return not (j + 1 < len(words) and words[j + 1].lower in self.tables.measures)
        if "word" in words[i].shapes:
            return False
        at_line = i == 0 or "\n" in self.text[words[i - 1].stop : words[i].start]
        return at_line and j < len(words) and words[j].lower in (".", ")") and words[j].start == words[j - 1].stop

    def is_named(self, i: int, quantity: Quantity) -> bool:
        """ "Resolution 2118", "Route 4", "Brigade 72"."""
        if i == 0 or "word" in self.words[i].shapes or quantity.first < i:
            return False
        before = self.words[i - 1]
        if before.lower == "." and i > 1:
            before = self.words[i - 2]
        token, head = self.token(i), self.token(i - 1)
        if before.lower in self.tables.names:
            return head is None or head.pos != "VERB"  # "the dead number 13"
        if token is None or head is None or not before.cap or head.pos != "PROPN":
            return False
        follows = self.token(quantity.last)
        return token.head == head.i or follows is None or follows.pos not in ("NOUN", "ADJ", "PROPN")

    def is_age(self, i: int) -> bool:
        """ "Aged 40"; "Ivan Koval, 45,"."""
        if i and self.words[i - 1].lower in self.tables.age:
            return True
        after = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        before = self.token(i - 2)
        apposed = i > 1 and self.words[i - 1].lower == "," and after in (",", ".")
        return apposed and before is not None and before.pos == "PROPN" and (self.words[i].value or 0) < 120

    def is_definite(self, i: int, quantity: Quantity) -> bool:
        """ "The two sides"; "one of the largest"; "one another"; a pronoun "one"."""
        word = self.words[i]
        if "word" not in word.shapes or quantity.first < i:
            return False
        value = word.value or 0
        before = self.words[i - 1].lower if i else ""
        after = self.words[quantity.last].lower if quantity.last < len(self.words) else ""
        if after in self.tables.fractions or (word.cap and not self.begins_sentence(i)):
            return True
        if value <= self.tables.definite_up_to and before in self.tables.definite:
            return True
        if value != 1:
            return False
        token, follows = self.token(i), self.token(quantity.last)
        if token is None or follows is None or token.tag != "CD":
            return True
        return token.dep != "nummod" or token.head <= token.i

    def begins_sentence(self, i: int) -> bool:
        """True for the first word of a sentence or quotation."""
        token = self.token(i)
        if token is None or i == 0 or not self.words[i - 1].lower[0].isalnum():
            return True
        before = self.token(i - 1)
        return before is None or before.sent != token.sent

    def is_superseded(self, first: int) -> bool:
        """ "Up from 12", "not 25", the 26 of "rose from 26 to 40"."""
        tables = self.tables
        return tables.ends_with(tables.superseded, self.words, first) or tables.changed_from(self.words, first)

    def is_subset(self, first: int, last: int) -> bool:
        """ "Including two children", "five of them"."""
        tables = self.tables
        return tables.ends_with(tables.subset_before, self.words, first) or tables.begins_with(
            tables.subset_after, self.words, last
        )

    def rank(self, i: int) -> Amount | None:
        """ "The third settlement this week": an ordinal whose count a time bounds."""
        word = self.words[i]
        if i == 0 or self.in_time(word) or self.words[i - 1].lower not in self.tables.rank_after:
            return None
        j = bisect.bisect_left(self.time_starts, word.stop)
        if j == len(self.times):
            return None
        between = self.words[i + 1 : i + 1 + RANK_REACH]
        near = any(w.start == self.times[j].start for w in between)
        if not near or any(w.lower in ".;:!?" for w in between if w.start < self.times[j].start):
            return None
        unit = unit_after(self.nouns, self.tables, self.words, i + 1, self.text)
        value = word.value
        return Amount(
            start=word.start,
            stop=word.stop,
            text=self.text[word.start : word.stop],
            low=value,
            high=value,
            unit=unit,
            rank=True,
        )
