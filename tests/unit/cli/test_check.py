"""``check``: forms, exit codes, several files, where results go."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim.cli import waiting

CLEAN = "The defence ministry said on 12 May 2024 that its troops had left the village.\n"
LOADED = "The terrorists were driven out of the village on 12 May 2024, reportedly.\n"


@pytest.fixture
def loaded(folder):
    path = folder / "loaded.txt"
    path.write_text(LOADED, encoding="utf-8")
    return path


@pytest.fixture
def clean(folder):
    path = folder / "clean.txt"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_exit_codes(loaded, clean, program):
    assert program("check", "clean.txt").code == 0
    assert program("check", "loaded.txt").code == 1
    assert program("check", "clean.txt", "loaded.txt").code == 1
    assert program("check", "loaded.txt", "missing.txt", "clean.txt").code == 2


def test_text(loaded, program):
    done = program("check", "loaded.txt")
    assert done.err == ""
    assert "\x1b" not in done.out
    lines = done.out.splitlines()
    first = re.fullmatch(r"loaded\.txt:1:(\d+): (note|warning|error)\[(CC\d+)\] .+", lines[0])
    assert first
    column = int(first[1]) - 1
    assert lines[1].startswith(" 1 | ")
    caret = lines[2]
    assert lines[1][5:][caret.index("^") - 5 :][: caret.count("^")] == LOADED[column:][: caret.count("^")]
    assert re.fullmatch(r"loaded\.txt: \d+ claims?, \d+ findings? \(.*\)", lines[-1])
    assert any(line.startswith("who") for line in lines)


def test_without_claims(loaded, program):
    done = program("check", "loaded.txt", "--no-claims")
    assert not any(line.startswith("who") for line in done.out.splitlines())


def test_json(loaded, program):
    done = program("check", "loaded.txt", "--format", "json", "--outlet", "Example Post", "--published", "2024-05-13")
    report = json.loads(done.out)
    assert report["schema"] == "counterclaim/report@1"
    assert (report["document"]["outlet"], report["document"]["published"]) == ("Example Post", "2024-05-13")
    for finding in report["findings"]:
        assert LOADED[finding["start"] : finding["stop"]] == finding["text"]


def test_json_of_several_is_one_a_line(loaded, clean, program):
    lines = program("check", "loaded.txt", "clean.txt", "--format", "json").out.splitlines()
    assert [bool(json.loads(line)["findings"]) for line in lines] == [True, False]


def test_sarif(loaded, clean, program):
    log = json.loads(program("check", "loaded.txt", "clean.txt", "--format", "sarif").out)
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["results"]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == 1


def test_html(loaded, program):
    done = program("check", "loaded.txt", "--format", "html", "-o", "page.html")
    page = Path("page.html").read_text(encoding="utf-8")
    assert (done.code, done.out) == (1, "")
    assert page.lower().startswith("<!doctype html>")
    assert "reportedly" in page


def test_standard_input(folder, program, monkeypatch):
    with Path("report.txt").open("rb") as stream:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
        done = program("check", "-")
    assert done.out == program("check", "report.txt").out.replace("report.txt", "-")


def test_output_is_what_would_be_printed(loaded, program):
    printed = program("check", "loaded.txt").out
    done = program("check", "loaded.txt", "-o", "out.txt")
    assert (done.code, done.out) == (1, "")
    assert Path("out.txt").read_text(encoding="utf-8") == printed


def test_an_output_of_several_is_written_only_if_all_could_be_read(loaded, clean, program):
    Path("out.txt").write_text("before")
    done = program("check", "loaded.txt", "missing.txt", "clean.txt", "-o", "out.txt")
    assert done.code == 2
    assert Path("out.txt").read_text() == "before"
    assert sorted(path.name for path in Path().iterdir()) == ["clean.txt", "loaded.txt", "out.txt", "report.txt"]
    assert program("check", "loaded.txt", "clean.txt", "-o", "out.txt").code == 1
    assert Path("out.txt").read_text().count("finding") == 2


def test_a_file_in_the_middle_that_cannot_be_read_does_not_stop_the_others(loaded, clean, program):
    done = program("check", "clean.txt", "missing.txt", "loaded.txt")
    assert "clean.txt:" in done.out
    assert "loaded.txt:" in done.out
    assert done.err.startswith("counterclaim: error: missing.txt: [E101]")


def test_settings_in_the_working_directory_count(loaded, program):
    codes = {
        finding["code"] for finding in json.loads(program("check", "loaded.txt", "--format", "json").out)["findings"]
    }
    assert codes
    Path("counterclaim.toml").write_text("[rules]\n" + "".join(f'{code} = "off"\n' for code in codes))
    assert program("check", "loaded.txt").code == 0
    Path("other.toml").write_text("")
    assert program("check", "loaded.txt", "--config", "other.toml").code == 1


def test_settings_with_an_unknown_rule_are_refused(loaded, program):
    Path("counterclaim.toml").write_text('[rules]\nCC999 = "off"\n')
    done = program("check", "loaded.txt")
    assert done.code == 2
    assert "counterclaim.toml:2:1: [E201]" in done.err


def test_theatre_is_a_choice(loaded, program):
    assert program("check", "loaded.txt", "--theatre", "karabakh").code in (0, 1)


def test_on_a_terminal_it_says_what_it_waits_for(clean, program, monkeypatch):
    monkeypatch.setattr(waiting, "watched", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = program("check", "clean.txt", "report.txt")
    assert "checking" in done.err
    assert "checking" not in done.out
