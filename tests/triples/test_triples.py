"""The events told in three languages are well formed, and the bench counts only what agrees in all three."""

import datetime as dt
import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROWS = [json.loads(line) for line in (HERE / "events.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_triples", HERE.parents[1] / "bench" / "triples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_thirty_events_about_many_wars():
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 30
    assert all(row["en"] and row["ru"] and row["uk"] and dt.date.fromisoformat(row["published"]) for row in ROWS)


def test_both_halves_have_some(bench):
    assert {bench.half(row["id"]) for row in ROWS} == {"a", "b"}


def test_the_same_event_agrees(bench):
    row = next(row for row in ROWS if row["kind"] == "control-change" and "Goma" in row["en"])
    assert bench.agree(row)[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "M23 rebels captured Bukavu on 27 January."),
        ("ru", "Повстанцы М23 захватили Гому 26 января."),
        ("uk", "Повстанці М23 не захопили Гоми 27 січня."),
    ],
)
def test_another_place_day_or_a_denial_does_not(bench, lang, text):
    row = next(row for row in ROWS if "M23 rebels captured Goma" in row["en"])
    assert not bench.agree({**row, lang: text})[0]
