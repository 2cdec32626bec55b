"""Case and number of Ukrainian nouns that the dictionary's endings rule in or out."""

from __future__ import annotations

import pytest

from counterclaim.languages import table
from counterclaim.languages.uk.cases import fit
from counterclaim.languages.uk.forms import forms

ENDINGS = table("uk", "cases")["endings"]


@pytest.mark.parametrize(
    ("word", "pos", "seen", "right"),
    [
        ("брехнею", "NOUN", ("Acc", "Plur"), ("Ins", "Sing")),
        ("взяттям", "NOUN", ("Acc", "Sing"), ("Ins", "Sing")),
        ("Жителі", "PROPN", ("Gen", "Sing"), ("Nom", "Plur")),
        ("силах", "NOUN", ("Nom", "Sing"), ("Loc", "Plur")),
        ("дорогу", "NOUN", ("Nom", "Sing"), ("Acc", "Sing")),
        ("староста", "NOUN", ("Acc", "Sing"), ("Nom", "Sing")),
        ("берег", "NOUN", ("Acc", "Sing"), ("Acc", "Sing")),
        ("удару", "NOUN", ("Dat", "Sing"), ("Dat", "Sing")),
        ("Гома", "PROPN", ("Gen", "Sing"), ("Gen", "Sing")),
    ],
)
def test_the_ending_rules_out_what_it_cannot_be(
    word: str, pos: str, seen: tuple[str, str], right: tuple[str, str]
) -> None:
    feats = {"Case": seen[0], "Number": seen[1]}
    fit(word, pos, feats, forms().analyses(word), ENDINGS)
    assert (feats["Case"], feats["Number"]) == right
