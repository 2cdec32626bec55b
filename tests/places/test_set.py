"""The conflict-place set holds what it says, and every mark means something."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.model.claim import Place

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture(scope="module")
def conflict() -> ModuleType:
    """The module that reads the set."""
    spec = importlib.util.spec_from_file_location("conflict", BENCH / "conflict.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_at_least_400_places_in_three_languages_and_no_text_twice(conflict: ModuleType) -> None:
    items = conflict.items()
    marks = Counter(i.lang for i in items for m in i.marks if m.spot)
    assert marks.total() >= 400
    assert set(marks) == {"en", "ru", "uk"}
    assert len({i.text for i in items}) == len(items)


def test_marks_are_where_their_text_is_and_every_place_is_used(conflict: ModuleType) -> None:
    items, spots = conflict.items(), conflict.spots()
    for item in items:
        assert not set("[]{}=") & set(item.text), item.id
        for mark in item.marks:
            assert item.text[mark.start : mark.stop] == mark.text
    named = {m.spot for i in items for m in i.marks}
    unused = [key for key, spot in spots.items() if spot not in named]
    assert not unused


def test_halves_are_of_like_size(conflict: ModuleType) -> None:
    items = conflict.items()
    looked = sum(len(i.marks) for i in items if i.looked_at)
    assert 0.4 < looked / sum(len(i.marks) for i in items) < 0.6


@pytest.mark.parametrize(
    ("key", "country", "at", "right"),
    [
        ("MakiivkaD", "UA", (48.05, 37.97), True),
        ("MakiivkaD", "UA", (49.25, 37.95), False),
        ("DonetskRU", "RU", (48.34, 39.95), True),
        ("DonetskRU", "UA", (48.34, 39.95), False),
        ("MakiivkaD", "UA", (None, None), False),
    ],
)
def test_a_settlement_is_right_by_country_and_distance(
    conflict: ModuleType, key: str, country: str, at: tuple[float | None, float | None], right: bool
) -> None:
    place = Place(0, 1, "x", place_id="x:1", name="X", country=country, lat=at[0], lon=at[1])
    assert conflict.right(place, conflict.spots()[key], str.__eq__) is right


@pytest.mark.parametrize(("name", "right"), [("Donbas", True), ("Donetsk", False)])
def test_an_area_is_right_by_its_name(conflict: ModuleType, name: str, right: bool) -> None:
    place = Place(0, 1, "x", place_id="x:1", name=name, country="UA")
    assert conflict.right(place, conflict.Spot(("Donbas", "Donbass"), "", "UA", None, None), str.__eq__) is right
