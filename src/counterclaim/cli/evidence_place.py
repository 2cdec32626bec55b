"""``counterclaim evidence place``: who has a place, when, by each source and each rule; what happened there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.asking import LEDGER, LedgerOption, day
from counterclaim.cli.evidence import FormOption, check_form
from counterclaim.cli.listing import Form, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.evidence.book import Book
    from counterclaim.model.evidence import Event, Held

SPELLS = ("source", "rule", "value", "since", "until", "fraction", "snapshots", "age")
EVENTS = ("since", "until", "source", "kind", "killed_low", "killed_high", "within_km", "words")
EVENTS_MOST = 20


def evidence_place_command(
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A place as reports print it, or its id.")],
    *,
    ledger: LedgerOption = LEDGER,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Only what holds on this day.")] = None,
    km: Annotated[float, typer.Option("--km", min=0, help="Events within so many kilometres too.")] = 0.0,
    form: FormOption = "text",
) -> int:
    """Show who has a place: every spell of each source by each counting rule, or what holds on a day and how old it is.

    Sources are never merged. Age is in days from the last snapshot that shows it to the day asked about.

    Exit codes: 0 something is known, 1 nothing, 2 wrong usage, or the ledger cannot be read.
    """
    import msgspec

    from counterclaim.evidence.book import Near
    from counterclaim.gathering import open_book
    from counterclaim.store.ledger import open_ledger

    check_form(form)
    wanted = dt.date.fromisoformat(day(on) or "") if on else None
    with open_ledger(ledger) as opened:
        book = open_book(opened)
        places = meant(name, book)
        rows: list[dict[str, Any]] = []
        events: list[Event] = []
        for place, printed, spot in places:
            found = book.on(place, wanted) if wanted else book.spells(place)
            rows += [row_of(held, printed, wanted) for held in found]
            ends = (wanted, wanted) if wanted else (dt.date.min, dt.date.max)
            near = Near(*spot, km) if spot and km else None
            events += book.events(*ends, near=near) if near else book.events(*ends, place=place)
    if form == "json":
        print(msgspec.json.encode({"spells": rows, "events": events}).decode())
    else:
        tell(name, rows, [msgspec.to_builtins(event) for event in events])
    return CLEAN if rows or events else FOUND


def row_of(held: Held, printed: str, wanted: dt.date | None) -> dict[str, Any]:
    """A spell as a row; ``age`` only where a day is asked about."""
    import msgspec

    age = max(0, (wanted - held.until).days) if wanted else None
    return {"name": printed, **msgspec.to_builtins(held), "age": age}


def meant(name: str, book: Book) -> list[tuple[str, str, tuple[float, float] | None]]:
    """The places that a name may mean and the book knows, with name and point; an id as it is."""
    from counterclaim.model.evidence import UNSEEN
    from counterclaim.model.names import fold
    from counterclaim.resolve.gazetteer import open_gazetteer
    from counterclaim.theatres import load_theatre

    out: list[tuple[str, str, tuple[float, float] | None]] = []
    for theatre in sorted({source.theatre for source in book.sources()}):
        gazetteer = open_gazetteer(load_theatre(theatre))
        entry = gazetteer.lookup(fold(name))
        ids = [place.place_id for place in entry.places] if entry else [name]
        for each in ids:
            place = gazetteer.place(each)
            spot = (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None
            if all(each != known for known, _, _ in out):
                out.append((each, place.name if place else each, spot))
    shown = {each[0]: {held.value for held in book.spells(each[0])} for each in out}
    known = [each for each in out if shown[each[0]] - UNSEEN] or [each for each in out if shown[each[0]]]
    return known or out


def tell(name: str, rows: Sequence[dict[str, Any]], events: Sequence[dict[str, Any]]) -> None:
    """Print tables: a spell a line for each place, then the events."""
    from counterclaim.show.clean import clean

    for place in dict.fromkeys(row["place"] for row in rows):
        own = [row for row in rows if row["place"] == place]
        print(f"{clean(own[0]['name'])} ({place})")
        put(own, SPELLS if own[0]["age"] is not None else SPELLS[:-1], Form.TABLE)
    put(events[-EVENTS_MOST:], EVENTS, Form.TABLE)
    if len(events) > EVENTS_MOST:
        print(f"... the last {EVENTS_MOST} of {len(events):,} events: --format json has all")
    if not rows and not events:
        print(f"{clean(name)}: no source says anything about it")
