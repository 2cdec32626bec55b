"""Annotated reports from files in the source notation, with the line that each annotation stands on. CC0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from notation import Item, SourceError, demand, find, read_claim, read_closed

HEAD = "@theatre lang date | outlet | title"
PlaceReader = Callable[[str, str], list[Item]]


def read_head(line: str, identifier: str) -> Item:
    """A report without text, of ``@theatre lang date | outlet | title``."""
    fields = [part.strip() for part in line[1:].split(" | ")]
    demand(len(fields) == 3 and len(fields[0].split()) == 3, f"not {HEAD}: {line!r}")
    theatre, lang, published = fields[0].split()
    dt.date.fromisoformat(published)
    report: Item = {"id": identifier, "theatre": theatre, "lang": lang, "published": published}
    report |= {"outlet": fields[1], "title": fields[2], "text": ""}
    return report | {"gold": {"claims": [], "no_claim": [], "places": [], "loaded": []}}


def read_places(text: str, line: str) -> list[Item]:
    """Place mentions of ``words + words = Official name, Admin1, CC``."""
    printed, _, official = line.partition(" = ")
    demand(official, "a place without its official name")
    name, admin1, country = ([part.strip() for part in official.split(",")] + ["", ""])[:3]
    return [
        {"text": words, "start": start, "name_en": name, "admin1": admin1, "country": country}
        for start, words in (find(text, wanted) for wanted in printed.split(" + "))
    ]


def read_loaded(text: str, parts: list[str]) -> Item:
    """Loaded wording of ``words | neutral wording | voice``."""
    start, words = find(text, parts[0])
    voice = parts[2] if parts[2:] else "own"
    demand(voice in {"own", "indirect", "direct"}, f"voice {voice!r}")
    return {"text": words, "start": start, "neutral": parts[1] if parts[1:] else None, "voice": voice}


def add_line(report: Item, line: str, places: PlaceReader = read_places) -> None:
    """One line of the source put into the report that it belongs to."""
    text, gold = report["text"], report["gold"]
    parts = [part.strip() for part in line[1:].split(" | ")]
    demand(line[:1] not in "-!%" or parts[0], f"line {line!r}")
    match line[:2]:
        case "> ":
            report["text"] += ("\n\n" if text else "") + line[2:].strip()
        case "- ":
            demand(len(parts) > 1, "a claim without content")
            claim, closed = read_claim(text, parts)
            gold["claims"].append(claim)
            gold["no_claim"] += closed
        case "! ":
            demand(len(parts) > 1, "a reading that must not be emitted, without its reason")
            gold["no_claim"].append(read_closed(text, parts))
        case "* ":
            gold["places"] += places(text, line[2:])
        case "% ":
            gold["loaded"].append(read_loaded(text, parts))
        case _:
            raise SourceError(f"line {line!r}")


def annotated(line: str) -> bool:
    """True unless the line is empty or a remark."""
    return bool(line.strip()) and not line.startswith("## ")


def read_reports(path: Path) -> tuple[list[Item], list[str]]:
    """The reports of one file, with ids of its name and their number, and what is wrong with its lines."""
    reports: list[Item] = []
    errors = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("@"):
                reports.append(read_head(line, f"{path.stem}-{len(reports) + 1:02d}"))
            elif annotated(line):
                demand(reports, "a line before the first report")
                add_line(reports[-1], line)
        except (SourceError, ValueError, KeyError) as error:
            errors.append(f"{path.name}:{number}: {error.args[0] if error.args else error!r}")
    return reports, errors
