"""A small pattern language over words, so that a language's expressions are data.

A pattern is a regular expression whose letters are words. Its atoms, separated by spaces:

- ``the``, ``,``      a literal word or mark;
- ``@month``          a word of that class (a lexicon list or a number's shape);
- ``m=@month``        the same, kept under the name ``m``;
- ``part:NI``         no word: ``part`` is ``NI`` if the match comes through here;
- ``{DATE}``          a macro;
- ``( a | b )``, and ``?`` ``*`` directly after an atom or a closing bracket.

Each word becomes one character that stands for the set of its classes; a pattern becomes a plain ``re`` over those
characters, so matching is as fast as ``re`` and stays linear (macros must not nest repeats).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.annotate.firsts import ATOM, firsts
from counterclaim.annotate.words import Word
from counterclaim.model.errors import PackError

NOTHING = "\x01"  # a word that no pattern asks for
CAPITAL = "\x02"  # the same, capitalised
FIRST = 0x100


class Lexicon:
    """Word classes of one language: ``classes[word][class] = value``."""

    def __init__(self, lists: Mapping[str, Mapping[str, Sequence[str]]], cased: Iterable[str]) -> None:
        self.values: dict[str, dict[str, str]] = {}
        self.cased = frozenset(cased)
        for name, entries in lists.items():
            for value, words in entries.items():
                for word in words:
                    self.values.setdefault(word, {})[name] = value

    def names(self) -> frozenset[str]:
        """All class names."""
        return frozenset(name for classes in self.values.values() for name in classes)

    def value(self, word: Word, name: str) -> str | None:
        """What ``word`` means as a ``name``; ``None`` if it is none."""
        return self.values.get(word.lower, {}).get(name)


class Rule(msgspec.Struct, frozen=True):
    """One compiled pattern; ``captures`` maps a group of the regex to (name, class)."""

    name: str
    regex: re.Pattern[str]
    captures: Mapping[str, tuple[str, str]]
    sets: Mapping[str, str | int]
    first: frozenset[str]


class Match(msgspec.Struct, frozen=True):
    """Words ``[first, last)`` fit ``rule``; its own pattern begins at ``core``, after the macro ``PREP``.

    ``found`` lists (name, class, word index) in text order; a constant's class is ``=value``.
    """

    rule: Rule
    first: int
    core: int
    last: int
    found: tuple[tuple[str, str, int], ...]


class Grammar:
    """Patterns of one language, compiled together over one alphabet."""

    def __init__(
        self,
        lexicon: Lexicon,
        macros: Mapping[str, str],
        shape_sets: Iterable[tuple[str, ...]],
        spelled: Iterable[str] = (),
    ) -> None:
        self.lexicon = lexicon
        self.spelled = frozenset(spelled)  # words that can be numbers as well
        self.macros = macros
        self.prefix = macros.get("PREP", "")
        self.code: dict[frozenset[str], str] = {}
        self.letters: dict[str, str] = {}
        self.groups = itertools.count()
        self.shape_sets = tuple(shape_sets)
        self.known = lexicon.names() | {s for shapes in self.shape_sets for s in shapes} | {"cap"}
        self.literals: set[str] = set()

    def compile(self, rules: Sequence[Mapping[str, object]]) -> tuple[Rule, ...]:
        """The rules, ready to match; ``PackError`` for a pattern that does not compile."""
        for rule in rules:
            self.collect(str(rule["pattern"]))
        self.collect(self.prefix)
        self.allot()
        return tuple(self.build(rule) for rule in rules)

    def collect(self, pattern: str) -> None:
        """Note the literal words of a pattern and its macros."""
        for match in ATOM.finditer(pattern):
            atom = match[4]
            if atom is None:
                continue
            if atom[0] == "{" and len(atom) > 2:
                self.collect(self.macro(atom))
            elif atom[0] != "@":
                self.literals.add(atom)

    def macro(self, atom: str) -> str:
        """The text of ``{NAME}``."""
        try:
            return self.macros[atom[1:-1]]
        except KeyError as error:
            raise PackError(f"unknown macro {atom} in a pattern") from error

    def allot(self) -> None:
        """Give each set of classes that a word can have its character."""
        words = set(self.lexicon.values) | self.literals
        sets = {self.classes_of(word, cap) for word in words for cap in (False, True)}
        for shapes in self.shape_sets:
            sets.add(frozenset(shapes))
        for word in words:
            for shapes in self.shape_sets:
                if "word" in shapes and word in self.spelled:
                    sets |= {self.classes_of(word, cap) | frozenset(shapes) for cap in (False, True)}
        for i, classes in enumerate(sorted(sets, key=sorted)):
            self.code[classes] = chr(FIRST + i)

    def classes_of(self, word: str, cap: bool) -> frozenset[str]:
        """Classes and the literal itself of one word in lower case; ``cap`` says whether it is capitalised."""
        names = set(self.lexicon.values.get(word, ()))
        if word in self.lexicon.cased and not cap:
            names.clear()
        if word in self.literals:
            names.add("=" + word)
        if cap and word.isalpha():
            names.add("cap")
        return frozenset(names)

    def encode(self, words: Sequence[Word]) -> str:
        """One character a word."""
        letters = self.letters
        out = []
        for word in words:
            key = word.lower if not word.shapes else ""
            if word.shapes or key in self.lexicon.cased or word.cap:
                out.append(self.letter(word))
                continue
            char = letters.get(key)
            if char is None:
                char = letters[key] = self.letter(word)
                if char == NOTHING:
                    del letters[key]  # only known words are kept: memory stays bounded
            out.append(char)
        return "".join(out)

    def letter(self, word: Word) -> str:
        """The character of one word."""
        if word.shapes:
            own = self.classes_of(word.lower, word.cap) if "word" in word.shapes else frozenset()
            shapes = frozenset(word.shapes)
            return self.code.get(shapes | own, self.code.get(shapes, NOTHING))
        if word.lower not in self.lexicon.values and word.lower not in self.literals:
            return CAPITAL if word.cap else NOTHING
        return self.code.get(self.classes_of(word.lower, word.cap), NOTHING)

    def build(self, rule: Mapping[str, object]) -> Rule:
        """One compiled rule."""
        captures: dict[str, tuple[str, str]] = {}
        source = self.translate(str(rule["pattern"]), captures)
        if self.prefix:
            source = f"(?P<prefix>{self.translate(self.prefix, captures)})?(?:{source})"
        sets = {k: v for k, v in rule.items() if k not in ("pattern", "name") and isinstance(v, str | int)}
        try:
            regex = re.compile(source)
        except re.error as error:
            raise PackError(f"pattern {rule.get('name')!r}: {error}") from error
        first = self.first_letters(str(rule["pattern"]))
        return Rule(str(rule["name"]), regex, captures, sets, first)

    def first_letters(self, pattern: str) -> frozenset[str]:
        """The characters that a match can begin with."""
        symbols, _ = firsts(f"( {self.prefix} )? ( {pattern} )" if self.prefix else pattern, self.macros)
        wanted = {s[1:] if s[0] == "@" and len(s) > 1 else "=" + s for s in symbols}
        letters = {c for classes, c in self.code.items() if classes & wanted}
        return frozenset(letters | ({CAPITAL} if "cap" in wanted else set()))

    def translate(self, pattern: str, captures: dict[str, tuple[str, str]]) -> str:
        """The pattern as ``re`` source; fills ``captures``."""
        out = []
        at = 0
        for match in ATOM.finditer(pattern):
            out.append(pattern[at : match.start()].replace(" ", ""))
            at = match.end()
            out.append(self.atom(match, captures))
        out.append(pattern[at:].replace(" ", ""))
        return "".join(out)

    def atom(self, match: re.Match[str], captures: dict[str, tuple[str, str]]) -> str:
        """One atom as ``re`` source."""
        if match[1]:
            return self.group(match[1], "=" + match[2], "", captures)
        name, atom = match[3], match[4]
        if atom is None:
            return "(?:" if match[0] == "(" else match[0]
        if atom[0] == "{" and len(atom) > 2:
            return f"(?:{self.translate(self.macro(atom), captures)})"
        symbol = atom[1:] if atom[0] == "@" and len(atom) > 1 else "=" + atom
        if symbol[0] != "=" and symbol not in self.known:
            raise PackError(f"unknown word class @{symbol} in a pattern")
        source = "[" + "".join(re.escape(c) for s, c in self.code.items() if symbol in s) + "]"
        if symbol == "cap":
            source = source[:-1] + CAPITAL + "]"
        return self.group(name, symbol, source, captures) if name else source

    def group(self, name: str, symbol: str, source: str, captures: dict[str, tuple[str, str]]) -> str:
        """A named group around ``source``; the name is unique in the pattern."""
        group = f"g{next(self.groups)}"
        captures[group] = (name, symbol)
        return f"(?P<{group}>{source})"

    def matches(
        self, rules: Sequence[Rule], coded: str, accepts: Callable[[Match], bool] = lambda _: True
    ) -> Iterator[Match]:
        """Longest accepted match at each word from left to right, the earlier rule of two as long; no overlaps."""
        by_letter = self.by_letter(rules)
        at, end = 0, len(coded)
        while at < end:
            fits = by_letter.get(coded[at])
            match = self.longest(fits, coded, at, accepts) if fits else None
            if match is None:
                at += 1
                continue
            yield match
            at = match.last

    def longest(self, rules: Sequence[Rule], coded: str, at: int, accepts: Callable[[Match], bool]) -> Match | None:
        """The longest accepted match that begins at word ``at``."""
        hits = [(hit, rule) for rule in rules if (hit := rule.regex.match(coded, at)) and hit.end() > at]
        for hit, rule in sorted(hits, key=lambda pair: -pair[0].end()):
            core = max(at, hit.end("prefix")) if self.prefix else at
            match = Match(rule, at, core, hit.end(), found_in(hit, rule))
            if accepts(match):
                return match
        return None

    def by_letter(self, rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
        """The rules that can begin with each letter."""
        key = id(rules)
        if getattr(self, "_key", None) != key:
            self._key = key
            letters = {c for rule in rules for c in rule.first}
            self._by_letter = {c: tuple(r for r in rules if c in r.first) for c in letters}
        return self._by_letter


def found_in(match: re.Match[str], rule: Rule) -> tuple[tuple[str, str, int], ...]:
    """What the groups of a match hold, in text order."""
    hits = [
        (match.start(group), name, symbol) for group, (name, symbol) in rule.captures.items() if match.start(group) >= 0
    ]
    return tuple((name, symbol, at) for at, name, symbol in sorted(hits))
