"""``counterclaim export``: a ledger's claims for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.asking import (
    LEDGER,
    BoxOption,
    LedgerOption,
    PlaceOption,
    SideOption,
    SinceOption,
    UntilOption,
    box_of,
    day,
    one_of,
)
from counterclaim.model.claim import Kind


class ExportForm(StrEnum):
    """In which form claims are exported."""

    CSV = "csv"
    GEOJSON = "geojson"
    JSONLD = "jsonld"
    STATEMENTS = "statements"
    PARQUET = "parquet"


def export_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    *,
    ledger: LedgerOption = LEDGER,
    form: Annotated[ExportForm, typer.Option("--format", help="Form of the export.")] = ExportForm.CSV,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="With these words.")] = None,
    side: SideOption = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Kind of claim.")] = None,
    place: PlaceOption = None,
    box: BoxOption = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Export the claims that fit all filters, with where they stand and who read them; of each text, the sentence.

    With -o, CSV comes with PATH-metadata.json, which says what its columns are (W3C CSV on the Web). JSON-LD has
    schema.org Claims and W3C Web Annotations; statements are one value of one property a row. Parquet needs -o and
    the extra counterclaim[parquet].
    """
    from counterclaim.cli.output import STDOUT, require_writable, stream_bytes, stream_output, write_output
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.show.export import csvw, geojson, jsonld, parquet, statements
    from counterclaim.store.inflecting import with_bases
    from counterclaim.store.ledger import open_ledger
    from counterclaim.store.matching import Filters
    from counterclaim.store.streaming import every

    require_writable(output)
    if form is ExportForm.PARQUET:
        parquet.require_pyarrow()
        if output in (None, STDOUT):
            raise CounterclaimError("Parquet goes into a file: name one with -o")
    filters = Filters(
        words=text,
        side=side,
        kind=one_of(kind, tuple(Kind), "kind of claim"),
        place=place,
        box=box_of(box),
        outlet=outlet,
        since=day(since),
        until=day(until),
    )
    modules = {
        ExportForm.CSV: csvw.pieces,
        ExportForm.GEOJSON: geojson.pieces,
        ExportForm.JSONLD: jsonld.pieces,
        ExportForm.STATEMENTS: statements.pieces,
    }
    with open_ledger(ledger) as opened:
        found = every(opened, with_bases(filters))
        if form is ExportForm.PARQUET:
            stream_bytes(lambda stream: parquet.write(found, stream), str(output))
            return
        stream_output(modules[form](found), output)
    if form is ExportForm.CSV and output not in (None, STDOUT):
        write_output(csvw.metadata(Path(str(output)).name), f"{output}-metadata.json")
