"""A run of ``counterclaim add``: read, extract (in as many processes as asked for), compare, keep."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from counterclaim.cli.bulk import UNEXPECTED, Task, run
from counterclaim.model.errors import CounterclaimError
from counterclaim.read.inputs import files, inputs
from counterclaim.read.item import Input
from counterclaim.read.jsonl import Line, as_record
from counterclaim.read.options import ReadOptions
from counterclaim.store.entry import Entry
from counterclaim.store.failing import Failure, add_failure, clear, open_failures

if TYPE_CHECKING:
    from counterclaim.keeping import Keeper
    from counterclaim.model.document import Document

SELF = "add"  # what the lines that go to the workers call their input


class Result(msgspec.Struct, frozen=True):
    """A line that came back from a worker: an entry, or an error."""

    entry: Entry | None = None
    error: dict[str, str] | None = None


class Trouble(NamedTuple):
    """One input that failed in this run."""

    source: str
    part: int
    code: str
    message: str


class Adding:
    """One run; ``counts`` and ``troubles`` tell what became of it."""

    def __init__(self, keeper: Keeper, task: Task, options: ReadOptions) -> None:
        self.keeper = keeper
        self.task = task
        self.options = options
        self.counts: Counter[str] = Counter()
        self.troubles: list[Trouble] = []
        self.waiting: deque[Input] = deque()
        with keeper.ledger.read() as connection:
            self.failed = {(f.source, f.part): f for f in open_failures(connection)}
        self.again = False

    def add(self, paths: Sequence[str], jobs: int) -> Iterator[str]:
        """Add every document below ``paths``; gives each file as it is done with, for a bar to count."""
        found = (each for path in self.readable(paths) for each in inputs(path, self.options))
        yield from self.take(found, jobs)

    def retry(self, jobs: int) -> Iterator[str]:
        """Read once more what failed before and was not read since."""
        self.again = True
        parts: dict[str, set[int]] = {}
        for failure in self.failed.values():
            parts.setdefault(failure.source, set()).add(failure.part)
        found = (
            each
            for source in sorted(parts)
            for each in inputs(source, self.options)
            if each.part in parts[source] or 0 in parts[source]
        )
        yield from self.take(found, jobs)

    def readable(self, paths: Sequence[str]) -> Iterator[str]:
        """The addresses and files that a reader is for; the others are counted."""
        for path, known in files(paths):
            if known:
                yield path
            else:
                self.counts["passed over"] += 1

    def take(self, found: Iterator[Input], jobs: int) -> Iterator[str]:
        """Send new documents through the workers and keep what comes back, in the order of the inputs."""
        for raw in run(self.task, self.lines(found), jobs):
            each = self.waiting.popleft()
            self.finish(each, raw)
            yield each.source

    def lines(self, found: Iterator[Input]) -> Iterator[Line]:
        """The documents that are to be read, as records for the workers."""
        for number, each in enumerate(found, 1):
            if each.error is not None:
                self.fail(each, each.error)
            elif each.document is not None and not self.settled(each, each.document):
                self.waiting.append(each)
                yield Line(number, msgspec.json.encode(as_record(each.document)))

    def settled(self, each: Input, document: Document) -> bool:
        """True for what the ledger has, and for what this version could not read and was not asked to try again."""
        if self.keeper.holds(document):
            self.counts["known"] += 1
            if (each.source, each.part) in self.failed:
                self.clear(each)
            return True
        failure = self.failed.get((each.source, each.part))
        if failure is not None and failure.code == UNEXPECTED and not self.again:
            self.report(each, failure)
            return True
        return False

    def clear(self, each: Input) -> None:
        """Settle an old failure of an input that could be read this time."""
        with self.keeper.ledger.write() as connection:
            clear(connection, each.source, each.part, None)

    def finish(self, each: Input, raw: bytes) -> None:
        """Keep one worker's result."""
        result = decode(raw)
        if result.entry is None or each.document is None:
            error = result.error or {}
            failure = CounterclaimError(bare(error.get("message", "")))
            failure.code = error.get("code", UNEXPECTED)
            self.fail(each, failure)
            return
        kept = self.keeper.keep(each.document, each.part, result.entry)
        if not kept.new:
            self.counts["known"] += 1
            return
        self.counts["added"] += 1
        self.counts["claims"] += kept.claims
        self.counts["relations"] += kept.relations
        self.counts["copies"] += kept.copy

    def fail(self, each: Input, error: CounterclaimError) -> None:
        """Make a failure a row of the ledger, and a line of the closing table."""
        with self.keeper.ledger.write() as connection:
            add_failure(connection, each.source, each.part, error, self.keeper.extractor)
        self.counts["failed"] += 1
        self.troubles.append(Trouble(each.source, each.part, error.code, error.message))

    def report(self, each: Input, failure: Failure) -> None:
        """Count a failure of an earlier run that is not tried again."""
        self.counts["failed"] += 1
        note = f"{failure.message} (not tried again: --retry-failed)"
        self.troubles.append(Trouble(each.source, each.part, failure.code, note))


def decode(raw: bytes) -> Result:
    """A worker's line."""
    return msgspec.json.decode(raw, type=Result)


def bare(message: str) -> str:
    """A worker's message without the place in its own input, which means nothing to a person."""
    head, mark, rest = message.partition(": ")
    return rest if mark and head.startswith(f"{SELF}:") else message
