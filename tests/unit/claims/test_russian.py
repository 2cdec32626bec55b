"""Russian reports, end to end: who says what, whether it is so, where, when, how many."""

from datetime import date

import pytest

from counterclaim.flow import read_report
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

TEXT = """КИЕВ, 18 мая — Минобороны России заявило, что его войска взяли Волчанск в Харьковской области.

В ночь на 17 мая сбиты 13 из 20 дронов, сообщили в Генштабе. По словам губернатора, ранены не менее четырёх человек.

«Город мы не оставили», — сказал представитель бригады. 😀 Киев опровергает потерю города."""


def claims_of(text):
    options = ReadOptions(published=date(2024, 5, 18))
    document = read_text(text.encode(), name="report.txt", options=options)
    assert document.lang == "ru"
    return read_report(document).report


@pytest.fixture(scope="module")
def report():
    return claims_of(TEXT)


def test_every_span_is_exact(report):
    spans = [
        span for c in report.claims for span in (c.content, c.sentence, *c.place, *c.chain, c.when, c.amount, c.actor)
    ]
    assert all(TEXT[s.start : s.stop] == s.text for s in spans if s is not None)
    assert all(TEXT[s.start : s.stop] == s.text for s in (*report.places, *report.times, *report.amounts))


@pytest.mark.parametrize(
    ("content", "kind", "polarity", "who"),
    [
        ("его войска взяли Волчанск в Харьковской области", "control-change", "asserted", "Минобороны России"),
        ("В ночь на 17 мая сбиты 13 из 20 дронов", "loss", "asserted", "Генштабе"),
        ("ранены не менее четырёх человек", "loss", "asserted", "губернатора"),
        ("Город мы не оставили", "control-change", "denied", "представитель бригады"),
        ("потерю города", "control-change", "denied", "Киев"),
    ],
)
def test_claims_of_a_report(report, content, kind, polarity, who):
    claim = next(c for c in report.claims if c.content.text == content)
    assert (claim.polarity, claim.chain[-1].who) == (polarity, who)
    assert claim.kind == kind


def test_places_times_and_numbers_of_a_report(report):
    taken = next(c for c in report.claims if "взяли" in c.content.text)
    assert [p.name for p in taken.place] == ["Vovchansk"]
    downed = next(c for c in report.claims if "сбиты" in c.content.text)
    assert (downed.when.earliest, downed.when.latest) == ("2024-05-16T18:00", "2024-05-17T09:00")
    assert (downed.amount.low, downed.amount.share_of) == (13, 20)
    wounded = next(c for c in report.claims if "ранены" in c.content.text)
    assert (wounded.amount.low, wounded.amount.high) == (4, None)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Командование планирует захватить Волчанск.", "plan"),
        ("Завтра войска возьмут Волчанск.", "plan"),
        ("Если подкрепление не придёт, город падёт.", "conditional"),
        ("Без снарядов бригада бы оставила Волчанск.", "conditional"),
        ("Министр приказал войскам отойти из Волчанска.", "order"),
        ("Киев потребовал вывести войска из Волчанска.", "demand"),
    ],
)
def test_what_is_no_fact(text, modality):
    claims = claims_of(text).claims
    assert claims
    assert modality in {c.modality for c in claims}
    assert not any(c.modality == "fact" and c.polarity == "asserted" for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Войска не заняли село Старица.",
        "Противник не смог закрепиться в Волчанске.",
        "Генштаб опроверг захват Волчанска.",
        "Пострадавших нет, сообщил мэр.",
        "Губернатор отрицает, что мост разрушен.",
    ],
)
def test_what_is_denied(text):
    claims = claims_of(text).claims
    assert claims
    assert all(c.polarity == "denied" for c in claims)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Бои идут в Константиновке.", "Kostiantynivka"),
        ("Бои идут под Часовым Яром.", "Chasiv Yar"),
        ("Обстреляна Сумская область.", "Sumy Oblast"),
        ("Обстреляны Сумская и Харьковская области.", "Kharkiv Oblast"),
        ("Дроны атаковали Белгород.", "Belgorod"),
        ("Взрывы прогремели у Каховской ГЭС.", "Kakhovka Dam"),
        ("Войска вошли в Новую Каховку.", "Nova Kakhovka"),
    ],
)
def test_inflected_places_are_found(text, key):
    text = f"Россия и Украина ведут бои в Донбассе. {text}"
    assert key in {p.name for p in claims_of(text).places}
