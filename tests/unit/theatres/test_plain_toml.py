"""The fast reader gives what the standard library gives, and leaves to it what it cannot read."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import theatres
from counterclaim.theatres.plain_toml import parse_toml

PACKS = sorted(Path(theatres.__file__).parent.glob("*/*.toml"))
TRICKY = (
    'a = "x" # a comment',
    "a = 'literal \\n'",
    'a = """\nlong\n"""',
    "a = [1, 2,]",
    "a = 2024-05-01",
    "[table]\nb = true",
    "a = { b = 1 }",
    'a.b = "1"\na.c = "2"',
    'a = [\n  "x",\n  "y",\n]',
    'a = [\n  "x", # why\n]',
    'a = [["x"], ["y"]]',
    "a   =   1",
    'a = "\\U0001F600"',
    '"quoted key" = 1',
)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_a_pack_reads_alike(path):
    source = path.read_text(encoding="utf-8")
    assert parse_toml(source) == tomllib.loads(source)


@pytest.mark.parametrize("source", TRICKY)
def test_what_is_not_plain_reads_alike(source):
    assert parse_toml(source) == tomllib.loads(source)


@pytest.mark.parametrize("source", ['a = "x"\na = "y"', "a = ", '[[t]]\nb = "1"\nb = "2"', 'a = [\n  "x"', 'a = "x'])
def test_what_is_no_toml_is_refused(source):
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_toml(source)


@given(st.text(alphabet='ab="[].,# \n\\{}1', max_size=40))
def test_any_text_reads_alike_or_is_refused_alike(source):
    try:
        want = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            parse_toml(source)
    else:
        assert parse_toml(source) == want
