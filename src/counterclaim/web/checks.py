"""Reports that are being read, or were a while ago: in memory only, one at a time, each of them can be cancelled."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

import counterclaim
from counterclaim.model.errors import CounterclaimError
from counterclaim.web.reading import Fault, Told, Wish

KEPT = 30  # results; the oldest goes first
WAITING = 8  # reports that may wait for their turn
LINE = 2**28  # bytes of a result
SOURCES = Path(counterclaim.__file__).parent.parent


class State(StrEnum):
    """How far a check is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.READING)


class Check:
    """One report that somebody handed over; ``told`` has the result once it is done."""

    def __init__(self, wish: Wish) -> None:
        self.id = secrets.token_urlsafe(12)
        self.wish = wish
        self.state = State.WAITING
        self.stage = "waiting"
        self.begun = time.monotonic()
        self.told: Told | None = None
        self.fault: Fault | None = None
        self.shown: dict[str, Any] | None = None
        self.kept = False  # in the ledger
        self.task: asyncio.Task[None] | None = None
        self.changed = asyncio.Condition()

    @property
    def open(self) -> bool:
        """True until there is a result or a reason why there is none."""
        return self.state in OPEN

    async def become(self, state: State, stage: str = "") -> None:
        """Be this far now, and tell those who watch."""
        async with self.changed:
            self.state, self.stage = state, stage
            self.changed.notify_all()

    async def watch(self) -> AsyncIterator[tuple[State, str]]:
        """Every change until the check is closed, beginning with how far it is now."""
        seen: tuple[State, str] | None = None
        while True:
            async with self.changed:
                while seen == (self.state, self.stage):
                    await self.changed.wait()
                seen = (self.state, self.stage)
            yield seen
            if seen[0] not in OPEN:
                return


class Checks:
    """All checks of one server, and the process that reads for them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.held: OrderedDict[str, Check] = OrderedDict()
        self.turn = asyncio.Lock()
        self.process: asyncio.subprocess.Process | None = None

    def find(self, name: str) -> Check | None:
        """The check with this id; ``None`` where it is gone, or never was."""
        return self.held.get(name)

    def begin(self, wish: Wish) -> Check:
        """A new check, which waits for its turn. Raises where too many wait."""
        if sum(check.open for check in self.held.values()) > WAITING:
            raise CounterclaimError("many reports are being read just now: wait a moment and send it again")
        check = Check(wish)
        self.held[check.id] = check
        closed = [name for name, each in self.held.items() if not each.open]
        for name in closed[: max(0, len(self.held) - KEPT)]:
            del self.held[name]
        check.task = asyncio.create_task(self.run(check))
        return check

    async def run(self, check: Check) -> None:
        """Read one report, however it ends."""
        try:
            async with self.turn:
                await check.become(State.READING, "read")
                await asyncio.wait_for(self.read(check), self.seconds)
        except TimeoutError:
            self.stop()
            check.fault = Fault(
                kind="TooSlow", code="E100",
                message=f"this took longer than {self.seconds:.0f} seconds and was stopped: check a part of it",
            )  # fmt: skip
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError, msgspec.MsgspecError):
            self.stop()
            check.fault = Fault(
                kind="Ended", code="E900", message="the process that reads reports ended: send it again"
            )
        except asyncio.CancelledError:
            if check.state is State.READING:  # else the process works for another one
                self.stop()
            await check.become(State.CANCELLED)
            return
        await check.become(State.DONE if check.told else State.FAILED)

    async def read(self, check: Check) -> None:
        """Send the wish to the process and take its lines until the result is there."""
        process = await self.ready()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(msgspec.json.encode(check.wish) + b"\n")
        await process.stdin.drain()
        while True:
            told = msgspec.json.decode(await process.stdout.readuntil(b"\n"), type=Told)
            if told.stage is not None:
                await check.become(State.READING, told.stage)
                continue
            check.told, check.fault = (None, told.fault) if told.fault else (told, None)
            return

    async def ready(self) -> asyncio.subprocess.Process:
        """The process, started where there is none; it keeps its models from one report to the next."""
        if self.process is None or self.process.returncode is not None:
            path = os.pathsep.join(filter(None, (str(SOURCES), os.environ.get("PYTHONPATH"))))
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "counterclaim.web.reading",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=LINE,
                env={**os.environ, "PYTHONPATH": path}, start_new_session=True,
            )  # fmt: skip
        return self.process

    def stop(self) -> None:
        """End the process; the next report starts another."""
        if self.process is not None and self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.kill()
        self.process = None

    async def cancel(self, check: Check) -> None:
        """Stop a check that is not closed yet."""
        if check.task is not None and check.open:
            check.task.cancel()
            with suppress(asyncio.CancelledError):
                await check.task
            if check.open:  # it had not begun
                await check.become(State.CANCELLED)

    async def close(self) -> None:
        """Cancel all that is open and end the process."""
        for check in list(self.held.values()):
            await self.cancel(check)
        process = self.process
        self.stop()
        if process is not None:
            await process.wait()
