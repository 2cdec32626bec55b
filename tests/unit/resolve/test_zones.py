"""Areas that words draw: which phrases, whose border, how large, what lies in them."""

import re
from math import pi

import pytest

from counterclaim import flow
from counterclaim.model.claim import Precision, ZoneKind
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text
from counterclaim.resolve.gazetteer import open_gazetteer
from counterclaim.resolve.zone_shapes import Plan, draw, lies_in, members
from counterclaim.theatres import load_theatre


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer(load_theatre("ukraine"))


@pytest.fixture(scope="module")
def places():
    def read(text, lang="en"):
        document = read_text(text.encode(), name="report", options=ReadOptions(lang=lang))
        return flow.read_report(document, flow.FlowOptions(layers=frozenset({"places"}))).report.places

    return read


def zone_in(places, text, lang="en"):
    """The zone that ``text`` draws and the words of the place that bears it."""
    borne = [(p.zone, p.text) for p in places(text, lang) if p.zone is not None]
    return borne[0] if borne else (None, None)


@pytest.mark.parametrize(
    ("text", "bearer", "pair", "within_reach"),
    [
        ("Villages within 15 kilometres of the Russian border in Kharkiv region were hit.",
         "Kharkiv region", "UA RU", ("admin1:UA.07", 0, 15)),
        ("Troops massed up to 10 km from the border in Sumy region.", "Sumy region", "UA RU", ("admin1:UA.21", 0, 10)),
        ("Troops keep a 20-km zone along the border with Sudan, Chad said.", "Sudan", "TD SD", (None, 0, 20)),
        ("Camps stand within 5 km of the border between Ethiopia and Sudan.", "Ethiopia", "ET SD", (None, 0, 5)),
        ("Shells fell 5-10 km from the Lebanese border in northern Israel.", "Israel", "IL LB", ("country:IL", 5, 10)),
        ("They fell back to within three miles of the Thai border in Kayin state.",
         "Kayin state", "MM TH", ("admin1:MM.05", 0, 4.8)),
    ],
)  # fmt: skip
def test_a_strip_along_a_border_is_borne_by_the_area_that_it_lies_in(places, text, bearer, pair, within_reach):
    zone, words = zone_in(places, text)
    assert zone is not None
    assert (zone.kind, words, zone.within) == (ZoneKind.BORDER, bearer, within_reach[0])
    assert {each.removeprefix("country:") for each in zone.of} == set(pair.split())
    assert (zone.km_from, zone.km_to, zone.assumed) == (*within_reach[1:], False)
    assert text[zone.start : zone.stop] == zone.text


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit border areas of Belgorod region.",
        "Houthi forces shelled villages along Yemen's border with Saudi Arabia.",
    ],
)
def test_without_a_length_the_width_is_ours_and_says_so(places, text):
    zone, _ = zone_in(places, text)
    assert zone is not None
    assert zone.assumed


def test_a_border_named_by_an_adjective_is_a_place_of_its_own_where_a_length_is_given(places):
    text = "Rebels hold villages within five kilometres of the Rwandan border, a priest in Goma said."
    border = places(text)[0]
    assert (border.place_id, border.precision) == ("border:CD-RW", Precision.AREA)
    assert border.zone is not None
    assert border.zone.accuracy <= 0.1
    assert not [p for p in places("Rebels hold villages near the Rwandan border, a priest in Goma said.") if p.zone]


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("Heavy fighting was reported between Avdiivka and Bakhmut on Monday.", ZoneKind.BETWEEN, 2),
        ("Clashes continued on the Pokrovsk-Kostiantynivka road.", ZoneKind.BETWEEN, 2),
        ("A convoy was hit on the road from El Fasher to Nyala.", ZoneKind.BETWEEN, 2),
        ("Fighters took positions 12 km south of Pokrovsk.", ZoneKind.BEARING, 1),
        ("Everyone within a 30-mile radius of Goma was told to leave.", ZoneKind.AROUND, 1),
        ("Shells landed within 4 km of Goma.", ZoneKind.AROUND, 1),
    ],
)
def test_areas_between_and_around_towns(places, text, kind, ids):
    zone, _ = zone_in(places, text)
    assert zone is not None
    assert (zone.kind, len(zone.of)) == (kind, ids)


@pytest.mark.parametrize(
    "text",
    [
        "Officials met in Doha to discuss a ceasefire between Israel and Lebanon.",
        "Vovchansk, 5 km from the Russian border, was shelled.",
        "Lashio, a town of 150,000, lies some 10 km from the Chinese border.",
        "Mediators shuttled between Cairo and Doha.",
        "Thousands crossed the border from Sudan into Chad.",
        "Ukraine's border guards said nothing of Sumy region.",
        "The village lies more than 10 km from the border with Sudan, Chad said.",
        "Peace talks between Kinshasa and Kigali collapsed.",
    ],
)
def test_what_draws_no_area(places, text):
    assert zone_in(places, text) == (None, None)


@pytest.mark.parametrize(
    ("lang", "text", "kind", "reach"),
    [
        ("ru", "В 15 км от границы с Украиной в Белгородской области обстреляны сёла.", ZoneKind.BORDER, 17.2),
        ("ru", "Бои идут в пяти километрах южнее Покровска.", ZoneKind.BEARING, 6.0),
        ("ru", "Продолжаются столкновения между Авдеевкой и Бахмутом.", ZoneKind.BETWEEN, 13.4),
        ("ru", "Жителей в радиусе 30 км от Курска просят уехать.", ZoneKind.AROUND, 30.0),
        ("ru", "В приграничных районах Сумской области объявлена эвакуация.", ZoneKind.BORDER, 20.0),
        ("uk", "Чад створює 20-кілометрову буферну зону вздовж кордону із Суданом.", ZoneKind.BORDER, 20.0),
        ("uk", "Бої йдуть за п'ять кілометрів на південь від Покровська.", ZoneKind.BEARING, 6.0),
        ("uk", "Мешканців у радіусі 30 км від Харкова просять виїхати.", ZoneKind.AROUND, 30.0),
        ("uk", "Дрони атакували прикордоння Харківської області.", ZoneKind.BORDER, 20.0),
    ],
)
def test_zones_of_the_other_languages(places, lang, text, kind, reach):
    zone, _ = zone_in(places, text, lang)
    assert zone is not None
    assert (zone.kind, zone.km_to) == (kind, pytest.approx(reach, abs=0.1))
    if kind is ZoneKind.BEARING:
        assert zone.heading == 180


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Стороны обсудили перемирие между Израилем и Ливаном."),
        ("ru", "Волчанск, в 5 км от границы с Россией, обстрелян."),
        ("ru", "Рейсы между Каиром и Дохой отменены."),
        ("uk", "Вовчанськ, за 5 км від кордону з Росією, обстріляно."),
        ("uk", "Сторони обговорили перемир'я між Ізраїлем і Ліваном."),
    ],
)
def test_what_draws_no_area_in_the_other_languages(places, lang, text):
    assert zone_in(places, text, lang) == (None, None)


def test_a_circle_has_the_area_of_a_circle(gazetteer):
    drawn = draw(Plan(kind=ZoneKind.AROUND, of=("geonames:704422",), km_to=10), gazetteer)
    assert drawn.km2 == pytest.approx(pi * 100, rel=0.01)


def test_a_strip_is_as_wide_as_it_says_and_stays_on_its_side(gazetteer):
    both = Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), km_to=10)
    here = Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), within="country:UA", km_to=10)
    there = Plan(kind=ZoneKind.BORDER, of=("country:RU", "country:UA"), within="country:RU", km_to=10)
    sizes = [draw(plan, gazetteer).km2 for plan in (both, here, there)]
    assert sizes[1] + sizes[2] == pytest.approx(sizes[0], rel=0.06)  # the rest is sea
    near = Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), within="country:UA", km_to=5)
    assert draw(near, gazetteer).km2 < sizes[1]


def test_members_are_the_settlements_of_the_strip(gazetteer):
    plan = Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), within="admin1:UA.07", km_to=10)
    names = [place.name for place in members(plan, gazetteer)]
    assert "Vovchansk" in names
    assert not {"Kharkiv", "Shebekino", "Chuhuiv", "Krasnopillia"} & set(names)


@pytest.mark.parametrize(("place", "inside"), [("geonames:689304", True), ("geonames:706483", False)])
def test_whether_a_town_lies_in_a_zone(gazetteer, place, inside):
    plan = Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), within="country:UA", km_to=10)
    assert lies_in(gazetteer.place(place), plan, gazetteer) is inside


@pytest.mark.parametrize(
    "plan",
    [
        Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:FR"), km_to=10),
        Plan(kind=ZoneKind.AROUND, of=("geonames:1",), km_to=10),
        Plan(kind=ZoneKind.RIVER, of=("water:nowhere",), km_to=10),
        Plan(kind=ZoneKind.BORDER, of=("country:UA", "country:RU"), within="admin1:UA.25", km_to=10),
    ],
)
def test_what_cannot_be_drawn_is_no_area(gazetteer, plan):
    assert draw(plan, gazetteer) is None
    assert members(plan, gazetteer) == ()


def test_words_of_a_zone_are_the_words_of_the_text(places):
    text = "On Monday, shells fell 5-10 km from the Lebanese border in northern Israel, officials said."
    zone, _ = zone_in(places, text)
    assert re.search(re.escape(zone.text), text).span() == (zone.start, zone.stop)
