"""What a person sees while waiting, on standard error and only on a terminal."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")


def watched() -> bool:
    """True if somebody is looking at standard error."""
    return sys.stderr.isatty()


@functools.cache
def console() -> Console:
    """The console on standard error; one for all, so that a spinner can show beside a bar."""
    from rich.console import Console

    return Console(stderr=True)


@contextmanager
def status(message: str) -> Iterator[None]:
    """Show ``message`` with a spinner until the block ends."""
    if not watched():
        yield
        return
    with console().status(message):
        yield


def progress(items: Sequence[T], what: str) -> Iterator[T]:
    """The items, with a progress bar if there is more than one."""
    if len(items) < 2 or not watched():
        yield from items
        return
    from rich.progress import track

    yield from track(items, description=what, console=console(), transient=True)


def load_language(lang: str) -> None:
    """Load the model of ``lang`` now, saying so: it takes about a second."""
    from counterclaim.languages import adapter
    from counterclaim.read.language import display

    with status(f"loading the {display(lang).rsplit(' (', 1)[0]} model ..."):
        adapter(lang)


def counted(results: Iterable[T], total: int | None, done: int) -> Iterator[T]:
    """The results, with a bar that counts them from ``done`` up to ``total`` (``None``: not known)."""
    if not watched():
        yield from results
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(), transient=True) as bar:
        row = bar.add_task("reading", total=total, completed=done)
        for result in results:
            yield result
            bar.advance(row)


@contextmanager
def transfers() -> Iterator[Callable[[str, int, int], None]]:
    """What shows how far each file has been read, told its name, the bytes done and the bytes in all."""
    if not watched():
        yield lambda _name, _done, _size: None
        return
    from rich.progress import Progress, TaskID

    rows: dict[str, TaskID] = {}
    with Progress(console=console(), transient=True) as bars:

        def show(name: str, done: int, size: int) -> None:
            if name not in rows:
                rows[name] = bars.add_task(name, total=size)
            bars.update(rows[name], completed=done)

        yield show
