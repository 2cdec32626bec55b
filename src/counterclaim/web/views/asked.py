"""What a page of the ledger is asked for, as its address says it; the address is all the state there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from counterclaim.model.claim import Kind, Modality, Polarity, Status
from counterclaim.model.errors import CounterclaimError
from counterclaim.store.matching import Filters

PAGE = 50  # claims of a page
LONGEST = 200  # characters of a value; longer ones are no name
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "polarity": tuple(Polarity),
    "modality": tuple(Modality),
    "status": tuple(Status),
}
DAYS = ("since", "until")


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which claims; ``None`` is any. The names are those of the address."""

    q: str | None = None
    side: str | None = None
    speaker: str | None = None
    kind: str | None = None
    place: str | None = None
    outlet: str | None = None
    lang: str | None = None
    polarity: str | None = None
    modality: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    page: int = 1

    def filters(self) -> Filters:
        """The same as the store takes it, the words without their dictionary forms."""
        held = {name: getattr(self, name) for name in Filters.__struct_fields__ if hasattr(self, name)}
        return Filters(words=self.q, **held)

    def address(self, base: str, **changes: object) -> str:
        """The address of this page with some of it changed; it begins at its first page again unless that is set."""
        held = msgspec.to_builtins(msgspec.structs.replace(self, **{"page": 1, **changes}))
        query = urlencode({name: value for name, value in held.items() if value is not None})
        return f"{base}?{query}" if query else base

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for, by name, without the page."""
        held: dict[str, Any] = msgspec.to_builtins(self)
        return {name: str(value) for name, value in held.items() if name != "page" and value is not None}


def asked(query: Mapping[str, str]) -> Asked:
    """What an address asks for; an empty value is none. Raises for what cannot be."""
    given = {name: query[name].strip() for name in Asked.__struct_fields__ if (query.get(name) or "").strip()}
    for name, value in given.items():
        if len(value) > LONGEST or not value.isprintable():
            raise CounterclaimError(f"this is no {name} to look for: at most {LONGEST} characters")
        if name in CHOICES and value not in CHOICES[name]:
            raise CounterclaimError(f"there is no {name} {value!r}: choose from {', '.join(CHOICES[name])}")
    page = given.pop("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= 100_000):
        raise CounterclaimError(f"{page!r} is no page: they count from 1")
    for name in DAYS:
        if name in given:
            given[name] = day(given[name])
    return Asked(page=int(page), **given)


def day(value: str) -> str:
    """A day as the ledger writes it; raises for what is none."""
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise CounterclaimError(f"{value!r} is no day: write it as 2024-05-18") from error
