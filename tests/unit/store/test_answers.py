"""How the answers to one question stand to each other."""

import pytest

from counterclaim.store import answers as a


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("x", "y", True),
        ("x", "not x", True),
        ("x", "not y", False),
        ("not x", "not y", False),
        ("part of it: x", "part of it: y", False),
        ("part of it: x", "y", True),
        ("part of it: x", "not x", True),
        ("14", "15", True),
        ("14 or more", "20", False),
        ("14 or more", "9", True),
        ("24 to 99", "40", False),
        ("24 to 99", "100 or more", True),
        ("not 14", "14", True),
        ("not 14", "15", False),
    ],
)
def test_which_answers_cannot_both_be_true(one, other, expected):
    assert a.clash(one, other) is a.clash(other, one) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("d1", "one", "a"), ("d1", "two", "a")], "answered alike"),
        ([("d1", "one", "a"), ("d2", "one", "a")], "one side only"),
        ([("d1", "one", "a"), ("d1", "two", "b")], "disputed"),
        ([("d1", "one", "a"), ("d2", "two", "b")], "disputed"),
        ([("d1", "one", "a"), ("d1", "two", "a"), ("d2", "one", "b"), ("d3", "two", "b")], "changed"),
    ],
)
def test_how_answers_stand_to_each_other(answers, expected):
    assert a.status([{"day": day, "side": side, "answer": answer} for day, side, answer in answers]) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(["planned"], "open"), (["planned", "done"], "kept"), (["planned", "done", "not done"], "broken"),
     (["planned", "not planned"], "open")],
)  # fmt: skip
def test_what_came_of_a_plan(answers, expected):
    assert a.plan_status([{"answer": answer} for answer in answers]) == expected
