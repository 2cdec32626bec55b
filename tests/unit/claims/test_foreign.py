"""A quotation in another language is read by its own tables, under the speaker that the report names."""

import datetime as dt
import hashlib

import pytest

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.report import Report


def report_of(text: str, lang: str) -> Report:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    published = dt.date(2024, 10, 12)
    document = Document(id="x", text=text, lang=lang, name="x", sha256=sha256, reader="test", published=published)
    return read_report(document, FlowOptions(theatre="ukraine")).report


def the(claims: tuple[Claim, ...], words: str) -> Claim:
    (found,) = (claim for claim in claims if words in claim.content.text)
    return found


DENIED_RU = "Речник оборонного відомства заявив: «Город Волчанск не был взят под контроль вчера»."
LOSSES_UK = (
    "Президент Украины Владимир Зеленский сказал: «Наші військові вчора знищили три російські танки біля Вовчанська»."
)
ENGLISH_IN_UK = (
    "Міністр оборони США сказав: “Russian forces did not capture the town of Vovchansk yesterday, "
    "and they lost 20 tanks.”"
)
RU_IN_ENGLISH = "The governor said on Friday: «Наши войска освободили город Волчанск, бои продолжаются»."
PLAN_RU = "Командир бригади сказав: «Мы планируем взять город Волчанск до конца года»."


@pytest.mark.parametrize(
    ("text", "lang", "words", "wanted"),
    [
        (DENIED_RU, "uk", "Волчанск", ("control-change", "denied", "fact")),
        (LOSSES_UK, "ru", "знищили", ("loss", "asserted", "fact")),
        (ENGLISH_IN_UK, "uk", "capture", ("control-change", "denied", "fact")),
        (RU_IN_ENGLISH, "en", "освободили", ("control-change", "asserted", "fact")),
        (PLAN_RU, "uk", "взять", ("plan", "asserted", "plan")),
    ],
)
def test_what_is_said_in_another_language(text: str, lang: str, words: str, wanted: tuple[str, str, str]) -> None:
    claim = the(report_of(text, lang).claims, words)
    assert (claim.kind, claim.polarity, claim.modality) == wanted
    assert [p.place_id for p in claim.place] == ["geonames:689304"]
    assert len(claim.chain) == 1
    assert claim.sentence.covers(claim.content)


@pytest.mark.parametrize("text", [DENIED_RU, LOSSES_UK, ENGLISH_IN_UK, RU_IN_ENGLISH, PLAN_RU])
@pytest.mark.parametrize("lang", ["uk", "ru", "en"])
def test_spans_are_the_documents(text: str, lang: str) -> None:
    report = report_of(text, lang)
    spans = [claim.content for claim in report.claims] + [claim.sentence for claim in report.claims]
    spans += [*report.places, *report.times, *report.amounts]
    assert all(text[span.start : span.stop] == span.text for span in spans)
    assert list(report.claims) == sorted(report.claims, key=lambda c: (c.content.start, c.content.stop))
    assert len({claim.id for claim in report.claims}) == len(report.claims)


def test_time_and_amount_inside() -> None:
    claim = the(report_of(LOSSES_UK, "ru").claims, "знищили")
    assert claim.amount is not None
    assert claim.when is not None
    assert (claim.amount.low, claim.when.earliest) == (3, "2024-10-11T00:00")
    assert claim.chain[0].agent_id in {"ua.president", "volodymyr-zelensky"}


def test_we_are_the_speakers_side() -> None:
    text = "Речник Міноборони РФ заявив: «Российские войска освободили Волчанск, противник отступил»."
    claim = the(report_of(text, "uk").claims, "освободили")
    assert (claim.actor.side, claim.chain[0].agent_id[:2]) == ("ru", "ru")


def test_what_somebody_denies_in_another_language_is_not_asserted() -> None:
    text = "У Генштабі спростували слова: «Российские войска вчера взяли город Волчанск и вышли на окраину»."
    for claim in report_of(text, "uk").claims:
        denied = claim.polarity == "denied" or any(link.stance in {"denying", "doubting"} for link in claim.chain)
        assert denied or "взяли" not in claim.content.text


def test_the_rest_of_the_report_is_read_as_before() -> None:
    rest = "Мер Харкова повідомив, що внаслідок обстрілу загинули троє людей."
    mixed = report_of(f"{rest}\n\n{DENIED_RU}", "uk")
    alone = report_of(rest, "uk")
    assert [c.content for c in mixed.claims if c.content.stop <= len(rest)] == [c.content for c in alone.claims]
