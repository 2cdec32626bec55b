"""Time expressions as printed: own grammar, patterns and words from the language pack's ``times.toml``.

``TimeExpression.parts`` holds what the words say; ``resolve/times.py`` reads it:

- calendar: ``y m d wd y2 iso slash`` ``era`` (BC) ``dec cent season q half hol``;
- time of day: ``h hm hampm hhmm ap`` and ``part`` (MO AF EV NI DT DAWN DUSK NOON MIDN SMALL); ``into`` = the night that
  ends on the day;
- pointing: ``dir`` with ``u`` (this, last, next unit), ``ofyear`` (``dir`` points at the month's year), ``off``
  (days from publication), ``ana`` and ``that`` (from the
  last date in the text), ``back`` and ``shift`` with ``n u`` (ago; later), ``span`` (the past n), ``spanto``,
  ``partial``;
- ``mod`` (START MID END), ``cmp``, ``ref`` (PRESENT_REF ...), ``n`` (a number or X), ``set``/``freq``;
- ``p`` the word before it (in at by until since from through over before after for between asof);
- ``to_...`` the same fields for the second end of a range, ``two`` its kind;
- ``start stop`` the bare extent without ``p``; ``sep_start sep_stop`` the words between the ends of a range.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from counterclaim.annotate.extents import grain_of, type_of
from counterclaim.annotate.grammar import Grammar, Lexicon, Match
from counterclaim.annotate.words import Word, numbers_of, words_of
from counterclaim.languages import table
from counterclaim.model.mention import Bound
from counterclaim.model.parse import Parse, Token
from counterclaim.model.timex import TimeExpression

SHAPES: tuple[tuple[str, ...], ...] = (
    ("iso",),
    ("slash",),
    ("ampm",),
    ("decade",),
    ("ord",),
    ("ord", "ordday"),
    ("ord", "ordday", "word"),
    ("ord", "word"),
    ("colon", "clock"),
    ("num",),
    ("num", "clock"),
    ("num", "fraction"),
    ("num", "word"),
    ("num", "int", "word"),
    ("num", "int", "word", "hour"),
    ("y4", "word"),
    ("num", "int"),
    ("num", "int", "hour"),
    ("num", "int", "dom"),
    ("num", "int", "dom", "hour"),
    ("num", "int", "y2"),
    ("num", "int", "hour", "y2"),
    ("num", "int", "dom", "y2"),
    ("num", "int", "dom", "hour", "y2"),
    ("num", "int", "y4"),
    ("num", "int", "hhmm"),
    ("num", "int", "y4", "hhmm"),
)
CLAUSE_WORDS = 10  # between "since" and the date in its clause
TEXT_SHAPES = frozenset({"iso", "slash", "ampm", "clock", "colon", "hhmm"})


class TimeGrammar:
    """One language's patterns, compiled, with the words its guards need."""

    def __init__(self, lang: str) -> None:
        data: dict[str, Any] = table(lang, "times")
        self.lexicon = Lexicon(data["lexicon"], data["cased"])
        numbers = numbers_of(lang)
        self.grammar = Grammar(self.lexicon, data["macro"], SHAPES, {*numbers.cardinal, *numbers.ordinal})
        self.rules = self.grammar.compile(data["rule"])
        self.bounds = {k: Bound(v) for k, v in data["bounds"].items()}
        self.nouns = frozenset(data["nouns"])
        guard = data["guard"]
        self.year_after = frozenset(guard["year_after"])
        self.age = frozenset(guard["age"])
        self.share = frozenset(guard["share"])
        self.money = frozenset(guard["money"])


@functools.cache
def grammar_of(lang: str) -> TimeGrammar:
    """The compiled grammar of ``lang``."""
    return TimeGrammar(lang)


def find_times(parse: Parse, text: str) -> tuple[TimeExpression, ...]:
    """Every time expression of ``text``, in order, without overlaps; the word that bounds it is part of its span."""
    rules = grammar_of(parse.lang)
    words = words_of(text, parse.lang)
    tokens = {token.start: token for token in parse.tokens}
    reader = Reader(rules, words, tokens, text)
    coded = rules.grammar.encode(words)
    return tuple(reader.expression(m) for m in rules.grammar.matches(rules.rules, coded, reader.accepts))


class Reader:
    """Turns matches into expressions; holds one document's words."""

    def __init__(self, rules: TimeGrammar, words: Sequence[Word], tokens: dict[int, Token], text: str) -> None:
        self.rules = rules
        self.words = words
        self.tokens = tokens
        self.text = text
        self.last_stop = 0

    def accepts(self, match: Match) -> bool:
        """False for what only looks like a time: an age, a count of things, a verb that is spelled like a month."""
        first, last = self.words[match.first], self.words[match.last - 1]
        if "\n\n" in self.text[first.start : last.stop]:
            return False
        if match.rule.sets.get("needs") == "prep" and match.core == match.first:
            return False
        check = CHECKS.get(match.rule.name)
        if check is not None and not check(self, match):
            return False
        if any(name == "loose" for name, _, _ in match.found) and not self.ends_clause(match):
            return False
        return match.last - match.core > 1 or self.is_noun(self.words[match.core])

    def ends_clause(self, match: Match) -> bool:
        """True if nothing follows that the last word could govern: "two days after the attack" is but a length."""
        after = self.following(match)
        if after is None or not after.lower[0].isalnum():
            return True
        token = self.tokens.get(after.start)
        return token is not None and token.pos in ("CCONJ", "AUX", "VERB")

    def is_noun(self, word: Word) -> bool:
        """True unless the word may be a verb or adverb and the parser says that it is."""
        if word.lower not in self.rules.nouns:
            return True
        token = self.tokens.get(word.start)
        return token is None or token.pos in ("NOUN", "PROPN")

    def following(self, match: Match) -> Word | None:
        """The word after a match."""
        return self.words[match.last] if match.last < len(self.words) else None

    def expression(self, match: Match) -> TimeExpression:
        """The expression of one match."""
        parts = self.parts(match)
        last = match.last - 1
        if self.words[last].lower == "." and len(self.words[last - 1].lower) > 1:
            last -= 1  # the full stop of the sentence
        start, stop = self.words[match.first].start, self.words[last].stop
        parts["start"], parts["stop"] = self.words[match.core].start, stop
        start = self.since_clause(match, parts, start)
        self.last_stop = stop
        return TimeExpression(
            start=start,
            stop=stop,
            text=self.text[start:stop],
            type=type_of(parts),
            bound=self.bound_of(parts),
            grain=grain_of(parts),
            parts=parts,
        )

    def bound_of(self, parts: dict[str, str | int]) -> Bound:
        """How the word before binds; "from" needs an open end, "for" a length of time."""
        word = str(parts.get("p", ""))
        if "two" in parts or (word == "for" and "n" not in parts and "span" not in parts):
            return Bound.WITHIN
        return self.rules.bounds.get(word, Bound.WITHIN)

    def since_clause(self, match: Match, parts: dict[str, str | int], start: int) -> int:
        """Where the expression begins: at the "since" of "since the war began on 7 October", which then binds it."""
        if str(parts.get("p", "at")) not in ("at", "in") or "two" in parts:
            return start
        for i in range(match.first - 1, max(-1, match.first - 1 - CLAUSE_WORDS), -1):
            word = self.words[i]
            if word.start < self.last_stop or not word.lower[0].isalnum():
                return start
            if self.rules.lexicon.value(word, "prep") == "since":
                token = self.tokens.get(word.start)
                if token is None or token.dep != "mark":
                    return start
                parts["p"] = "since"
                return word.start
        return start

    def parts(self, match: Match) -> dict[str, str | int]:
        """The fields that a match captured or that its rule sets."""
        parts: dict[str, str | int] = {k: v for k, v in match.rule.sets.items() if k != "needs"}
        prefix = ""
        for name, symbol, at in match.found:
            if name in ("sep", "both") and symbol[0] != "=":
                prefix = "to_" if "two" in parts else ""
                parts["sep_start"], parts["sep_stop"] = self.words[at].start, self.words[at].stop
                continue
            value = number_or_text(symbol[1:]) if symbol[0] == "=" else self.value(self.words[at], symbol)
            if prefix or name not in parts:
                parts[prefix + name] = value
        return parts

    def value(self, word: Word, symbol: str) -> str | int:
        """What a word means as a member of a class."""
        if symbol in TEXT_SHAPES:
            return word.lower
        if symbol in word.shapes and word.value is not None:
            return int(word.value) if word.value == int(word.value) else str(word.value)
        value = self.rules.lexicon.value(word, symbol)
        if value is None:
            return word.lower
        return number_or_text(value)


def number_or_text(value: str) -> str | int:
    """An integer where the text is one."""
    return int(value) if value.lstrip("-").isdecimal() else value


def bare_year(reader: Reader, match: Match) -> bool:
    """A lone number of four digits is a year after "in", or where it counts nothing."""
    word = reader.words[match.last - 1]
    before = reader.words[match.last - 2] if match.last > 1 else None
    after = reader.following(match)
    if before is not None and before.lower in reader.rules.money:
        return False
    if after is not None and (after.lower in reader.rules.money or (after.lower == "-" and after.start == word.stop)):
        return before is not None and before.lower in reader.rules.year_after and after.lower == "-"
    if match.last - match.first > 1 or (before is not None and before.lower in reader.rules.year_after):
        token = reader.tokens.get(after.start) if after is not None else None
        return token is None or token.tag != "NNS" or (word.value or 0) % 100 != 0
    if not 1900 <= (word.value or 0) <= 2049:
        return False
    token = reader.tokens.get(after.start) if after is not None else None
    return token is None or token.pos not in ("NOUN", "ADJ", "PROPN") or token.tag in ("NN", "NNP")


def no_age(reader: Reader, match: Match) -> bool:
    """ "A 60-year-old" is no duration; "a second attack" neither."""
    after = reader.following(match)
    if after is not None and after.lower in reader.rules.age:
        return False
    hyphen = after is not None and after.lower == "-" and match.last + 1 < len(reader.words)
    if hyphen and reader.words[match.last + 1].lower in reader.rules.age:
        return False
    found = {name: at for name, symbol, at in match.found if symbol[0] != "="}
    unit, count = found.get("u"), found.get("n")
    if unit is None or count is None:
        return True
    code = reader.rules.lexicon.value(reader.words[unit], "unit") or ""
    if code == "Q" and after is not None and after.lower in reader.rules.share:
        return False
    if code != "S":
        return True
    return reader.words[count].value is not None


def counted(reader: Reader, match: Match) -> bool:
    """A length of time, whose number is no year and which is no age."""
    years = any(name == "n" and "y4" in reader.words[at].shapes for name, symbol, at in match.found if symbol[0] != "=")
    return not years and no_age(reader, match)


def day_of_month(reader: Reader, match: Match) -> bool:
    """ "On the 29th", not "by the 29th Brigade"."""
    after = reader.following(match)
    token = reader.tokens.get(after.start) if after is not None else None
    return token is None or token.pos not in ("NOUN", "ADJ", "PROPN", "NUM")


CHECKS = {
    "year": bare_year,
    "duration": counted,
    "bare-duration": no_age,
    "day-of-month": day_of_month,
}
