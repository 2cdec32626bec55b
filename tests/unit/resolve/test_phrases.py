"""Known phrases in a text: longest first, never past its end."""

import pytest

from counterclaim.resolve.phrases import Lexicon, words_of

LEXICON = Lexicon([("minister", "office"), ("minister of defence of the state", "full"), ("General Staff", "staff")])


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("scoffs minister", [(1, 2)]),
        ("the minister of defence", [(1, 2)]),
        ("the minister of defence of the state spoke", [(1, 7)]),
        ("General Staff, minister", [(0, 2), (3, 4)]),
        ("", []),
    ],
)
def test_hits_lie_within_the_words(text: str, hits: list[tuple[int, int]]) -> None:
    assert [(hit.first, hit.last) for hit in LEXICON.scan(words_of(text))] == hits
