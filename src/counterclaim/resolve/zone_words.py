"""Phrases that draw an area: "within 10 km of the border with Sudan", "between Avdiivka and Bakhmut"."""

from __future__ import annotations

import functools
import re
from typing import Any

import msgspec

from counterclaim.languages import has_table, table
from counterclaim.model.claim import ZoneKind
from counterclaim.model.span import Span, span_of

PART = re.compile(r"\{([a-z_]\w*)\}")
APOSTROPHES = re.compile("['’ʼ]")
BACK = 110  # characters before a place in which a phrase about it stands
ROUGH = 0.15  # a length without a bound is printed as roughly as this share of it
LEAST = 1.0  # km: ... or this


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that draw a zone: their span, the kilometres that they give and what they name of a border.

    ``assumed``: they give no length. ``lands`` and ``side`` are the words that name states,
    ``beyond`` is where those begin that name what lies beyond the border; -1: nowhere.
    """

    kind: ZoneKind
    span: Span
    km_from: float
    km_to: float
    assumed: bool = False
    heading: float | None = None
    lands: tuple[str, ...] = ()
    beyond: int = -1
    side: str = ""


class ZoneTable:
    """The expressions of one language's ``zones.toml``."""

    def __init__(self, lang: str) -> None:
        self.words: dict[str, Any] = table(lang, "zones")
        self.gate = self.compiled(self.words["border"]["gate"])
        self.border = tuple(self.compiled(each) for each in self.words["border"]["expressions"])
        self.locating = self.compiled(self.words["border"]["locating"])
        self.not_after = self.compiled(self.words["border"]["not_after"])
        self.around = tuple(self.compiled(self.words["around"][key]) for key in ("radius", "before"))
        self.bearing = self.compiled(self.words["bearing"]["before"])
        between = self.words["between"]
        self.between, self.joint, self.line, self.moved = (
            self.compiled(between[key]) for key in ("before", "joint", "line", "moved")
        )
        self.river, self.beside = (self.compiled(self.words["river"][key]) for key in ("before", "beside"))

    def compiled(self, text: str) -> re.Pattern[str]:
        """``text`` with the parts put in."""
        return re.compile(self.filled(text), re.IGNORECASE)

    def filled(self, text: str) -> str:
        """``text`` with each ``{part}`` replaced, parts within parts too."""
        parts: dict[str, str] = self.words["parts"]
        return PART.sub(lambda m: f"(?:{self.filled(parts[m[1]])})" if m[1] in parts else m[0], text)

    def lengths(self, match: re.Match[str], width: float = 0.0) -> tuple[float, float, bool] | None:
        """From and to how many kilometres the words reach, and whether that is assumed; ``None``: there is no end."""
        groups = match.groupdict()
        if groups.get("n") is None:
            return (0.0, width, True) if width else None
        if groups.get("least"):
            return None
        unit = next((f for key, f in self.words["units"].items() if groups["unit"].lower().startswith(key)), 1.0)
        near, far = (self.number(groups.get(key)) * unit for key in ("n", "m"))
        if groups.get("most") or groups.get("belt"):
            return 0.0, max(near, far), False
        if far > near:
            return near, far, False
        rough = max(LEAST, ROUGH * near)
        return max(0.0, near - rough), near + rough, False

    def heading(self, match: re.Match[str]) -> float | None:
        """The direction that the words name, in degrees from north over east."""
        groups = match.groupdict()
        said = re.sub(r"[- ]", "", (groups.get("dir") or groups.get("dir2") or "").lower())
        compass: dict[str, float] = self.words["bearing"]["compass"]
        return compass.get(max((key for key in compass if said.startswith(key)), key=len, default=""))

    def number(self, word: str | None) -> float:
        """A number in digits or words; 0 for none."""
        if not word:
            return 0.0
        if word[0].isdigit():
            return float(word.replace(",", "."))
        return float(self.words["words"].get(APOSTROPHES.sub("", word.lower()), 0))


@functools.cache
def zone_table(lang: str) -> ZoneTable | None:
    """The expressions of ``lang``; ``None`` for a language that has none."""
    return ZoneTable(lang) if has_table(lang, "zones") else None


def border_phrases(text: str, lang: str) -> tuple[Phrase, ...]:
    """The phrases about a border, in text order; of two that meet, the one that says more."""
    words = zone_table(lang)
    windows = around_gates(text, words) if words is not None else ()
    found: list[Phrase] = []
    for expression in words.border if words is not None and windows else ():
        for low, high in windows:
            for match in expression.finditer(text, low, high):
                phrase = border_phrase(text, match, words) if words is not None else None
                if phrase is not None and not any(phrase.span.meets(p.span) for p in found):
                    found.append(phrase)
    return tuple(sorted(found, key=lambda p: p.span.start))


def around_gates(text: str, words: ZoneTable) -> list[tuple[int, int]]:
    """The stretches of ``text`` in which a phrase about a border may stand: few, so that most text is never tried."""
    out: list[tuple[int, int]] = []
    for match in words.gate.finditer(text):
        low, high = max(0, match.start() - BACK), min(len(text), match.end() + BACK)
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def border_phrase(text: str, match: re.Match[str], words: ZoneTable) -> Phrase | None:
    """One match of an expression as a phrase; ``None`` if it has no end or the border is crossed or closed there."""
    lengths = words.lengths(match, words.words["border"]["width"])
    if lengths is None or lengths[1] <= 0:
        return None
    near, far, assumed = lengths
    if assumed and words.not_after.search(text[max(0, match.start() - BACK) : match.start()]):
        return None
    groups = match.groupdict()
    return Phrase(
        kind=ZoneKind.BORDER,
        span=span_of(text, match.start(), match.end()),
        km_from=near,
        km_to=far,
        assumed=assumed,
        lands=tuple(g for key in ("land", "with", "with2", "of") if (g := groups.get(key))),
        beyond=match.start("with") if groups.get("with") else -1,
        side=groups.get("side") or "",
    )


def phrase_before(text: str, lang: str, start: int) -> Phrase | None:
    """What the words right before the place that starts at ``start`` draw around it or in a direction from it."""
    words = zone_table(lang)
    low = max(0, start - BACK)
    before = text[low:start]
    if words is None or not any(unit in before for unit in words.words["units"]):
        return None
    for kind, expression in ((ZoneKind.BEARING, words.bearing), *((ZoneKind.AROUND, e) for e in words.around)):
        match = expression.search(before)
        lengths = words.lengths(match) if match else None
        if match is None or lengths is None or lengths[1] <= 0:
            continue
        heading = words.heading(match) if kind is ZoneKind.BEARING else None
        if kind is ZoneKind.BEARING and heading is None:
            continue
        return Phrase(
            kind=kind,
            span=span_of(text, low + match.start(), start),
            km_from=lengths[0],
            km_to=lengths[1],
            heading=heading,
        )
    return None


def stretches_between(text: str, lang: str, left: Span, right: Span, sentence: str) -> bool:
    """True if the words around two places say that what is told lies between them."""
    words = zone_table(lang)
    gap = text[left.stop : right.start]
    if words is None or "\n" in gap or len(gap) > BACK:
        return False
    if gap in ("-", "–", "—"):
        return bool(words.line.match(text[right.stop :].lstrip())) and not words.moved.search(sentence)
    if not words.joint.fullmatch(gap) or words.moved.search(sentence):
        return False
    match = words.between.search(text[max(0, left.start - BACK) : left.start])
    if match is None:
        return False
    return match[0].split()[0].lower() == first_word(words) or bool(words.line.search(sentence))


def first_word(words: ZoneTable) -> str:
    """The word that alone says "between"."""
    return str(words.words["between"].get("alone", "between"))


def beside_river(text: str, lang: str, start: int) -> Phrase | None:
    """What the words right before a river's name say of the land beside it."""
    words = zone_table(lang)
    low = max(0, start - BACK)
    match = words.river.search(text[low:start]) if words else None
    if words is None or match is None or not words.beside.search(match[0]):
        return None
    width = float(words.words["river"]["width"])
    span = span_of(text, low + match.start(), start)
    return Phrase(kind=ZoneKind.RIVER, span=span, km_from=0.0, km_to=width, assumed=True)
