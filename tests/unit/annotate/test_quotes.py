"""Quotations: where they open and close, and which are scare quotes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotate.quotes import MAX_QUOTE, find_quotes


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We hold it," he said.', ["We hold it,"]),
        ("''We hold it,'' he said.", ["We hold it,"]),
        ("``We hold it,'' he said. ``For now.''", ["We hold it,", "For now."]),
        ("''They said 'no,''' he told us.", ["They said 'no,'"]),
        ("The colonel said ''we hold it.\n\nNothing moved.", ["we hold it."]),
        ('“We hold it," he said.', ["We hold it,"]),
        ("The rebels'' town.", []),
        ("“We hold it,” he said.", ["We hold it,"]),
        ("„We hold it,“ he said.", ["We hold it,"]),
        ("«We hold it,» he said.", ["We hold it,"]),
        ("‘We hold it,’ he said.", ["We hold it,"]),
        ("'We hold it,' he said.", ["We hold it,"]),
        ('"We hold it," he said. "For now."', ["We hold it,", "For now."]),
        ("'It's the army's town,' he said.", ["It's the army's town,"]),
        pytest.param(
            "'It is the rebels' town,' he said.",
            ["It is the rebels' town,"],
            marks=pytest.mark.xfail(strict=True, reason="a plural genitive looks like a closing mark"),
        ),
        ("« We hold it, » he said.", []),
        ("The army's men hold the rebels' town.", []),
        ("In the summer of '93 they left.", []),
        ("The village is 5'10\" above it.", []),
        ("He wrote “the town “Sarmin” is ours”.", ["the town “Sarmin"]),
        ("", []),
        ('""', []),
    ],
)
def test_what_stands_between_the_marks(text: str, inner: list[str]) -> None:
    assert [quote.inner.text for quote in find_quotes(text)] == inner


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("the so-called 'liberation' of the town", True),
        ('They "liberated" the town.', True),
        ('"We left." That was all.', False),
        ('He spoke of "a deliberate attack on a hospital".', False),
    ],
)
def test_scare_quotes_are_short_and_no_sentence(text: str, scare: bool) -> None:
    assert [quote.scare for quote in find_quotes(text)] == [scare]


def test_a_paragraph_closes_an_open_quotation() -> None:
    first, second = find_quotes("“We hold the town.\n\n“The rest will follow,” he said.")
    assert (first.text, first.closed) == ("“We hold the town.", False)
    assert (second.text, second.closed) == ("“The rest will follow,”", True)


def test_a_stray_mark_opens_nothing() -> None:
    assert find_quotes('"A stray mark ' + "and words " * MAX_QUOTE) == ()


@pytest.mark.parametrize("sign", ["\"'“”„«»‘’", '"', "'", "“", "«"])
def test_a_text_of_marks_only(sign: str) -> None:
    text = sign * (20_000 // len(sign))
    for quote in find_quotes(text):
        assert text[quote.start : quote.stop] == quote.text


@given(st.text(alphabet="ab .,\n\"'“”„«»‘’", max_size=200))
def test_quotations_are_exact_and_do_not_overlap(text: str) -> None:
    quotes = find_quotes(text)
    for quote in quotes:
        assert text[quote.start : quote.stop] == quote.text
        assert text[quote.inner.start : quote.inner.stop] == quote.inner.text
        assert quote.covers(quote.inner)
    assert all(left.stop <= right.start for left, right in itertools.pairwise(quotes))
