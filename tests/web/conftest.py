"""The real server on a temporary ledger, and the machine's Chromium in front of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
WEEK = ROOT / "src" / "counterclaim" / "samples" / "week.jsonl"
WIDE: ViewportSize = {"width": 1280, "height": 900}
REFUSED = "Failed to load resource: the server responded with a status of 4"  # our own answer to wrong input
ADDRESS = re.compile(r"http://\S+/")
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]  # maps are drawn in software
Serve = Callable[..., Iterator[str]]


def environment() -> dict[str, str]:
    """This checkout's sources first, messages in English."""
    held = {key: value for key, value in os.environ.items() if not key.startswith("COUNTERCLAIM_")}
    return held | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


def counterclaim(*arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """One command, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "counterclaim", *arguments],
        env=environment(), capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[str]:
    """The address of a server on ``ledger``, on a free port, without the slash at its end; stopped like by Ctrl-C."""
    with tempfile.TemporaryFile("w+") as log:  # a pipe that nobody reads would stop the server when it is full
        process = subprocess.Popen(
            [sys.executable, "-m", "counterclaim", "serve", "--ledger", str(ledger), "--port", "0", *options],
            env=environment(), cwd=ledger.parent, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        found = ADDRESS.search(process.stdout.readline())
        try:
            if found is not None:
                yield found[0].rstrip("/")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
            process.stdout.close()
            log.seek(0)
            said = log.read()
        assert found is not None, f"the server did not start: {said}"
        assert "Traceback" not in said, said


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample week: thirteen invented reports of both sides."""
    path: Path = tmp_path_factory.mktemp("web") / "week.db"
    done = counterclaim("add", "--ledger", str(path), str(WEEK))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def server(week: Path) -> Iterator[str]:
    """The address of a server on the sample week."""
    with serving(week) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A wide page; a message on its console, a dialog, or a request to another machine fails the test."""
    page = browser.new_page(viewport=WIDE)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert [words for words in said if not words.startswith(REFUSED)] == []
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []
