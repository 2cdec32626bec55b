"""Running the program in this process: exit code, standard output, standard error."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from counterclaim.cli import run

REPORT = (
    "The general staff said on 12 May 2024 that its troops had taken the village of Lukiantsi. "
    "The governor denied that the village had fallen, and said that at least 14 people were killed in shelling.\n"
)


class Done(NamedTuple):
    """What a call of the program came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Calls the program with the given arguments."""

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working directory with one readable report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path
