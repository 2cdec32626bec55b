"""A name right behind the noun that says what it is, in a language without "of"."""

import pytest

from counterclaim.flow import read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

OPENING = "Минобороны РФ сообщило об ударах по ВСУ на Украине, в Харьковской и Херсонской областях. "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Склад уничтожен в районе Очакова.", "Ochakiv"),
        ("Станция сгорела на аэродроме Арциз.", "Artsyz"),
        ("Бои идут в районе населённого пункта Клещеевка.", "Klishchiivka"),
    ],
)
def test_a_name_behind_its_noun_is_a_place(text, place):
    document = read_text((OPENING + text).encode(), name="report.txt", options=ReadOptions(lang="ru"))
    assert place in [p.name for p in read_report(document).report.places]
