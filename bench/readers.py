"""Many readers and a few reviewers at the web app while reports are added: no error, and nothing is lost.

    python bench/readers.py [--readers N] [--reviewers N] [--documents N] [--seed N]

Made reports (short texts that are really read) are added by ``counterclaim add`` while the server answers: each reader
opens screens one after another, each reviewer confirms claims. Printed are what was answered and how fast, what was
not, and whether every report, every claim's words and every review are in the ledger in the end.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ledger_kill import write_inputs
from served import serving

CALL = [sys.executable, "-m", "counterclaim"]
SCREENS = ("/review", "/ledger", "/review?page=2")
FORM = {"content-type": "application/x-www-form-urlencoded"}
CARD = re.compile(r'data-id="([0-9a-f]{16})"')
REPORT = re.compile(r'href="(/review/[0-9a-f]{16})"')
PATIENCE = 120  # seconds that an answer may take before it counts as none


class Visit(NamedTuple):
    """One request: how it ended, after how many seconds."""

    what: str
    status: int
    seconds: float


class Visitor(threading.Thread):
    """Somebody at the app, over one connection, until told to stop."""

    def __init__(self, port: int, seed: int, over: threading.Event, *, reviewer: str = "") -> None:
        super().__init__()
        self.port, self.over, self.reviewer = port, over, reviewer
        self.rng = random.Random(seed)
        self.visits: list[Visit] = []
        self.faults: list[str] = []
        self.reports: list[str] = []
        self.written = 0

    def run(self) -> None:
        """Look at screens; a reviewer confirms a claim of each report, too."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        while not self.over.is_set():
            try:
                self.look(connection)
            except (OSError, http.client.HTTPException) as error:
                self.faults.append(f"{type(error).__name__}: {error}")
                connection.close()
        connection.close()

    def look(self, connection: http.client.HTTPConnection) -> None:
        """One screen, or one report."""
        path = self.rng.choice(self.reports) if self.reports and self.rng.random() < 0.6 else self.rng.choice(SCREENS)
        page = self.ask(connection, "GET", path)
        self.reports = REPORT.findall(page) or self.reports
        claims = CARD.findall(page)
        if self.reviewer and claims and path.startswith("/review/"):
            form = urlencode({"claim": self.rng.choice(claims), "once": f"{self.reviewer} {len(self.visits)}"})
            self.ask(connection, "POST", f"{path}/confirm", form)

    def ask(self, connection: http.client.HTTPConnection, method: str, path: str, form: str | None = None) -> str:
        """The page; what is neither answered nor sent on is a fault."""
        start = time.perf_counter()
        headers = {"cookie": f"reviewer={self.reviewer}"} | (FORM if form else {})
        connection.request(method, path, form, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        what = "confirm" if method == "POST" else "report" if path.startswith("/review/") else path.partition("?")[0]
        self.visits.append(Visit(what, answer.status, time.perf_counter() - start))
        if answer.status not in (200, 303):
            self.faults.append(f"{method} {path}: {answer.status}")
        self.written += answer.status == 303
        return page


def added(source: Path, ledger: Path) -> subprocess.Popen[bytes]:
    """A run of ``add``."""
    command = [*CALL, "add", str(source), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def parts(folder: Path, documents: int, seed: int) -> tuple[Path, Path, int]:
    """A file with the first tenth of the reports, one with all, and how many can be read."""
    whole, first = folder / "whole.jsonl", folder / "first.jsonl"
    write_inputs(whole, documents, seed)
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    good = [line for line in lines if not line.startswith("{broken")]
    whole.write_text("".join(good), encoding="utf-8")
    first.write_text("".join(good[: len(good) // 10 + 1]), encoding="utf-8")
    return first, whole, len({json.loads(line)["id"] for line in good})


def measure(folder: Path, documents: int, readers: int, reviewers: int, seed: int = 1) -> dict[str, Any]:
    """The figures of one run."""
    first, whole, wanted = parts(folder, documents, seed)
    ledger = folder / "ledger.db"
    added(first, ledger).wait()
    over = threading.Event()
    with serving(ledger) as address:
        port = int(address.rpartition(":")[2])
        people = [Visitor(port, n, over) for n in range(readers)]
        people += [Visitor(port, readers + n, over, reviewer=f"R{n}") for n in range(reviewers)]
        adding = added(whole, ledger)
        started = time.perf_counter()
        for person in people:
            person.start()
        code = adding.wait()
        seconds = time.perf_counter() - started
        over.set()
        for person in people:
            person.join()
    checked = subprocess.run(
        [*CALL, "ledger", "check", "--ledger", str(ledger)], capture_output=True, text=True, check=False
    )
    return {
        "seconds": seconds, "add": code, "wanted": wanted, "check": checked.stdout.strip(),
        "documents": count(ledger, "documents"), "reviews": count(ledger, "reviews"),
        "written": sum(person.written for person in people), "faults": [f for person in people for f in person.faults],
        "visits": [visit for person in people for visit in person.visits],
        "least": min(len(person.visits) for person in people),
    }  # fmt: skip


def count(ledger: Path, table: str) -> int:
    """How many rows a table has."""
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def told(found: dict[str, Any]) -> Iterator[str]:
    """The figures as lines."""
    visits: Sequence[Visit] = found["visits"]
    yield f"add: exit {found['add']} after {found['seconds']:.0f} s"
    yield f"reports: {found['documents']} of {found['wanted']} are there"
    yield f"answers: {len(visits)}, at least {found['least']} to each visitor; {len(found['faults'])} faults"
    for fault, times in Counter(found["faults"]).most_common(5):
        yield f"  {times} x {fault}"
    for what in sorted({visit.what for visit in visits}):
        times = sorted(visit.seconds for visit in visits if visit.what == what)
        slow = times[int(0.95 * (len(times) - 1))]
        yield f"  {what:8s} {len(times):6d}  median {statistics.median(times):.3f} s, 95 in 100 under {slow:.3f} s"
    yield f"reviews: {found['reviews']} rows for {found['written']} that were said to be written; {found['check']}"


def main() -> None:
    """Print the figures; exit 1 if anything failed or is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), options.documents, options.readers, options.reviewers, options.seed)
    print("\n".join(told(found)))
    whole = found["documents"] == found["wanted"] and found["reviews"] == found["written"]
    raise SystemExit(
        0 if whole and not found["faults"] and found["add"] == 0 and found["check"].endswith("sound") else 1
    )


if __name__ == "__main__":
    main()
