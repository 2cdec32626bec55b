"""Reads one quantity from words: number, bound, range, share, percent, money."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import msgspec

from counterclaim.annotate.words import Word
from counterclaim.languages import table

Phrase = tuple[str, ...]
LONGEST = 5  # words in a phrase
OWNER = 4  # words of an owner with its mark: "of the country's 72"


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """Words ``[first, last)`` mean ``low..high``; ``unit`` only where it is part of them (%, $)."""

    first: int
    last: int
    low: float | None
    high: float | None
    approx: bool = False
    share_of: float | None = None
    unit: str = ""
    vague: bool = False


class AmountTables:
    """The amount tables of one language."""

    def __init__(self, lang: str) -> None:
        data: dict[str, Any] = table(lang, "amounts")
        self.before = phrases(data["before"])
        self.after = phrases(data["after"])
        self.vague = {tuple(p): (low, high) for p, low, high in data["vague"]["words"]}
        self.exact = {tuple(p): value for p, value in data["vague"]["exact"]}
        self.dozen = frozenset(data["vague"]["dozen"])
        self.tens = frozenset(data["vague"].get("tens", ()))
        self.range = {name: frozenset(words) for name, words in data["range"].items()}
        self.owner = frozenset(data["share"].get("owner", ()))
        self.share = tuple(tuple(p) for p in data["share"]["of"])
        self.money = frozenset(data["money"]["before"])
        self.percent = tuple(tuple(p) for p in data["percent"]["marks"])
        self.measures = frozenset(data["measure"]["units"])
        none = data["not_amount"]
        self.names = frozenset(none["names"])
        self.age = frozenset(none["age"])
        self.definite = frozenset(none["definite"])
        self.definite_up_to: int = none["definite_up_to"]
        not_subset = {tuple(p) for p in data["subset"]["not_subset"]}
        self.subset_before = frozenset(tuple(p) for p in data["subset"]["before"]) - not_subset
        self.subset_after = frozenset(tuple(p) for p in data["subset"]["after"])
        self.superseded = frozenset(tuple(p) for p in data["superseded"]["before"])
        self.rank_after = frozenset(data["rank"]["skip"])
        self.links = frozenset(data["nouns"]["links"])
        self.after_links = frozenset(data["nouns"]["after_links"])
        self.before_number = frozenset(data["nouns"]["before_number"])
        self.people = frozenset(data["nouns"]["people"])
        self.fractions = frozenset(none["fractions"])
        self.change = frozenset(data["superseded"]["change"])
        self.change_from = frozenset(data["superseded"]["from"])
        self.change_reach: int = data["superseded"]["reach"]
        self.noun_tags = frozenset(data["nouns"]["tags"])
        self.more = frozenset(data["nouns"]["more"])
        self.articles = frozenset(data["nouns"].get("articles", ()))
        self.partitive = frozenset(data["nouns"].get("partitive", ()))
        starts = {p[0] for p in (*self.vague, *self.exact)}
        self.starts = frozenset(starts)

    def changed_from(self, words: Sequence[Word], i: int) -> bool:
        """True for the old number of "rose from 26 to 40"."""
        if i == 0 or words[i - 1].lower not in self.change_from:
            return False
        return any(w.lower in self.change for w in words[max(0, i - 1 - self.change_reach) : i - 1])

    def ends_with(self, among: frozenset[Phrase], words: Sequence[Word], i: int) -> bool:
        """True if one of the phrases stands right before word ``i``."""
        return any(tuple(w.lower for w in words[i - n : i]) in among for n in range(1, min(LONGEST, i) + 1))

    def begins_with(self, among: frozenset[Phrase], words: Sequence[Word], i: int) -> bool:
        """True if one of the phrases begins at word ``i``."""
        return any(tuple(w.lower for w in words[i : i + n]) in among for n in range(1, LONGEST + 1))


def phrases(raw: dict[str, list[list[str]]]) -> dict[Phrase, str]:
    """Phrase to kind."""
    return {tuple(words): kind for kind, lists in raw.items() for words in lists}


@functools.cache
def tables_of(lang: str) -> AmountTables:
    """The amount tables of ``lang``, read once."""
    return AmountTables(lang)


def match_at(words: Sequence[Word], i: int, phrase: Phrase) -> bool:
    """True if the phrase stands at word ``i``."""
    return len(words) >= i + len(phrase) and all(words[i + k].lower == p for k, p in enumerate(phrase))


def read_quantity(words: Sequence[Word], i: int, tables: AmountTables) -> Quantity | None:
    """The quantity whose number is (or begins at) word ``i``; ``None`` if there is none."""
    core = vague_at(words, i, tables) or number_at(words, i, tables)
    if core is None:
        return None
    core = with_percent(words, core, tables)
    core = with_range(words, core, tables)
    core = with_share(words, core, tables)
    core = with_after(words, core, tables)
    return with_before(words, core, tables)


def vague_at(words: Sequence[Word], i: int, tables: AmountTables) -> Quantity | None:
    """ "Dozens", "tens of thousands", "half a dozen"."""
    if words[i].lower not in tables.starts:
        return None
    for n in range(LONGEST, 0, -1):
        key = tuple(w.lower for w in words[i : i + n])
        if len(key) == n and key in tables.vague:
            low, high = tables.vague[key]
            return Quantity(first=i, last=i + n, low=low, high=high, approx=True, vague=True)
        if len(key) == n and key in tables.exact:
            value = tables.exact[key]
            return Quantity(first=i, last=i + n, low=value, high=value, vague=True)
    return None


def number_at(words: Sequence[Word], i: int, tables: AmountTables) -> Quantity | None:
    """A plain number, "two dozen", "$7 billion"."""
    word = words[i]
    if word.value is None or not ({"num", "y4"} & set(word.shapes)):
        return None
    value, last = word.value, i + 1
    if last < len(words) and words[last].lower in tables.dozen:
        value, last = value * 12, last + 1
    elif last < len(words) and words[last].lower in tables.tens:
        value, last = value * 10, last + 1
    money = i > 0 and words[i - 1].lower in tables.money
    first = i - 1 if money else i
    return Quantity(first=first, last=last, low=value, high=value, unit=words[i - 1].lower if money else "")


def with_percent(words: Sequence[Word], core: Quantity, tables: AmountTables) -> Quantity:
    """A percent mark right after the number is its unit."""
    for phrase in tables.percent:
        if match_at(words, core.last, phrase):
            last = core.last + len(phrase)
            symbol = len(phrase) == 1 and not phrase[0].isalpha()
            unit = " ".join(phrase)
            return msgspec.structs.replace(core, unit=unit, last=last if symbol else core.last)
    return core


def with_range(words: Sequence[Word], core: Quantity, tables: AmountTables) -> Quantity:
    """ "18 to 20", "between 200 and 250", "70-80%"; the second number must be the larger."""
    j = core.last
    if j + 1 >= len(words) or core.vague:
        return core
    between = core.first > 0 and words[core.first - 1].lower in tables.range["between"]
    if tables.changed_from(words, core.first):
        return core
    joins = words[j].lower in tables.range["to"] or (between and words[j].lower in tables.range["and"])
    if not joins:
        return core
    k = j + 2 if words[j + 1].lower in tables.money else j + 1
    second = number_at(words, k, tables) if k < len(words) else None
    if second is None or core.low is None or second.high is None or second.high <= core.low:
        return core
    high = second.high
    second = with_percent(words, second, tables)
    low = scaled_like(core.low, high)
    first = core.first
    if first > 0 and words[first - 1].lower in (tables.range["between"] if between else tables.range["from"]):
        first -= 1
    return msgspec.structs.replace(
        core, first=first, last=second.last, low=low, high=high, unit=second.unit or core.unit
    )


def scaled_like(low: float, high: float) -> float:
    """ "Two to three million": the first number takes the scale of the second."""
    for scale in (1_000_000_000, 1_000_000, 1_000):
        if low < 1000 <= scale <= high and high % scale == 0 and low < high / scale:
            return low * scale
    return low


def with_share(words: Sequence[Word], core: Quantity, tables: AmountTables) -> Quantity:
    """ "44 of 62", "51 of about 70", "98 out of 133"."""
    if core.low != core.high or core.low is None:
        return core
    for phrase in tables.share:
        if not match_at(words, core.last, phrase):
            continue
        k = past_owner(words, core.last + len(phrase), tables)
        for n in range(3):
            key = tuple(w.lower for w in words[k : k + n])
            if n and tables.before.get(key) not in ("approx", "exact"):
                continue
            whole = number_at(words, k + n, tables) if k + n < len(words) else None
            if (
                whole is not None
                and whole.low is not None
                and whole.low >= core.low
                and "y4" not in words[k + n].shapes
            ):
                return msgspec.structs.replace(core, last=whole.last, share_of=whole.low)
    return core


def past_owner(words: Sequence[Word], k: int, tables: AmountTables) -> int:
    """The word behind the owner of "38 of the country's 72 districts"; ``k`` where no number has one."""
    marks = (j for j in range(k + 1, min(k + 1 + OWNER, len(words) - 1)) if words[j].lower in tables.owner)
    mark = next(marks, None)
    if mark is None or any(w.value is not None or not w.lower[0].isalpha() for w in words[k:mark]):
        return k
    return mark + 1


def with_after(words: Sequence[Word], core: Quantity, tables: AmountTables) -> Quantity:
    """ "200 or more"."""
    for phrase, kind in tables.after.items():
        if match_at(words, core.last, phrase):
            return bound(msgspec.structs.replace(core, last=core.last + len(phrase)), kind)
    return core


def with_before(words: Sequence[Word], core: Quantity, tables: AmountTables) -> Quantity:
    """ "At least 14", "some 200", "at least about 14"."""
    for _ in range(2):
        for n in range(min(LONGEST, core.first), 0, -1):
            kind = tables.before.get(tuple(w.lower for w in words[core.first - n : core.first]))
            if kind == "exact" or (kind not in (None, "approx") and core.low != core.high):
                return core  # "only 14" is 14; one bound is enough ("add up to over 1,500")
            if kind is not None:
                core = bound(msgspec.structs.replace(core, first=core.first - n), kind)
                break
        else:
            return core
    return core


def bound(core: Quantity, kind: str) -> Quantity:
    """The quantity with one bound applied; "more than 14" is 15 or more of things that are counted whole."""
    low, high = core.low, core.high
    whole = low is not None and low == int(low)
    if kind == "approx":
        return msgspec.structs.replace(core, approx=True)
    if kind == "low":
        return msgspec.structs.replace(core, high=None)
    if kind == "above":
        return msgspec.structs.replace(core, low=low + 1 if low is not None and whole else low, high=None)
    if kind == "high":
        return msgspec.structs.replace(core, low=None)
    if kind == "below":
        return msgspec.structs.replace(core, low=None, high=high - 1 if high is not None and whole else high)
    return core
