"""Who says it in Russian: every usual way to print a source, from the verb of a report to a relative clause."""

from datetime import date

import pytest

from counterclaim.flow import read_report
from counterclaim.model.claim import Kind
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

SAID = """
Утром ТАСС сообщил, что мост взорван. | ТАСС
К вечеру Минобороны РФ утверждало, что мост взорван. | Минобороны РФ
Мост взорван, сообщает ТАСС со ссылкой на источник в полиции. | ТАСС > источник в полиции
Мост взорван, сообщил ТАСС, ссылаясь на источник в полиции. | ТАСС > источник в полиции
Как пишет «Вестник Гомы» со ссылкой на штаб, мост взорван. | Вестник Гомы > штаб
Агентство, сославшись на штаб, сообщило, что мост взорван. | Агентство > штаб
Газета со ссылкой на штаб пишет, что мост взорван. | Газета > штаб
По данным штаба, на которые ссылается агентство, мост взорван. | агентство > штаба
По словам мэра, которые приводит агентство, мост взорван. | агентство > мэра
Мэр, слова которого приводит агентство, заявил, что мост взорван. | агентство > Мэр
Мэр, которого цитирует агентство, заявил, что мост взорван. | агентство > Мэр
Мост взорван, говорят в штабе. | штабе
Мост, по версии штаба, взорван. | штаба
Из штаба сообщили, что мост взорван. | штаба
На брифинге заявили, что мост взорван. | брифинге
По уточнённым данным мэрии, мост взорван. | мэрии
По слухам, мост взорван. | слухам
Мэр уверен: мост взорван. | Мэр
Мэр убеждён, что мост взорван. | Мэр
В сообщении штаба говорится, что мост взорван. | сообщении штаба
«Мост взорван», — говорится в сообщении штаба. | сообщении штаба
Сообщается о взрыве моста. | Сообщается
В сводке сообщается о взрыве моста. | сводке
Лидер назвал взрыв моста «диверсией врага». | Лидер
"""


def claims_of(text):
    options = ReadOptions(published=date(2025, 4, 10), lang="ru")
    return read_report(read_text(text.encode(), name="report.txt", options=options)).report.claims


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_the_chain_is_as_printed(line):
    text, chain = line.split(" | ")
    found = claims_of(text)
    assert chain.split(" > ") in [[link.who for link in c.chain] for c in found]


def test_a_quotation_broken_off_for_its_speaker_goes_on_as_his():
    found = claims_of("«Мост взорван, — сказал мэр. — Двое рыбаков погибли». Дорога закрыта с утра.")
    assert [[link.who for link in c.chain] for c in found[:2]] == [["мэр"], ["мэр"]]
    assert not any(link.who == "мэр" for c in found[2:] for link in c.chain)


@pytest.mark.parametrize(
    "text",
    [
        "Мэр обвинил армию в том, что она взорвала мост.",
        "Штаб обвинил повстанцев в том, что они убили троих рыбаков.",
        "Армию обвиняют в том, что она обстреляла рынок, сообщает агентство.",
    ],
)
def test_what_somebody_is_accused_of_is_no_fact(text):
    assert all(c.kind is Kind.ACCUSATION for c in claims_of(text))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Мэр сообщил о двух убитых и трёх раненых.", [2, 3]),
        ("Штаб заявил о пяти захваченных.", [5]),
        ("Губернатор сообщил о 23 раненых.", [23]),
    ],
)
def test_counted_participles_are_people(text, numbers):
    found = claims_of(text)
    assert [c.amount.low for c in found] == numbers
    assert all(c.kind is Kind.LOSS and len(c.chain) == 1 for c in found)


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        ("Вывод войск завершён, доложил премьеру начальник штаба.", "Вывод войск завершён", "начальник штаба"),
        ("Эвакуация лагеря завершена, сообщил послу глава миссии.", "Эвакуация лагеря завершена", "глава миссии"),
        ("Президент назвал случившееся «крупной провокацией».", "случившееся «крупной провокацией", "Президент"),
        ("Фирма утверждает обратное — плотина взорвана изнутри.", "плотина взорвана изнутри", "Фирма"),
        ("Потери за сутки, по сводке штаба, — до 1400 человек.", None, "сводке штаба"),
    ],
)  # fmt: skip
def test_mended_clauses_have_their_own_speakers(text, content, who):
    found = [(c.content.text, [link.who for link in c.chain]) for c in claims_of(text)]
    assert any((content is None or words == content) and chain == [who] for words, chain in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Утром мэр говорил об одной раненой, но к обеду данные обновил.",
        "Штаб сообщил о пяти убитых, но позже уточнил цифру.",
    ],
)
def test_what_the_speaker_takes_back_is_no_claim(text):
    assert [c for c in claims_of(text) if c.kind in {Kind.LOSS, Kind.ATTACK}] == []
