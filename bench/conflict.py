"""The conflict-place set of tests/places: its items, and what counts as the right place. Scored by bench/places.py.

    python bench/conflict.py

says which of its places the shipped gazetteer has, so that a mark in gold.txt can be checked.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from counterclaim.model.claim import Place  # noqa: E402
from counterclaim.model.names import NamedPlace, PlaceKind, fold  # noqa: E402
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer  # noqa: E402
from counterclaim.resolve.nearness import kilometres  # noqa: E402
from counterclaim.theatres import load_theatre  # noqa: E402

SET = ROOT / "tests" / "places"
NEAR = 25.0  # km: coordinates of the set are rough, and those of a village without any are its hromada's middle
MARK = re.compile(r"\[([^\]=]+)(?:=([^\]]+))?\]|\{([^}]+)\}")


class Spot(NamedTuple):
    """A place of gold.txt; an area has no coordinates."""

    names: tuple[str, ...]
    admin1: str
    country: str
    lat: float | None
    lon: float | None

    @property
    def place(self) -> NamedPlace:
        """The spot as a place, to measure from."""
        return NamedPlace(place_id="", name=self.names[0], kind=PlaceKind.SETTLEMENT, lat=self.lat, lon=self.lon)


class Marked(NamedTuple):
    """What an item marks: a place, or (``spot`` is None) what only looks like one."""

    start: int
    stop: int
    text: str
    spot: Spot | None


class Item(NamedTuple):
    """One short text."""

    id: str
    lang: str
    kind: str
    text: str
    marks: tuple[Marked, ...]

    @property
    def looked_at(self) -> bool:
        """True for the half that rules may be written from."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 2 == 0


def spots(path: Path = SET / "gold.txt") -> dict[str, Spot]:
    """The places by their keys."""
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if "|" not in line or line.startswith("#"):
            continue
        key, names, admin1, country, *at = (part.strip() for part in line.split("|"))
        if key in out:
            raise ValueError(f"{path.name}: {key} stands there twice")
        lat, lon = (float(v) for v in at) if at else (None, None)
        out[key] = Spot(tuple(names.split("/")), admin1, country, lat, lon)
    return out


def items(path: Path = SET / "mentions.txt") -> list[Item]:
    """Every item, its marks taken out of the text."""
    known, out, counts = spots(), [], dict[str, int]()
    head = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and len(line.split()) == 3:
            head = line
        elif line.strip() and not line.startswith("#"):
            _, lang, kind = head.split()
            counts[f"{lang}-{kind}"] = counts.get(f"{lang}-{kind}", 0) + 1
            name = f"{lang}-{kind}-{counts[f'{lang}-{kind}']:02}"
            text, marks = unmarked(line, known)
            out.append(Item(name, lang, kind, text, marks))
    return out


def unmarked(line: str, known: dict[str, Spot]) -> tuple[str, tuple[Marked, ...]]:
    """The text of a line, and what it marks."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        printed = found[1] or found[3]
        spot = None if found[3] else known[found[2] or found[1]]
        marks.append(Marked(len(text), len(text) + len(printed), printed, spot))
        text += printed
        at = found.end()
    return text + line[at:], tuple(marks)


def right(place: Place, spot: Spot, same_name: Callable[[str | None, str], bool]) -> bool:
    """True if ``place`` is the spot: an area by name and country, anything else by country and distance."""
    if place.country != spot.country:
        return False
    if spot.lat is None:
        return any(same_name(place.name, name) for name in spot.names)
    at = NamedPlace(place_id="", name="", kind=PlaceKind.SETTLEMENT, lat=place.lat, lon=place.lon)
    return (kilometres(at, spot.place) or 0.0) <= NEAR and place.lat is not None


def missing(gazetteer: Gazetteer) -> Iterator[tuple[str, Spot]]:
    """The settlements that no name of theirs finds within reach of their coordinates."""
    for key, spot in spots().items():
        entries = [gazetteer.lookup(fold(name)) for name in spot.names]
        found = [p for e in entries if e for p in e.places if p.country == spot.country]
        near = [p for p in found if spot.lat is None or (kilometres(p, spot.place) or 0.0) <= NEAR]
        if not near:
            yield key, spot


def main() -> None:
    """Print the places that the shipped gazetteer has not."""
    gazetteer = open_gazetteer(load_theatre("world"))
    lost = list(missing(gazetteer))
    for key, spot in lost:
        print(key, spot)
    print(f"{len(spots())} places, {len(lost)} not in the gazetteer under the names given")


if __name__ == "__main__":
    main()
