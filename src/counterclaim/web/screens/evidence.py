"""What a ledger's data sets show, for the screens: of one place, and of all places on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from counterclaim.evidence.book import Book
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.evidence import Held, Rule, Source, SourceKind
from counterclaim.web.desk import Desk
from counterclaim.web.views.atlas import Layer
from counterclaim.weighing.ledgers import book_in

MARK = "|"  # between a source and its counting rule in an address


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The spells of a place, and what their sources are called."""

    spells: tuple[Held, ...]
    titles: Mapping[str, str]


def book_of(desk: Desk) -> Book:
    """The ledger's evidence."""
    return book_in(str(desk.path))


def of_place(book: Book, place: str) -> Evidence:
    """What the data sets show of a place."""
    return Evidence(spells=book.spells(place), titles={source.id: source.title for source in book.sources()})


def choices(book: Book) -> tuple[tuple[str, str], ...]:
    """The layers that there may be: what an address calls them, and what a reader does."""
    maps = [source for source in book.sources() if source.kind is SourceKind.CONTROL]
    return tuple((f"{source.id}{MARK}{rule}", f"{source.title}, {rule}") for source in maps for rule in Rule)


def layer_of(book: Book, chosen: str, day: dt.date) -> Layer:
    """The layer that an address names; raises where there is no such source or rule."""
    name, _, rule = chosen.partition(MARK)
    source = next((each for each in book.sources() if each.id == name), None)
    if source is None or rule not in tuple(Rule):
        raise CounterclaimError(f"no data set {chosen!r}: 'counterclaim evidence list' names them")
    return Layer(id=chosen, title=source.title, rule=rule, day=day, held=held_on(book, source, Rule(rule), day))


def held_on(book: Book, source: Source, rule: Rule, day: dt.date) -> dict[str, Held]:
    """The spell of each place by the last snapshot up to the day; it may have ended before."""
    found: dict[str, Held] = {}
    for held in book.shelf.spells(source=source.id, rule=rule):
        if held.since <= day and (held.place not in found or found[held.place].since < held.since):
            found[held.place] = held
    return found
