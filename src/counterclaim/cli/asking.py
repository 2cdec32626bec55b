"""What the commands that ask a ledger have in common: their options, days, pages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.model.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.store.finding import Page

LEDGER = "counterclaim.db"
LIMIT = 50

LedgerOption = Annotated[str, typer.Option("--ledger", metavar="FILE", help="The ledger.")]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000, help="Rows of a page.")]
PageOption = Annotated[int, typer.Option("--page", metavar="N", min=1, help="Which page.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]
SideOption = Annotated[str | None, typer.Option("--side", metavar="ID", help="Claims of this side's speakers.")]
BoxOption = Annotated[str | None, typer.Option("--box", metavar="W,S,E,N", help="About places in this box.")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="NAME|ID", help="About this place.")]


def box_of(value: str | None) -> tuple[float, float, float, float] | None:
    """West, south, east and north of a box, in degrees."""
    if value is None:
        return None
    try:
        west, south, east, north = (float(each) for each in value.split(","))
    except ValueError as error:
        raise CounterclaimError(f"{value!r} is no box: write west,south,east,north, such as 36,49,38,51") from error
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise CounterclaimError(f"{value!r} is no box: west comes before east, south before north, in degrees")
    return west, south, east, north


def day(value: str | None) -> str | None:
    """A day as the ledger writes it; raises for what is none."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise CounterclaimError(f"{value!r} is no day: write it as 2024-05-18") from error


def page_of(limit: int, number: int) -> Page:
    """The page with this number, counted from 1."""
    from counterclaim.store.finding import Page

    return Page(limit=limit, offset=limit * (number - 1))


def one_of(value: str | None, choices: tuple[str, ...], what: str) -> str | None:
    """The value, if it is one of the choices; the error says which they are."""
    if value is None or value in choices:
        return value
    raise CounterclaimError(f"there is no {what} {value!r}: choose from {', '.join(choices)}")
