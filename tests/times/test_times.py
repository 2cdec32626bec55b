"""The own time expressions are well formed, and the bench counts what it says it counts."""

import datetime as dt
import importlib.util
import json
from pathlib import Path

import pytest

from counterclaim.model.claim import When
from counterclaim.model.mention import Bound, Grain

HERE = Path(__file__).resolve().parent
FILES = sorted(HERE.glob("*.jsonl"))
ROWS = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_times", HERE.parents[1] / "bench" / "times.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_there_are_a_hundred_and_fifty_in_each_language(path):
    rows = [row for row in ROWS if row["lang"] == path.stem]
    assert len(rows) >= 150
    assert len({row["id"] for row in rows}) == len(rows) == len({row["expression"] for row in rows})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_expression_stands_once_and_days_are_in_order(row):
    assert row["text"].count(row["expression"]) == 1
    ends = [dt.date.fromisoformat(row[end]) for end in ("start", "stop") if row[end]]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("earliest", "latest", "found", "right"),
    [
        ("2025-10-31T18:00", "2025-11-01T09:00", True, True),
        ("2025-10-31T00:00", "2025-11-02T00:00", True, True),
        ("2025-11-01T00:00", "2025-11-02T00:00", True, False),
        ("2025-10-31T18:00", None, True, False),
        (None, "2025-11-02T00:00", True, False),
        (None, None, True, False),
    ],
)
def test_only_the_exact_days_count(bench, earliest, latest, found, right):
    text = "В ночь на 1 ноября сгорел склад."
    row = {"text": text, "expression": "В ночь на 1 ноября", "start": "2025-10-31", "stop": "2025-11-01"}
    when = When(
        start=0, stop=18, text=text[:18], type="TIME", value="-", earliest=earliest, latest=latest,
        bound=Bound.WITHIN, grain=Grain.PART_OF_DAY,
    )  # fmt: skip
    assert bench.own_verdict(row, [when])[:2] == (found, right)


def test_a_time_elsewhere_is_not_the_one_asked_for(bench):
    text = "Вчера сказали, что мост взорван сегодня."
    row = {"text": text, "expression": "сегодня", "start": "2025-11-01", "stop": "2025-11-01"}
    when = When(
        start=0, stop=5, text="Вчера", type="DATE", value="-", earliest="2025-11-01T00:00", latest="2025-11-02T00:00",
        bound=Bound.WITHIN, grain=Grain.DAY,
    )  # fmt: skip
    assert bench.own_verdict(row, [when])[:2] == (False, False)
