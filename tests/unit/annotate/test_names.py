"""Toponyms: what is one, how far it reaches, and whether it is a place, an agent or a part of a name."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.annotate.names import find_places
from counterclaim.languages import adapter
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.resolve.gazetteer import open_gazetteer
from counterclaim.theatres import load_theatre

NAMES = open_gazetteer(load_theatre("ukraine"))


def found(text: str) -> tuple[PlaceMention, ...]:
    document = Document(id="x", text=text, lang="en", name="-", sha256="", reader="test")
    return find_places(document, adapter("en").parse(text), NAMES)


def words(text: str, use: Use = Use.PLACE) -> list[str]:
    return [m.text for m in found(text) if m.use is use]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells fell on Lyptsi and Vovchansk.", ["Lyptsi", "Vovchansk"]),
        ("The army took Krasnoarmeysk on Monday.", ["Krasnoarmeysk"]),
        ("PORT SUDAN, March 27 - The army said its men had left.", ["PORT SUDAN"]),
        ("GOMA, 27 January - Rebels entered the town.", ["GOMA"]),
        ("Rebels entered Goma, in North Kivu, on Monday.", ["Goma", "North Kivu"]),
        ("The governor of Kharkiv region denied it.", ["Kharkiv region"]),
        ("Drones hit the Kursk and Belgorod regions.", ["Kursk", "Belgorod regions"]),
        ("They shelled Gondar's main hospital.", ["Gondar"]),
        ("A drone fell in Al-Hasakah on Friday.", ["Al-Hasakah"]),
        ("They crossed the Oskil near Kupiansk.", ["Oskil", "Kupiansk"]),
        ("Fighting went on near Khan Younis.", ["Khan Younis"]),
        ("A fire broke out at the Zaporizhzhia nuclear power plant.", ["Zaporizhzhia nuclear power plant"]),
        ("They died in the village of Umm Zubala.", ["Umm Zubala"]),
        ("Soldiers were seen near Kafr Tawila.", ["Kafr Tawila"]),
        ("The region of Donbas is theirs.", ["Donbas"]),
        ("An airfield near Sumy burned.", ["Sumy"]),
        ("Rebels took Goma and Sake in January.", ["Goma", "Sake"]),
        ("He spoke with Captain Georgia Bradford and with colonel Sumy.", []),
        ("MAE SOT, Thailand - Refugees came.", ["MAE SOT", "Thailand"]),
        ("The minister said that Kyiv was quiet.", ["Kyiv"]),
        ("Prime Minister Oksana Kupiansk spoke. Kupiansk's doubts were shared in Izium.", ["Izium"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert words(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Their troops regained Kyaukme in October.", ["Kyaukme"]),
        ("Mogok was surrendered without a shot.", ["Mogok"]),
        ("A rocket hit Tinzaouaten.", ["Tinzaouaten"]),
        ("They mined the road to Sudzha.", ["Sudzha"]),
        ("Reports of Vovchansk's encirclement were early.", ["Vovchansk"]),
        ("Fizuli remained empty.", ["Fizuli"]),
        ("Commandos dislodged the rebels from Qaryat Umm.", ["Qaryat Umm"]),
        ("Drew Webster was taken to a clinic, where Webster was held.", []),
        ("A lorry struck the Webster.", []),
    ],
)
def test_what_is_held_or_hit_or_has_a_road_is_a_place(text: str, places: list[str]) -> None:
    assert words(text) == places


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Kyiv said the town had fallen.", ["Kyiv"]),
        ("Moscow's claim was denied.", ["Moscow"]),
        ("Eritrea shelled the border.", ["Eritrea"]),
        ("The talks between Moscow and Kyiv failed.", ["Moscow", "Kyiv"]),
        ("Officials accused Ukraine of the attack.", ["Ukraine"]),
        ("According to Moscow, nobody died.", ["Moscow"]),
        ("Donetsk denied the report.", ["Donetsk"]),
    ],
)
def test_agents(text: str, agents: list[str]) -> None:
    assert words(text, Use.AGENT) == agents
    assert not set(words(text)) & set(agents)


@pytest.mark.parametrize(
    "text",
    [
        "The Kharkiv Post reported it.",
        "The 72nd Donetsk Brigade left.",
        "The Geneva Convention was broken.",
        "The cruiser Moskva sank.",
    ],
)
def test_parts_of_names_are_no_places(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Most of the men left.",
        "Reading the statement, he smiled.",
        "Sources said so on Monday in March.",
        "President Vladimir Putin spoke.",
        "The Red Cross said so.",
        "The Russian and Ukrainian armies fought.",
        "Moscow-backed forces left.",
        "He wrote it on Telegram.",
    ],
)
def test_words_and_persons_are_no_places(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "name", "generic"),
    [
        ("Fighting in Kharkiv region went on.", "Kharkiv region", "region"),
        ("Fighting on the Pokrovsk axis went on.", "Pokrovsk", "axis"),
        ("Fighting in Kursk and Belgorod regions went on.", "Kursk", "regions"),
    ],
)
def test_generic_words(text: str, name: str, generic: str) -> None:
    mention = next(m for m in found(text) if m.text == name)
    assert mention.generic is not None
    assert mention.generic.text == generic


def test_an_unknown_village_has_no_candidates() -> None:
    assert [m.candidates for m in found("They died in the village of Umm Zubala.")] == [()]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Kyiv", "in", "Goma", "😀", "said", ",", ".", "Al-Jubah", "region", "é", "the", "\n"]),
        max_size=14,
    )
)
def test_spans_are_exact_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    mentions = found(text) if text.strip() else ()
    assert all(text[m.start : m.stop] == m.text for m in mentions)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(mentions))
