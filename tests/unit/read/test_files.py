"""Paths and standard input to bytes; every way a path can be wrong."""

import io
import os
from types import SimpleNamespace

import pytest

from counterclaim.model.errors import MissingInput, TooLarge
from counterclaim.read.files import read_bytes


def test_file(tmp_path):
    path = tmp_path / "r.txt"
    path.write_bytes(b"It fell.\r\n")
    assert read_bytes(str(path), max_bytes=100) == b"It fell.\r\n"


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"It fell.")))
    assert read_bytes("-", max_bytes=100) == b"It fell."


def test_limit_stops_reading(monkeypatch):
    endless = io.BytesIO(b"x" * 1000)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=endless))
    with pytest.raises(TooLarge, match=r"^-: \[E104\]"):
        read_bytes("-", max_bytes=10)
    assert endless.tell() == 11


@pytest.mark.parametrize(
    ("path", "words"),
    [("missing.txt", "no such file"), (".", "a directory"), ("a\0b", "cannot be opened"), ("x" * 5000, "cannot be")],
)
def test_refused(path, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingInput, match=words):
        read_bytes(path, max_bytes=100)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = tmp_path / "r.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(MissingInput, match="permissions"):
        read_bytes(str(path), max_bytes=100)
