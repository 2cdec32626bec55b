"""A process that adds made reports to a ledger, one by one: for tests that kill it, or run two of it.

python adding_process.py LEDGER REPORTS CLAIMS [FIRST]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench"))

from made_ledger import made_report

from counterclaim.keeping import Keeper
from counterclaim.store.ledger import open_ledger


def main(path: str, reports: int, claims: int, first: int = 0) -> None:
    """Add the reports from ``first`` on, then those before it."""
    with open_ledger(path, create=True) as ledger:
        keeper = Keeper(ledger)
        for n in (*range(first, reports), *range(first)):
            document, entry = made_report(n, claims, 0)
            keeper.keep(document, 0, entry)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
