"""``counterclaim check --evidence``: data sets and other reports of a ledger beside the claims."""

from __future__ import annotations

import json

import pytest

REPORT = "The defence ministry in Moscow said that Russian troops had captured Vovchansk.\n"
DENIAL = {
    "id": "denial",
    "text": "The General Staff in Kyiv denied that Russian troops had captured Vovchansk.",
    "published": "2024-05-16",
    "outlet": "Steppe Courier",
}
TABLE = "name,date,status,lat,lon\n" + "".join(
    f"Vovchansk,2024-{month:02}-{day:02},ua,50.29,36.94\n" for month in (4, 5, 6, 7) for day in (1, 15)
)


@pytest.fixture
def ledger(program, tmp_path, monkeypatch):
    """A ledger with one table that shows the town as another's, and one report that denies its capture."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "mine.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(json.dumps(DENIAL) + "\n", encoding="utf-8")
    assert program("add", "other.jsonl", "--ledger", "all.db").code == 0
    done = program("evidence", "add", "mine.csv", "--source", "table", "--theatre", "ukraine", "--ledger", "all.db")
    assert done.code == 0, done.err
    return "all.db"


def checked(program, *arguments):
    return program("check", "report.txt", "--published", "2024-05-17", "--theatre", "ukraine", *arguments)


def test_findings_name_what_they_rest_on(program, ledger):
    done = checked(program, "--evidence", ledger, "--format", "json")
    report = json.loads(done.out)
    codes = {finding["code"]: finding for finding in report["findings"]}
    assert {"CC601", "CC604"} <= set(codes)
    ids = {row["id"] for row in report["evidence"]["comparisons"]}
    assert set(codes["CC601"]["evidence"]) <= ids
    assert codes["CC604"]["message"].startswith("Ukraine denies this")
    assert any(relation["right"] in ids for relation in report["relations"])


def test_the_terminal_shows_each_source(program, ledger):
    done = checked(program, "--evidence", ledger)
    assert done.code == 1
    assert "Vovchansk: Russia by 2024-05-17 (day of publication)" in done.out
    assert "disagrees: stated not up to 2024-07-15" in done.out
    assert "contradictory: General Staff of the Armed Forces of Ukraine, Steppe Courier, 2024-05-16" in done.out


def test_the_page_shows_it_too(program, ledger, tmp_path):
    assert checked(program, "--evidence", ledger, "--format", "html", "-o", "page.html").code == 1
    assert "disagrees: stated not up to 2024-07-15" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_it_speaks_the_readers_language(program, ledger):
    done = checked(program, "--evidence", ledger, "--lang-ui", "uk")
    assert "розходиться: за джерелом" in done.out
    assert "[CC601]" in done.out


def test_without_a_ledger_nothing_of_it_is_there(program, ledger):
    report = json.loads(checked(program, "--format", "json").out)
    assert "evidence" not in report
    assert not [f for f in report["findings"] if f["code"].startswith("CC6")]


def test_a_report_that_the_ledger_has_does_not_answer_itself(program, ledger, tmp_path):
    (tmp_path / "again.jsonl").write_text(
        json.dumps({"id": "x", "text": REPORT.strip(), "published": "2024-05-17"}) + "\n", encoding="utf-8"
    )
    assert program("add", "again.jsonl", "--ledger", ledger).code == 0
    report = json.loads(checked(program, "--evidence", ledger, "--format", "json").out)
    assert [f for f in report["findings"] if f["code"] == "CC605"] == []


def test_a_ledger_that_is_not_there_is_said_at_once(program, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = checked(program, "--evidence", "missing.db")
    assert done.code == 2
    assert "there is no ledger here" in done.err
    assert not (tmp_path / "missing.db").exists()
