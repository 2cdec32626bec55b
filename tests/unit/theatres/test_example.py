"""The example of docs/theatres.md loads, passes its own test, finds what it is for, and is what the page prints."""

import re
from pathlib import Path

import msgspec
import pytest

from counterclaim.cli import run
from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.theatre import AgentData, LoadedTerm, Region, SideData
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.theatres import load_theatre
from counterclaim.theatres.parts import Head

DOCS = Path(__file__).resolve().parents[3] / "docs"
EXAMPLE = DOCS / "cod-wars"
PAGE = (DOCS / "theatres.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(?:toml|csv)\n(.*?)```", PAGE, re.S)
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in EXAMPLE.iterdir()}


def findings(text):
    document = read_text(text.encode(), name="x", options=ReadOptions(lang="en"))
    return [(f.code, f.text) for f in read_report(document, FlowOptions(theatre=str(EXAMPLE))).report.findings]


def test_it_passes_its_own_test(capsys):
    assert run(["theatre", "test", str(EXAMPLE)]) == 0
    assert capsys.readouterr().out == f"cod-wars: {len(load_theatre(str(EXAMPLE)).agents)} agents, 7 cases, 0 faults\n"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The coast guard cut the warps of a pirate trawler.", [("CC202", "pirate trawler")]),
        ("Britain said a gunboat had cut the warps of a trawler.", [("CC202", "gunboat")]),
        ("A gunboat was for sale.", []),
        ("The boy was bullied at school.", []),
        ("Akureyri, in the Westfjords, took in a ship.", [("CC101", "Akureyri")]),
        ("Akureyri, in North Iceland, took in a ship.", []),
        ("A ship sank off the Westman Islands.", [("CC201", "Westman Islands")]),
        ("A ship sank off Vestmannaeyjar.", []),
        ("Akureyri, on the Ölfusá River, was calm.", [("CC105", "Akureyri")]),
        ("Selfoss, on the Ölfusá River, was calm.", []),
    ],
)
def test_it_finds_what_it_is_for(text, want):
    assert findings(text) == want


@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0][:40] for block in BLOCKS])
def test_the_page_prints_what_the_files_say(block):
    """Each block is a part of one file; a table may leave out rows between those that it prints."""
    parts = [part.strip() for part in block.split("\n\n")] if "[[" in block else block.strip().split("\n")
    assert any(all(part in source for part in parts) for source in SOURCES.values())


@pytest.mark.parametrize("shape", [Head, SideData, AgentData, Region, LoadedTerm])
def test_the_page_explains_every_field(shape):
    plain = {"id", "title", "name", "sides", "kind", "note"}  # these speak for themselves
    fields = {field.encode_name for field in msgspec.structs.fields(shape)} - plain
    assert {field for field in fields if f"`{field}`" not in PAGE} == set()
