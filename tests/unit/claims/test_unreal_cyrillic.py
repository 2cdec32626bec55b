"""Russian and Ukrainian: what is only feared, too early to say, unknown, ordered or foiled is no asserted fact."""

from __future__ import annotations

import pytest
from short_texts import report_of

NO_FACT = [
    ("ru", "Говорить об освобождении Бары преждевременно."),
    ("ru", "Утверждать, что Торецк взят, рано."),
    ("ru", "Неясно, кто контролирует Бабанусу."),
    ("ru", "Жители боятся повторного обстрела."),
    ("ru", "Губернатор исключил сдачу города."),
    ("ru", "Учения предусматривали высадку десанта на остров."),
    ("ru", "В фильме боевики захватили посольство в Багдаде."),
    ("ru", "«Возьмём Бару к утру», — сказал боец."),
    ("uk", "Говорити про звільнення Бари передчасно."),
    ("uk", "Стверджувати, що Торецьк узято, рано."),
    ("uk", "Невідомо, хто контролює Бабанусу."),
    ("uk", "Жителі бояться повторного обстрілу."),
    ("uk", "Губернатор виключив здачу міста."),
    ("uk", "Навчання передбачали висадку десанту на острів."),
    ("uk", "У фільмі бойовики захопили посольство в Багдаді."),
    ("uk", "Загін отримав завдання взяти Сартану."),
    ("uk", "Повстанці утрималися від штурму Хомса."),
    ("uk", "Місто перебуває на межі падіння."),
    ("uk", "Вони відмовилися від наступу на Масісі."),
]


@pytest.mark.parametrize(("lang", "text"), NO_FACT)
def test_nothing_is_asserted_that_is_not_so(lang: str, text: str) -> None:
    facts = [c for c in report_of(text, lang).claims if c.polarity.value == "asserted" and c.modality.value == "fact"]
    assert [c.content.text for c in facts] == []


@pytest.mark.parametrize(
    ("lang", "text", "kind", "polarity"),
    [
        ("ru", "Армия сорвала попытку хуситов форсировать канал.", "movement", "denied"),
        ("uk", "Армія зірвала спробу хуситів форсувати канал.", "movement", "denied"),
        ("uk", "Без світла залишилися 18 тисяч абонентів.", "loss", "asserted"),
        ("uk", "Кількість жертв зросла до семи.", "loss", "asserted"),
        ("uk", "Тисячі родин тікають із Ель-Фашера.", "movement", "asserted"),
        ("uk", "Курдські загони відійшли з Ракки за Євфрат.", "control-change", "asserted"),
        ("ru", "Не хватает снарядов, признал офицер.", "assessment", "asserted"),
        ("uk", "Не вистачає снарядів, визнав офіцер.", "assessment", "asserted"),
    ],
)
def test_kinds_of_what_failed_and_what_happened(lang: str, text: str, kind: str, polarity: str) -> None:
    assert [(c.kind.value, c.polarity.value) for c in report_of(text, lang).claims] == [(kind, polarity)]
