"""The headlines bench counts a name in any form and no adjective of an area; it needs no data to know that."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_headlines", ROOT / "bench" / "headlines.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("word", "name", "form"),
    [
        ("ніжині", "ніжин", True),
        ("василькова", "васильків", True),
        ("дніпрі", "дніпро", True),
        ("одессе", "одесса", True),
        ("одесской", "одесса", False),
        ("сумщині", "суми", False),
        ("рівненська", "рівне", False),
        ("курска", "курск", True),
    ],
)
def test_forms_of_a_name(bench, word, name, form):
    assert bench.inflected(word, name) is form


def test_only_capitalised_runs_count(bench):
    text = "Под Великой Новосёлкой горит склад, великая новость."
    assert [text[a:b] for a, b in bench.printed(text, {"великая новоселка"})] == ["Великой Новосёлкой"]


def test_near_is_within_twenty_five_kilometres(bench):
    from counterclaim.model.claim import Place

    row = {"lat": 50.0, "lon": 30.0}
    assert bench.near(Place(0, 1, "x", lat=50.2, lon=30.0), row)
    assert not bench.near(Place(0, 1, "x", lat=50.3, lon=30.0), row)
    assert not bench.near(Place(0, 1, "x"), row)
