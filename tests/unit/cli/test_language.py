import json
import re

import pytest

REPORT = "Russian troops took Volchansk in the Donbass on Friday, some observers said. At least 14 people died.\n"
SAID = {
    "en": ("warning[CC101] 'Volchansk' lies in Kharkiv Oblast, not in 'Donbass'", "help: name the region", "claims, "),
    "ru": (
        "предупреждение[CC101] «Volchansk» — это Kharkiv Oblast, а не «Donbass»",
        "совет: назовите",
        "утверждения, ",
    ),
    "uk": ("попередження[CC101] «Volchansk» — це Kharkiv Oblast, а не «Donbass»", "порада: назвіть", "твердження, "),
}
CODED = ("code", "name", "severity", "start", "stop", "text", "line", "column")


@pytest.fixture
def report(folder, monkeypatch):
    monkeypatch.delenv("COUNTERCLAIM_LANG", raising=False)
    path = folder / "border.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def check(program, report, *arguments):
    return program("check", report, "--published", "2025-12-01", *arguments)


@pytest.mark.parametrize("code", SAID)
def test_the_same_report_in_each_language(program, report, code):
    done = check(program, report, "--lang-ui", code)
    assert done.code == 1
    for words in SAID[code]:
        assert words in done.out
    assert "Russian troops took Volchansk in the Donbass" in done.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("The town of Sudzha, Ukraine, was shelled.", "uk", "«Sudzha» — це Kursk Oblast, Росія, а не Україна"),
        ("The town of Sudzha, Ukraine, was shelled.", "ru", "«Sudzha» — это Kursk Oblast, Россия, а не Украина"),
        (
            "Rodynske, 40 km south of Pokrovsk, was taken.",
            "uk",
            "«Rodynske»: насправді 9 км на північ, якщо рахувати від",
        ),
        (
            "Drones reached Poltava, 10 km from the Russian border.",
            "ru",
            "«Poltava»: 115 км от границы (Россия), так что «10",
        ),
        ("Sumy, on the banks of the Dnipro River, lost power.", "uk", "«Sumy»: 229 км до води ("),
        ("They met on Monday, May 16, 2024.", "uk", "за календарем 2024-05-16 — четвер"),
        ("They met on Monday, May 16, 2024.", "ru", "по календарю 2024-05-16 — четверг"),
    ],
)
def test_what_is_filled_in_is_translated_too(program, report, words, code, said):
    report.write_text(words + "\n", encoding="utf-8")
    assert said in check(program, report, "--theatre", "ukraine", "--lang-ui", code).out


def test_english_whatever_the_locale(program, report, monkeypatch):
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.setenv(name, "uk_UA.UTF-8")
    assert SAID["en"][0] in check(program, report).out


def test_the_variable_is_asked_and_the_option_has_the_last_word(program, report, monkeypatch):
    monkeypatch.setenv("COUNTERCLAIM_LANG", "uk_UA.UTF-8")
    assert SAID["uk"][0] in check(program, report).out
    assert SAID["ru"][0] in check(program, report, "--lang-ui", "ru").out
    assert SAID["en"][0] in program("--lang-ui", "en", "check", report, "--published", "2025-12-01").out


def test_one_call_leaves_nothing_to_the_next(program, report):
    check(program, report, "--lang-ui", "uk")
    assert SAID["en"][0] in check(program, report).out


def test_json_is_english_unless_asked_and_its_codes_always(program, report):
    objects = {code: json.loads(check(program, report, "--format", "json", "--lang-ui", code).out) for code in SAID}
    assert json.loads(check(program, report, "--format", "json").out) == objects["en"]
    assert "lies in Kharkiv Oblast" in objects["en"]["findings"][0]["message"]
    assert "— це Kharkiv Oblast" in objects["uk"]["findings"][0]["message"]
    for other in ("ru", "uk"):
        for part, held in objects["en"].items():
            if part != "findings":
                assert objects[other][part] == held
        for one, two in zip(objects["en"]["findings"], objects[other]["findings"], strict=True):
            assert [one.get(name) for name in CODED] == [two.get(name) for name in CODED]


def test_what_is_piped_stays_english(program, report, monkeypatch):
    monkeypatch.setenv("COUNTERCLAIM_LANG", "uk")
    (report.parent / "in.jsonl").write_text(json.dumps({"id": "1", "text": REPORT, "published": "2025-12-01"}) + "\n")
    messages = [f["message"] for f in json.loads(program("extract", "in.jsonl").out)["findings"]]
    assert messages
    assert not any("«" in message for message in messages)


@pytest.mark.parametrize("at", ["--lang-ui", "COUNTERCLAIM_LANG"])
def test_an_unknown_language_is_refused_with_the_list(program, report, monkeypatch, at):
    option = at.startswith("--")
    if not option:
        monkeypatch.setenv(at, "klingon")
    done = check(program, report, *((at, "de") if option else ()))
    assert (done.code, done.out) == (2, "")
    assert at in done.err
    assert "choose from en, ru, uk" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nofile.txt", "--lang-ui", "uk"), "помилка: nofile.txt: [E101] такого файлу немає: перевірте шлях"),
        (("check", "-", "-", "--lang-ui", "ru"), "ошибка: [E000] стандартный ввод можно прочитать только раз"),
        (("rules", "--format", "x", "--lang-ui", "uk"), "форми 'x' немає: виберіть text або json"),
        (("explain", "CC10", "--lang-ui", "uk"), "коду 'CC10' немає: можливо, "),
        (("check", "a.txt", "--theatre", "x", "--lang-ui", "ru"), "конфликта «x» нет; выберите из"),
    ],
)
def test_errors_are_translated_and_keep_their_codes(program, folder, arguments, said):
    done = program(*arguments)
    assert done.code == 2
    assert said in done.err


def test_rules_explain_and_where(program, folder):
    listed = program("rules", "--lang-ui", "uk").out
    assert re.search("CC304 +event-after-publication +попередження +Повідомляє про подію", listed)
    rows = json.loads(program("rules", "--format", "json", "--lang-ui", "uk").out)
    assert {row["level"] for row in rows} == {"warning", "note", "off"}
    told = program("explain", "CC101", "--lang-ui", "uk").out
    assert told.startswith("(Пояснення до кодів")
    assert "# place-outside-region (CC101)" in told
    found = program("where", "Vovchansk", "--theatre", "ukraine", "--lang-ui", "uk").out
    assert "Vovchansk: Vovchansk (1 місце; конфлікт ukraine)" in found
    assert "Kharkiv Oblast, Україна, " in found
    assert "кордону (Росія)" in found
    assert "чому: " in found


def test_two_reports_compared(program, folder):
    for name, words in (
        ("a.txt", "Russia said it had captured Pokrovsk."),
        ("b.txt", "Ukraine denied that Pokrovsk had fallen."),
    ):
        (folder / name).write_text(words + "\n", encoding="utf-8")
    done = program("compare", "a.txt", "b.txt", "--theatre", "ukraine", "--lang-ui", "uk")
    assert done.code == 0
    assert "Спірне (1)" in done.out
    assert "[заперечується]" in done.out
    assert "a.txt (1 твердження) і b.txt (1 твердження): 1 зв’язок." in done.out
