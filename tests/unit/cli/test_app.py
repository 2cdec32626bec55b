"""The program itself: help, version, lazy commands."""

import importlib
import subprocess
import sys

import pytest

from counterclaim import __version__
from counterclaim.cli.app import COMMANDS, GROUPS

ENTRIES = [*COMMANDS, *(entry for group in GROUPS.values() for entry in group)]
HEAVY = ("spacy", "numpy", "rich", "msgspec", "py3langid", "yaml", "sqlite3", "jinja2")


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_every_command(arguments, program):
    done = program(*arguments)
    assert (done.code, done.err) == (0, "")
    for entry in COMMANDS:
        assert f"\n  {entry.name} " in done.out
        assert entry.help in done.out


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.where], ids=lambda entry: entry.where)
def test_every_command_exists_and_says_what_it_does(entry):
    module, function = entry.where.split(":")
    command = getattr(importlib.import_module(f"counterclaim.cli.{module}"), function)
    assert command.__doc__.startswith(entry.help.rstrip(".").split(":")[0].split()[0])


@pytest.mark.parametrize("arguments", [["version"], ["--version"]])
def test_version(arguments, program):
    assert program(*arguments) == (0, f"counterclaim {__version__}\n", "")


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from counterclaim.cli import run; code = run(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[] 0\n"


def test_a_fault_is_one_line(program, monkeypatch, tmp_path):
    def broken(*_arguments):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("counterclaim.read.text.decode", broken)
    (tmp_path / "r.txt").write_text("It fell.")
    done = program("check", tmp_path / "r.txt")
    assert done.code == 2
    assert done.err == (
        "counterclaim: error: [E900] ZeroDivisionError: two lines (a fault of ours: run with --verbose and report it)\n"
    )
