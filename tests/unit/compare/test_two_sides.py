"""Two whole reports of two sides: what is a dispute between them, and what only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from counterclaim.compare.relate import relate_reports
from counterclaim.flow import read_report
from counterclaim.model.report import Report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text


def report(text: str, lang: str) -> Report:
    options = ReadOptions(published=dt.date(2025, 2, 17), lang=lang)
    return read_report(read_text(text.encode(), name="report.txt", options=options)).report


def kinds(left: str, right: str, langs: str) -> set[str]:
    ours, theirs = langs.split()
    return {str(found.kind) for found in relate_reports(report(left, ours), report(right, theirs))}


DISPUTES = [
    # a name that no gazetteer has, in one of the reports beside a place that it has
    (
        "The army said it had taken Kombrelu, south of Omdurman.",
        "The RSF said the army had not taken Kombrelu.",
        "en en",
    ),
    ("The RSF said it had seized the town of Kombrelu.", "The army said Kombrelu was under its control.", "en en"),
    # "the town" is the one named last
    (
        "M23 said it had captured Goma.",
        "Congo's army said fighting went on in Goma. It said it held the city.",
        "en en",
    ),
    # one of a list
    ("The army said it had taken Goma and Bukavu.", "The M23 rebels denied that Bukavu was in army hands.", "en en"),
    # in whose hands
    (
        "Російська армія зайняла Вовчанськ, заявило міністерство.",
        "Вовчанськ лишається під контролем української армії, заявив Генштаб ЗСУ.",
        "uk uk",
    ),
    (
        "Минобороны РФ заявило, что войска заняли село Глубокое.",
        "Генштаб ЗСУ заявив, що село Глибоке лишається під контролем українських військ.",
        "ru uk",
    ),
    (
        "Россия заявила об освобождении Купянска.",
        "Генштаб ЗСУ заявив, що українські війська утримують Куп'янськ.",
        "ru uk",
    ),
    (
        "Українська армія утримує Вовчанськ, заявив Генштаб.",
        "Russia's defence ministry said its troops had captured Vovchansk.",
        "uk en",
    ),
    # nobody was harmed, and somebody was
    (
        "The rebels said no civilians had been harmed in Goma.",
        "Doctors said 11 civilians had been killed in Goma.",
        "en en",
    ),
    ("The army said there were no casualties in Goma.", "Medics said 4 people were wounded in Goma.", "en en"),
    # lost is shot down
    (
        "Pakistan said it had shot down five Indian aircraft on Sunday.",
        "India denied that any aircraft had been lost.",
        "en en",
    ),
]
DISPUTES += [
    # a denial is not dated by what else its report tells
    (
        "The rebels said they had shot down a helicopter near Hama.",
        "The Syrian army denied losing a helicopter. Residents said rebels had entered Aleppo on Saturday.",
        "en en",
    ),
    # a place that was not struck, and what the strike did there
    (
        "Голова ОВА повідомив, що внаслідок обстрілу Краматорська поранено п'ятеро людей.",
        "В министерстве заявили, что по Краматорску удары не наносились.",
        "uk ru",
    ),
]
NO_DISPUTES = [
    # who denies his own killing does not deny other dead
    (
        "The RSF said it had taken El Fasher. It denied killing civilians.",
        "A committee said 57 civilians were killed in El Fasher on Saturday.",
        "en en",
    ),
    # each side's own losses
    (
        "The M23 rebels said nine of their fighters had been killed near Goma.",
        "Congo's army said two of its soldiers had been killed near Goma.",
        "en en",
    ),
    (
        "Минобороны РФ сообщило, что за сутки потери ВСУ составили 1380 военнослужащих.",
        "Генштаб ЗСУ повідомив, що за добу Росія втратила 1050 військових.",
        "ru uk",
    ),
    (
        "Russia's defence ministry said Ukraine had lost 300 soldiers in a day.",
        "Ukraine's General Staff said Russia had lost 900 soldiers in a day.",
        "en en",
    ),
    # who says how many, blames nobody
    (
        "Witnesses said army drones struck a market in Goma on Sunday.",
        "A committee put the number of people killed in the market in Goma on Sunday at 45.",
        "en en",
    ),
    # the same side denies a capture and holds the place
    (
        "ДПСУ заперечила, що село Юнаківка захоплене.",
        "Речник ДПСУ заявив, що прикордонники контролюють Юнаківку.",
        "uk uk",
    ),
    # a count at a site is a part of the town's
    (
        "Rebels said 300 soldiers were killed in Goma.",
        "A doctor said 60 people were killed at a mosque in Goma.",
        "en en",
    ),
    # another deed, though both speak of aid
    (
        "Medics said 73 people were killed in northern Gaza while they waited for aid trucks.",
        "The army denied that it targeted aid trucks in Gaza.",
        "en en",
    ),
    # held for long, and not taken now
    (
        "Baku said Shushi had been under Armenian occupation for 28 years.",
        "Armenia's defence ministry said Shushi had not been taken.",
        "en en",
    ),
]


@pytest.mark.parametrize(("left", "right", "langs"), DISPUTES)
def test_a_dispute(left: str, right: str, langs: str) -> None:
    assert "contradictory" in kinds(left, right, langs)


@pytest.mark.parametrize(("left", "right", "langs"), NO_DISPUTES)
def test_no_dispute(left: str, right: str, langs: str) -> None:
    found = kinds(left, right, langs)
    assert found, "nothing was compared"
    assert "contradictory" not in found


def test_the_same_number_in_two_languages_is_one() -> None:
    left = "Вночі Росія запустила 89 безпілотників, повідомили Повітряні сили."
    assert "same" in kinds(left, "Russia launched 89 drones overnight, Ukraine's air force said.", "uk en")
