"""Many documents: one line in, one line out, in order, in bounded memory, whatever happens to one of them."""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import msgspec

from counterclaim.cli.reading import Choices, for_pair, only_layers, reader
from counterclaim.model.errors import CounterclaimError
from counterclaim.read.jsonl import Line, line_id, read_pair, read_record

log = logging.getLogger(__name__)
AHEAD = 4  # lines handed out per worker before the first result is awaited: bounds memory
UNEXPECTED = "E900"
Action = Callable[["Task", Line], Any]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with each line; it is sent to every worker."""

    action: str  # a key of ACTIONS
    name: str  # what messages call the input
    max_bytes: int
    choices: Choices
    verbose: bool = False


def extract_line(task: Task, line: Line) -> Any:
    """The report of one record."""
    document = read_record(line, name=task.name, max_bytes=task.max_bytes)
    return only_layers(reader(task.choices)(document).report, task.choices.layers)


def compare_line(task: Task, line: Line) -> Any:
    """The relations between the reports of one pair."""
    from counterclaim.compare.relate import relate_reports

    pair = read_pair(line, name=task.name, max_bytes=task.max_bytes)
    read = reader(for_pair(task.choices, *pair))
    left, right = (read(document).report for document in pair)
    return {"id": line_id(line.raw), "relations": relate_reports(left, right)}


def harvest_line(task: Task, line: Line) -> Any:
    """What a ledger keeps of one record."""
    from counterclaim.keeping import harvest

    document = read_record(line, name=task.name, max_bytes=task.max_bytes)
    return {"entry": harvest(document, reader(task.choices)(document))}


ACTIONS: dict[str, Action] = {"extract": extract_line, "compare": compare_line, "harvest": harvest_line}


def work(task: Task, line: Line) -> bytes:
    """The line out for one line in: a result, or ``{"id", "error": {"code", "message"}}``; never raises.

    This is the one place where a fault of any kind stays with its document.
    """
    if line.fault is not None:
        return failure(line, *line.fault)
    try:
        return msgspec.json.encode(ACTIONS[task.action](task, line)) + b"\n"
    except CounterclaimError as error:
        return failure(line, error.code, f"{error.where}: {error.message}" if error.where else error.message)
    except Exception as error:  # see above
        log.warning("%s:%d: %s: %s", task.name, line.number, type(error).__name__, error)
        log.debug("where it happened", exc_info=True)
        what = " ".join(str(error).split())
        return failure(line, UNEXPECTED, f"{task.name}:{line.number}: {type(error).__name__}: {what}")


def failure(line: Line, code: str, message: str) -> bytes:
    """The line out for a document that failed."""
    record = {"id": line_id(line.raw), "error": {"code": code, "message": message}}
    return msgspec.json.encode(record) + b"\n"


def run(task: Task, lines: Iterable[Line], jobs: int) -> Iterator[bytes]:
    """The lines out, in the order of ``lines``; with ``jobs`` over 1, by that many processes."""
    if jobs <= 1:
        yield from (work(task, line) for line in lines)
        return
    waiting: deque[tuple[Line, Future[bytes]]] = deque()
    pool = start_pool(task, jobs)
    try:
        for line in lines:
            waiting.append((line, submit(pool, task, line)))
            if len(waiting) >= AHEAD * jobs:
                pool = yield from first_of(waiting, pool, task, jobs)
        while waiting:
            pool = yield from first_of(waiting, pool, task, jobs)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def submit(pool: ProcessPoolExecutor, task: Task, line: Line) -> Future[bytes]:
    """The result to come; a pool that has died in the meantime gives a future that says so."""
    try:
        return pool.submit(work, task, line)
    except BrokenProcessPool as error:
        dead: Future[bytes] = Future()
        dead.set_exception(error)
        return dead


def first_of(waiting: deque[tuple[Line, Future[bytes]]], pool: ProcessPoolExecutor, task: Task, jobs: int) -> Any:
    """Yield the oldest result; the pool to go on with.

    Where a worker died (killed, out of memory), the oldest line is tried once more alone in a process of its
    own, so that only the line that kills its process fails; the others are handed out again.
    """
    line, future = waiting.popleft()
    try:
        result = future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=True, cancel_futures=True)
        result = alone(task, line)
        pool = start_pool(task, jobs)
        again = [each for each, _ in waiting]
        waiting.clear()
        waiting.extend((each, submit(pool, task, each)) for each in again)
    yield result
    return pool


def alone(task: Task, line: Line) -> bytes:
    """The line out, made by a process that does nothing else."""
    with start_pool(task, 1) as single:
        try:
            return single.submit(work, task, line).result()
        except BrokenProcessPool:
            log.warning("%s:%d: the process that read this line died", task.name, line.number)
            message = f"{task.name}:{line.number}: the process that read it died (out of memory?)"
            return failure(line, UNEXPECTED, message)


def start_pool(task: Task, jobs: int) -> ProcessPoolExecutor:
    """Workers that share nothing with this process (a fork would copy its threads' locks)."""
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=begin,
        initargs=(task.verbose,),
    )


def begin(verbose: bool) -> None:
    """Set up a worker: it logs as we do and leaves Ctrl-C to its parent."""
    from counterclaim.cli.messages import configure_logging

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    configure_logging(verbose=verbose)
