"""Files appear whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from counterclaim.cli.output import require_writable, write_output
from counterclaim.model.errors import UnwritableOutput


def test_written_whole(tmp_path):
    path = tmp_path / "out.txt"
    write_output("It fell 😀.\n", str(path))
    assert path.read_bytes() == "It fell 😀.\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_has_the_usual_mode(tmp_path):
    before = os.umask(0o027)
    try:
        write_output("x", str(tmp_path / "out.txt"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640


def test_replaced_file_keeps_its_mode_and_its_links(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    real.chmod(0o600)
    link.symlink_to(real)
    write_output("after", str(link))
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_a_failure_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "out.txt"
    path.write_text("before")

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnwritableOutput, match=r"out\.txt: \[E110\] cannot be written: No space left on device"):
        write_output("after", str(path))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to(tmp_path):
    write_output("x", os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("path", [None, "-", "new.txt"])
def test_writable(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    require_writable(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("path", "words"), [("no/new.txt", "no directory 'no'"), (".", "a directory")])
def test_unwritable(path, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnwritableOutput, match=words):
        require_writable(path)
