"""Reviews go over to the claim on the same words, and to no other."""

import pytest

from counterclaim.store.attaching import Words, attached

A, B = Words(1, 1, 0, 10, "attack", "X"), Words(2, 1, 0, 10, "attack", "Y")


@pytest.mark.parametrize(
    ("old", "current", "moved", "expected"),
    [
        ([A], [Words(9, 2, 0, 10, "attack", "X")], {}, {1: 9}),
        ([A], [Words(9, 2, 0, 10, "loss", "Z")], {}, {1: 9}),  # the words decide, not what was made of them
        ([A], [Words(9, 2, 0, 11, "attack", "X")], {}, {1: None}),
        ([A], [], {}, {1: None}),
        ([A, B], [Words(8, 2, 0, 10, "attack", "Y"), Words(9, 2, 0, 10, "attack", "X")], {}, {1: 9, 2: 8}),
        ([A, B], [Words(9, 2, 0, 10, "attack", "Y")], {}, {1: None, 2: 9}),
        ([A, B], [Words(8, 2, 0, 10, "attack", "P"), Words(9, 2, 0, 10, "attack", "Q")], {}, {1: 8, 2: 9}),
        ([A], [Words(9, 2, 0, 12, "attack", "X")], {1: (0, 12)}, {1: 9}),
        ([A], [Words(8, 2, 0, 10, "attack", "X"), Words(9, 2, 0, 12, "attack", "X")], {1: (0, 12)}, {1: 8}),
        # two generations of one claim come to the same
        ([A, Words(5, 2, 0, 10, "attack", "X")], [Words(9, 3, 0, 10, "attack", "X")], {}, {1: 9, 5: 9}),
    ],
)
def test_where_a_review_goes(old, current, moved, expected):
    assert attached(old, current, moved) == expected
