"""Russian and Ukrainian: names behind offices and references, asides in front, clauses side by side."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of

CHAINS = [
    (
        "uk",
        "Агентство SANA з посиланням на військове джерело повідомило, що літаки вдарили по Хомсу.",
        ["Агентство SANA", "військове джерело"],
    ),
    ("uk", "Телеканал із посиланням на обласну владу пише, що дамбу зруйновано.", ["Телеканал", "обласну владу"]),
    (
        "uk",
        "Генсек ООН Антоніу Гутерріш закликав припинити вогонь у Газі.",
        ["Генсек ООН Антоніу Гутерріш"],
    ),
    ("uk", "«Міст підірвано», — наголосив речник ОК «Схід» Роман Шайко.", ["речник ОК «Схід» Роман Шайко"]),
    ("uk", "Місто, за даними Axios, захоплено повстанцями.", ["Axios"]),
    ("uk", "Reuters пише, що, за словами двох чиновників, війська увійшли в Гому.", ["Reuters", "двох чиновників"]),
    ("uk", "Жителі повідомляють про вибухи в Латакії.", ["Жителі"]),
    ("ru", "Как заявил генерал Асад Наим, группировка «Юг» заняла Хаму.", ["генерал Асад Наим"]),
    ("ru", "Боевики обстреляли позиции у моста, передаёт Radio Okapi.", ["Radio Okapi"]),
    ("ru", "Город полностью под контролем армии, утверждает Бурхан.", ["Бурхан"]),
    ("ru", "База, по данным Axios, захвачена повстанцами.", ["Axios"]),
]


@pytest.mark.parametrize(("lang", "text", "links"), CHAINS)
def test_who_says_it(lang: str, text: str, links: list[str]) -> None:
    assert [chain(claim) for claim in report_of(text, lang).claims] == [links]


def test_what_no_pronoun_opens_is_no_relative_clause() -> None:
    text = "Без світла залишилися 18 тисяч абонентів, на місці працюють аварійні бригади."
    assert [c.content.text for c in report_of(text, "uk").claims] == ["Без світла залишилися 18 тисяч абонентів"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "За уточненими даними, загиблих уже дев'ятеро."),
        ("uk", "До лікарні надійшли 30 поранених."),
        ("ru", "В больницу поступили 30 раненых."),
    ],
)
def test_the_dead_and_wounded_are_a_loss_whatever_the_predicate(lang: str, text: str) -> None:
    assert [c.kind.value for c in report_of(text, lang).claims] == ["loss"]


def test_both_sides_accuse_each_other() -> None:
    found = report_of("Руанда і Конго звинуватили одна одну в порушенні перемир'я.", "uk").claims
    assert [(chain(c), c.kind.value) for c in found] == [(["Руанда"], "accusation"), (["Конго"], "accusation")]


def test_shells_in_a_hospital_are_an_attack_and_children_there_a_loss() -> None:
    text = "Снаряды попали в больницу в Гоме. Двое детей попали в больницу с ранениями."
    assert [c.kind.value for c in report_of(text, "ru").claims] == ["attack", "loss"]
