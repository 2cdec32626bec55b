"""Names with an Arabic article inside: one name, however the article is spelt, or none."""

import pytest

from counterclaim import flow
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text


def places_of(text):
    document = read_text(text.encode(), name="report", options=ReadOptions(lang="en"))
    return flow.read_report(document, flow.FlowOptions(layers=frozenset({"places"}))).report.places


@pytest.mark.parametrize(
    ("printed", "name", "country"),
    [
        ("Deir ez-Zor", "Deir ez-Zor", "SY"),
        ("Deir al-Zor", "Deir al-Zor", "SY"),
        ("Deir ez-Zor province", "Deir ez-Zor", "SY"),
        ("Ras al-Ayn district", "Ras al-Ayn District", "SY"),
        ("Umm el-Fahm", "Umm el Faḥm", "IL"),
        ("Deir al-Balah", "Deir Al Balah", "PS"),
    ],
)
def test_the_whole_name_is_the_place(printed, name, country):
    [place] = places_of(f"Gunmen attacked a checkpoint in {printed} on Monday.")
    assert (place.text, place.name, place.country) == (printed, name, country)


@pytest.mark.parametrize("printed", ["Abu al-Nuss", "Bab al-Khayr", "Khirbet es-Sawwan"])
def test_an_unknown_one_is_not_its_first_or_last_word(printed):
    places = places_of(f"Five fighters were killed in {printed}, a village to the east.")
    assert [(p.text, p.place_id) for p in places] == [(printed, None)]
