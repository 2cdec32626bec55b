"""A process of its own that reads reports: a wish a line in, what is done and then the result a line each out.

    python -m counterclaim.web.reading

The app starts it, keeps it for the next report, and ends it where a report is cancelled or takes too long.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.report import Report
from counterclaim.store.entry import Entry


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A report to read, with what its sender knows of it."""

    raw: bytes
    name: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    theatre: str | None = None
    config: str | None = None
    packs: tuple[str, ...] = ()
    max_bytes: int
    evidence: str | None = None  # a ledger that the claims are held against


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report could not be read."""

    kind: str  # the class of the error
    code: str
    message: str


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line out: the stage that begins, or the result, or why there is none."""

    stage: str | None = None
    document: Document | None = None
    report: Report | None = None
    theatre: str | None = None
    entry: Entry | None = None
    fault: Fault | None = None


def main() -> None:
    """Read until the input ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between our lines
    answer_all(sys.stdin.buffer, out)


def answer_all(wishes: BinaryIO, out: BinaryIO) -> None:
    """Answer every line of ``wishes``."""

    def tell(told: Told) -> None:
        out.write(msgspec.json.encode(told) + b"\n")
        out.flush()

    for line in wishes:
        try:
            tell(read(msgspec.json.decode(line, type=Wish), tell))
        except CounterclaimError as error:
            tell(Told(fault=Fault(kind=type(error).__name__, code=error.code, message=error.message)))
        except Exception as error:  # noqa: BLE001 - the next report must not suffer from this one
            kind = type(error).__name__
            tell(Told(fault=Fault(kind=kind, code="E900", message=f"{kind}: a fault of ours; report it")))


def read(wish: Wish, tell: Callable[[Told], None]) -> Told:
    """Everything that is said of one report."""
    from counterclaim.flow import FlowOptions, read_report
    from counterclaim.keeping import harvest
    from counterclaim.languages import adapter
    from counterclaim.read.options import ReadOptions, published_day
    from counterclaim.read.pages import read_one

    tell(Told(stage="read"))
    options = ReadOptions(
        max_bytes=wish.max_bytes,
        outlet=wish.outlet,
        title=wish.title,
        published=published_day(wish.published) if wish.published else None,
    )
    document = read_one(wish.raw, name=wish.name, options=options)
    tell(Told(stage="language"))
    adapter(document.lang)
    chosen = FlowOptions(theatre=wish.theatre, settings=wish.config, packs=wish.packs, evidence=wish.evidence)
    outcome = read_report(document, chosen, lambda stage: tell(Told(stage=stage)))
    return Told(
        document=document,
        report=outcome.report,
        theatre=wish.theatre or outcome.theatre.id,
        entry=harvest(document, outcome),
    )


if __name__ == "__main__":
    main()
