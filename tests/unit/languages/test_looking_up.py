"""Dictionary forms of single words, for searching."""

import pytest

from counterclaim.languages.looking_up import bases_of


@pytest.mark.parametrize(
    ("word", "lang", "base"),
    [
        ("Волчанска", None, "волчанск"),
        ("погибли", "ru", "погибнуть"),
        ("посёлках", "ru", "поселок"),
        ("дронами", None, "дрон"),
        ("безпілотників", "uk", "безпілотник"),
        ("село", None, "село"),
    ],
)
def test_a_form_is_led_back_to_its_base(word, lang, base):
    assert base in bases_of(word, lang)


@pytest.mark.parametrize(("word", "lang"), [("captured", "en"), ("captured", "xx")])
def test_a_language_that_does_not_inflect_has_none(word, lang):
    assert bases_of(word, lang) == ()
