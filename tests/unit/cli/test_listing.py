"""Rows for people, programs and spreadsheets: nothing in them does anything."""

import csv
import io
import json

import pytest

from counterclaim.cli.listing import Form, as_csv, as_json, as_table, put

ATTACKS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1"]
ESCAPES = ["\x1b[2J", "\x9b31m", "\u202eevil", "\x07", "a\x08b", "\u2028"]


@pytest.mark.parametrize("value", ATTACKS)
def test_no_cell_is_a_formula(value):
    (_, row) = list(csv.reader(io.StringIO(as_csv([{"a": value}], ("a",)))))
    assert row[0].startswith("'")


@pytest.mark.parametrize(("value", "expected"), [(-1, "-1"), (-1.5, "-1.5"), ("a=b", "a=b"), ([1], "[1]")])
def test_numbers_and_plain_words_stay(value, expected):
    assert as_csv([{"a": value}], ("a",)) == f"a\r\n{expected}\r\n"


@pytest.mark.parametrize("value", ESCAPES)
def test_nothing_moves_the_cursor(value):
    table = as_table([{"a": f"x{value}y"}], ("a",))
    encoded = as_json([{"a": f"x{value}y"}])
    for char in set(value) - set("[2Jevilab31m"):
        assert char not in table
        assert char not in encoded
    assert json.loads(encoded) == [{"a": f"x{value}y"}]


def test_nothing_is_an_empty_cell():
    assert as_csv([{"a": None, "b": 1}], ("a", "b", "c")) == "a,b,c\r\n,1,\r\n"


def test_csv_keeps_commas_quotes_and_lines():
    rows = [{"a": 'one, "two"\nthree', "b": "x"}]
    assert list(csv.reader(io.StringIO(as_csv(rows, ("a", "b")), newline=""))) == [
        ["a", "b"],
        ['one, "two"\nthree', "x"],
    ]


def test_a_table_fits_the_terminal(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    put([{"a": "x" * 200, "b_c": "y" * 200}], ("a", "b_c"), Form.TABLE, "note")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["a", "b", "c"]
    assert max(map(len, lines)) <= 60
    assert lines[1].endswith("…")
    assert lines[-1] == "note"


def test_no_rows(capsys):
    for form, expected in ((Form.TABLE, "none\n"), (Form.JSON, "[]\n"), (Form.CSV, "a\r\n")):
        put([], ("a",), form, "none")
        assert capsys.readouterr().out.replace("\r\r", "\r") == expected
