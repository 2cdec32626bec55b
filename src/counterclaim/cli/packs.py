"""``counterclaim packs test``: a folder of rules against the cases in their own files."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import CLEAN, FOUND

if TYPE_CHECKING:
    from counterclaim.check.pack import Case
    from counterclaim.check.subject import Subject
    from counterclaim.check.trial import Trial


def packs_test_command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder with rules such as XY101-what-is-found.md.")],
) -> int:
    """Test a folder of your own rules: each against the cases in its file.

    Exit codes: 0 all cases hold, 1 some do not, 2 a rule cannot be read.
    """
    from counterclaim.check.pack import load_pack, load_packs
    from counterclaim.check.trial import require_both, try_rule

    rules = load_pack(Path(folder))
    if Path(folder).resolve() not in {file.path.parent.resolve() for file in load_packs()}:
        load_packs((Path(folder),))  # a code of our own may not be used again
    failed = tried = 0
    for file in rules:
        require_both(file)
        for trial in try_rule(file, read_case):
            tried += 1
            if not trial.holds:
                failed += 1
                print(difference(trial, file.path))
    print(f"{len(rules)} rules, {tried} cases, {failed} failed")
    return FOUND if failed else CLEAN


def difference(trial: Trial, path: Path) -> str:
    """Where a case stands, and what differs between the findings it wants and those it got."""
    want, got = trial.case.want.splitlines(), trial.got.splitlines()
    lines = difflib.unified_diff(want, got, "wanted", "got", lineterm="", n=20)
    return "\n".join((f"{path}:{trial.case.line}: the findings of this case differ", *lines, ""))


def read_case(case: Case) -> Subject:
    """What the rules look at, from a case's text: the same way that a report goes."""
    from counterclaim import flow
    from counterclaim.check.subject import Subject
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text

    options = ReadOptions(lang=case.lang, title=case.title, outlet=case.outlet, published=case.published)
    document = read_text(case.text.encode("utf-8"), name="case", options=options)
    chosen = None if case.theatre == "auto" else case.theatre
    result = flow.read_report(document, flow.FlowOptions(theatre=chosen))
    report = result.report
    if case.evidence or case.ledger:
        from counterclaim.cli.case_evidence import weighed

        report = weighed(case, document, result)
    return Subject(
        document=document,
        report=report,
        annotations=result.annotations,
        theatre=result.theatre,
        areas=result.areas,
        atlas=result.atlas,
        weighed=report.evidence or None,
    )
