"""Ukrainian, parsed by its own model: spans, lemmas, the labels that the rules read, names, what reports say."""

import datetime as dt
import hashlib
import tomllib
from pathlib import Path

import pytest

import counterclaim.languages.uk as pack
from counterclaim.flow import FlowOptions, read_report
from counterclaim.languages import adapter, base_forms
from counterclaim.languages.uk.forms import forms
from counterclaim.languages.uk.tokens import spans
from counterclaim.model.document import Document

HOME = Path(pack.__file__).parent
TEXT = """КИЇВ, 18 травня — Російські війська не змогли закріпитися в центрі Вовчанська, заявив начальник адміністрації.

Поранено чотирьох людей; «бої тривають», — додав він. Дитина 😀 жива: так повідомляє поліція."""


@pytest.fixture(scope="module")
def parse():
    return adapter("uk").parse(TEXT)


def report_of(text, published=None):
    """The report on a Ukrainian ``text``, in the theatre of this war."""
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test", published=published)
    layers = frozenset({"attributions", "claims", "times"})
    return read_report(document, FlowOptions(theatre="ukraine", layers=layers)).report


def claims(text):
    """The claims of a text, as (content, kind, polarity, modality, chain)."""
    return [
        (c.content.text, str(c.kind), str(c.polarity), str(c.modality), tuple(link.who for link in c.chain))
        for c in report_of(text).claims
    ]


def test_offsets_are_exact(parse):
    assert all(TEXT[t.start : t.stop] == t.text for t in parse.tokens)
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))


def test_no_sentence_crosses_a_paragraph_and_datelines_stand_apart(parse):
    parts = [TEXT[s.start : s.stop] for s in parse.sentences]
    assert parts[0] == "КИЇВ, 18 травня —"
    assert all("\n" not in part for part in parts)


@pytest.mark.parametrize(
    ("word", "lemma", "dep"),
    [
        ("війська", "військо", "nsubj"),
        ("не", "не", "neg"),
        ("закріпитися", "закріпитися", "xcomp"),
        ("центрі", "центр", "pobj"),
        ("начальник", "начальник", "nsubj"),
        ("людей", "люди", "dobj"),
    ],
)
def test_lemmas_and_labels(parse, word, lemma, dep):
    token = next(t for t in parse.tokens if t.text == word)
    assert (token.lemma, token.dep) == (lemma, dep)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "!!!", "😀", "слово" * 300, "а " * 700, "« (\n", "поїзд приїхал у город"]
)
def test_odd_texts_are_parsed(text):
    found = adapter("uk").parse(text)
    assert all(text[t.start : t.stop] == t.text for t in found.tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("П’ять дронів", ["П’ять", "дронів"]),
        ("24-річний із Т-72", ["24-річний", "із", "Т-72"]),
        ("о 21:30, 12,5 км", ["о", "21:30", ",", "12,5", "км"]),
        ("понад 3 тис. осіб", ["понад", "3", "тис.", "осіб"]),
        ("«Удар», — каже О. Мороз.", ["«", "Удар", "»", ",", "—", "каже", "О.", "Мороз", "."]),
    ],
)
def test_tokens(text, words):
    assert [text[a:b] for a, b in spans(text)] == words


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("військами", "військо"),
        ("збили", "збити"),
        ("Харкові", "Харків"),
        ("знищено", "знищити"),
        ("Куп’янськ", "Куп'янськ"),
    ],
)
def test_the_dictionary_knows_forms(form, lemma):
    assert lemma in {reading.lemma for reading in forms().analyses(form)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Бої тривають у Вовчанську.", "вовчанськ"),
        ("Удар по Ізмаїлу.", "ізмаїл"),
        ("Вони відійшли з Києва.", "київ"),
        ("Зайшли до Кліщіївки.", "кліщіївка"),
        ("Бої у районі Зеленого.", "зелене"),
    ],
)
def test_inflected_names_lead_to_their_nominative(text, name):
    found = adapter("uk").parse(text).tokens
    token = next(t for t in reversed(found) if t.text[0].isupper())
    assert name in {form.lower() for form in base_forms("uk", [token], area=False)}


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Російські війська захопили Вовчанськ, заявив речник Генштабу.", ("речник Генштабу",)),
        ("Росія захопила Вовчанськ, повідомили в Генштабі.", ("Генштабі",)),
        ("За даними поліції, загинули двоє людей.", ("поліції",)),
        ("Як повідомив міністр оборони, ворог залишив Роботине.", ("міністр оборони",)),
        ("Президент сказав, що армія звільнила Роботине.", ("Президент",)),
    ],
)
def test_who_says_it(sentence, chain):
    assert [c[4] for c in claims(sentence)] == [chain]


@pytest.mark.parametrize(
    ("sentence", "polarity", "modality"),
    [
        ("Російські війська не захопили Вовчанськ.", "denied", "fact"),
        ("Генштаб заперечив, що ворог захопив Вовчанськ.", "denied", "fact"),
        ("Просунутися окупанти не змогли.", "denied", "fact"),
        ("Росія планує захопити Харків.", "asserted", "plan"),
        ("Армія захопить Харків.", "asserted", "plan"),
        ("Якщо підкріплення не прийде, гарнізон залишить Бахмут.", "asserted", "conditional"),
        ("Ворог, імовірно, захопив Вовчанськ.", "asserted", "possible"),
        ("Якби прийшла допомога, місто вистояло б.", "asserted", "conditional"),
    ],
)
def test_what_is_no_fact(sentence, polarity, modality):
    found = claims(sentence)
    assert found
    assert (polarity, modality) in {(c[2], c[3]) for c in found}
    assert ("asserted", "fact") not in {(c[2], c[3]) for c in found}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Українські війська звільнили Роботине.", "control-change"),
        ("ЗСУ контролюють центр Бахмута.", "control-state"),
        ("Ворог обстріляв Херсон.", "attack"),
        ("Унаслідок удару загинули троє людей.", "loss"),
        ("Сили ППО збили 44 дрони.", "loss"),
        ("Війська просунулися на два кілометри.", "movement"),
        ("Сторони домовилися про перемир'я.", "agreement"),
    ],
)
def test_kinds(sentence, kind):
    assert kind in {c[1] for c in claims(sentence)}


def test_every_shipped_file_of_the_pack_is_the_one_whose_source_is_named():
    rows = tomllib.loads((HOME / "SOURCES.toml").read_text(encoding="utf-8"))["built"]
    assert {row["file"] for row in rows} >= {"forms.txt.gz", "model/parser/model", "model/tok2vec/model"}
    for row in rows:
        assert hashlib.sha256((HOME / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]


def test_a_published_day_anchors_ukrainian_times():
    report = report_of("У ніч на 1 листопада ворог атакував Одесу.", published=dt.date(2025, 11, 1))
    when = report.claims[0].when
    assert when is not None
    assert str(when.earliest)[:10] == "2025-10-31"


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("Колона увійшла до Ель-Фашера.", "Ель-Фашера", "El Fasher"),
        ("Бої в Лашіо тривають.", "Лашіо", "Lashio"),
        ("У Гондері загинуло двоє лікарів.", "Гондері", "Gondar"),
        ("Колона вийшла з Хан-Юніса.", "Хан-Юніса", "Khan Yunis"),
        ("Дрони вдарили по Ростову-на-Дону.", "Ростову-на-Дону", "Rostov-on-Don"),
        ("Бої точаться в Манбіджі.", "Манбіджі", "Manbij"),
    ],
)
def test_a_foreign_name_is_found_through_its_latin_spelling(text, printed, name):
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test")
    places = read_report(document, FlowOptions(theatre="world", layers=frozenset({"places"}))).report.places
    assert [(p.text, p.name) for p in places] == [(printed, name)]


@pytest.mark.parametrize(
    ("sentence", "name", "never"),
    [
        ("Бойовики захопили Гому.", "гома", "гом"),
        ("Повстанці взяли Сакалію в неділю.", "сакалія", "сакалій"),
        ("Армія обстріляла Кавуму.", "кавума", "кавум"),
    ],
)
def test_the_object_of_a_verb_in_u_is_a_name_in_a(sentence, name, never):
    token = next(t for t in adapter("uk").parse(sentence).tokens[1:] if t.text[0].isupper())
    found = {form.lower() for form in base_forms("uk", [token], area=False)}
    assert name in found
    assert never not in found


def test_behind_a_preposition_both_declensions_stay_open():
    token = next(t for t in adapter("uk").parse("Вони вирушили в Гому.").tokens if t.text == "Гому")
    assert {"гом", "гома"} <= {form.lower() for form in base_forms("uk", [token], area=False)}
