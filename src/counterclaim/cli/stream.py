"""A run over many lines: where it reads, where it writes, where it goes on after a stop."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from counterclaim.cli.bulk import Task, run
from counterclaim.cli.messages import say
from counterclaim.cli.output import STDOUT, require_writable
from counterclaim.cli.waiting import counted
from counterclaim.model.errors import CounterclaimError, UnwritableOutput
from counterclaim.read.files import STDIN, open_input
from counterclaim.read.inputs import READERS, ending, files, inputs, jsonl_file
from counterclaim.read.jsonl import Line, as_record, iter_lines, line_id
from counterclaim.read.options import ReadOptions
from counterclaim.read.pages import is_address

SNIFFED = 64  # bytes in which a file of JSON lines shows itself
PIECE = 1 << 20  # bytes looked at in one go when finding the end of an earlier run
ERROR_KEY = b'"error":'
ERROR_HEAD = 10_000  # bytes of a line out in which the key stands if it is an error: the id comes before it


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """From where, to where, with how many processes, and whether to go on with an earlier run."""

    source: str
    output: str | None
    jobs: int = 1
    resume: bool = False


def run_stream(task: Task, course: Course) -> int:
    """0 after all lines are done, whatever became of single ones; a closing line tells how many failed.

    Every line is written as soon as it and those before it are done. A stopped run leaves whole lines and at
    most one piece of a line; ``resume`` cuts the piece off and goes on after the last whole line.
    """
    refuse_same_file(course)
    require_writable(course.output)
    counts: Counter[str] = Counter()
    with opened(task, course) as lines:
        done = skip_done(lines, course) if course.resume else 0
        with open_output(course) as target:
            for result in counted(run(task, lines, course.jobs), total_lines(course), done):
                put(target, result, course.output)
                counts["done"] += 1
                if error := error_code(result):
                    counts[error] += 1
    say(closing(counts, done))
    return 0


@contextmanager
def opened(task: Task, course: Course) -> Iterator[Iterator[Line]]:
    """The lines of a file of JSON lines; of anything else that ``add`` takes, its documents as such lines."""
    if task.action == "extract" and course.source != STDIN and not is_lines(course.source):
        yield gathered(course.source, ReadOptions(max_bytes=task.max_bytes))
        return
    with open_input(course.source) as stream:
        yield iter_lines(stream, max_bytes=task.max_bytes)


def is_lines(source: str) -> bool:
    """True for a file that is read as JSON lines: what no other reader is for, and any that begins as such a line."""
    path = Path(source)
    if is_address(source) or path.is_dir():
        return False
    if READERS.get(ending(path)) in (None, jsonl_file) or not path.is_file():
        return True
    with path.open("rb") as stream:
        return stream.read(SNIFFED).lstrip().startswith(b"{")


def gathered(source: str, options: ReadOptions) -> Iterator[Line]:
    """The documents of a folder, page, feed, archive or address, as lines; what fails is a line with its fault."""
    found = (each for path, known in files([source]) if known for each in inputs(path, options))
    for number, each in enumerate(found, 1):
        if each.document is not None:
            yield Line(number, msgspec.json.encode(as_record(each.document)))
        elif each.error is not None:
            name = f"{each.source}:{each.part}" if each.part else each.source
            yield Line(number, msgspec.json.encode({"id": name}), fault=(each.error.code, each.error.message))


def refuse_same_file(course: Course) -> None:
    """Raise if the output is the input, or if a run to standard output shall go on."""
    if course.output in (None, STDOUT):
        if course.resume:
            raise CounterclaimError("--resume needs -o: name the file that the stopped run wrote")
        return
    source, output = Path(course.source), Path(str(course.output))
    if course.source != STDIN and source.exists() and output.exists() and source.samefile(output):
        raise CounterclaimError("input and output are the same file: name another output", where=course.output)


def skip_done(lines: Iterator[Line], course: Course) -> int:
    """How many lines an earlier run finished; ``lines`` is moved past them, a broken last line is cut off."""
    path = Path(str(course.output))
    if not path.exists():
        return 0
    done, last = whole_lines(path)
    previous = list(islice(lines, done - 1, done)) if done else []
    if len(previous) < (1 if done else 0):
        raise CounterclaimError("--resume: it has more lines than the input", where=course.output)
    if previous and not same_id(last, previous[0]):
        raise CounterclaimError("--resume: its last line is not of this input", where=course.output)
    return done


def whole_lines(path: Path) -> tuple[int, bytes]:
    """The number of complete lines and the last of them; anything after it is cut off the file."""
    count, end, last = 0, 0, b""
    with path.open("r+b") as stream:
        for raw in stream:
            if not raw.endswith(b"\n"):
                break
            count, end, last = count + 1, end + len(raw), raw
        stream.truncate(end)
    return count, last


def same_id(written: bytes, line: Line) -> bool:
    """True unless the line in gives an id and the line out another one."""
    given = line_id(line.raw)
    return given is None or line_id(written) == given


def open_output(course: Course) -> AbstractContextManager[BinaryIO]:
    """A binary stream to write to: at the end of an earlier run's output if there is one to go on with."""
    if course.output is None or course.output == STDOUT:
        return nullcontext(sys.stdout.buffer)
    try:
        return Path(course.output).open("ab" if course.resume else "wb")
    except OSError as error:
        raise UnwritableOutput(f"cannot be written: {error.strerror or error}", where=course.output) from error


def put(target: BinaryIO, raw: bytes, name: str | None) -> None:
    """Write one line and hand it to the system."""
    try:
        target.write(raw)
        target.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        hint = "the lines before are kept: make room and go on with --resume"
        raise UnwritableOutput(f"cannot be written: {error.strerror or error}; {hint}", where=name) from error


def error_code(result: bytes) -> str | None:
    """The error code of a line out, ``None`` for a result."""
    if ERROR_KEY not in result[:ERROR_HEAD]:
        return None
    record = msgspec.json.decode(result)
    return str(record["error"]["code"]) if "error" in record else None


def total_lines(course: Course) -> int | None:
    """How many lines the input has; ``None`` where it cannot be read twice."""
    path = Path(course.source)
    if course.source == STDIN or not path.is_file() or not is_lines(course.source):
        return None
    with path.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(PIECE), b""))


def closing(counts: Counter[str], done: int) -> str:
    """``1,000 done, 3 failed (E103: 1, E105: 2)``."""
    total = counts.pop("done", 0)
    failed = sum(counts.values())
    detail = ", ".join(f"{code}: {count}" for code, count in sorted(counts.items()))
    earlier = f" after {done:,} of an earlier run" if done else ""
    return f"{total:,} done{earlier}, {f'{failed:,} failed ({detail})' if failed else 'none failed'}"
