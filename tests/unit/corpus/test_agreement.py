"""Agreement of two readings: kappa by hand, figures and lists on small cases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
HEAD = "@ukraine en 2025-08-05 | Practice Wire (invented) | A title\n"
TEXT = "> Drones hit Lviv on Monday, the mayor said. Two people were killed. The army has not left Sumy, he added.\n"
FIRST = (
    "- at | Drones hit Lviv on Monday | c=the mayor | a=Drones | p=Lviv | s=ua\n"
    "- ls | Two people were killed | n=Two=2=people\n"
    "- cc! | The army has not left Sumy | c=he | s=ua | d=withdrawal | a=The army | p=Sumy | nc\n"
    "* Lviv = Lviv, Lviv Oblast, UA\n"
)


@pytest.fixture(scope="module")
def agreement() -> Iterator[ModuleType]:
    """corpus/agreement.py, imported from where it lies."""
    sys.path.insert(0, str(CORPUS))
    import agreement

    yield agreement
    sys.path.remove(str(CORPUS))


def reading(agreement: ModuleType, folder: Path, name: str, annotation: str) -> list[dict[str, Any]]:
    path = folder / f"{name}.txt"
    path.write_text(HEAD + TEXT + annotation, encoding="utf-8")
    reports: list[dict[str, Any]] = agreement.read(path)
    return reports


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 4, 1.0),
        # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: seen 0.7, by chance 0.5
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([], 0.0),
    ],
)
def test_kappa(agreement: ModuleType, pairs: list[tuple[str, str]], expected: float) -> None:
    assert agreement.kappa(pairs) == pytest.approx(expected)


def test_the_same_reading_agrees(agreement: ModuleType, tmp_path: Path) -> None:
    one, other = (reading(agreement, tmp_path, name, FIRST) for name in "ab")
    assert agreement.as_system(one, other)["detection"]["f1"] == 1
    assert all(row[2:4] == (1, 1) for row in agreement.figures_of_fields([(one[0], other[0])]))
    assert list(agreement.disagreements(one[0], other[0])) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("- at |", "- mv |", "kind"),
        ("- cc! |", "- cc |", "polarity"),
        ("- ls |", "- ls:possible |", "modality"),
        ("n=Two=2=people", "n=Two=3=people", "amount"),
        ("n=Two=2=people", "a=people", "actor, amount"),
        ("p=Lviv |", "", "place"),
        ("c=he | s=ua", "c=he | s=ru", "source_side"),
        ("d=withdrawal", "d=hold", "direction"),
        ("c=the mayor |", "", "chain, speaker, stance"),
        ("- at |", "- mv/at |", None),
        ("p=Lviv |", "p=Lviv | skip=actor |", None),
    ],
)
def test_fields_that_differ_are_listed(
    agreement: ModuleType, tmp_path: Path, old: str, new: str, field: str | None
) -> None:
    assert old in FIRST
    one = reading(agreement, tmp_path, "a", FIRST)
    other = reading(agreement, tmp_path, "b", FIRST.replace(old, new))
    found = [line.split(":\n")[0] for line in agreement.disagreements(one[0], other[0])]
    assert [line for line in found if "only, no_claim" not in line] == ([field] if field else [])


def test_what_one_reading_alone_has_is_listed(agreement: ModuleType, tmp_path: Path) -> None:
    one = reading(agreement, tmp_path, "a", FIRST)
    less = "\n".join(line for line in FIRST.splitlines() if not line.startswith(("- ls", "*")))
    other = reading(agreement, tmp_path, "b", less + "\n% hit | struck | own\n")
    found = list(agreement.disagreements(one[0], other[0]))
    assert [line.split(":")[0] for line in found] == ["first only, claims", "first only, places", "second only, loaded"]
    figures = agreement.as_system(one, other)["detection"]
    assert (figures["tp"], figures["fn"], figures["fp"]) == (2, 1, 0)
    assert agreement.as_system(other, one)["detection"]["f1"] == pytest.approx(figures["f1"])


def test_strict_and_lenient_agreement(agreement: ModuleType, tmp_path: Path) -> None:
    one = reading(agreement, tmp_path, "a", FIRST)
    other = reading(agreement, tmp_path, "b", FIRST.replace("- at |", "- mv/at |"))
    figures = {row[0]: row for row in agreement.figures_of_fields([(one[0], other[0])])}
    assert figures["kind"][1:4] == (3, pytest.approx(2 / 3), 1)


def test_only_reports_read_twice_are_compared(agreement: ModuleType, tmp_path: Path) -> None:
    one = reading(agreement, tmp_path, "a", FIRST)
    path = tmp_path / "b.txt"
    path.write_text(HEAD + "> Another text.\n- ot | Another text\n", encoding="utf-8")
    assert agreement.joined(one, agreement.read(path)) == []
