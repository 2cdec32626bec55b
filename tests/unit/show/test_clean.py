import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.show.clean import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("a\x1b[31m", "a␛[31m"),
        ("a\x7f", "a␡"),
        ("a\x85b", "a⟨U+0085⟩b"),
        ("evil\u202etxt.exe", "evil⟨U+202E⟩txt.exe"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("\ud800", "\ufffd"),
        ("\ufffe", "\ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("👩‍🚒 नमस्ते שלום\u200f مرحبا", "👩‍🚒 नमस्ते שלום\u200f مرحبا"),
    ],
)
def test_hidden_characters_become_visible(text, shown):
    assert clean(text) == shown


@given(st.text(st.characters()))
def test_what_comes_out_can_be_written_and_turns_nothing_around(text):
    shown = clean(text)
    shown.encode("utf-8")
    turning = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    assert not set(shown) & turning
    assert clean(shown) == shown
