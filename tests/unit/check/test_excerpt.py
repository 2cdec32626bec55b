import pytest

from counterclaim.check.excerpt import cells, excerpt, safe


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\x9b2Jb", "a\ufffd2Jb"),  # the one-byte control sequence introducer
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("a\u2028b\x85c", "a\ufffdb\ufffdc"),
        ("a\tb", "a    b"),
        ("\ud800", "\ufffd"),
        ("e\u0301 👩\u200d🚒", "e\u0301 👩\u200d🚒"),
    ],
)
def test_nothing_reaches_a_terminal_that_it_would_obey(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("東京", 4), ("e\u0301", 1), ("😀x", 3), ("ｗ", 2), ("", 0)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "mark", "lead"),
    [
        ("one two three", "two", 4),
        ("\tone two", "two", 8),
        ("東京 two", "two", 5),
        ("cafe\u0301 two", "two", 5),
        ("😀😀 two", "two", 5),
        ("first line\nsecond two", "two", 7),
        ("a\x1bb two", "two", 4),
    ],
)
def test_the_caret_stands_under_the_words(text: str, mark: str, lead: int) -> None:
    start = text.index(mark)
    _, caret = excerpt(text, start, start + len(mark))
    assert caret == " " * lead + "^" * len(mark)


def test_wide_words_get_a_wide_caret() -> None:
    assert excerpt("x 東京 y", 2, 4)[1] == "  ^^^^"


@pytest.mark.parametrize("at", [0, 500, 1000])
@pytest.mark.parametrize("unit", ["word ", "東京都 ", "e\u0301e\u0301 "])
def test_long_lines_are_cut_around_the_caret(at: int, unit: str) -> None:
    text = unit * at + "HERE" + " " + unit * (1000 - at)
    start = text.index("HERE")
    line, caret = excerpt(text, start, start + 4, 60)
    assert cells(line) <= 60
    column = caret.index("^")
    assert cells(line[: line.index("HERE")]) == column
    assert line.startswith("…") == (at > 0)
    assert line.endswith("…") == (at < 1000)


def test_a_mark_longer_than_the_line_is_cut() -> None:
    line, caret = excerpt("x" * 500, 0, 500, 40)
    assert (cells(line), len(caret)) == (40, 40)


def test_a_mark_over_two_lines_is_marked_on_the_first() -> None:
    assert excerpt("one two\nthree", 4, 13) == ("one two", "    ^^^")
