"""Russian and Ukrainian: what is judged stands first, who judges it behind it: "reports of P the army called a lie"."""

from __future__ import annotations

import pytest
from short_texts import chain, report_of

RUSSIAN = [
    ("Сообщения о том, что повстанцы вошли в Бени, правительство Конго назвало ложью.", "Бени", "правительство Конго"),
    ("Информацию об обстреле Лачина в Баку назвали фейком.", "обстреле", "Баку"),
    ("В штабе назвали выдумкой слухи о взятии Хаджи.", "взятии", "штабе"),
    ("Заявление мятежников о захвате Бары армия назвала пропагандой.", "захвате", "армия"),
    ("Обвинения в обстреле рынка Хартум отверг.", "обстреле", "Хартум"),
    ("Слухи о падении Мариба преждевременны, сказал губернатор.", "падении", "губернатор"),
    ("Заявления об отступлении отряда не соответствуют действительности, уверяет комбат.", "отступлении", "комбат"),
]
UKRAINIAN = [
    ("Повідомлення про те, що повстанці увійшли в Бені, уряд Конго назвав брехнею.", "увійшли", "уряд Конго"),
    ("Інформацію про обстріл Лачина в Баку назвали фейком.", "обстріл", "Баку"),
    ("Речник армії назвав вигадкою повідомлення про захоплення моста.", "захоплення", "Речник армії"),
    ("Заяву заколотників про взяття Бари армія назвала пропагандою.", "взяття", "армія"),
    ("Звинувачення в обстрілі ринку Хартум відкинув.", "обстрілі", "Хартум"),
    ("Захоплення мосту джихадистами в Бамако назвали вигадкою.", "Захоплення", "Бамако"),
    ("Заяви про відступ загону не відповідають дійсності, запевняє комбат.", "відступ", "комбат"),
]


@pytest.mark.parametrize(
    ("lang", "text", "content", "judge"),
    [("ru", *row) for row in RUSSIAN] + [("uk", *row) for row in UKRAINIAN],
)
def test_what_is_called_false_is_denied_by_who_calls_it_so(lang: str, text: str, content: str, judge: str) -> None:
    claims = [c for c in report_of(text, lang).claims if content in c.content.text]
    assert [(chain(c)[0], c.polarity.value) for c in claims] == [(judge, "denied")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Раніше повідомлялося, що загинули 5 людей, однак влада це спростувала."),
        ("uk", "Повстанці заявили, що захопили Саке, але армія це заперечує."),
        ("ru", "Повстанцы заявили, что захватили Саке, но армия это отрицает."),
    ],
)
def test_the_denial_at_the_end_is_a_claim_of_who_denies(lang: str, text: str) -> None:
    last = [(chain(c)[0], c.polarity.value) for c in report_of(text, lang).claims][-1]
    assert last in {("влада", "denied"), ("армія", "denied"), ("армия", "denied")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Армия уточнила число погибших: 17, а не 25."),
        ("uk", "Армія уточнила кількість загиблих: 17, а не 25."),
    ],
)
def test_the_new_number_is_asserted(lang: str, text: str) -> None:
    found = [c for c in report_of(text, lang).claims if c.amount is not None]
    assert [(c.amount.low if c.amount else None, c.polarity.value) for c in found] == [(17, "asserted")]


def test_an_order_with_its_verb_behind_it_is_no_deed() -> None:
    found = report_of("Наказ залишити Гао віддали вночі.", "uk").claims
    assert found
    assert all(c.modality.value == "order" for c in found)


def test_a_gerund_that_opens_the_sentence_is_no_plan() -> None:
    found = report_of("Збивши гелікоптер, повстанці захопили двох льотчиків.", "uk").claims
    assert [(c.kind.value, c.modality.value) for c in found] == [("loss", "fact")]
