"""``counterclaim theatre update``: a user's own GeoNames dumps add their settlements to a theatre."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.resolve.dump import Tally


def theatre_update_command(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A theatre; 'world' serves every other too.")],
    *,
    geonames: Annotated[
        list[Path] | None,
        typer.Option(metavar="XX.zip", help="A dump of GeoNames, zipped or not; may be given several times."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take away what was added.")] = False,
) -> None:
    """Add the settlements of your own GeoNames dumps to a theatre's places.

    They are kept in your data folder ($COUNTERCLAIM_DATA, or counterclaim in $XDG_DATA_HOME or ~/.local/share), one
    file a theatre. Each call replaces what the one before added; a call that is stopped leaves it in place. Lines
    that cannot be read are skipped and counted.

    Exit codes: 0 done, 2 wrong usage, or a dump or folder that cannot be used.
    """
    from counterclaim.cli.waiting import transfers
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.resolve.compiling import compile_dumps
    from counterclaim.resolve.gazetteer import open_gazetteer, own_file
    from counterclaim.theatres import load_theatre

    theatre = load_theatre(name)
    target = own_file(theatre.id)
    if remove and not geonames:
        print(f"{theatre.id}: {removed(target)}")
        return
    if remove or not geonames:
        raise CounterclaimError("name the dumps with --geonames XX.zip, or take away what was added with --remove")
    with transfers() as report:
        tally = compile_dumps(geonames, target, open_gazetteer(theatre, own=False), report)
    for line in summary(tally):
        print(f"{theatre.id}: {line}")
    print(f"{theatre.id}: written to {target}, {target.stat().st_size / 1e6:.1f} MB")


def removed(target: Path) -> str:
    """Take away a file; says what was done."""
    from counterclaim.model.errors import UnwritableOutput

    if not target.is_file():
        return f"nothing was added: there is no {target}"
    try:
        target.unlink()
    except OSError as error:
        raise UnwritableOutput(f"it cannot be taken away ({error})", where=str(target)) from error
    return f"{target} taken away"


def summary(tally: Tally) -> list[str]:
    """What became of the lines: kept, known, no settlement, skipped."""
    kept = f"{tally.added:,} settlements added, {tally.joined:,} of the register given their place"
    lines = [f"{tally.read:,} lines: {kept}, {tally.known:,} known before, {tally.other:,} no settlements"]
    if tally.faults:
        reasons = ", ".join(f"{count:,} where {reason}" for reason, count in tally.faults.most_common())
        more = "" if sum(tally.faults.values()) <= len(tally.lines) else ", ..."
        lines.append(f"{sum(tally.faults.values()):,} lines skipped: {reasons} ({'; '.join(tally.lines)}{more})")
    return lines
