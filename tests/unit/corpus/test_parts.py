"""The parts of the corpus: drawn from the id alone, and no report that was looked at comes back as kept."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "corpus"
sys.path.insert(0, str(CORPUS))

from parts import kept, kept_first, part  # noqa: E402

IDS = [json.loads(line)["id"] for line in (CORPUS / "input.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_looked_at_half_of_the_start_is_never_kept() -> None:
    looked_at = {i for i in IDS if int(hashlib.sha256(i.encode()).hexdigest(), 16) % 2 == 0}
    assert looked_at
    assert {part(i) for i in looked_at} == {"tuned"}
    assert not any(kept_first(i) for i in looked_at)


def test_kept_is_about_half_of_what_was_kept_first() -> None:
    first, now = [i for i in IDS if kept_first(i)], [i for i in IDS if kept(i)]
    assert set(now) < set(first)
    assert 0.35 < len(now) / len(first) < 0.65
    assert {part(i) for i in set(first) - set(now)} == {"opened"}
