"""The gazetteer: names under any spelling, ids, areas, a theatre's names laid over it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.errors import ResolveError
from counterclaim.model.names import PlaceKind, fold, skeleton, without_article
from counterclaim.model.theatre import ContestedName, Region, Theatre
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer
from counterclaim.theatres import load_theatre

GAZETTEER = open_gazetteer(load_theatre("ukraine"))


@pytest.mark.parametrize(
    ("name", "official", "country"),
    [
        ("Volchansk", "Vovchansk", "UA"),
        ("Krasnoarmeysk", "Pokrovsk", "UA"),
        ("Artyomovsk", "Bakhmut", "UA"),
        ("Ugledar", "Vuhledar", "UA"),
        ("Kharkov", "Kharkiv", "UA"),
        ("Aleshki", "Oleshky", "UA"),
        ("Hulyaipole", "Huliaipole", "UA"),
        ("Boguslavka", "Bohuslavka", "UA"),
        ("PORT SUDAN", "Port Sudan", "SD"),
        ("El-Fasher", "El Fasher", "SD"),
        ("El Fasher", "El Fasher", "SD"),
        ("Stepanakert", "Khankendi", "AZ"),
        ("Mekelle", "Mekelle", "ET"),
        ("DRC", "Democratic Republic of the Congo", "CD"),
        ("North Kivu", "North Kivu", "CD"),
        ("Gezira", "Gezira", "SD"),
        ("Donbass", "Donbas", "UA"),
        ("Zaporizhzhia nuclear plant", "Zaporizhzhia Nuclear Power Plant", "UA"),
    ],
)
def test_a_name_leads_to_its_place(name: str, official: str, country: str) -> None:
    entry = GAZETTEER.lookup(fold(name))
    assert entry is not None
    assert (official, country) in {(p.name, p.country) for p in entry.places}


@pytest.mark.parametrize("name", ["Putin", "Xyzzyville", "", "the"])
def test_an_unknown_name_leads_nowhere(name: str) -> None:
    assert GAZETTEER.lookup(fold(name)) is None


def test_the_whole_register_is_there() -> None:
    db = sqlite3.connect(f"{GAZETTEER.databases[0].path.as_uri()}?mode=ro", uri=True)
    with_code = db.execute("SELECT count(*) FROM places WHERE length(code) = 19 AND ref IS NULL").fetchone()[0]
    bare = db.execute("SELECT count(*) FROM places WHERE ref LIKE 'katottg:%'").fetchone()[0]
    without_spot = db.execute("SELECT count(*) FROM places WHERE length(code) = 19 AND lat IS NULL").fetchone()[0]
    db.close()
    assert with_code + bare == 29_703
    assert without_spot == 0


def test_a_place_knows_the_areas_it_lies_in() -> None:
    vovchansk = GAZETTEER.place("geonames:689304")
    assert vovchansk is not None
    assert [a.name for a in GAZETTEER.areas(vovchansk)] == ["Kharkiv Oblast", "Ukraine"]
    assert vovchansk.admin2 == "admin2:UA.07.6314"


@pytest.mark.parametrize(
    ("area", "place", "inside"),
    [
        ("admin1:UA.07", "geonames:689304", True),
        ("admin2:UA.07.6314", "geonames:689304", True),
        ("country:UA", "geonames:689304", True),
        ("admin1:UA.05", "geonames:689304", False),
        ("region:donbas", "geonames:704422", True),
        ("region:donbas", "geonames:689304", False),
        ("country:RU", "geonames:689304", False),
        ("geonames:689304", "geonames:689304", False),
    ],
)
def test_containment(area: str, place: str, inside: bool) -> None:
    outer, inner = GAZETTEER.place(area), GAZETTEER.place(place)
    assert outer is not None
    assert inner is not None
    assert GAZETTEER.contains(outer, inner) is inside


def test_what_sounds_alike_is_found() -> None:
    assert "Taungup" in {p.name for p in open_gazetteer().similar("toungup")}
    assert GAZETTEER.similar("an") == ()


def test_a_theatre_adds_names_and_regions() -> None:
    theatre = Theatre(
        id="x",
        title="x",
        timezone="UTC",
        names=(
            ContestedName(place_id="geonames:216281", official="Goma-Ville", name="Zuru", lang="en", status="former"),
        ),
        regions=(Region(id="region:east", name="The East", members=("admin1:CD.11", "admin1:CD.12")),),
    )
    gazetteer = open_gazetteer(theatre)
    zuru, east = gazetteer.lookup("zuru"), gazetteer.lookup("the east")
    assert zuru is not None
    assert (zuru.places[0].place_id, zuru.places[0].name) == ("geonames:216281", "Goma-Ville")
    assert east is not None
    assert (east.places[0].kind, east.places[0].country) == (PlaceKind.REGION, "CD")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResolveError, match=r"E301.*build_gazetteer"):
        open_gazetteer(folder=tmp_path).lookup("goma")


def test_opening_reads_nothing(tmp_path: Path) -> None:
    assert isinstance(open_gazetteer(folder=tmp_path), Gazetteer)


@pytest.mark.parametrize("theatre", ["ukraine", "karabakh", "world"])
def test_every_curated_name_points_at_a_place(theatre: str) -> None:
    loaded = load_theatre(theatre)
    gazetteer = open_gazetteer(loaded)
    assert [row for row in loaded.names if gazetteer.place(row.place_id) is None] == []


def test_ukraine_curates_at_least_120_towns() -> None:
    names = load_theatre("ukraine").names
    assert len({row.place_id for row in names if row.status in ("former", "translit", "exonym")}) >= 120
    assert sum(row.status == "former" and row.since is not None for row in names) >= 60


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Khan Younis", "Khan Yunis"),
        ("El Fasher", "Al Fāshir"),
        ("Taungup", "Toungup"),
        ("Klishchiivka", "Klishchiyivka"),
    ],
)
def test_romanisations_sound_alike(left: str, right: str) -> None:
    assert skeleton(fold(left)) == skeleton(fold(right)) != ""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Xankǝndi", "xankandi"),
        ("Tin-Essako", "tin essako"),
        ("Be'eri", "beeri"),
        ("Sana’a", "sanaa"),
        ("İstanbul", "istanbul"),
        ("Їжаківка", "їжаківка"),
        ("Артёмовск", "артемовск"),
    ],
)
def test_folding(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=30))
def test_folding_is_idempotent(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert without_article(without_article(fold(name))) in fold(name)


@pytest.mark.parametrize("name", ["США", "Соединённые Штаты", "United States"])
def test_a_state_is_not_only_one_of_its_territories(name: str) -> None:
    entry = open_gazetteer(load_theatre("world")).lookup(fold(name))
    assert entry is not None
    assert "country:US" in {place.place_id for place in entry.places}
