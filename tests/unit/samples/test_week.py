"""The sample week of both sides, in a ledger: the true disputes with their reasons, none false, reprints as one."""

import json
from importlib.resources import files

import pytest

from counterclaim.cli import run

WEEK = files("counterclaim") / "samples" / "week.jsonl"
DISPUTES = {
    ("Belgorod Oblast", "count-differs", "2024-05-12"),
    ("Vovchansk", "denial", "2024-05-13"),
    ("Vovchansk", "responsibility", "2024-05-13"),
    ("Hlyboke", "denial", "2024-05-14"),
    ("Hlyboke", "opposite-holder", "2024-05-14"),
    ("Lukiantsi", "denial", "2024-05-15"),
    ("Lukiantsi", "opposite-holder", "2024-05-16"),
    ("Odesa", "denial", "2024-05-16"),
    ("Odesa", "count-differs", "2024-05-16"),
    ("Starytsia", "opposite-holder", "2024-05-18"),
    ("Vovchansk", "denial", "2024-05-19"),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("week") / "week.db"
    assert run(["add", str(WEEK), "--ledger", str(path)]) == 0
    return path


@pytest.fixture
def ask(ledger, capsys):
    def call(*arguments):
        capsys.readouterr()
        assert run([*arguments, "--ledger", str(ledger), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def test_every_report_says_that_its_outlet_is_invented():
    records = [json.loads(line) for line in WEEK.read_text(encoding="utf-8").splitlines()]
    assert len({record["id"] for record in records}) == len(records) >= 12
    assert all(record["outlet"].endswith(" (invented)") for record in records)


def test_the_true_disputes_with_their_reasons_and_none_false(ask):
    rows = ask("disputes")
    assert sorted((row["place"], row["reason"], row["day"]) for row in rows) == sorted(DISPUTES)
    assert all({row["left_side"], row["right_side"]} == {"ru", "ua"} for row in rows)


def test_reprints_are_one_source(ask):
    (tree,) = ask("sources")
    assert (tree["outlet"], tree["reports"]) == ("Northern Wire (invented)", 3)
    drones = next(row for row in ask("disputes") if row["place"] == "Belgorod Oblast")
    assert drones["left_reprints"] == 2


def test_who_holds_what_is_disputed(ask):
    status = {row["question"]: row["status"] for row in ask("questions", "--kind", "holder")}
    assert status["Who holds Starytsia?"] == "disputed"
