"""Which place a name is: by region beside it, theatre, neighbours, size; and when to abstain."""

from __future__ import annotations

import re

import pytest

from counterclaim.languages import table
from counterclaim.model.claim import Place
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.model.names import fold
from counterclaim.model.span import span_of
from counterclaim.resolve.gazetteer import Gazetteer, open_gazetteer
from counterclaim.resolve.places import resolve_places
from counterclaim.theatres import load_theatre

MARK = re.compile(r"\[(.+?)(?:\|(\w+))?\]")  # [Kharkiv|region]: a mention and its generic word; ]agent[ is not needed
GAZETTEERS: dict[str, Gazetteer] = {}


def resolved(marked: str, theatre: str = "world", use: Use = Use.PLACE) -> tuple[Place, ...]:
    """The places of a text whose toponyms stand in square brackets."""
    text, mentions = "", []
    gazetteer = GAZETTEERS.setdefault(theatre, open_gazetteer(load_theatre(theatre)))
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        name, generic = match[1], match[2]
        start = len(text)
        text += f"{name} {generic}" if generic else name
        entry = gazetteer.lookup(fold(name))
        word = span_of(text, len(text) - len(generic), len(text)) if generic else None
        kinds = table("en", "places")["generics"]
        stop = start + len(name) if generic in kinds["zone"] else len(text)
        ids = tuple(p.place_id for p in entry.places) if entry else ()
        mentions.append(PlaceMention(start, stop, text[start:stop], use=use, candidates=ids, generic=word))
        at = match.end()
    text += marked[at:]
    document = Document(id="x", text=text, lang="en", name="-", sha256="", reader="test")
    return resolve_places(document, mentions, (), load_theatre(theatre), gazetteer)


@pytest.mark.parametrize(
    ("text", "theatre", "wanted"),
    [
        ("Troops took [Volchansk].", "ukraine", "Vovchansk/Kharkiv Oblast"),
        ("Troops took [Pokrovsk].", "ukraine", "Pokrovsk/Donetsk Oblast"),
        ("They left [Hama] for [Homs].", "world", "Hama/"),
        ("They left [Hama|province] for [Homs].", "world", "Hama/"),
        ("The village of [Kostiantynivka], south of [Kurakhove].", "ukraine", "Kostiantynivka/Donetsk Oblast"),
        ("Shells fell on [Murom] near [Moscow].", "world", "Murom/Vladimir Oblast"),
        ("Shells fell on [Hlyboke] in [Kharkiv|region].", "world", "Hlyboke/Kharkiv Oblast"),
        ("They hold [Andriivka], south of [Bakhmut].", "ukraine", "Andriivka/Donetsk Oblast"),
        ("A drone fell near [Tripoli] and another in [Benghazi].", "world", "Tripoli/"),
        ("Rockets hit [Tripoli], north of [Beirut].", "world", "Tripoli/North Lebanon"),
        ("The army entered [Goma] after [Bukavu] fell.", "world", "Goma/North Kivu"),
        ("Clashes were reported in [Masisi] and near [Goma].", "world", "Masisi/North Kivu"),
        ("They shelled [El-Fasher], capital of [North Darfur].", "world", "El Fasher/North Darfur"),
        ("Fighting went on in [Kirkuk|province].", "world", "Kirkuk/"),
        ("An official in [Donetsk] spoke.", "ukraine", "Donetsk/Donetsk Oblast"),
        ("[Kharkiv|region] was quiet.", "ukraine", "Kharkiv Oblast/"),
        ("They met in [Paris].", "world", "Paris/Île-de-France"),
        ("The [Black Sea] was calm.", "world", "Black Sea/"),
    ],
)
def test_the_right_namesake(text: str, theatre: str, wanted: str) -> None:
    place = resolved(text, theatre)[0]
    area = place.within[0] if len(place.within) > 1 else ""
    assert f"{place.name}/{area}" == wanted


@pytest.mark.parametrize(
    "text", ["[Ivanivka] was shelled.", "[Xyzzyville] was shelled.", "They crossed [Springfield]."]
)
def test_unsure_is_unresolved(text: str) -> None:
    place = resolved(text)[0]
    assert place.place_id is None
    assert place.name is None
    assert place.lat is None


def test_candidates_say_why() -> None:
    place = resolved("Shells fell on [Hlyboke] in [Kharkiv|region].", "ukraine")[0]
    assert place.candidates[0].place_id == place.place_id
    assert any("Kharkiv Oblast" in why for why in place.candidates[0].why)
    assert [c.score for c in place.candidates] == sorted((c.score for c in place.candidates), reverse=True)


def test_one_name_is_one_place() -> None:
    first, _, again = resolved("[Andriivka] fell. It lies near [Bakhmut]. Nobody is left in [Andriivka].", "ukraine")
    assert first.place_id == again.place_id is not None


def test_a_direction_is_an_area_around_the_town() -> None:
    place = resolved("Fighting on the [Pokrovsk|direction] went on.", "ukraine")[0]
    assert (place.text, place.name, place.precision) == ("Pokrovsk", "Pokrovsk", "area")


def test_a_village_without_coordinates_says_so() -> None:
    place = resolved("They hold [Zelene], in [Kharkiv|region], north of [Vovchansk].", "ukraine")
    hlyboke = resolved("Shells fell on [Hlyboke] near [Lyptsi] in [Kharkiv|region].", "ukraine")[0]
    assert len(place) == 3
    assert hlyboke.precision == "centroid"


@pytest.mark.parametrize("use", [Use.AGENT, Use.PART])
def test_only_places_are_places(use: Use) -> None:
    assert resolved("[Kyiv] said so.", use=use) == ()


def test_the_english_spelling_of_the_report_is_shown() -> None:
    place = resolved("They shelled [Fallujah], in [Anbar|province].")[0]
    assert (place.name, place.place_id) == ("Fallujah", "geonames:99454")


def test_spans_are_the_mentions() -> None:
    text = "Shells fell on [Lyptsi] and [Vovchansk]."
    bare = MARK.sub(lambda m: m[1], text)
    assert all(bare[p.start : p.stop] == p.text for p in resolved(text, "ukraine"))


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Shells fell on Ivanivka, a village near Kherson, at noon.", "Kherson Oblast"),
        ("Shells fell on Ivanivka, 20 km north of Odesa, at noon.", "Odesa Oblast"),
        ("Shells fell on Ivanivka just outside Chernihiv at noon.", "Chernihiv Oblast"),
    ],
)
def test_what_a_place_is_said_to_be_close_to_decides(text, area):
    from counterclaim.flow import FlowOptions, read_report
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.text import read_text

    document = read_text(text.encode(), name="test", options=ReadOptions(lang="en"))
    report = read_report(document, FlowOptions(theatre="ukraine", layers=frozenset({"places"}))).report
    first = report.places[0].candidates[0]
    assert "said to be close to" in " ".join(first.why)
    assert (
        area in {a for p in report.places[:1] for a in p.within}
        or first.score - report.places[0].candidates[1].score < 0.05
    )


def test_no_name_bears_witness_for_itself():
    alone = resolved("Clashes were reported in [Masisi].")[0]
    beside = resolved("Clashes were reported in [Masisi] and near [Goma].")[0]
    assert not [why for why in alone.candidates[0].why if "names places in" in why]
    assert "the report names places in CD" in beside.candidates[0].why


@pytest.mark.parametrize(
    "text",
    [
        "A jet crashed near the village of [Yablonovo] in [Belgorod|region].",
        "Fighters took [Leova] in [Mali].",
        "A bomb went off in [Springvale] in [Helmand|province].",
        "Police were attacked in [Kirkwall], northern [Somalia].",
    ],
)
def test_a_place_that_lies_elsewhere_than_the_report_says_is_none(text):
    place = resolved(text, "ukraine")[0]
    assert place.place_id is None
    assert any(why.startswith("does not lie in") for why in place.candidates[0].why)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops took [Volchansk] in [Belgorod|region].", "Vovchansk"),  # the theatre's: a rule tells of the slip
        ("Shells hit [Sumy] in [Russia].", "Sumy"),
        ("Residents of [Simferopol] in [Russia] heard blasts.", "Simferopol"),
        ("Shells fell on [Hlyboke] in [Kharkiv|region].", "Hlyboke"),
    ],
)
def test_a_slip_of_the_report_leaves_the_place(text, name):
    assert resolved(text, "ukraine")[0].name == name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cases were found in [Mexico], in [Oaxaca] and [Puebla].", "country:MX"),
        ("Ships left the [Caribbean] for the [North Sea].", "water:caribbean"),
        ("They met in [Idaho].", "admin1:US.ID"),
        ("The convoy crossed the [Sahara] towards [Agadez].", "region:sahara"),
    ],
)
def test_a_large_place_leads_a_small_one_that_bears_its_name(text, wanted):
    assert resolved(text)[0].place_id == wanted


def test_the_adjective_of_a_state_is_no_town():
    gazetteer = open_gazetteer(load_theatre("world"))
    assert gazetteer.lookup("thai") is None
    assert gazetteer.lookup("chadian") is None
    assert gazetteer.lookup("us") is not None


@pytest.mark.parametrize(("name", "wanted"), [("Middle Shabelle", "Middle Shabelle"), ("Catatumbo", "Catatumbo")])
def test_regions_of_more_conflicts(name, wanted):
    assert resolved(f"Fighting went on in [{name}].")[0].name == wanted


def test_a_town_far_from_the_region_that_it_is_put_in_stays_if_it_is_no_village():
    assert resolved("[Kadugli], in [West Darfur], was shelled.")[0].name == "Kadugli"
