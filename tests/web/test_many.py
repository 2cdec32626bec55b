"""Two hundred readers at once while a report after another is added: no error, and nothing lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from tests.web.conftest import ROOT, environment, serving

READERS = 200
ASKED = ("ledger", "ledger?side=ru", "api/v1/claims?q=captured", "api/v1/facets", "api/v1/disputes")


def read(address: str, n: int) -> list[int]:
    """The statuses of one reader's answers."""
    with httpx.Client(timeout=120) as reader:
        return [reader.get(f"{address}/{ASKED[(n + k) % len(ASKED)]}").status_code for k in range(3)]


def test_readers_and_a_writer_do_not_get_in_each_others_way(week: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "many.db"
    shutil.copy(week, ledger)
    samples = ROOT / "src" / "counterclaim" / "samples"
    with serving(ledger) as address:
        before = httpx.get(f"{address}/api/v1/ledger").json()["claims"]
        adding = subprocess.Popen(
            [sys.executable, "-m", "counterclaim", "add", "--ledger", str(ledger), str(samples)],
            env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with ThreadPoolExecutor(READERS) as pool:
            answers = list(pool.map(lambda n: read(address, n), range(READERS)))
        assert adding.wait(240) == 0
        after = httpx.get(f"{address}/api/v1/ledger").json()["claims"]
    assert {status for each in answers for status in each} == {200}
    assert after > before
