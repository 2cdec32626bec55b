"""The rules on places, on whole sentences: what must be reported and what must not."""

import functools

import pytest

from counterclaim.check.engine import check
from counterclaim.check.pack import load_packs
from counterclaim.check.settings import Settings
from counterclaim.check.subject import Subject
from counterclaim.flow import FlowOptions, read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

RULES = tuple(file for file in load_packs() if file.rule.code.startswith("CC10"))
ALL = Settings(levels={file.rule.code: "on" for file in RULES})


@functools.cache
def found(text, theatre, lang="en"):
    document = read_text(text.encode(), name="x", options=ReadOptions(lang=lang))
    outcome = read_report(document, FlowOptions(theatre=theatre))
    subject = Subject(
        document=document,
        report=outcome.report,
        annotations=outcome.annotations,
        theatre=outcome.theatre,
        areas=outcome.areas,
        atlas=outcome.atlas,
    )
    return [(finding.code, finding.text) for finding in check(subject, RULES, ALL)]


@pytest.mark.parametrize(
    ("text", "theatre", "want"),
    [
        ("Kharkiv (Russia) burned.", "ukraine", [("CC102", "Kharkiv")]),
        ("Shells hit Belgorod, a Ukrainian city.", "ukraine", [("CC102", "Belgorod")]),
        ("Uvira, Burundi, received boats with refugees.", "drcongo", [("CC102", "Uvira")]),
        ("The governor spoke in Belgorod, Russia said.", "ukraine", []),
        ("Talks between Kyiv, Russia and Belarus failed.", "ukraine", []),
        ("The Russian-held city of Melitopol was shelled.", "ukraine", []),
        ("The Russian city of Donetsk was shelled.", "ukraine", []),  # claimed by two states
        ("The Armenian city of Stepanakert was shelled.", "karabakh", []),
        ("He visited Guinea, Liberia, Mauritania, Mali and Senegal.", "sahel", []),
    ],
)
def test_the_wrong_side_of_a_border(text, theatre, want):
    assert found(text, theatre) == want


@pytest.mark.parametrize(
    ("text", "theatre", "want"),
    [
        ("Izium, north of Kharkiv, fell.", "ukraine", [("CC103", "Izium")]),
        ("Kramatorsk (some 90 miles east of Pokrovsk) was hit.", "ukraine", [("CC103", "Kramatorsk")]),
        ("Homs, 40 km north of Hama, prepared for attack.", "syria", [("CC103", "Homs")]),
        ("Kramatorsk, within 20 km of Pokrovsk, was hit.", "ukraine", [("CC103", "Kramatorsk")]),
        ("Myrnohrad, within 50 km of Pokrovsk, was hit.", "ukraine", []),
        ("Kramatorsk, more than 20 km from Pokrovsk, was hit.", "ukraine", []),
        ("Homs, 45 km south of Hama, prepared for attack.", "syria", []),
        ("Chuhuiv, southeast of Kharkiv, fell.", "ukraine", []),
        ("Troops advanced from Izium, 12 km south of Kharkiv.", "ukraine", []),
        ("The road from Kharkiv north of Izium was cut.", "ukraine", []),
        ("Novoselivka, 30 km north of Pokrovsk, fell.", "ukraine", []),  # one of many may lie there
    ],
)
def test_distance_and_direction(text, theatre, want):
    assert [each for each in found(text, theatre) if each[0] == "CC103"] == want


@pytest.mark.parametrize(
    ("text", "theatre", "want"),
    [
        ("Wad Madani, on the border with Chad, took in the displaced.", "sudan", [("CC104", "Wad Madani")]),
        ("Beersheba, two kilometres from the Lebanese border, was calm.", "gaza", []),  # only digits are read
        ("Beersheba, 2 km from the Lebanese border, was calm.", "gaza", [("CC104", "Beersheba")]),
        ("Goma, on the border with Rwanda, fell.", "drcongo", []),
        ("Poltava, in the 20 km buffer zone along the Russian border, was hit.", "ukraine", [("CC104", "Poltava")]),
        ("Vovchansk, in a 20-km-wide buffer zone along the border with Russia, was hit.", "ukraine", []),
        ("Izium, which lies in the 20 km border strip, was evacuated.", "ukraine", [("CC104", "Izium")]),
        ("Vovchansk, within 20 km of the Russian border, was hit.", "ukraine", []),
        ("Poltava, within 20 km of the Russian border, was hit.", "ukraine", [("CC104", "Poltava")]),
        ("Poltava, more than 20 km from the Russian border, was hit.", "ukraine", []),
        ("Vovchansk, more than 40 km from the Russian border, was hit.", "ukraine", [("CC104", "Vovchansk")]),
        ("Poltava lies on the administrative border of the region.", "ukraine", []),
        ("Izium, on the border of Kharkiv and Donetsk regions, was hit.", "ukraine", []),
        ("Kherson, close to the Russian border, was hit.", "ukraine", []),  # where the border runs is in dispute
    ],
)
def test_borders(text, theatre, want):
    assert [each for each in found(text, theatre) if each[0] == "CC104"] == want


@pytest.mark.parametrize(
    ("text", "theatre", "want"),
    [
        ("Palmyra, a Mediterranean port, was bombed.", "syria", [("CC105", "Palmyra")]),
        ("Ouagadougou, on the Niger River, was calm.", "sahel", [("CC105", "Ouagadougou")]),
        ("The seaside town of Mekelle was calm.", "ethiopia", [("CC105", "Mekelle")]),
        ("Goma, on Lake Kivu, was calm.", "drcongo", []),
        ("Raqqa, on the Euphrates, was calm. Latakia, on the Mediterranean coast, was not.", "syria", []),
        ("Zaporizhzhia, on the Dnipro River, was hit.", "ukraine", []),
    ],
)
def test_waters(text, theatre, want):
    assert [each for each in found(text, theatre) if each[0] == "CC105"] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The army took Krasny Armyansk and Dimitrov.", [("CC106", "Krasny Armyansk")]),
        ("The army took Krasnoarmeysk and Dimitrov.", []),
        ("The village of Hrodovka near Pokrovsk was shelled.", [("CC106", "Hrodovka")]),  # sounds like one
        ("The village of Hrodivka near Pokrovsk was shelled.", []),
        ("The village of Zelenotravne near Kurakhove fell.", [("CC107", "Zelenotravne")]),
        ("The village of Zelenotravne near Belgorod was hit.", []),  # not every Russian village is known
        ("The village of Novoselivka near Kurakhove fell.", []),
        ("President Zelenotravny visited Kurakhove.", []),
        ("The army took Novoselivka on Monday.", [("CC108", "Novoselivka")]),
        ("The army took Novoselivka, near Lyman in Donetsk region.", []),
    ],
)
def test_names_that_are_unknown_or_not_enough(text, want):
    assert found(text, "ukraine") == want


@pytest.mark.parametrize(
    ("text", "lang", "want"),
    [
        ("Волчанск в Донбассе занят, заявил генерал.", "ru", ["CC101"]),
        ("Удар по аэродрому в Гостомеле в Киевской области.", "ru", []),
        ("Волчанск в Харьковской области занят, заявил генерал.", "ru", []),
        ("Чугуев, западнее Харькова, эвакуируют.", "ru", ["CC103"]),
        ("Чугуев, юго-восточнее Харькова, эвакуируют.", "ru", []),
        ("Бои на харьковском направлении. Полтава, недалеко от границы с Россией, обстреляна.", "ru", ["CC104"]),
        ("Сумы на реке Днепр остались без воды.", "ru", ["CC105"]),
        ("Куп'янськ у Сумській області обстріляно.", "uk", ["CC101"]),
        ("Куп'янськ у Харківській області обстріляно.", "uk", []),
        ("Чугуїв, на захід від Харкова, евакуюють.", "uk", ["CC103"]),
        ("Чугуїв, на південний схід від Харкова, евакуюють.", "uk", []),
        ("Полтава, в 20-километровой буферной зоне, обстреляна.", "ru", ["CC104"]),
        ("Полтава, у 20-кілометровій прикордонній зоні, обстріляна.", "uk", ["CC104"]),
        ("Вовчанськ, у 20-кілометровій прикордонній зоні, обстріляно.", "uk", []),
        ("Полтава, за 5 км від кордону з Росією, атакована.", "uk", ["CC104"]),
        ("Суми на річці Дніпро залишилися без води.", "uk", ["CC105"]),
    ],
)
def test_russian_and_ukrainian(text, lang, want):
    assert [code for code, _ in found(text, "ukraine", lang)] == want


SIDES = ("{a} said that {place}, a {b} town, had been taken.", "The {b} city of {place} burned, {a} said.")


@pytest.mark.parametrize("text", SIDES)
@pytest.mark.parametrize(("a", "b", "place"), [("Russia", "Ukrainian", "Voronezh"), ("Ukraine", "Russian", "Poltava")])
def test_the_rules_are_alike_for_both_sides(text, a, b, place):
    assert found(text.format(a=a, b=b, place=place), "ukraine") == [("CC102", place)]
