"""Every bad input: one line on standard error, exit code 2, nothing written, no traceback."""

import io
import os
import re
from types import SimpleNamespace

import pytest

FRENCH = "Le ministère a déclaré lundi que les forces armées avaient pris le village après de violents combats.\n"
INPUTS = {
    "missing.txt": (None, "E101", "no such file"),
    "folder": ("folder", "E101", "a directory"),
    "empty.txt": (b"", "E102", "no text"),
    "blank.txt": (b" \n\n", "E102", "no text"),
    "binary.bin": (b"\x7fELF\x02\x01\x01\x00\x00", "E103", "binary"),
    "latin1.txt": (b"caf\xe9\n", "E103", "byte 0xE9 at offset 3 (line 1)"),
    "fr.txt": (FRENCH.encode(), "E105", "French (fr), which is not supported; supported: English (en)"),
}
ERROR = re.compile(r"\Acounterclaim: error: [^\n]+\n\Z")


def place(folder, name):
    content = INPUTS[name][0]
    if content == "folder":
        (folder / name).mkdir()
    elif content is not None:
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_unreadable(name, form, folder, program):
    before = place(folder, name)
    done = program("check", name, "--format", form, "-o", "out")
    assert done.code == 2
    assert done.out == ""
    assert ERROR.match(done.err)
    assert f"{name}: [{INPUTS[name][1]}]" in done.err
    assert INPUTS[name][2] in done.err
    assert sorted(folder.iterdir()) == before


def test_over_the_limit(folder, program):
    (folder / "big.txt").write_bytes(b"The army said so. " * 3_000_000)
    done = program("check", "big.txt")
    assert (done.code, done.out) == (2, "")
    assert ERROR.match(done.err)
    assert "[E104] larger than the limit of 20,000,000 bytes: raise it with --max-bytes" in done.err


def test_the_limit_can_be_set(folder, program):
    done = program("check", "report.txt", "--max-bytes", "10")
    assert done.code == 2
    assert "limit of 10 bytes" in done.err


@pytest.mark.parametrize("text", ["", "\x00", FRENCH])
def test_standard_input(text, folder, program, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    done = program("check", "-")
    assert done.code == 2
    assert done.err.startswith("counterclaim: error: -: [E1")


@pytest.mark.parametrize(
    ("output", "words"),
    [("nowhere/out.html", "no directory 'nowhere'"), (".", "a directory"), ("locked/out", "may not be written")],
)
def test_unwritable(output, words, folder, program):
    (folder / "locked").mkdir(mode=0o500)
    if output.startswith("locked") and os.access(folder / "locked", os.W_OK):
        pytest.skip("root may write everywhere")
    before = sorted(folder.rglob("*"))
    done = program("check", "report.txt", "-o", output)
    assert done.code == 2
    assert ERROR.match(done.err)
    assert "[E110]" in done.err
    assert words in done.err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "Missing argument"),
        (["check", "report.txt", "--nope"], "No such option"),
        (["check", "report.txt", "--format", "pdf"], "'html'"),
        (["check", "report.txt", "--published", "soon"], "YYYY-MM-DD"),
        (["check", "report.txt", "--theatre", "atlantis"], "no theatre 'atlantis'"),
        (["check", "report.txt", "--config", "none.toml"], "none.toml"),
        (["check", "report.txt", "--max-bytes", "0"], "--max-bytes"),
        (["check", "a", "b", "--format", "html"], "takes one report"),
        (["check", "-", "-"], "only once"),
        (["check", "ftp://example.org/a"], "only http:// and https:// are fetched"),
        (["check", "http://127.0.0.1:9/a"], "not on the public internet"),
        (["chek", "report.txt"], "did you mean 'check'?"),
        (["extract"], "Missing argument"),
        (["extract", "missing.jsonl"], "no such file"),
        (["extract", "report.txt", "--layers", "claims,stars"], "no layer 'stars'"),
        (["extract", "report.txt", "-o", "report.txt"], "the same file"),
        (["extract", "report.txt", "--resume"], "--resume needs -o"),
        (["extract", "report.txt", "--jobs", "0"], "--jobs"),
        (["extract", "report.txt", "-o", "no/out"], "no directory"),
        (["extract", "report.txt", "--theatre", "atlantis", "-o", "out"], "no theatre 'atlantis'"),
        (["compare", "report.txt"], "name two reports"),
        (["compare", "report.txt", "missing.txt"], "no such file"),
        (["compare", "report.txt", "report.txt", "--jsonl", "report.txt"], "not both"),
        (["explain", "XX999"], "nothing has the code"),
        (["packs"], "Missing command"),
    ],
)
def test_misuse(arguments, words, folder, program):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = program(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert ERROR.match(done.err)
    assert words in done.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_name_cannot_write_to_the_terminal(folder, program):
    done = program("check", "a\x1b[2Jb\nc")
    assert done.code == 2
    assert ERROR.match(done.err)
    assert "\x1b" not in done.err
