"""One place and one agent have one id, whichever of the three languages names them, and in whatever case."""

import datetime as dt
import hashlib

import pytest

from counterclaim.flow import FlowOptions, open_world, read_report
from counterclaim.model.document import Document

AGENTS = [
    (
        "ukraine",
        "ru.defence-ministry",
        "Russian Defence Ministry | Russia's Ministry of Defense | Russian MoD",
        "МО РФ | Минобороны России | российское министерство обороны | Минобороны РФ",
        "Міноборони РФ | російське міністерство оборони | міністерство оборони Росії",
    ),
    (
        "ukraine",
        "ua.army",
        "AFU | Armed Forces of Ukraine | the Ukrainian army | Ukrainian troops",
        "ВСУ | Вооружённые силы Украины | украинская армия | украинских войск",
        "ЗСУ | Збройні сили України | українська армія | українських військ",
    ),
    (
        "ukraine",
        "ua.general-staff",
        "General Staff of the Armed Forces of Ukraine",
        "Генштаб ВСУ | Генеральный штаб ВСУ",
        "Генштаб ЗСУ | Генеральний штаб ЗСУ",
    ),
    ("ukraine", "volodymyr-zelensky", "Volodymyr Zelensky", "Владимир Зеленский", "Володимир Зеленський"),
    ("sudan", "rsf", "RSF | Rapid Support Forces", "Силы быстрой поддержки", "Сили швидкої підтримки"),
    ("sudan", "sd.army", "the Sudanese army", "суданская армия | армия Судана", "суданська армія | армія Судану"),
    ("sudan", "rsf.commander", "Hemedti", "Хемедти", "Хемедті"),
    ("gaza", "il.army", "IDF | Israeli army", "ЦАХАЛ | израильская армия", "ЦАХАЛ | ізраїльська армія"),
    ("gaza", "ps.hamas", "Hamas", "ХАМАС", "ХАМАС"),
    ("syria", "opp.hts", "HTS | Hayat Tahrir al-Sham", "ХТШ | Хайят Тахрир аш-Шам", "ХТШ | Хаят Тахрір аш-Шам"),
    ("syria", "sy.army", "the Syrian army", "сирийская армия", "сирійська армія"),
    (
        "karabakh",
        "az.defence-ministry",
        "Azerbaijan's Ministry of Defence | Azerbaijani Defence Ministry",
        "Минобороны Азербайджана | азербайджанское министерство обороны",
        "Міноборони Азербайджану | азербайджанське міністерство оборони",
    ),
    (
        "karabakh",
        "am.defence-ministry",
        "Armenian Defence Ministry",
        "Минобороны Армении | армянское министерство обороны",
        "Міноборони Вірменії | вірменське міністерство оборони",
    ),
    ("drcongo", "m23", "M23", "М23", "М23"),
    ("drcongo", "cd.army", "FARDC | the Congolese army", "армия ДР Конго", "армія ДР Конго"),
    ("myanmar", "eao.aa", "Arakan Army", "Армия Аракана | Араканская армия", "Армія Аракану"),
    ("yemen", "hou", "the Houthis", "хуситы", "хусити"),
    (
        "world",
        "fr.defence-ministry",
        "French Defence Ministry",
        "французское министерство обороны",
        "французьке міністерство оборони",
    ),
    ("world", "de", "Germany", "Германия", "Німеччина"),
]


@pytest.mark.parametrize(("theatre", "agent", "english", "russian", "ukrainian"), AGENTS)
def test_one_agent(theatre: str, agent: str, english: str, russian: str, ukrainian: str) -> None:
    agents = open_world(theatre).agents
    for lang, phrases in (("en", english), ("ru", russian), ("uk", ukrainian)):
        for phrase in phrases.split(" | "):
            match = agents.find(phrase, lang)
            assert match is not None, (lang, phrase)
            assert match.agent_id == agent, (lang, phrase)


PLACES = [
    (
        "ukraine",
        ["en:They shelled Vovchansk.", "en:They shelled Volchansk."],
        ["ru:Обстрелян город Волчанск.", "ru:Бои идут в Волчанске."],
        ["uk:Обстріляно місто Вовчанськ.", "uk:Бої тривають у Вовчанську."],
    ),
    (
        "ukraine",
        ["en:They shelled Kharkiv.", "en:They shelled Kharkov."],
        ["ru:Обстрелян город Харьков.", "ru:Под Харьковом идут бои."],
        ["uk:Обстріляно місто Харків.", "uk:Під Харковом тривають бої."],
    ),
    (
        "ukraine",
        ["en:They shelled Pokrovsk near Myrnohrad.", "en:They shelled Krasnoarmeysk."],
        ["ru:Бои идут в городе Красноармейск."],
        ["uk:Бої тривають у місті Красноармійськ."],
    ),
    (
        "sudan",
        ["en:They shelled El Fasher.", "en:They shelled Al-Fashir."],
        ["ru:Бои идут в Эль-Фашире.", "ru:Обстрелян город Эль-Фашир."],
        ["uk:Бої тривають у місті Ель-Фашир."],
    ),
    (
        "syria",
        ["en:They entered Aleppo.", "en:They shelled the city of Aleppo."],
        ["ru:Они вошли в Алеппо.", "ru:Обстрелян город Алеппо."],
        ["uk:Вони увійшли в Алеппо."],
    ),
    (
        "gaza",
        ["en:They shelled Khan Younis.", "en:They shelled Khan Yunis."],
        ["ru:Обстрелян Хан-Юнис."],
        ["uk:Обстріляно Хан-Юніс."],
    ),
    (
        "drcongo",
        ["en:They entered Goma."],
        ["ru:Они вошли в Гому.", "ru:Бои идут в Гоме."],
        ["uk:Бої тривають у Гомі."],
    ),
    (
        "karabakh",
        ["en:They entered Shusha.", "en:They entered Shushi."],
        ["ru:Бои идут в Шуше."],
        ["uk:Бої тривають у Шуші."],
    ),
]


def places(theatre: str, told: str) -> set[str | None]:
    lang, text = told.split(":")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id="x", text=text, lang=lang, name="x", sha256=sha256, reader="test", published=dt.date(2024, 10, 12)
    )
    report = read_report(document, FlowOptions(theatre=theatre, layers=frozenset({"places"}))).report
    return {report.places[0].place_id} if report.places else {None}


@pytest.mark.parametrize(("theatre", "english", "russian", "ukrainian"), PLACES)
def test_one_place(theatre: str, english: list[str], russian: list[str], ukrainian: list[str]) -> None:
    found = {told: places(theatre, told) for told in (*english, *russian, *ukrainian)}
    ids = set[str | None]().union(*found.values())
    assert None not in ids, found
    assert len(ids) == 1, found
