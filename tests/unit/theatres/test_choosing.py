"""Which pack a report is about: by many names, or in a sentence or two by one that no other pack has."""

import pytest

from counterclaim.languages import endings
from counterclaim.theatres import choose_theatre


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("RSF fighters attacked the Abu Shouk camp north of El Fasher, killing 14.", "sudan"),
        ("M23 rebels entered Sake, 25 km west of Goma.", "drcongo"),
        ("The Arakan Army captured Ann and Gwa townships.", "myanmar"),
        ("Troops pushed into Shujaiya and Zeitoun while tanks encircled Jabalia.", "gaza"),
        ("Tigrayan forces regained Alamata and Korem from federal troops.", "ethiopia"),
        ("Fighting raged in Huliaipole on Monday.", "ukraine"),
        ("JNIM fighters attacked Djibo and killed 12 soldiers.", "sahel"),
    ],
)
def test_one_name_that_only_one_pack_has_is_enough_for_a_sentence(text, theatre):
    assert choose_theatre(text) == theatre


@pytest.mark.parametrize(
    ("text", "lang", "theatre"),
    [
        ("Волчанск обстрелян, сообщил губернатор.", "ru", "ukraine"),
        ("У Гуляйполі тривають бої.", "uk", "ukraine"),
        ("Взрыв произошёл в Лачине, есть пострадавшие.", "ru", "karabakh"),
    ],
)
def test_inflected_names_too(text, lang, theatre):
    assert choose_theatre(text, lang, endings(lang)) == theatre


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 40 people in Yelwata, Benue state.",
        "A man in a stolen white Kia was arrested in Paris, Pa.",  # KIA and PA are armed groups elsewhere
        "Canada and Huliaipole's twin town signed an agreement.",  # a state that has no part in that war
        "The Houthis fired a missile.",  # two packs have them
        "THE GOVERNMENT IS IN TALKS.",  # "IS" is a verb here
        "Tina consoled her son. " + "It rained. " * 40,
        "Huliaipole was named once. " + "It rained over the fields again today. " * 12,  # too long for one name
    ],
)
def test_else_it_is_the_world(text):
    assert choose_theatre(text) == "world"
