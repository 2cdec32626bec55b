"""Ledgers of made reports: claims made by a rule, without a parser."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import msgspec
import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[3] / "bench"), str(Path(__file__).parent)]

from made_ledger import made_report, made_reports  # noqa: E402 - the paths come first
from tests_store import fill  # noqa: E402

from counterclaim.compare.packing import pack, unpack  # noqa: E402
from counterclaim.compare.reading import Setting, read  # noqa: E402
from counterclaim.compare.relate import lexicon  # noqa: E402
from counterclaim.model.claim import Polarity  # noqa: E402
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


@pytest.fixture
def disputed(ledger):
    """A claim, and another outlet's report in which another side denies the same."""
    document, entry = made_report(0, 40, 0)
    kept = next(e for e in entry.claims if e.claim.kind == "control-change" and e.claim.polarity is Polarity.ASSERTED)
    link = msgspec.structs.replace(kept.claim.chain[0], side="two", agent_id="two.x", who="Other", resolved="Other")
    denial = msgspec.structs.replace(kept.claim, id="d" * 16, polarity=Polarity.DENIED, chain=(link,))
    compared = pack(read(denial, Setting(published=document.published), lexicon("en")))
    assert unpack(compared).denied
    other = msgspec.structs.replace(
        document, id="other", outlet="B", published=document.published + dt.timedelta(days=1)
    )
    theirs = msgspec.structs.replace(
        entry, bands=(), claims=(msgspec.structs.replace(kept, claim=denial, compared=compared),)
    )
    ours = msgspec.structs.replace(entry, bands=(), claims=(kept,))
    fill(ledger, [(document, ours), (other, theirs)])
    return ledger, kept.claim
