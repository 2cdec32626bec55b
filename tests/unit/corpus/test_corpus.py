"""The corpus is what its sources make, its spans are exact, its weekdays right, and its scorer proves itself."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HEAD = "@ukraine en 2025-08-05 | X (invented) | A title\n> Drones hit Lviv on Monday, Kyiv said. Drones left.\n"


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", str(CORPUS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").split("\n") if line]


GOLD = load("gold.jsonl")


def test_jsonl_is_what_the_sources_make() -> None:
    done = run("build.py", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "all checks passed" in done.stdout


def test_input_is_gold_without_annotation() -> None:
    assert [{key: item[key] for key in row} for row, item in zip(load("input.jsonl"), GOLD, strict=True)] == load(
        "input.jsonl"
    )
    assert len({item["id"] for item in GOLD}) == len({item["text"] for item in GOLD}) == len(GOLD)


def spans(item: dict[str, Any]) -> list[tuple[int, str]]:
    """Every start in the gold, with the words that must stand there."""
    gold = item["gold"]
    found = [(span["start"], span.get("content", span.get("text"))) for layer in gold.values() for span in layer]
    for claim in gold["claims"]:
        found += zip(claim["chain_starts"], claim["chain"], strict=True)
        found += zip(claim["place_starts"], claim["place"], strict=True)
        found += [(claim[key]["start"], claim[key]["text"]) for key in ("when", "amount") if claim[key]]
        found += [(claim["actor_start"], claim["actor"])] if claim["actor"] else []
    return found


def test_every_span_is_in_the_text() -> None:
    for item in GOLD:
        found = spans(item)
        assert found, item["id"]
        for start, words in found:
            assert item["text"][start : start + len(words)] == words, item["id"]


def test_every_weekday_is_right() -> None:
    seen = 0
    for item in GOLD:
        for claim in item["gold"]["claims"]:
            when = claim["when"] or {"text": ""}
            for name in re.findall("|".join(DAYS), when["text"]):
                ends = [dt.date.fromisoformat(when[key]) for key in ("earliest", "latest") if when[key]]
                assert DAYS.index(name) in {day.weekday() for day in ends}, (item["id"], when)
                seen += 1
    assert seen > 100


def test_the_scorer_proves_itself(tmp_path: Path) -> None:
    third = tmp_path / "gold.jsonl"  # the whole takes three times as long and proves no more
    third.write_text("".join(json.dumps(item) + "\n" for item in GOLD[::3]), encoding="utf-8")
    done = run("score.py", third, "--self-test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("self-test passed")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- at | Drones hit Odesa", "0 hits for 'Drones hit Odesa'"),
        ("- at | Drones", "2 hits, say which"),
        ("- at | Drones hit Lviv | w=on Monday=2025-08-05..2025-08-05", "weekday of 'on Monday'"),
        ("- at | Drones hit Lviv | s=xx", "side 'xx'"),
        ("- at | Drones hit Lviv | c=Kyiv | r=Kyiv > the army", "resolved links"),
        ("* Lviv", "a place without its official name"),
        ("% hit | struck | loud", "voice 'loud'"),
        ("! Drones hit Lviv", "without its reason"),
    ],
)
def test_a_wrong_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    reading, blind = tmp_path / "reading.txt", tmp_path / "blind.txt"
    reading.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    blind.write_text(HEAD, encoding="utf-8")
    done = run("build.py", "--reading", reading, "--of", blind)
    assert done.returncode == 1
    assert "reading.txt:3" in done.stderr
    assert message in done.stderr


@pytest.mark.parametrize(
    ("lang", "words", "good", "bad"),
    [("ru", "в среду", "2025-08-06", "2025-08-07"), ("uk", "у п’ятницю", "2025-08-08", "2025-08-07")],
)
def test_weekdays_of_other_languages_are_checked(lang: str, words: str, good: str, bad: str, tmp_path: Path) -> None:
    blind = tmp_path / "blind.txt"
    blind.write_text(f"@ukraine {lang} 2025-08-09 | X (invented) | Y\n> Abc {words} abc.\n", encoding="utf-8")
    for day, code in ((good, 0), (bad, 1)):
        reading = tmp_path / "reading.txt"
        claim = f"- at | Abc | w={words}={day}..{day}\n"
        reading.write_text(blind.read_text(encoding="utf-8") + claim, encoding="utf-8")
        assert run("build.py", "--reading", reading, "--of", blind).returncode == code


def test_a_changed_text_is_named(tmp_path: Path) -> None:
    reading, blind = tmp_path / "reading.txt", tmp_path / "blind.txt"
    reading.write_text(HEAD.replace("left", "fled") + "- at | Drones hit Lviv\n", encoding="utf-8")
    blind.write_text(HEAD, encoding="utf-8")
    done = run("build.py", "--reading", reading, "--of", blind)
    assert done.returncode == 1
    assert "text missing or changed: 'A title'" in done.stderr


def test_blind_files_hold_no_annotation(tmp_path: Path) -> None:
    assert run("blind.py", tmp_path).returncode == 0
    files = sorted(tmp_path.glob("blind-*.txt"))
    assert len(files) == 8
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert sum(line.startswith("@") for line in lines) == 64
    assert {line[:1] for line in lines} == {"@", ">", ""}
