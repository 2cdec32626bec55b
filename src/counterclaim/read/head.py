"""What the first lines of a report say of it: title, outlet and day of publication, where they say it plainly."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

import msgspec

from counterclaim.languages import has_table, table
from counterclaim.read.dates import Dates, dates_of

LINES = 8  # lines with words that may belong to the head
LONGEST = 160  # characters of a head line; a longer one is running text
NAME = 4  # words of a town's name
NAMES = 3  # an outlet, its town and one more, before a date
WORDS = 6  # words of an outlet's name
BRACKETED = re.compile(r"\s*\([^()]{1,40}\)\s*$")  # "(Khartoum)" after an outlet's name
BARS = re.compile(r"\s*(?:\||·|•|/{2}|\s[-–—]\s)\s*|\s{3,}|\t+")
STOPS = (".", "!", "?", "…", ".”", '."', "”", ";")
# "PORT SUDAN, March 27, 2025 (Agency) - ", "MOSCOW, November 30, 2025. /AGENCY/. "
DATELINE = re.compile(
    r"(?P<town>[^\W\d_][^\n()|;:!?—–]{1,70}?)[\s,.]*(?:\((?P<day>[^()\n]{6,30}\d)\)\s*)?"
    r"(?:[(/](?P<outlet>[^()/\n\d]{2,40})[)/])?\.?\s*(?:--|[-–—:]|(?<=/\.))\s+(?=\S)"
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What was found; ``None`` where the lines do not say, or say two things.

    ``lines`` are ``[start, stop)`` of the lines that say nothing but such things: an author's, an outlet's, a date's.
    """

    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    lines: tuple[tuple[int, int], ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """head.toml of a language."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    outlet: tuple[str, ...]
    title: tuple[str, ...]
    author: tuple[str, ...]
    series: tuple[str, ...]
    papers: tuple[str, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What one head line gives; ``known`` is true where it is nothing but such a line."""

    known: bool = False
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None


def read_head(text: str, lang: str) -> Head:
    """Title, outlet and publication day from the first lines of ``text``.

    Cautious: two dates that differ, a log of several days, a date without a year, a day and month that could change
    places give none. ``text`` is not changed; its title line stays part of it.
    """
    if not has_table(lang, "head"):
        return Head()
    reader = reader_of(lang)
    found: list[Line] = []
    title: str | None = None
    lines = list(head_lines(text))
    spans, at = [], 0
    for n, (line, alone) in enumerate(lines):
        at = text.index(line, at)
        read = reader.line(line)
        if not read.known and (read := reader.dateline(line)).known:
            found.append(read)
            break
        if not read.known:
            beside = any(reader.opens(below) for below, _ in lines[n + 1 : n + 3])
            first = title is None and found_title(found) is None
            if not is_title(line, least=2 if first else 1) or not (beside or (alone and first and n + 1 < len(lines))):
                break
            if first:
                title, read = line, reader.issue(line)
        elif not read.title:
            spans.append((at, at + len(line)))
        found.append(read)
        at += len(line)
    return msgspec.structs.replace(settled(found, title, log=reader.days(text)), lines=tuple(spans))


def settled(found: list[Line], title: str | None, *, log: set[dt.date]) -> Head:
    """The lines' common answer."""
    labelled = {line.published for line in found if line.published}
    days = labelled or {line.updated for line in found if line.updated}
    outlets = dict.fromkeys(line.outlet for line in found if line.outlet)
    day = next(iter(days)) if len(days) == 1 else None
    return Head(
        title=found_title(found) or title,
        outlet=next(iter(outlets)) if len(outlets) == 1 else None,
        published=day if day is not None and log <= {day} else None,
    )


def found_title(found: list[Line]) -> str | None:
    """The title that a label gave."""
    return next((line.title for line in found if line.title), None)


def head_lines(text: str) -> Iterator[tuple[str, bool]]:
    """The first lines with words, each with whether a blank line follows it."""
    lines = text[: LINES * 4 * LONGEST].split("\n")
    given = 0
    for n, line in enumerate(lines):
        if line.strip() and given < LINES:
            given += 1
            yield line.strip(), n + 1 < len(lines) and not lines[n + 1].strip()


def is_title(line: str, *, least: int) -> bool:
    """True for a line that can be a title (or stand below one): short, with words, and no sentence that ends."""
    words = len(re.findall(r"[^\W\d_]{2,}", line))
    return words >= least and len(line) <= LONGEST and not line.endswith((*STOPS, ",", ":"))


class HeadReader:
    """Reads single lines by one language's words."""

    def __init__(self, words: Words, dates: Dates) -> None:
        self.words = words
        self.dates = dates

    def line(self, line: str) -> Line:
        """A line that is nothing but labels, dates, an author and an outlet; not ``known`` for any other."""
        if len(line) > LONGEST:
            return Line()
        label, rest = self.label(line)
        if label == "title" and rest:
            return Line(known=True, title=rest)
        if label == "outlet" and rest:
            return Line(known=True, outlet=named(rest))
        return self.pieces([piece for piece in BARS.split(line) if piece.strip(" ,")])

    def pieces(self, pieces: list[str]) -> Line:
        """What the pieces of a line between bars give together."""
        published = updated = None
        others: list[str] = []
        authored = False
        for piece in pieces:
            label, rest = self.label(piece)
            day = self.dates.whole(rest if label in ("published", "updated", None) else piece)
            if label == "author":
                authored, (rest, day) = True, self.dates.tail(rest)
            elif label == "outlet" or day is None:
                others.append(rest)
            if label == "updated":
                updated = day
            elif day is not None:
                published = published or day
        if len(pieces) == 1 and not authored and others:  # "Geneva, 3 March 2024": a town or an outlet
            place, published = self.dates.tail(pieces[0])
            names = [BRACKETED.sub("", name).strip(" .") for name in place.split(",") if name.strip(" .")]
            listed = 1 < len(names) <= NAMES and all(is_name(part) for name in names for part in name.split("/"))
            known = published is not None and (is_name(place) or listed)
            return Line(
                known=known, published=published, outlet=self.paper(names if listed else [place]) if known else None
            )
        dated = published is not None or updated is not None
        named_only = dated and len(others) == 2 and all(is_name(other) for other in others)  # outlet and town
        known = (authored or dated) and (len(others) <= 1 or named_only)
        outlet = named(others[0]) if known and others else None
        if known and others and outlet is None:
            return Line()
        outlet = outlet if authored and len(others) == 1 else self.paper(others)  # without an author, it may be a town
        return Line(known=known, outlet=outlet if known else None, published=published, updated=updated)

    def paper(self, names: list[str]) -> str | None:
        """The one of ``names`` that a newspaper, an agency or a station would bear, without what stands in brackets."""
        bare = [BRACKETED.sub("", name).strip(" ,.") for name in names]
        found = [name for name in bare if set(name.casefold().split()) & set(self.words.papers)]
        return named(found[0]) if len(found) == 1 else None

    def label(self, line: str) -> tuple[str | None, str]:
        """What the first words of ``line`` announce (a field of ``Words``), and the rest; an author needs no colon."""
        for kind in ("published", "updated", "outlet", "title", "author"):
            for word in getattr(self.words, kind):
                if line[: len(word)].casefold() != word:
                    continue
                rest = line[len(word) :]
                if rest.lstrip().startswith(":"):
                    return kind, rest.lstrip()[1:].strip()
                free = rest[:1].isspace() and rest.strip()
                if free and (kind in ("published", "updated") or (kind == "author" and rest.strip()[:1].isupper())):
                    return kind, rest.strip()
        return None, line.strip()

    def opens(self, line: str) -> bool:
        """True for a line that stands below a title: a date, an author, a dateline."""
        return self.line(line).known or self.dateline(line).known

    def dateline(self, line: str) -> Line:
        """Day and agency of a dateline that opens running text ("GOMA, January 27, 2025 (Agency) -")."""
        match = DATELINE.match(line)
        if match is None:
            return Line()
        town, day = self.dates.tail(match["town"])
        if match["day"]:
            day = self.dates.whole(match["day"])
        outlet = match["outlet"]
        capitals = town.split(",")[0].isupper()
        if not is_name(town.split(",")[0]) or (not capitals and day is None) or not (outlet or day):
            return Line()
        return Line(known=True, outlet=named(outlet) if outlet else None, published=day)

    def issue(self, title: str) -> Line:
        """The day that ends the title of an issue ("Daily assessment, 14 June 2024")."""
        rest, day = self.dates.tail(title.strip(" )"))
        series = {word.strip(" ,:()–—-").casefold() for word in rest.split()}
        return Line(published=day) if day is not None and series & set(self.words.series) else Line()

    def days(self, text: str) -> set[dt.date]:
        """The days of lines that are nothing but a date: several make a log, not a report of one day."""
        lines = (line.strip(" :") for line in text.split("\n") if len(line) <= LONGEST // 2)
        return {day for line in lines if line[:1] and (day := self.dates.whole(line)) is not None}


def is_name(words: str) -> bool:
    """True for up to four capitalised words: a town, an outlet, also with a word in brackets behind them."""
    parts = BRACKETED.sub("", words).replace("/", " ").split()
    return 0 < len(parts) <= NAME and all(part[:1].isupper() for part in parts)


def named(words: str) -> str | None:
    """``words`` as an outlet's name: short and capitalised, else ``None``."""
    words = words.strip(" ,.()/")
    return words if words[:1].isupper() and len(words.split()) <= WORDS else None


@functools.cache
def reader_of(lang: str) -> HeadReader:
    """The reader of head lines in ``lang``."""
    return HeadReader(msgspec.convert(table(lang, "head"), Words), dates_of(lang))
