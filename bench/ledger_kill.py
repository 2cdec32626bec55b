"""Kill ``counterclaim add`` again and again: run to its end, the ledger is that of an undisturbed run.

    python bench/ledger_kill.py [--documents N] [--kills N] [--jobs N] [--seed N]

Made reports (short texts that are really read, with their parser) go into two ledgers: one in a run that nobody
disturbs, one in runs that are killed (SIGKILL to the program and its workers) at random moments and started again.
Printed are how far each run came, whether SQLite finds the file sound after each kill, and whether the two digests are
the same.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

START = [sys.executable, "-c", "from counterclaim.cli import main; main()", "add"]
SIDES = ("the ministry", "the general staff", "the governor", "a spokesman for the rebels")
DEEDS = (
    "the army captured the village of {place}",
    "{number} drones were shot down over {place}",
    "at least {number} people were killed in the shelling of {place}",
    "the village of {place} had not fallen",
)
PLACES = ("Vovchansk", "Lukiantsi", "Kharkiv", "Odesa", "Pokrovsk", "Bakhmut", "Kherson", "Sumy")


def made_text(rng: random.Random) -> str:
    """A report of three sentences."""
    said = (
        f"On {rng.randint(1, 28)} May 2024 {rng.choice(SIDES)} said that "
        + rng.choice(DEEDS).format(place=rng.choice(PLACES), number=rng.randint(2, 90))
        for _ in range(3)
    )
    return ". ".join(said) + "."


def write_inputs(path: Path, documents: int, seed: int) -> None:
    """So many records, alike for one seed; one in a hundred is damaged."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for n in range(documents):
            record = {"id": f"made-{n}", "text": made_text(rng), "outlet": f"Outlet {n % 9}", "published": "2024-05-30"}
            out.write(("{broken" if n % 100 == 99 else json.dumps(record)) + "\n")


def start(source: Path, ledger: Path, jobs: int) -> subprocess.Popen[bytes]:
    """A run of ``add`` in a process group of its own."""
    command = [*START, str(source), "--ledger", str(ledger), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def added(ledger: Path) -> int:
    """How many documents are in the ledger by now."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as reader:
            return int(reader.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def kill(process: subprocess.Popen[bytes], ledger: Path, wanted: int, pause: float) -> None:
    """End the process and its workers at once, a moment after it has come so far."""
    while added(ledger) < wanted and process.poll() is None:
        time.sleep(0.01)
    time.sleep(pause)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def sound(ledger: Path) -> str:
    """What SQLite finds wrong with the file: ``ok`` for nothing."""
    with contextlib.closing(sqlite3.connect(ledger)) as raw:
        return str(raw.execute("PRAGMA integrity_check").fetchone()[0])


def digest(ledger: Path) -> str:
    """The hash of all that a ledger says."""
    command = [*START[:-1], "ledger", "digest", "--ledger", str(ledger)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run with the arguments of the command line; exit code 1 if the ledgers differ or one is damaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(arguments)
    rng = random.Random(args.seed)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        source, killed, calm = (Path(folder) / name for name in ("in.jsonl", "killed.db", "calm.db"))
        write_inputs(source, args.documents, args.seed)
        moments = sorted(rng.randrange(args.documents) for _ in range(args.kills))
        for moment in moments:
            kill(start(source, killed, args.jobs), killed, moment, rng.random())
            state = sound(killed) if killed.exists() else "not made yet"
            good = good and state in ("ok", "not made yet")
            print(f"killed at {added(killed):,} documents: {state}", flush=True)
        start(source, killed, args.jobs).wait()
        start(source, calm, args.jobs).wait()
        hashes = digest(killed), digest(calm)
        good = good and hashes[0] == hashes[1] and sound(killed) == "ok"
        print(f"{added(killed):,} documents; digests {'the same' if hashes[0] == hashes[1] else 'DIFFER'}: {hashes[0]}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
