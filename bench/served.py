"""A real server on a ledger, and Chromium with software drawing, for the benches and the screenshots."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "src"
ADDRESS = re.compile(r"http://\S+/")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def environment() -> dict[str, str]:
    """This checkout's sources first."""
    return {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"}


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address of a server on the ledger, without the slash at its end; ``SystemExit`` if none starts."""
    command = [sys.executable, "-m", "counterclaim", "serve", "--ledger", str(ledger), "--port", "0"]
    with tempfile.TemporaryFile("w+") as log:  # a pipe that nobody reads would stop the server when it is full
        process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout is not None
        found = ADDRESS.search(process.stdout.readline())
        try:
            if found is not None:
                yield found[0].rstrip("/")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            process.stdout.close()
            log.seek(0)
            said = log.read()
        if found is None:
            raise SystemExit(f"the server did not start: {said}")


def browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)
