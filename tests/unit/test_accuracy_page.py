"""The page of figures has a place for every set that `make accuracy` measures, and each has figures."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def accuracy():
    spec = importlib.util.spec_from_file_location("bench_accuracy", ROOT / "bench" / "accuracy.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_block_belongs_to_a_set(accuracy):
    names = re.findall(r"<!-- (?!end)(\S+) -->", PAGE)
    assert sorted(names) == sorted([*accuracy.TABLES, *accuracy.SCRIPTS])


def test_no_block_is_empty():
    assert not re.findall(r"<!-- (?!end)\S+ -->\n<!-- end -->", PAGE)


def test_a_block_is_replaced_and_nothing_else(accuracy):
    page = "a\n<!-- x -->\nold\n<!-- end -->\nb\n<!-- y -->\nkept\n<!-- end -->\n"
    made = accuracy.replaced(page, "x", "new\n\\1")
    assert made == page.replace("old", "new\n\\1")
    with pytest.raises(ValueError, match="0 blocks for z"):
        accuracy.replaced(page, "z", "new")


def test_parts_are_those_of_the_datasheet(accuracy):
    first = [n for n in range(400) if accuracy.kept_first(f"report-{n}")]
    kept = [n for n in range(400) if accuracy.kept(f"report-{n}")]
    assert 150 < len(first) < 250
    assert 70 < len(kept) < 130
    assert set(kept) < set(first)
