"""A contested or former place name that stands without the official one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from counterclaim.check.kinds.kind import Kind
from counterclaim.check.pack import Rule
from counterclaim.check.subject import Hit, Subject
from counterclaim.check.voice import Voice, voice_of
from counterclaim.languages import table
from counterclaim.model.called import side_called
from counterclaim.model.mention import Use
from counterclaim.model.span import Span, bare
from counterclaim.model.theatre import ContestedName, Theatre

STATUSES = ("former", "soviet", "exonym", "translit", "alternative")


class Named(msgspec.Struct, frozen=True):
    """A mention with the place that it names."""

    span: Span
    place_id: str


def find(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """One hit per contested name, at its first use outside a quotation; further uses are related."""
    statuses = frozenset(rule.params.get("statuses", STATUSES)) & statuses_of(subject.document.lang)
    rows = [row for row in subject.theatre.names if row.lang == subject.document.lang]
    by_name: dict[tuple[str, str], list[Span]] = {}
    entries: dict[tuple[str, str], ContestedName] = {}
    official: set[str] = set()
    for mention in mentions(subject):
        row = row_of(mention, rows)
        printed = mention.span.text.casefold()
        if row is None or row.status == "official" or printed == row.official.casefold():
            official.add(mention.place_id)
        elif row.status in statuses and voice_of(subject, mention.span) is not Voice.DIRECT:
            key = (mention.place_id, printed)
            entries[key] = row
            by_name.setdefault(key, []).append(mention.span)
    for key, spans in by_name.items():
        row = entries[key]
        if key[0] in official or writes_official(subject, row):
            continue
        side = side_name(row.used_by, subject.theatre)
        values = {
            "name": spans[0].text,
            "official": row.official,
            "status": row.status,
            "side": side or "",
            "since": row.since or "",
        }
        yield Hit(span=spans[0], values=values, related=tuple(spans[1:]), variant=variant(row, side))


def statuses_of(lang: str) -> frozenset[str]:
    """The statuses that count in a report in that language: its own forms are no foreign ones to its readers."""
    return frozenset(table(lang, "checks").get("names", {}).get("statuses", STATUSES))


def mentions(subject: Subject) -> Iterator[Named]:
    """Decided places, and names that act or speak where only one place bears the name; in text order."""
    found = [Named(bare(p), p.place_id) for p in subject.report.places if p.place_id is not None]
    for mention in subject.annotations.places:
        if mention.use is Use.AGENT:
            ids = {r.place_id for r in subject.theatre.names if r.name.casefold() == mention.text.casefold()}
            found += [Named(bare(mention), next(iter(ids)))] if len(ids) == 1 else []
    return iter(sorted(found, key=lambda n: n.span.start))


def row_of(mention: Named, rows: list[ContestedName]) -> ContestedName | None:
    """The entry for a name of a place; ``None`` where the name is not in the table."""
    printed = mention.span.text.casefold()
    return next((r for r in rows if r.place_id == mention.place_id and r.name.casefold() == printed), None)


def writes_official(subject: Subject, row: ContestedName) -> bool:
    """True if the official name stands anywhere in the text."""
    whole = rf"(?<!\w){re.escape(row.official)}(?!\w)"
    return re.search(whole, subject.document.text, re.I) is not None


def side_name(side: str | None, theatre: Theatre) -> str | None:
    """The display name of a side."""
    return next((side_called(theatre, s) for s in theatre.sides if s.id == side), None)


def variant(row: ContestedName, side: str | None) -> str:
    """ "former" for renamed places, "side" where a side uses the name, else "other"."""
    if row.status in ("former", "soviet"):
        return "former-side" if side else "former"
    return "side" if side else "other"


KIND = Kind(
    find=find,
    values=("name", "official", "status", "side", "since"),
    variants=("former", "former-side", "side", "other"),
    params=("statuses",),
)
