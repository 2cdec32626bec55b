"""``counterclaim evidence add``: control maps, tables and event data into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import CLEAN, FOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.evidence.sites import Sites
    from counterclaim.gathering import Done, Job, Settled
    from counterclaim.model.theatre import Theatre
    from counterclaim.settlements import GazetteerNames

LEDGER = "counterclaim.db"
FORMS = ("text", "json")
MOST = 20  # faults of one run that are printed

FormOption = Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the answer.")]


def evidence_add_command(  # noqa: PLR0913 - one parameter an option: that is how typer reads them
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, or folders of them.")],
    *,
    ledger: Annotated[str, typer.Option(metavar="FILE", help="The ledger; made where there is none.")] = LEDGER,
    theatre: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="The theatre, instead of the one that knows the file.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="The source, instead of finding it out by the file's name.")
    ] = None,
    sites: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settlements to look maps up for: CSV with name, lat, lon.")
    ] = None,
    form: FormOption = "text",
) -> int:
    """Add evidence to a ledger: who has which place on which day, and what happened, by each source for itself.

    What the ledger has is not added twice. Rows that cannot be read are counted and listed; they never stop a run.
    Spells are made anew from all snapshots of the sources that were added to.

    Exit codes: 0 all is in the ledger, 1 a file was refused, 2 wrong usage, or the ledger cannot be written.
    """
    from counterclaim.cli.waiting import progress
    from counterclaim.gathering import Gatherer
    from counterclaim.store.ledger import open_ledger
    from counterclaim.theatres import load_theatre
    from counterclaim.theatres.evidence import load_evidence

    check_form(form)
    name, found = work(paths, theatre, source)
    pack, data = load_theatre(name), load_evidence(name)
    names = names_of(pack)
    told: list[str] = []
    with open_ledger(ledger, create=True) as opened:
        where = sites_of(sites, names, pack, name, told)
        gatherer = Gatherer(opened, pack, data, names, where)
        done = [gatherer.add(job) for job in progress(found, "reading")]
        settled = [gatherer.settle(each) for each in progress(list(gatherer.touched), "making spells")]
        opened.checkpoint(whole=True)
    close(ledger, done, settled, told, form)
    return FOUND if any(each.error for each in done) else CLEAN


def work(paths: Sequence[str], theatre: str | None, source: str | None) -> tuple[str, list[Job]]:
    """The theatre and what is to be read; without a theatre named, the one whose sources fit the files.

    Raises ``CounterclaimError`` where none or several do.
    """
    from counterclaim.gathering import jobs
    from counterclaim.model.errors import CounterclaimError
    from counterclaim.theatres import WORLD, theatre_names
    from counterclaim.theatres.evidence import load_evidence, own_evidence

    if theatre is not None:
        return theatre, list(jobs(paths, load_evidence(theatre), source))
    fits = []
    for name in theatre_names():
        own = own_evidence(name)
        if source is not None and all(each.id != source for each in own.sources):
            continue
        found = list(jobs(paths, own, source, strict=False))
        if found:
            fits.append(name)
    special = [name for name in fits if name != WORLD]
    chosen = special or fits
    if len(chosen) != 1:
        told = f"{' and '.join(chosen)} know such files" if chosen else "no theatre knows files of this name"
        raise CounterclaimError(f"{told}: name the theatre with --theatre, and the source with --source if need be")
    return chosen[0], list(jobs(paths, load_evidence(chosen[0]), source))


def names_of(theatre: Theatre) -> GazetteerNames:
    """The gazetteer's settlements by name."""
    from counterclaim.resolve.gazetteer import open_gazetteer
    from counterclaim.settlements import GazetteerNames

    return GazetteerNames(open_gazetteer(theatre), theatre.countries)


def sites_of(file: str | None, names: GazetteerNames, theatre: Theatre, name: str, told: list[str]) -> Sites:
    """The settlements that maps are looked up for: the gazetteer's, or those of a file."""
    from counterclaim.cli.waiting import status
    from counterclaim.evidence.notes import Notes
    from counterclaim.model.errors import MissingInput
    from counterclaim.settlements import file_sites, gazetteer_sites
    from counterclaim.theatres.evidence import load_evidence

    counting = load_evidence(name).counting
    with status("finding the settlements ..."):
        if file is None:
            return gazetteer_sites(names.gazetteer, theatre, counting)
        if not Path(file).is_file():
            raise MissingInput("there is no such file", where=file)
        notes = Notes(Path(file).name)
        found = file_sites(Path(file), names, theatre, counting, notes)
    own = sum(1 for place in found.places if names.gazetteer.place(place) is None)
    told.append(f"{len(found):,} settlements, {own:,} of them under the file's own ids")
    told += [f"{fault.what}: {fault.count:,}" for fault in notes.faults()]
    return found


def close(ledger: str, done: Sequence[Done], settled: Sequence[Settled], told: Sequence[str], form: str) -> None:
    """Print what was added to standard output, what was odd to standard error."""
    import msgspec

    from counterclaim.cli.messages import say

    if form == "json":
        body = {"ledger": ledger, "files": done, "sources": settled, "sites": told}
        print(msgspec.json.encode(body).decode())
        return
    for line in told:
        say(line)
    for each in done:
        if each.error:
            say(f"refused: {each.error}")
    faults = [(fault.file, fault) for each in done for fault in each.faults]
    for file, fault in faults[:MOST]:
        at = f"{file}:{fault.line}" if fault.line else file
        say(f"{at}: {fault.what}" + (f" ({fault.count:,} times)" if fault.count > 1 else ""))
    if len(faults) > MOST:
        say(f"... and {len(faults) - MOST:,} more: 'counterclaim evidence show SOURCE' lists them")
    for made in settled:
        print_source(made)
    counts = (
        (sum(each.snapshots for each in done), "snapshots"),
        (sum(each.events for each in done), "events"),
        (sum(each.known for each in done), "files already there"),
        (sum(bool(each.error) for each in done), "files refused"),
    )
    print(f"{ledger}: {', '.join(f'{n:,} {what}' for n, what in counts if n) or 'nothing new'}")


def print_source(made: Settled) -> None:
    """One line on the spells of a source, and one on each snapshot in quarantine."""
    from counterclaim.cli.messages import say

    print(
        f"{made.source}: {made.snapshots:,} snapshots, {made.places:,} places, {made.spells:,} spells, "
        f"{made.changes:,} changes" + (f", {made.reversals:,} short reversals passed over" if made.reversals else "")
    )
    for day, reason in made.quarantined:
        say(f"{made.source}: {day} is left out: {reason}")


def check_form(form: str) -> None:
    """Raises for a form that there is not."""
    from counterclaim.model.errors import CounterclaimError

    if form not in FORMS:
        raise CounterclaimError(f"there is no form {form!r}: choose text or json")
