"""What a path holds: files, folders, lines; what is wrong stays with its input."""

import json
from pathlib import Path

import pytest

from counterclaim.read.inputs import READERS, files, inputs
from counterclaim.read.options import ReadOptions

TEXT = "The army said that the village had fallen."


@pytest.fixture
def folder(tmp_path):
    for name in ("b/2.txt", "b/1.md", "a.TXT", "z.pdf", ".git/x.txt", "b/.x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def test_a_folder_is_searched_in_order_without_what_is_hidden(folder):
    found = [(Path(path).relative_to(folder).as_posix(), known) for path, known in files([str(folder)])]
    assert found == [("a.TXT", True), ("z.pdf", False), ("b/1.md", True), ("b/2.txt", True)]


def test_a_file_that_is_named_is_read_whatever_its_ending(folder):
    assert [known for _, known in files([str(folder / "z.pdf")])] == [True]
    (found,) = inputs(str(folder / "z.pdf"), ReadOptions())
    assert (found.document.text, found.part) == (TEXT, 0)


def test_lines_of_a_file_are_its_parts(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "x", "text": TEXT}) + "\n\n{broken\n" + json.dumps({"text": " "}) + "\n")
    found = list(inputs(str(path), ReadOptions()))
    assert [(each.part, each.error.code if each.error else None) for each in found] == [
        (1, None),
        (3, "E106"),
        (4, "E102"),
    ]
    assert (found[0].document.id, found[0].document.name) == ("x", str(path))


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl"])
def test_a_file_that_is_not_there_is_an_error_of_its_own(name, tmp_path):
    (found,) = inputs(str(tmp_path / name), ReadOptions())
    assert found.error.code == "E101"


def test_every_reader_is_for_an_ending():
    assert all(ending.startswith(".") and ending == ending.lower() for ending in READERS)
