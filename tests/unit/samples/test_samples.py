"""The sample reports: each says that its outlet is invented, when it is dated, and is described."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files

import pytest

FOLDER = files("counterclaim") / "samples"
SAMPLES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".txt"))
HEADER = re.compile(r"(?P<outlet>[A-Z].+) \(invented\), (?P<date>\d{1,2} [A-Z][a-z]+ \d{4})")
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def test_four_reports_of_one_war_and_two_of_others() -> None:
    assert {"bakhmut-2023-05.txt", "avdiivka-2024-02.txt", "vovchansk-2024-05.txt", "pokrovsk-2025-11.txt"} < set(
        SAMPLES
    )
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("name", SAMPLES)
def test_header_says_invented_and_when(name: str) -> None:
    title, header, blank, *body = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    match = HEADER.fullmatch(header)
    assert match
    published = dt.datetime.strptime(match["date"], "%d %B %Y").replace(tzinfo=dt.UTC)
    year, month = map(int, re.findall(r"\d+", name))
    first = dt.datetime(year, month, 1, tzinfo=dt.UTC)
    assert dt.timedelta(0) <= published - first <= dt.timedelta(days=32)
    assert title
    assert not title.endswith(".")
    assert blank == ""
    assert all(body[0::2])
    assert not any(body[1::2])


@pytest.mark.parametrize("name", SAMPLES)
def test_length_and_sources(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert 250 <= len(text.split()) <= 450
    assert any(day in text for day in WEEKDAYS)
    assert f"| {name} |" in (FOLDER / "README.md").read_text(encoding="utf-8")
