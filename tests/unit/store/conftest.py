"""Ledgers of made reports: claims made by a rule, without a parser."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[3] / "bench"), str(Path(__file__).parent)]

from made_ledger import made_reports  # noqa: E402 - the paths come first
from tests_store import fill  # noqa: E402

from counterclaim.store.ledger import open_ledger  # noqa: E402

REPORTS, CLAIMS = 30, 8


@pytest.fixture(scope="session")
def reports():
    """Made reports, always the same."""
    return list(made_reports(REPORTS, CLAIMS))


@pytest.fixture(scope="session")
def filled_path(reports, tmp_path_factory):
    """A ledger of all made reports; only to be read."""
    path = tmp_path_factory.mktemp("filled") / "ledger.db"
    with open_ledger(path, create=True) as ledger:
        fill(ledger, reports)
    return path


@pytest.fixture
def filled(filled_path):
    """The ledger of all made reports, open; only to be read."""
    with open_ledger(filled_path) as ledger:
        yield ledger


@pytest.fixture
def ledger(tmp_path):
    """An empty ledger."""
    with open_ledger(tmp_path / "ledger.db", create=True) as opened:
        yield opened
