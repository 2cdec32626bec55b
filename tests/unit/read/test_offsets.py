"""Lines, columns and UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.offsets import TextIndex

TEXT = "ab\n😀c\n\né"


@pytest.mark.parametrize(
    ("offset", "line", "column"), [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 2, 2), (6, 3, 1), (7, 4, 1), (8, 4, 2)]
)
def test_line_column(offset, line, column):
    assert TextIndex(TEXT).line_column(offset) == (line, column)


@pytest.mark.parametrize(("line", "words"), [(1, "ab"), (2, "😀c"), (3, ""), (4, "é")])
def test_line_bounds(line, words):
    start, stop = TextIndex(TEXT).line_bounds(line)
    assert TEXT[start:stop] == words


@given(st.text(), st.data())
def test_utf16(text, data):
    offset = data.draw(st.integers(0, len(text)))
    index = TextIndex(text)
    units = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert index.utf16(offset) == units
    assert index.from_utf16(units) == offset


def test_inside_a_pair_counts_as_its_character():
    assert TextIndex("a😀b").from_utf16(2) == 1
