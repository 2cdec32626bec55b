"""Passages in another language than the report's: which are sure, and that the rest is left alone."""

import hashlib

import pytest

from counterclaim.annotate.quotes import find_quotes
from counterclaim.model.document import Document
from counterclaim.read.foreign import foreign_passages, fragments, sure


@pytest.mark.parametrize(
    ("own", "text", "lang"),
    [
        ("uk", "Наши войска освободили село, противник потерял технику", "ru"),
        ("uk", "Город был взят под контроль сегодня утром", "ru"),
        ("uk", "Мы не отступим и будем защищать каждый дом", "ru"),
        ("ru", "Наші військові знищили три танки біля села", "uk"),
        ("ru", "Ми не залишали місто і тримаємо оборону", "uk"),
        ("uk", "Russian forces did not capture the town, and they lost 20 tanks", "en"),
        ("ru", "We will continue to support the people of the region", "en"),
        ("uk", "We struck 14 targets overnight, and two soldiers were killed", "en"),
        ("en", "Наши войска вошли в город, бои продолжаются на окраине", "ru"),
        ("en", "Ворог обстріляв центр міста, є поранені серед цивільних", "uk"),
    ],
)
def test_sure_of_another_language(own: str, text: str, lang: str) -> None:
    assert sure(text, own) == lang


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("uk", "Наші військові знищили три танки біля села"),
        ("ru", "Наши войска освободили село, противник потерял технику"),
        ("en", "Our troops did not leave the town, they hold it"),
        ("uk", "Azov One Media Group"),  # names alone
        ("ru", "RSF, SAF, M23, HTS, IDF"),
        ("uk", "Слава Росії, вперед"),  # too few words
        ("uk", "Шо вони там кажуть, то таке діло"),  # surzhyk
        ("uk", "Шо ви тута зробили, ми ж вас просили не лізти сюди"),
        ("ru", "Les forces armées ont pris la ville, a déclaré le ministre"),  # no pack reads it
        ("uk", "Силите взеха града и продължават настъплението на изток"),  # Bulgarian
        ("ru", "Нашы вайскоўцы ўзялі горад пад кантроль сёння раніцай"),  # Belarusian
        ("uk", "Снаге безбедности су јуче заузеле село поред границе"),  # Serbian
        ("uk", "Was will der Minister in der Stadt, fragte die Zeitung"),  # German
        ("en", "Бахмут, Соледар, Покровск, Торецк"),
        ("uk", "1 234 — 56 — 7 890 — 12"),
        ("ru", ""),
    ],
)
def test_not_sure(own: str, text: str) -> None:
    assert sure(text, own) is None


def document(text: str, lang: str) -> Document:
    return Document(
        id="x", text=text, lang=lang, name="x", sha256=hashlib.sha256(text.encode()).hexdigest(), reader="t"
    )


MIXED = "Речник заявив: «Наши войска вошли в город сегодня утром». Мер сказав: «Ми тримаємо місто». A note."


def test_a_fragment_keeps_the_offsets() -> None:
    (fragment,) = fragments(document(MIXED, "uk"), find_quotes(MIXED))
    (passage,) = fragment.passages
    text = fragment.document.text
    assert fragment.document.lang == "ru"
    assert len(text) == len(MIXED)
    assert text[passage.start : passage.stop] == MIXED[passage.start : passage.stop] == text.strip()
    assert text.strip() == "Наши войска вошли в город сегодня утром"


def test_a_paragraph_is_a_passage_with_its_quotations() -> None:
    text = (
        "Губернатор сообщил об обстреле.\n"
        "За минулу добу війська обстріляли Херсон, поранено людей, повідомляє адміністрація: «Ми працюємо без перерви»."
        "\nВласти обещают помощь."
    )
    (passage,) = foreign_passages(text, "ru", find_quotes(text))
    assert text[passage.start : passage.stop] == text.split("\n")[1]
    assert passage.lang == "uk"


def test_a_paragraph_around_a_foreign_quotation_is_the_reports_own() -> None:
    framed = "Речник міністерства вчора ввечері заявив журналістам: «{}»."
    text = framed.format("Наши войска вошли в город сегодня утром, бои продолжаются")
    (passage,) = foreign_passages(text, "uk", find_quotes(text))
    assert text[passage.start : passage.stop].startswith("Наши")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("«Мы не отступили из города, — сказал командир бригады. — Враг понёс большие потери».", True),
        ("«Мы не отступили из города и держим оборону», — подчеркнул он.", True),
        ("«Мы не отступили из города, — сказав командир бригади. — Враг понёс большие потери».", False),
        ("«Мы не отступили из города и держим оборону», — повідомив він.", False),
        ("Гладков написав: «Мы не отступили из города и держим оборону».", False),
    ],
)
def test_who_said_it_goes_with_the_quotation_where_it_is_in_its_language(text: str, whole: bool) -> None:
    found = foreign_passages(text, "uk", find_quotes(text))
    assert {passage.lang for passage in found} == {"ru"}
    assert (found[0].start == 0 and found[-1].stop == len(text)) is whole


@pytest.mark.parametrize(
    ("text", "lang"), [("", "uk"), ("«", "ru"), ("“”", "en"), ("Мер сказав: «Ми тримаємо місто».", "uk")]
)
def test_no_fragment_of_a_report_in_one_language(text: str, lang: str) -> None:
    assert fragments(document(text, lang), find_quotes(text)) == ()
