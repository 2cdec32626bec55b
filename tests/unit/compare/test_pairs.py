"""The pairs themselves: well formed, balanced, half of them about other conflicts."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model.relation import RelationKind

REASONS = {
    "opposite-holder", "denial", "count-differs", "date-differs", "place-differs", "responsibility",
    "opposite-characterisation",
}  # fmt: skip


def rows(root: Path, part: str) -> list[dict[str, Any]]:
    lines = (root / "tests" / "pairs" / f"en-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_every_pair_is_whole(root: Path, part: str) -> None:
    for row in rows(root, part):
        assert row["relation"] in set(RelationKind), row["id"]
        assert (row["reason"] in REASONS) == (row["relation"] == "contradictory"), row["id"]
        for side in ("left", "right"):
            dt.date.fromisoformat(row[side]["published"])
            assert row[side]["text"].strip()
            assert row[side]["outlet"].endswith("(invented)")


@pytest.mark.parametrize("part", ["dev", "test"])
def test_relations_reasons_and_theatres_are_spread(root: Path, part: str) -> None:
    found = rows(root, part)
    relations = Counter(row["relation"] for row in found)
    assert min(relations[kind] for kind in RelationKind) >= 13
    assert {row["reason"] for row in found if row["reason"]} == REASONS
    assert sum(row["theatre"] != "ukraine" for row in found) >= len(found) / 2


def test_the_parts_share_nothing(root: Path) -> None:
    texts = [{row[side]["text"] for row in rows(root, part) for side in ("left", "right")} for part in ("dev", "test")]
    assert not texts[0] & texts[1]
    ids = [row["id"] for part in ("dev", "test") for row in rows(root, part)]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 200
