"""Words and numbers of a text, cut fine enough for the grammars of times and amounts."""

from __future__ import annotations

import functools
import re
from typing import Any

import msgspec

from counterclaim.annotate.grouped import grouped_numbers
from counterclaim.languages import table

# ISO date | digits with inner marks and a suffix | letters | possessive | any other mark
CYRILLIC = "\u0400-\u04ff"
WORD = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d+(?:[.,:/]\d+)*[^\W\d_]*"
    rf"|[{CYRILLIC}]+(?:['’ʼ][{CYRILLIC}]+)+"  # an apostrophe inside a Ukrainian word parts nothing
    r"|[^\W\d_]+|['’]s\b|\S"
)
APOSTROPHES = str.maketrans("’ʼ", "''")
DIGITS = re.compile(r"(\d+(?:[.,:/]\d+)*)(\D*)")
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
SLASH = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}$|\d{1,2}\.\d{1,2}\.\d{4}$")
CLOCK = re.compile(r"([01]?\d|2[0-4])([:.])([0-5]\d)(?::[0-5]\d)?$")
MAX_DIGITS = 15  # longer digit strings are codes, not numbers


class Word(msgspec.Struct, gc=False):
    """One word, mark or whole number; ``shapes`` says what a number can be read as.

    ``value`` is the number that it means, ``None`` for anything else. Shapes: ``num`` ``int`` ``ord`` ``dom`` (day of
    a month) ``hour`` ``y4`` ``y2`` ``hhmm`` ``clock`` (4.45) ``colon`` (4:45) ``ampm`` (4pm) ``decade`` (1980s) ``iso``
    ``slash`` ``word`` (written in letters).
    """

    start: int
    stop: int
    lower: str
    cap: bool
    value: float | None = None
    shapes: tuple[str, ...] = ()


class Numbers(msgspec.Struct, frozen=True):
    """The number words of one language, by word."""

    cardinal: dict[str, int]
    scale: dict[str, int]
    ordinal: dict[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    half: frozenset[str]
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    meridiem: dict[str, str]
    scale_suffixes: dict[str, int]
    decimal: str
    thousands: str


@functools.cache
def numbers_of(lang: str) -> Numbers:
    """The number table of ``lang``."""
    raw: dict[str, Any] = table(lang, "numbers")
    marks = raw["marks"]

    def inverted(name: str) -> dict[str, int]:
        return {word: int(value) for value, words in raw[name].items() for word in words}

    return Numbers(
        cardinal=inverted("cardinal"),
        scale=inverted("scale"),
        ordinal=inverted("ordinal"),
        joiners=frozenset(marks["joiners"]),
        articles=frozenset(marks["articles"]),
        half=frozenset(marks["half"]),
        ordinal_suffixes=frozenset(marks["ordinal_suffixes"]),
        decade_suffixes=frozenset(marks["decade_suffixes"]),
        meridiem={w: k for k, words in marks["meridiem"].items() for w in words},
        scale_suffixes=dict(marks["scale_suffixes"]),
        decimal=marks["decimal"],
        thousands=marks["thousands"],
    )


@functools.lru_cache(maxsize=4)
def words_of(text: str, lang: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; a number written in several words ("twenty-four", "9 1/2") is one word."""
    numbers = numbers_of(lang)
    plain = plain_words(text, numbers)
    for word in plain:
        if word.lower[0].isdigit():
            read_digits(word, numbers)
    return tuple(join_numbers(plain, numbers))


def plain_words(text: str, numbers: Numbers) -> list[Word]:
    """The words of ``text``, numbers not read yet; one whose thousands a space sets apart is one word."""
    spaced = grouped_numbers(text, numbers.thousands)
    out: list[Word] = []
    done = 0
    for match in WORD.finditer(text):
        if match.start() < done:
            continue
        done = spaced.get(match.start(), match.end())
        words = "".join(text[match.start() : done].split())
        out.append(Word(match.start(), done, plainly(words), words[:1].isupper() and words.lower() != words))
    return out


def plainly(word: str) -> str:
    """The word in lower case, with one kind of apostrophe inside it."""
    return word.lower().translate(APOSTROPHES) if word[0].isalpha() else word.lower()


def read_digits(word: Word, numbers: Numbers) -> None:
    """Set value and shapes of a word that begins with a digit."""
    match = DIGITS.match(word.lower)
    if match is None or len(word.lower) > MAX_DIGITS:
        return
    body, suffix = match[1], match[2]
    if ISO.match(word.lower):
        word.shapes = ("iso",)
    elif suffix:
        read_suffixed(word, body, suffix, numbers)
    elif SLASH.match(body):
        word.shapes = ("slash",)
    else:
        word.value, word.shapes = plain_number(body, numbers)


def read_suffixed(word: Word, body: str, suffix: str, numbers: Numbers) -> None:
    """ "1st", "1980s", "4pm", "40k"; anything else ("72b") is no number."""
    if suffix in numbers.ordinal_suffixes and body.isdecimal():
        word.value = int(body)
        word.shapes = ordinal_shapes(int(body))
    elif suffix in numbers.decade_suffixes and body.isdecimal() and len(body) in (2, 4) and body[-1] == "0":
        word.value, word.shapes = int(body), ("decade",)
    elif suffix in numbers.meridiem and (CLOCK.match(body) or (body.isdecimal() and int(body) <= 12)):
        word.shapes = ("ampm",)
    elif suffix in numbers.scale_suffixes:
        value, shapes = plain_number(body, numbers)
        if value is not None:
            word.value, word.shapes = value * numbers.scale_suffixes[suffix], tuple(s for s in shapes if s == "num")


def plain_number(body: str, numbers: Numbers) -> tuple[float | None, tuple[str, ...]]:
    """Value and shapes of digits without suffix."""
    clock = CLOCK.match(body)
    if ":" in body:
        return None, ("colon", "clock") if clock else ()
    if "/" in body:
        left, _, right = body.partition("/")
        if right.isdecimal() and left.isdecimal() and 1 < int(right) <= 10 and int(left) < int(right):
            return int(left) / int(right), ("num", "fraction")
        return None, ()
    grouped = body.split(numbers.thousands)
    if len(grouped) > 1:
        if not (len(grouped[0]) <= 3 and all(len(g.partition(numbers.decimal)[0]) == 3 for g in grouped[1:])):
            return None, ()
        return whole(float("".join(grouped).replace(numbers.decimal, "."))), ("num",)
    if numbers.decimal in body:
        if body.count(numbers.decimal) > 1:
            return None, ()
        return whole(float(body.replace(numbers.decimal, "."))), ("num", "clock") if clock else ("num",)
    return int(body), ("num", *integer_shapes(body))


def whole(value: float) -> float:
    """An integer where the float is one."""
    return int(value) if value == int(value) else value


def integer_shapes(body: str) -> tuple[str, ...]:
    """What a plain run of digits can be read as."""
    value = int(body)
    shapes = ["int"]
    if len(body) <= 2:
        shapes += ["dom"] if 1 <= value <= 31 else []
        shapes += ["hour"] if value <= 24 else []
        shapes += ["y2"] if len(body) == 2 else []
    if len(body) == 4:
        shapes += ["y4"] if 1000 <= value <= 2100 else []
        shapes += ["hhmm"] if value <= 2400 and value % 100 < 60 else []
    return tuple(shapes)


def ordinal_shapes(value: int) -> tuple[str, ...]:
    """Shapes of an ordinal."""
    return ("ord", "ordday") if 1 <= value <= 31 else ("ord",)


def join_numbers(plain: list[Word], numbers: Numbers) -> list[Word]:
    """The words, with each run that spells one number replaced by one word."""
    out: list[Word] = []
    i = 0
    while i < len(plain):
        word = plain[i]
        starts = word.value is not None or word.lower in numbers.cardinal or word.lower in numbers.ordinal
        if not starts and word.lower not in numbers.articles and word.lower not in numbers.half:
            out.append(word)
            i += 1
            continue
        joined, used = spelled(plain, i, numbers)
        out.append(joined or word)
        i += used if joined else 1
    return out


def spelled(plain: list[Word], i: int, numbers: Numbers) -> tuple[Word | None, int]:
    """The number that begins at word ``i``, and how many words spell it; ``(None, 0)`` if none does."""
    first = plain[i]
    if first.lower in numbers.half or first.lower in numbers.articles:
        return scaled_article(plain, i, numbers)
    if first.value is not None:
        return digits_and_scale(plain, i, numbers)
    if first.lower in numbers.ordinal:
        value = numbers.ordinal[first.lower]
        return Word(first.start, first.stop, first.lower, first.cap, value, (*ordinal_shapes(value), "word")), 1
    return letters(plain, i, numbers)


def scaled_article(plain: list[Word], i: int, numbers: Numbers) -> tuple[Word | None, int]:
    """ "a hundred", "half a million"."""
    value, j = 1.0, i
    if plain[j].lower in numbers.half:
        value, j = 0.5, j + 1
    if j < len(plain) and plain[j].lower in numbers.articles:
        j += 1
    if j == i or j >= len(plain) or plain[j].lower not in numbers.scale:
        return None, 0
    rest, used = letters(plain, j, numbers, head=value)
    return (joined_word(plain[i], rest, rest.value), j - i + used) if rest else (None, 0)


def joined_word(first: Word, last: Word, value: float | None) -> Word:
    """One word from ``first`` to ``last``."""
    return Word(first.start, last.stop, "#", first.cap, value, ("num", "word"))


def digits_and_scale(plain: list[Word], i: int, numbers: Numbers) -> tuple[Word | None, int]:
    """ "1.5 million", "9 1/2"; a bare number stands as it is."""
    first = plain[i]
    assert first.value is not None
    if i + 1 < len(plain) and "num" in first.shapes:
        second = plain[i + 1]
        if second.lower in numbers.scale and (len(second.lower) > 1 or second.start == first.stop):
            return joined_word(first, second, whole(first.value * numbers.scale[second.lower])), 2
        if "fraction" in second.shapes and "int" in first.shapes and second.value is not None:
            return joined_word(first, second, first.value + second.value), 2
    return first, 1


def letters(plain: list[Word], i: int, numbers: Numbers, head: float | None = None) -> tuple[Word | None, int]:
    """A cardinal (or, at its end, an ordinal) in letters from word ``i``; ``head`` is a factor already read."""
    total, current, j, last = 0.0, head, i, i - 1
    ordinal = False
    while j < len(plain) and not ordinal:
        word = plain[j].lower
        if current is None and word in numbers.cardinal:
            current = numbers.cardinal[word]
        elif current is not None and word in numbers.scale and numbers.scale[word] >= 100:
            current, total = scale_up(current, total, numbers.scale[word])
        elif current is not None and (step := adds(current, word, numbers)) is not None:
            current += step
            ordinal = word in numbers.ordinal
        elif word in ("-", "‐") or (word in numbers.joiners and current is not None and (current + total) >= 100):
            j += 1
            continue
        else:
            break
        last, j = j, j + 1
    if last < i or current is None:
        return None, 0
    value = whole(total + current)
    if head is None and (pair := spoken_year(plain, last + 1, value, numbers)):
        return Word(plain[i].start, plain[pair[1]].stop, "#", False, pair[0], ("y4", "word")), pair[1] - i + 1
    shapes = (*ordinal_shapes(int(value)), "word") if ordinal else ("num", "int", "word", *hour_shape(value))
    return Word(plain[i].start, plain[last].stop, plain[i].lower, plain[i].cap, value, shapes), last - i + 1


def hour_shape(value: float) -> tuple[str, ...]:
    """A spelled hour ("at four in the afternoon")."""
    return ("hour",) if 1 <= value <= 12 else ()


def scale_up(current: float, total: float, scale: int) -> tuple[float, float]:
    """``current`` and ``total`` after a scale word: hundreds stay open, thousands close."""
    if scale == 100:
        return current * scale, total
    return 0.0, total + current * scale


def adds(current: float, word: str, numbers: Numbers) -> float | None:
    """What ``word`` adds to a number read so far ("twenty" + "four"), ``None`` if it cannot follow."""
    value = numbers.cardinal.get(word, numbers.ordinal.get(word))
    if value is None:
        return None
    low = current % 100
    if low == 0 and (current >= 100 or current == 0):
        return value
    return value if low >= 20 and low % 10 == 0 and 0 < value < 10 else None


def spoken_year(plain: list[Word], j: int, value: float, numbers: Numbers) -> tuple[int, int] | None:
    """ "nineteen" before "ninety-six": the year and the index of its last word."""
    if value not in (18, 19, 20) or j >= len(plain):
        return None
    tens = numbers.cardinal.get(plain[j].lower)
    if tens is None or tens < 10:
        return None
    year = int(value) * 100 + tens
    k = j + 1
    if k < len(plain) and plain[k].lower in ("-", "‐"):
        k += 1
    units = numbers.cardinal.get(plain[k].lower) if k < len(plain) and tens >= 20 and tens % 10 == 0 else None
    return (year + units, k) if units is not None and 0 < units < 10 else (year, j)
