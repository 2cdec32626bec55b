"""The ledger's screen: one line a claim, and the facets with what each would leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.model import spoken
from counterclaim.model.claim import Direction, Kind, Modality, Status
from counterclaim.show import words
from counterclaim.store.facets import Facet
from counterclaim.store.finding import Hits
from counterclaim.web.views.asked import PAGE, Asked
from counterclaim.web.views.sides import Look, Looks

BASE = "/ledger"
LABELS = {
    "side": "Side", "kind": "Kind", "status": "Status", "place": "Place", "outlet": "Outlet", "lang": "Language",
    "speaker": "Speaker", "q": "Words", "since": "From", "until": "To", "polarity": "Asserted or denied",
    "modality": "How it is put", "document": "Report",
}  # fmt: skip
FACETS = ("side", "kind", "status", "place", "outlet", "lang")
STATUSES = {
    Status.MACHINE: "not reviewed",
    Status.CONFIRMED: "confirmed",
    Status.EDITED: "edited",
    Status.REJECTED: "rejected",
}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of the list."""

    id: str
    day: str
    published: str
    side: Look
    who: str
    outlet: str
    kind: str
    direction: str
    denied: bool
    mode: str  # "" for a plain fact
    content: str
    lang: str
    status: str
    reviewed: bool


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a facet: how many claims it has, and the address with it chosen or, where it is, without it."""

    label: str
    claims: int | None
    address: str
    chosen: bool


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One facet with its most frequent values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the list this page is."""

    words: str
    before: str | None
    after: str | None


def line(row: Mapping[str, Any], looks: Looks, status: str) -> Line:
    """A row of the store as a line."""
    modality = Modality(row["modality"])
    return Line(
        id=row["id"],
        day=day_words(row["day"]),
        published=day_words(row["published"]),
        side=looks.of(row["side"]),
        who=row["who"],
        outlet=row["outlet"] or "",
        kind=spoken.gettext(words.KINDS[Kind(row["kind"])]),
        direction=spoken.gettext(words.DIRECTIONS[Direction(row["direction"])]) if row["direction"] else "",
        denied=row["polarity"] == "denied",
        mode="" if modality is Modality.FACT else spoken.gettext(words.MODALITIES[modality]),
        content=row["content"],
        lang=row["lang"],
        status=STATUSES[Status(status)],
        reviewed=status != Status.MACHINE,
    )


def day_words(day: str | None) -> str:
    """``18 May 2024``; nothing for no day."""
    try:
        return words.day_words(dt.date.fromisoformat(day)) if day else ""
    except ValueError:
        return day or ""


def groups(found: Sequence[Facet], wanted: Asked, looks: Looks) -> tuple[Group, ...]:
    """The facets in their order, the chosen value always among them."""
    out = []
    for name in FACETS:
        chosen = getattr(wanted, name)
        counted = [each for each in found if each.facet == name]
        values = [choice(each.value, each.name, each.claims, wanted, (name, looks)) for each in counted]
        if chosen is not None and chosen not in (each.value for each in counted):
            values.insert(0, choice(chosen, None, None, wanted, (name, looks)))
        if values:
            out.append(Group(name=name, label=LABELS[name], choices=tuple(values)))
    return tuple(out)


def choice(value: str, known: str | None, claims: int | None, wanted: Asked, of: tuple[str, Looks]) -> Choice:
    """One value of the facet ``of``."""
    name, looks = of
    on = getattr(wanted, name) in (value, known) and getattr(wanted, name) is not None
    address = wanted.address(BASE, **{name: None if on else value})
    return Choice(label=known or value_words(name, value, looks), claims=claims, address=address, chosen=on)


def value_words(name: str, value: str, looks: Looks) -> str:
    """What a value of a facet is called."""
    named = {
        "kind": lambda: spoken.gettext(words.KINDS[Kind(value)]),
        "status": lambda: STATUSES[Status(value)],
        "side": lambda: looks.of(value).name,
        "lang": lambda: words.language_words(value),
    }
    return named[name]() if name in named else value


def tags(wanted: Asked, found: Iterable[Facet], looks: Looks) -> tuple[Choice, ...]:
    """What is asked for, each with the address without it."""
    names = {(each.facet, each.value): each.name for each in found if each.name}
    return tuple(
        Choice(
            label=f"{LABELS[name]}: {names.get((name, value)) or value_words(name, value, looks)}",
            claims=None,
            address=wanted.address(BASE, **{name: None}),
            chosen=True,
        )
        for name, value in wanted.chosen.items()
    )


def paging(hits: Hits, wanted: Asked) -> Paging:
    """The words and addresses of the pages around this one."""
    first = (wanted.page - 1) * PAGE + 1
    last = first + len(hits.rows) - 1
    more = "more than " if hits.more else ""
    whole = f"{more}{hits.total:,} claim{'' if hits.total == 1 else 's'}"
    return Paging(
        words=f"{first:,} to {last:,} of {whole}, {hits.order}" if hits.rows else whole,
        before=wanted.address(BASE, page=wanted.page - 1) if wanted.page > 1 else None,
        after=wanted.address(BASE, page=wanted.page + 1) if last < hits.total or hits.more else None,
    )
