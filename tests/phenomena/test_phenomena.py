"""The phenomena sets: sources and JSONL agree, spans are sound, and the builder refuses what is not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = ROOT / "corpus"
SETS = ("en.jsonl", "attribution.jsonl", "uk.jsonl", "ru.jsonl", "fresh.jsonl", "guard.jsonl")


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", str(folder / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_jsonl_is_what_the_sources_make() -> None:
    done = build(HERE, "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_halves_are_disjoint_and_complete() -> None:
    dev, test = (
        {json.loads(line)["id"] for line in build(HERE, "--half", half).stdout.splitlines()} for half in ("dev", "test")
    )
    assert dev
    assert test
    assert not dev & test
    assert dev | test == {item["id"] for name in SETS for item in load(name)}


@pytest.mark.parametrize("name", SETS)
def test_every_span_is_in_the_text(name: str) -> None:
    for item in load(name):
        text, gold = item["text"], item["gold"]
        spans = [(span["start"], span.get("content", span.get("text"))) for layer in gold.values() for span in layer]
        for claim in gold["claims"]:
            spans += zip(claim["chain_starts"], claim["chain"], strict=True)
            spans += zip(claim["place_starts"], claim["place"], strict=True)
            spans += [(claim[key]["start"], claim[key]["text"]) for key in ("when", "amount") if claim[key]]
        assert spans
        for start, words in spans:
            assert text[start : start + len(words)] == words, item["id"]


def test_twenty_phenomena_with_ten_items_each_and_half_from_elsewhere() -> None:
    items = load("en.jsonl")
    counts = Counter(item["phenomenon"] for item in items)
    assert len(counts) == 20
    assert min(counts.values()) >= 10
    assert sum(item["theatre"] != "ukraine" for item in items) * 2 >= len(items)


@pytest.mark.parametrize("phenomenon", sorted({item["phenomenon"] for item in load("en.jsonl")}))
def test_a_plain_fact_stands_in_every_group(phenomenon: str) -> None:
    claims = [c for item in load("en.jsonl") if item["phenomenon"] == phenomenon for c in item["gold"]["claims"]]
    plain = [c for c in claims if c["polarity"] == "asserted" and c["modality"] == "fact" and not c.get("optional")]
    assert len(plain) >= 8


def test_the_scorer_accepts_the_gold() -> None:
    command = [sys.executable, "-B", str(CORPUS / "score.py"), str(HERE / "en.jsonl"), "--self-test"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- at | Drones hit Odesa", "0 hits for 'Drones hit Odesa'"),
        ("- at | Drones", "2 hits, say which"),
        ("- at | Drones hit Lviv | w=on Monday=2025-08-05..2025-08-05", "weekday of 'on Monday'"),
        ("- at | Drones hit Lviv | q=1", "key 'q'"),
        ("- at:surely | Drones hit Lviv", "modality 'surely'"),
        ("- at | Drones hit Lviv | c=Kyiv | st=neutral>neutral", "2 stances"),
        ("* Lutsk", "0 hits for 'Lutsk'"),
        ("? Drones", "line '? Drones'"),
    ],
)
def test_builder_refuses(line: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "phenomena"
    folder.mkdir(parents=True)
    (tmp_path / "corpus").mkdir()
    for name in ("build.py", "places.txt"):
        shutil.copy(HERE / name, folder / name)
    for name in ("notation.py", "source.py", "sides.toml", "words.toml"):
        shutil.copy(CORPUS / name, tmp_path / "corpus" / name)
    head = "@ukraine en 2025-08-05 | negation\n> Drones hit Lviv on Monday, Kyiv said. Drones missed it.\n"
    (folder / "src-en.txt").write_text(head + line + "\n", encoding="utf-8")
    for name in ("src-attribution.txt", "src-uk.txt", "src-ru.txt", "src-fresh.txt", "src-guard.txt"):
        (folder / name).write_text("", encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert "src-en.txt:3" in done.stderr
    assert message in done.stderr
    assert not (folder / "en.jsonl").exists()
