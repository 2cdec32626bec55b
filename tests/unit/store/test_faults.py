"""A process killed, two processes at once, a full disk: the ledger stays whole."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_ledger import made_reports
from tests_store import count, fill

from counterclaim.keeping import Keeper
from counterclaim.model.errors import FullLedger
from counterclaim.store.ledger import open_ledger
from counterclaim.store.upkeep import check, digest

REPORTS, CLAIMS, KILLS = 24, 4, 2
PROCESS = Path(__file__).with_name("adding_process.py")


def start(path, first=0):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(PROCESS), str(path), str(REPORTS), str(CLAIMS), str(first)]
    return subprocess.Popen(command, env=environment)


def documents(path):
    """How many documents another process has added so far."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as reader:
            return reader.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:
        return 0


def kill_after(process, path, wanted, pause):
    """Kill the process once it has added so many documents, and a moment later."""
    while documents(path) < wanted and process.poll() is None:
        time.sleep(0.002)
    time.sleep(pause)
    process.kill()
    process.wait()


def hash_of(path):
    with open_ledger(path) as ledger, ledger.read() as connection:
        return digest(connection)


def test_killed_and_run_again_it_is_as_if_undisturbed(tmp_path):
    rng = random.Random(4)
    path = tmp_path / "killed.db"
    for kill in range(KILLS):
        kill_after(start(path), path, (kill + 1) * REPORTS // (KILLS + 1), rng.random() * 0.02)
        assert 0 < documents(path) < REPORTS
        with sqlite3.connect(path) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert start(path).wait() == 0
    with open_ledger(tmp_path / "calm.db", create=True) as calm:
        fill(calm, made_reports(REPORTS, CLAIMS))
    assert hash_of(path) == hash_of(tmp_path / "calm.db")
    with open_ledger(path) as ledger:
        assert check(ledger) == []


def test_two_at_once_lose_nothing(tmp_path):
    path = tmp_path / "two.db"
    both = [start(path), start(path, REPORTS // 2)]
    assert [process.wait() for process in both] == [0, 0]
    with open_ledger(path) as ledger:
        assert count(ledger, "documents") == REPORTS
        assert count(ledger, "claims") == REPORTS * CLAIMS
        assert check(ledger) == []


def until_full(ledger, reports):
    keeper = Keeper(ledger)
    for document, entry in reports:
        keeper.keep(document, 0, entry)


def test_no_room_is_said_and_the_ledger_stays_whole(ledger, reports):
    fill(ledger, reports[:2])
    pages = ledger.alone("PRAGMA page_count")[0][0]
    with ledger.engine.connect() as connection:  # the pool hands the same connection out again
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(FullLedger, match="make room"):
        until_full(ledger, reports[2:])
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    kept = count(ledger, "documents")
    assert 2 <= kept < len(reports)
    assert check(ledger) == []
    fill(ledger, reports)
    assert count(ledger, "documents") == len(reports)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of two megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no small file system here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_said_and_the_ledger_stays_whole(small_disk, reports):
    with open_ledger(small_disk / "ledger.db", create=True) as ledger:
        with pytest.raises(FullLedger, match="make room"):
            until_full(ledger, reports)
        kept = count(ledger, "documents")
        assert 0 < kept < len(reports)
        with ledger.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
