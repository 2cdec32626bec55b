"""``counterclaim review``: from a ledger of one report to exported data and agreement."""

from __future__ import annotations

import json

import pytest

from counterclaim.cli.reviewing import VARIABLE


@pytest.fixture
def ledger(folder, program, monkeypatch):
    """A ledger with one report, in the working directory; nobody is named as a reviewer."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert program("add", "report.txt").code == 0
    return folder


@pytest.fixture
def review(ledger, program):
    """Calls ``counterclaim review`` as Ann."""
    return lambda *arguments: program("review", *arguments, "--reviewer", "Ann")


@pytest.fixture
def rows(program):
    """The rows of ``review list``."""
    return lambda *arguments: json.loads(program("review", "list", *arguments, "--format", "json").out)


def with_words(rows, words):
    return next(row["id"] for row in rows("--status", "machine") if words in row["content"])


def test_a_review_from_waiting_to_undone(ledger, review, rows, program):
    loss = with_words(rows, "14 people")
    waiting = len(rows("--status", "machine"))
    assert "confirmed" in review("confirm", loss).out
    assert len(rows("--status", "machine")) == waiting - 1
    done = review("edit", loss, "amount", "--words", "14 people", "--low", "14", "--high", "16", "--note", "heard")
    assert done.code == 0
    assert "amount: '14 people' (read as" in done.out
    (row,) = rows()
    assert (row["status"], row["by"], row["edited"], row["notes"]) == ("edited", "Ann", ["amount"], ["heard"])
    assert review("undo").code == 0
    assert rows()[0]["status"] == "confirmed"
    assert review("undo", loss).code == 0
    assert rows() == []
    nothing = review("undo")
    assert (nothing.code, "nothing of Ann's to undo" in nothing.err) == (2, True)
    assert "of the ledger's claims: " in program("review", "list").out


def test_an_act_as_json_keeps_machine_and_human_values_apart(ledger, review, rows):
    found = json.loads(
        review("edit", with_words(rows, "14 people"), "place", "--words", "shelling", "--format", "json").out
    )
    assert [place["text"] for place in found["claim"]["place"]] == ["shelling"]
    assert found["machine"]["place"] != found["claim"]["place"]
    assert (found["edited"], found["status"], found["reviewer"]) == (["place"], "edited", "Ann")


def test_the_last_source_may_be_said_more_of_without_naming_it_again(ledger, review, rows):
    found = json.loads(
        review("edit", with_words(rows, "Lukiantsi"), "chain", "--stance", "denying", "--format", "json").out
    )
    assert found["claim"]["chain"][-1]["stance"] == "denying"
    assert found["claim"]["chain"][-1]["who"] == found["machine"]["chain"][-1]["who"]


def test_a_missed_claim_is_added_and_exported(ledger, review, rows, program, tmp_path):
    (document,) = {row["document"] for row in rows("--status", "machine")}
    added = review("add", document, "--words", "The general staff said", "--kind", "other", "--format", "json")
    assert json.loads(added.out)["status"] == "edited"
    claim = with_words(rows, "14 people")
    review("reject", claim, "--note", "only said")
    program("review", "export", "-o", "gold.jsonl")
    (item,) = map(json.loads, (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    assert "The general staff said" in [each["content"] for each in item["gold"]["claims"]]
    assert any("rejected by a reviewer; only said" in each["why"] for each in item["gold"]["no_claim"])
    report = json.loads(program("review", "export", "--format", "report").out)
    assert "rejected" in [each["status"] for each in report["claims"]]
    given = json.loads(program("review", "export", "--format", "input").out)
    assert set(given) == {"id", "text", "published", "lang"}
    parts = [program("review", "export", "--part", name).out for name in ("train", "test")]
    assert sorted(map(bool, parts)) == [False, True]
    assert program("review", "export", "--whole").out == ""


def test_agreement_of_two(ledger, review, rows, program):
    claim = with_words(rows, "14 people")
    assert "nobody has reviewed" in program("review", "agreement").err
    review("confirm", claim)
    assert "only one has reviewed" in program("review", "agreement").err
    program("review", "reject", claim, "--reviewer", "Bob")
    text = program("review", "agreement", "Bob", "Ann").out
    assert "Bob and Ann: 1 documents reviewed by both" in text
    figures = json.loads(program("review", "agreement", "--format", "json").out)
    assert (figures["judged"], figures["verdict_same"], figures["claims_f1"]) == (1, 0, 0)
    assert "nobody named 'Cy'" in program("review", "agreement", "Cy").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("confirm", "nonsense"), "no claim has the id 'nonsense'"),
        (("add", "nonsense", "--words", "x", "--kind", "other"), "no document has the id"),
        (("edit", "CLAIM", "place", "--words", "Atlantis"), "does not stand there"),
        (("edit", "CLAIM", "place", "--at", "5:900000"), "are no offsets"),
        (("edit", "CLAIM", "place", "--at", "x"), "are no offsets"),
        (("edit", "CLAIM", "kind", "--value", "x"), "choose from control-change"),
        (("edit", "CLAIM", "content"), "a claim has words"),
        (("edit", "CLAIM", "actor", "--words", "that"), "times: say which"),
        (("note", "CLAIM", " "), "a note needs words"),
    ],
)
def test_what_cannot_be_done_says_why_and_writes_nothing(arguments, said, ledger, review, rows):
    claim = with_words(rows, "14 people")
    done = review(*(claim if each == "CLAIM" else each for each in arguments))
    assert (done.code, said in done.err) == (2, True), done.err
    assert rows() == []


def test_somebody_must_be_named(ledger, rows, program, monkeypatch):
    claim = with_words(rows, "14 people")
    assert f"--reviewer NAME, or {VARIABLE}" in program("review", "confirm", claim).err
    monkeypatch.setenv(VARIABLE, "Cy")
    assert "by Cy" in program("review", "confirm", claim).out
