"""Surzhyk and texts in mixed scripts: they are read as one language or another, and never break."""

import datetime as dt
import hashlib

import pytest

from counterclaim.flow import FlowOptions, read_report
from counterclaim.languages import LANGUAGES
from counterclaim.model.document import Document
from counterclaim.read.language import detect

SURZHYK = [
    "Вчора вони опять стріляли по нашому селу, слава Богу всі живі.",
    "Шо там було, я не знаю, но казали, шо взяли пленних чоловік п'ять.",
    "Наші хлопці подбили два танка возлє Вовчанська, так передали по рації.",
    "Мене звуть Микола, я с Куп'янська, у нас іздєсь світла нема третій день.",
    "Получається, шо вони зайшли в посьолок, а потом їх вибили обратно.",
    "Сосєд говорив, шо прильот був на вокзал, ранило двох женщин.",
    "Ми нікуда не уходили, брехня це все, стоїмо як стояли.",
    "У восємь утра начався обстріл, ну і побігли всі в підвал.",
    "Вобщем, дрон упав на школу, но дітей там уже не було.",
    "Він каже: «Та нема їх там, оце тільки шо вийшли», а я йому не вірю.",
    "Кажись, ЗСУ отбили посадку, но це ще надо перевірити.",
    "Тока що проїхали Сєвєродонецьк, там ваще нічого не осталось, одні руїни.",
]
MIXED = [
    "Дрони Shahed-136 атакували Odesa, ППО збила 12 of 15.",
    "ВСУ повідомили: “We have liberated Robotyne”, — но Минобороны РФ это отрицает.",
    "ΑΒΓ стріляли по Харкову, מטוסים над містом, 军队 відійшли.",
    "Ваxмут і Bаkhmut: однакові букви, різні абетки.",
    "Речник сказав: «Мы ўзялі горад», потом добавил: “no comment”.",
    "«Наши войска вошли в город», «ми тримаємо місто», “the town has not fallen”.",
    "«««Наши войска вошли в город сегодня",
    "Сказав: «Наши войска вошли в город сегодня утром» «Наши войска вышли из города сегодня вечером»",
    "І\u0301 наголос, е\u0308, ґ́, 🇺🇦 «Наши войска\u200b вошли в\u00a0город сегодня утром».",
]


@pytest.mark.parametrize("text", SURZHYK)
def test_surzhyk_is_ukrainian_or_russian(text: str) -> None:
    assert detect(text) in {"uk", "ru"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SURZHYK + MIXED)
def test_it_is_read(text: str, lang: str) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id="x", text=text, lang=lang, name="x", sha256=sha256, reader="test", published=dt.date(2024, 10, 12)
    )
    report = read_report(document, FlowOptions(theatre="ukraine")).report
    for claim in report.claims:
        assert text[claim.content.start : claim.content.stop] == claim.content.text
        assert claim.sentence.covers(claim.content)
