"""Numbers whose thousands a space sets apart."""

import pytest

from counterclaim.annotate.grouped import grouped_numbers
from counterclaim.annotate.words import words_of


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("Втрати становлять 653 060 осіб", "uk", [653060]),
        ("погибли 12 000 солдат и 300 жителей", "ru", [12000, 300]),
        ("1 653 160 человек", "ru", [1653160]),
        ("12\u00a0345 people", "en", [12345]),
        ("Some 12 000 people", "en", [12000]),
        ("On May 12 300 people fled", "en", [12, 300]),
        ("2024 300 осіб", "uk", [2024, 300]),
        ("номер 093 555", "uk", [93, 555]),
    ],
)
def test_a_group_of_three_is_part_of_the_number(text: str, lang: str, numbers: list[int]) -> None:
    assert [int(word.value) for word in words_of(text, lang) if word.value is not None] == numbers


def test_offsets_are_those_of_the_text() -> None:
    assert grouped_numbers("a 653 060 b", " ") == {2: 9}
