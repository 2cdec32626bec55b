"""Inflected names lead to the place that the text means; what only looks like a place leads to none."""

from __future__ import annotations

import pytest

from counterclaim.annotate.names import find_places
from counterclaim.languages import adapter, is_word
from counterclaim.model.document import Document
from counterclaim.model.mention import PlaceMention, Use
from counterclaim.resolve.gazetteer import open_gazetteer
from counterclaim.resolve.places import resolve_places
from counterclaim.theatres import load_theatre

THEATRE = load_theatre("ukraine")
NAMES = open_gazetteer(THEATRE)


def document(text: str, lang: str) -> Document:
    return Document(id="x", text=text, lang=lang, name="-", sha256="", reader="test")


def found(text: str, lang: str) -> tuple[PlaceMention, ...]:
    return find_places(document(text, lang), adapter(lang).parse(text), NAMES)


def first(text: str, lang: str) -> str | None:
    """The official name of the first place of ``text``."""
    places = resolve_places(document(text, lang), found(text, lang), (), THEATRE, NAMES)
    return places[0].name if places else None


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Генштаб разместили в Дамаске.", "ru", "Damascus"),
        ("Переговоры шли в Женеве.", "ru", "Geneva"),
        ("Штаб розмістили в Дамаску.", "uk", "Damascus"),
        ("Поранених повезли до Кропивницького.", "uk", "Kropyvnytskyi"),
        ("Обстреляны сёла в Харьковской области.", "ru", "Kharkiv Oblast"),
        ("О прорыве сообщил глава Донецкой ОВА.", "ru", "Donetsk Oblast"),
        ("Про це повідомив очільник Одеської ОВА.", "uk", "Odesa Oblast"),
        ("Бої тривають у Курській області.", "uk", "Kursk Oblast"),
        ("На Сумщині лунали вибухи.", "uk", "Sumy Oblast"),
        ("Вибухи чули на Бєлгородщині.", "uk", "Belgorod Oblast"),
        ("У Нікопольському районі загинули двоє.", "uk", "Nikopol Raion"),
        ("Бої йдуть на Гуляйпільському напрямку.", "uk", "Huliaipole"),
        ("Війська покинули Манбідж.", "uk", "Manbij"),
        ("Повстанці зайшли до Євлаха.", "uk", "Yevlakh"),
    ],
)
def test_the_place_that_is_meant(text: str, lang: str, name: str) -> None:
    assert first(text, lang) == name


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Крейсер «Москва» затонул.", "ru"),
        ("Командующий группировкой «Таврия» промолчал.", "ru"),
        ("Об этом пишет «Вечерний Киев».", "ru"),
        ("Корвет «Черкаси» спустили на воду.", "uk"),
        ("Тактична група «Харків» відійшла.", "uk"),
        ("Рассказал сержант Одесса.", "ru"),
        ("Розповів майор Полтава.", "uk"),
        ("Атаки отбиты.", "ru"),
        ("«Пожежу загасили», - сказав він.", "uk"),
        ("Подразделения Южной группировки наступали.", "ru"),
        ("Крім того, знищено танк.", "uk"),
        ('The frigate "Kherson" sank.', "en"),
    ],
)
def test_what_is_no_place(text: str, lang: str) -> None:
    assert [m.text for m in found(text, lang) if m.use is Use.PLACE] == []


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("Они взяли село «Работино».", "ru", "Работино"),
        ('They took the village of "Robotyne".', "en", "Robotyne"),
        ("Хартум свободен, сказал он: «Москва далеко, и Киев далеко».", "ru", "Киев"),
    ],
)
def test_a_place_between_quotation_marks_stays_one(text: str, lang: str, place: str) -> None:
    assert place in [m.text for m in found(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("ru", "Атаки", True),
        ("ru", "Киев", False),
        ("uk", "Пожежу", True),
        ("uk", "Харкові", False),
        ("en", "Attack", False),
    ],
)
def test_ordinary_words(lang: str, text: str, word: bool) -> None:
    assert is_word(lang, text) is word


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Наступ іде вздовж річки Мокрі Яли.", "uk"),
        ("О потерях сообщили в Белом доме.", "ru"),
        ("Підрозділи Північної групи військ відійшли.", "uk"),
    ],
)
def test_an_adjective_of_a_longer_name_is_no_place(text: str, lang: str) -> None:
    assert [m.text for m in found(text, lang) if m.use is Use.PLACE and m.candidates] == []


def test_a_word_for_an_area_counts_in_its_own_sentence_only() -> None:
    assert first("Поранено подружжя в Атинському. Область мовчить.", "uk") == "Atynske"
