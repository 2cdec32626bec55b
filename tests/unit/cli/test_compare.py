"""``compare``: two files, and pairs in bulk."""

import json
from pathlib import Path

import pytest

LEFT = "The defence ministry said on 20 May 2023 that Bakhmut had been fully captured."
RIGHT = "The general staff said on 20 May 2023 that Bakhmut had not been captured."
OTHER = "Le ministère a déclaré lundi que les forces armées avaient pris le village après de violents combats."


@pytest.fixture
def pair(folder):
    (folder / "left.txt").write_text(LEFT, encoding="utf-8")
    (folder / "right.txt").write_text(RIGHT, encoding="utf-8")
    return folder


def test_two_files(pair, program):
    done = program("compare", "left.txt", "right.txt")
    assert done.code == 0
    assert done.out.startswith("In dispute (1)\n\n  left.txt:1  ")
    assert "  right.txt:1  The general staff (said): " in done.out
    assert "Bakhmut had not been captured [denied]" in done.out
    assert "denial, 0." in done.out
    assert "polarity (right is denied)" in done.out
    assert done.out.splitlines()[-1].startswith("left.txt and right.txt: 1 relation between 1 claim and 1 claim")


def test_pairs_that_say_nothing_are_counted_and_shown_on_request(folder, program):
    (folder / "left.txt").write_text(LEFT + " It said two drones had been shot down over Kursk.", encoding="utf-8")
    (folder / "right.txt").write_text(RIGHT + " It said a school in Sumy was hit.", encoding="utf-8")
    short = program("compare", "left.txt", "right.txt").out
    assert "Not comparable" not in short
    assert "(--all shows them)" in short
    assert "Only in right.txt (1)" in short
    whole = program("compare", "left.txt", "right.txt", "--all").out
    assert "Not comparable (3)" in whole
    assert "--all shows" not in whole


def test_json(pair, program):
    done = json.loads(program("compare", "left.txt", "right.txt", "--format", "json").out)
    assert set(done) == {"left", "right", "relations"}
    left = json.loads(program("check", "left.txt", "--format", "json").out)
    assert {each["left"] for each in done["relations"]} <= {claim["id"] for claim in left["claims"]}


def test_bulk_says_the_same_and_keeps_order(pair, program):
    rows = [
        {"id": "a", "left": {"text": LEFT}, "right": {"text": RIGHT}},
        {"id": "b", "left": {"text": LEFT}, "right": {"text": OTHER}},
        {"id": "c", "left": {"text": LEFT}},
        {"id": "d", "left": {"text": RIGHT}, "right": {"text": RIGHT}},
    ]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = program("compare", "--jsonl", "in.jsonl", "-o", "out.jsonl")
    assert done.code == 0
    out = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in out] == ["a", "b", "c", "d"]
    assert (
        out[0]["relations"]
        == json.loads(program("compare", "left.txt", "right.txt", "--format", "json").out)["relations"]
    )
    assert (out[1]["error"]["code"], out[2]["error"]["code"]) == ("E105", "E106")
    assert "in.jsonl:2 (right)" in out[1]["error"]["message"]
    scores = [each["confidence"] for each in out[0]["relations"]]
    assert scores
    assert out[3]["relations"][0]["kind"] == "same"
