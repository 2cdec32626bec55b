"""What counterclaim makes of each sample report, kept beside as text that a person can read and correct.

``pytest tests/golden --update`` writes the files anew; review the diff. A golden file says what comes out, not what
should: see ``docs/`` for measured figures.
"""

import datetime as dt
import difflib
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterclaim
from counterclaim.cli.rendering import Checked, Format, Wanted, render_text
from counterclaim.flow import read_report
from counterclaim.model.claim import Agent, Amount, Claim, Link, Place, When
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

GOLDEN = Path(__file__).parent / "samples"
SAMPLES = sorted((Path(counterclaim.__file__).parent / "samples").glob("*.txt"))
by_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


@functools.cache
def checked(sample: Path) -> Checked:
    """The sample read and checked with the outlet and the day that its second line gives."""
    source = sample.read_bytes()
    title, line, *_ = source.decode().splitlines()
    outlet, _, day = line.rpartition(", ")
    published = dt.datetime.strptime(day, "%d %B %Y").replace(tzinfo=dt.UTC).date()
    options = ReadOptions(title=title, outlet=outlet, published=published)
    document = read_text(source, name=sample.name, options=options)
    return Checked(document, read_report(document))


@by_sample
def test_the_claims_are_those_on_file(sample: Path, update: bool) -> None:
    compare(show_report(checked(sample).outcome.report), GOLDEN / f"{sample.stem}.claims.txt", update=update)


@by_sample
def test_the_findings_are_those_on_file(sample: Path, update: bool) -> None:
    shown = render_text(checked(sample), Wanted(Format.TEXT, claims=False))
    compare(shown, GOLDEN / f"{sample.stem}.findings.txt", update=update)


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{sample.stem}.{part}.txt" for sample in SAMPLES for part in ("claims", "findings")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def compare(got: str, path: Path, *, update: bool) -> None:
    """Fail with a unified diff where ``got`` is not what the file holds; rewrite the file on ``--update``."""
    if update:
        path.write_text(got, encoding="utf-8")
        return
    want = path.read_text(encoding="utf-8") if path.exists() else ""
    diff = difflib.unified_diff(
        want.splitlines(), got.splitlines(), f"golden/samples/{path.name}", "what comes out now", lineterm=""
    )
    if got != want:
        pytest.fail("\n".join(["not as on file; --update rewrites it:", *diff]), pytrace=False)


def show_report(report: Report) -> str:
    """The claims, each in a block under its sentence."""
    blocks: list[str] = []
    sentence: Span | None = None
    for claim in report.claims:
        if claim.sentence != sentence:
            sentence = claim.sentence
            blocks.append(f"# {printed(sentence.text)}")
        blocks.append("\n".join(show_claim(claim)))
    return "\n\n".join(blocks) + "\n"


def show_claim(claim: Claim) -> Iterator[str]:
    """The lines of one claim; a field that it lacks has no line."""
    yield f"CLAIM {claim.kind} {claim.polarity} {claim.modality}"
    yield "  chain: " + " > ".join(show_link(link) for link in claim.chain)
    yield f"  content: {mark(claim.content)}"
    if claim.actor:
        yield f"  actor: {show_agent(claim.actor)}"
    if claim.target:
        yield f"  target: {show_agent(claim.target)}"
    for place in claim.place:
        yield f"  place: {show_place(place)}"
    if claim.when:
        yield f"  when: {show_when(claim.when)}"
    if claim.amount:
        yield f"  amount: {show_amount(claim.amount)}"
    if claim.direction:
        yield f"  direction: {claim.direction}"
    for term in claim.loaded:
        yield f"  loaded: {mark(term)} = {term.neutral or 'leave out'}" + (f", of {term.used_by}" * bool(term.used_by))


def show_link(link: Link) -> str:
    """``the ministry = Ministry X, ru (speaker: said, denying, on "Monday")``."""
    named = ", ".join(part for part in (link.resolved, link.side) if part)
    verb = [printed(link.verb)] if link.verb else []
    said = [f"on {show_when(link.said)}"] if link.said else []
    stance = [str(link.stance)] if link.stance != "neutral" else []
    inside = ", ".join([*verb, *stance, *said])
    return printed(link.who) + (f" = {named}" * bool(named)) + f" ({link.role}" + (f": {inside}" * bool(inside)) + ")"


def show_agent(agent: Agent) -> str:
    """``"Russian troops"[3:17] = Armed Forces of Russia, ru``."""
    named = ", ".join(part for part in (agent.name, agent.side) if part)
    return mark(agent) + (f" = {named}" * bool(named))


def show_place(place: Place) -> str:
    """``"Volchansk"[412:421] = Vovchansk, Kharkiv Oblast``."""
    named = ", ".join([place.name, *place.within]) if place.name else "?"
    return f"{mark(place)} = {named}" + (" (inherited)" * place.inherited)


def show_when(when: When) -> str:
    """``"on Monday"[3:12] = 2024-05-13 [2024-05-13, 2024-05-14)``."""
    bound = "" if when.bound == "within" else f" {when.bound}"
    interval = f" [{when.earliest or '...'}, {when.latest or '...'})"
    return f"{mark(when)} = {when.value}{interval}{bound}" + (" (inherited)" * when.inherited)


def show_amount(amount: Amount) -> str:
    """``"at least 14"[3:14] = 14..? person``."""
    low, high = ("?" if number is None else f"{number:g}" for number in (amount.low, amount.high))
    flags = [flag for flag in ("approx", "subset", "superseded", "rank", "inherited") if getattr(amount, flag)]
    return f"{mark(amount)} = {low}..{high} {amount.unit}" + (f" ({', '.join(flags)})" * bool(flags))


def mark(span: Span) -> str:
    """The words and where they stand."""
    return f'"{printed(span.text)}"[{span.start}:{span.stop}]'


def printed(text: str) -> str:
    """The words on one line."""
    return text.replace("\n", "\N{SYMBOL FOR NEWLINE}")
