"""``counterclaim zone``: which settlements lie in an announced zone, who is shown and who is said to hold them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import CLEAN, FOUND
from counterclaim.cli.asking import day as checked_day
from counterclaim.cli.listing import Form, put
from counterclaim.model.errors import CounterclaimError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.flow import World
    from counterclaim.model.zoning import Announced, Depth, ZoneView

DEPTHS = ("km", "settlements", "counted", "population", "countries", "shown", "claimed")
PLACES = ("km", "name", "place_id", "country", "population", "shown", "claimed")
SHOWN = 40  # settlements of the table


class ZoneForm(StrEnum):
    """In which form a zone is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


def zone_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The zone as announced: 'a 20 km buffer zone'.")],
    *,
    theatre: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="The conflict.")] = None,
    border: Annotated[str | None, typer.Option(metavar="XX-YY", help="Along the border of these countries.")] = None,
    within: Annotated[str | None, typer.Option(metavar="XX", help="Only on this country's side.")] = None,
    depth: Annotated[list[float] | None, typer.Option(metavar="KM", help="Try this depth; may be repeated.")] = None,
    ledger: Annotated[str | None, typer.Option(metavar="FILE", help="Evidence and reports.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What is shown and said up to this day.")
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the words.")] = None,
    form: Annotated[ZoneForm, typer.Option("--format", help="Form of the answer.")] = ZoneForm.TABLE,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write GeoJSON there.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Settlements of the table.")] = SHOWN,
) -> int:
    """Show what an announced zone would hold: settlements by depth, who is shown and who is said to have them.

    A zone without a depth is shown for 5, 10, 20 and 40 km. Only settlements with coordinates of their own count;
    'theatre update' adds villages.

    Exit codes: 0 there is a zone, 1 the words announce none that can be drawn, 2 wrong usage.
    """
    from counterclaim.cli.output import require_writable

    require_writable(output)
    until = checked_day(on)
    found, world = zones_of(words, theatre, lang, border)
    zones = [cut(zone, within, depth or []) for zone in found]
    views = [view for zone in zones if (view := view_of(zone, world, ledger, until)) is not None]
    if form is ZoneForm.GEOJSON or output is not None:
        write_geojson(zones, views, world, output)
    if form is ZoneForm.TABLE:
        for view in views:
            print_view(view, limit)
        if not views:
            print("no zone that can be drawn: name its border (--border XX-YY) and, where it has one, its depth")
    elif form is not ZoneForm.GEOJSON:
        put(rows_of(views, form), PLACES, Form(form.value))
    return CLEAN if views else FOUND


def zones_of(
    words: str, theatre: str | None, lang: str | None, border: str | None
) -> tuple[tuple[Announced, ...], World]:
    """The zones that the words announce, and the conflict that they are read in."""
    from counterclaim import flow
    from counterclaim.cli.where import language_of
    from counterclaim.languages import endings
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text
    from counterclaim.theatres import choose_theatre
    from counterclaim.weighing.announced import LONGEST, Told, announced, countries_of

    if not words.strip() or len(words) > LONGEST:
        raise CounterclaimError(f"the words of a zone have 1 to {LONGEST} characters: these have {len(words)}")
    language = lang or language_of(words)
    document = read_text(words.encode(), name="zone", options=ReadOptions(lang=language))
    world = flow.open_world(theatre or choose_theatre(words, language, endings(language)))
    pair = countries_of(border)
    return announced(document, Told(border=pair), world.theatre, world.gazetteer), world


def cut(zone: Announced, within: str | None, depths: Sequence[float]) -> Announced:
    """The zone on one side of the border, and of other depths, if that is wanted."""
    import msgspec

    if within is not None and f"country:{within.upper()}" not in zone.of:
        names = " and ".join(each.removeprefix("country:") for each in zone.of)
        raise CounterclaimError(f"the border is that of {names}: {within!r} is neither")
    if any(not 0 < km <= 300 for km in depths):
        raise CounterclaimError("a depth lies between 0 and 300 km")
    side = f"country:{within.upper()}" if within else zone.within
    if not depths:
        return msgspec.structs.replace(zone, within=side)
    return msgspec.structs.replace(zone, within=side, depths=tuple(sorted(set(depths))), until=None, assumed=False)


def view_of(zone: Announced, world: World, ledger: str | None, day: str | None) -> ZoneView | None:
    """The zone laid open, with what the ledger has on its settlements."""
    import datetime as dt

    from counterclaim.evidence.book import Book
    from counterclaim.weighing.zone_views import Known, view

    book, claimed = Book.of(), {}
    if ledger is not None:
        from counterclaim.store.holders import last_said
        from counterclaim.weighing.ledgers import book_in, opened

        book = book_in(ledger)
        with opened(ledger).read() as connection:
            claimed = last_said(connection, day)
    until = dt.date.fromisoformat(day) if day else None
    return view(zone, Known(theatre=world.theatre.id, book=book, claimed=claimed, day=until), world.gazetteer)


def write_geojson(zones: Sequence[Announced], views: Sequence[ZoneView], world: World, output: str | None) -> None:
    """Write the outlines, the widest first, and the settlements."""
    from counterclaim.cli.output import write_output
    from counterclaim.weighing.zone_geojson import features_of

    write_output(features_of(zones, views, world.gazetteer), output)


def rows_of(views: Sequence[ZoneView], form: ZoneForm) -> list[dict[str, Any]]:
    """A row for each settlement of each zone; in JSON a row for each zone."""
    import msgspec

    if form is ZoneForm.JSON:
        return [msgspec.to_builtins(view) for view in views]
    return [
        {**msgspec.to_builtins(row), "shown": counted(row.shown), "claimed": counted(row.claimed)}
        for view in views
        for row in view.settlements
    ]


def counted(found: dict[str, Any]) -> str:
    """``deepstate: ru 12, ua 3; owl: ...`` or ``ru: not ua``."""
    parts = []
    for name, value in found.items():
        told = ", ".join(f"{key} {n}" for key, n in value.items()) if isinstance(value, dict) else str(value)
        parts.append(f"{name}: {told}")
    return "; ".join(parts)


def print_view(view: ZoneView, limit: int) -> None:
    """Print a zone: where it lies, a line for each depth, the settlements nearest to the border."""
    from counterclaim.show.clean import clean

    names = " and ".join(each.removeprefix("country:") for each in view.of)
    reach = f" up to {view.until.partition(':')[2]}" if view.until else ""
    side = f", only in {view.within.removeprefix('country:')}" if view.within else ""
    print(f"{clean(view.span.text)}: along the border of {names}{reach}{side}, its edge within {view.accuracy:g} km")
    for note in view.notes:
        print(f"  {note}")
    put([depth_row(depth) for depth in view.depths], DEPTHS, Form.TABLE)
    print()
    rows = [
        {**{name: getattr(row, name) for name in PLACES}, "shown": counted(row.shown), "claimed": counted(row.claimed)}
        for row in view.settlements[:limit]
    ]
    more = len(view.settlements) - len(rows)
    put(rows, PLACES, Form.TABLE, f"... and {more:,} more: --limit, --format csv" if more and limit else "")


def depth_row(depth: Depth) -> dict[str, Any]:
    """One depth as a row."""
    return {
        "km": f"{depth.km:g}" if depth.km else "",
        "settlements": depth.settlements,
        "counted": depth.counted,
        "population": depth.population,
        "countries": ", ".join(f"{name} {n}" for name, n in depth.countries.items()),
        "shown": counted(depth.shown),
        "claimed": counted(depth.claimed),
    }
