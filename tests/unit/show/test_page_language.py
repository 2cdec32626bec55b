"""The page in another language: nothing of ours stays English, and each part says which language it is in."""

import re
from html.parser import HTMLParser

import msgspec
import pytest
from tests.unit.show.subjects import THEATRE, hostile_document, hostile_report

from counterclaim.check.pack import load_packs
from counterclaim.model import spoken
from counterclaim.resolve.outlines import load_outlines
from counterclaim.show.page import render_page

WORD = re.compile(r"[A-Za-z]{2,}")
# Names, units of the trade, and what is typed on a command line.
ALLOWED = {"counterclaim", "check", "format", "json", "rules", "explain", "CODE", "SHA", "OpenStreetMap", "ODbL"}
COUNTRIES = {word for country in load_outlines().countries for word in WORD.findall(country.name.upper())}
CODED = {
    "kind", "polarity", "modality", "stance", "role", "direction", "severity", "precision", "bound", "grain", "type",
    "status", "verdict", "reason", "slot", "lang",
}  # fmt: skip


class Said(HTMLParser):
    """What a reader sees or hears of a page: text, and names of elements."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.heard, self.skipped, self.langs = [], 0, []

    def handle_starttag(self, tag, attrs):
        self.skipped += tag in ("script", "style")
        self.heard += [value for name, value in attrs if name in ("aria-label", "title", "alt")]
        self.langs += [(tag, value) for name, value in attrs if name == "lang"]

    def handle_endtag(self, tag):
        self.skipped -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.skipped:
            self.heard.append(data)


def said_of(page):
    parser = Said()
    parser.feed(page)
    parser.close()
    return parser


def own_words(value):
    """The strings of a report but for the codes of the contract."""
    if isinstance(value, dict):
        return [s for key, held in value.items() if key not in CODED for s in own_words(held)]
    if isinstance(value, list | tuple):
        return [s for held in value for s in own_words(held)]
    return [value] if isinstance(value, str) else []


def in_language(code, report):
    with spoken.speaking(code):
        return render_page(hostile_document(), report, THEATRE)


def bare_report():
    """The hostile report without claims, places and findings."""
    return msgspec.structs.replace(hostile_report(), claims=(), places=(), findings=(), relations=())


@pytest.mark.parametrize("code", ["uk", "ru"])
@pytest.mark.parametrize("make", [hostile_report, bare_report], ids=["full", "bare"])
def test_no_english_word_of_ours_is_left(code, make):
    report = make()
    held = (msgspec.to_builtins(report), msgspec.to_builtins(hostile_document()), msgspec.to_builtins(THEATRE))
    own = {word for text in own_words(held) for word in WORD.findall(text)} | COUNTRIES
    left = {word for text in said_of(in_language(code, report)).heard for word in WORD.findall(text)}
    assert left - own - ALLOWED == set()


def test_the_check_would_see_an_english_page():
    left = {word for text in said_of(in_language("en", hostile_report())).heard for word in WORD.findall(text)}
    assert {"Skip", "Confidence", "finding", "possible", "outermost"} <= left


@pytest.mark.parametrize("code", ["en", "uk"])
def test_the_page_and_the_report_each_say_their_language(code):
    report = hostile_report()
    other = msgspec.structs.replace(report, document=msgspec.structs.replace(report.document, lang="ru"))
    with spoken.speaking(code):
        page = render_page(msgspec.structs.replace(hostile_document(), lang="ru"), other, THEATRE)
    langs = said_of(page).langs
    assert langs[0] == ("html", code)
    assert {lang for tag, lang in langs if tag != "html"} == {"ru"}
    assert {"h1", "div", "p"} == {tag for tag, _ in langs[1:]}


def test_a_title_of_ours_is_not_said_to_be_in_the_report_s_language():
    with spoken.speaking("uk"):
        page = render_page(msgspec.structs.replace(hostile_document(), title=None), hostile_report(), THEATRE)
    assert "<h1><bdi>Матеріал без заголовка</bdi></h1>" in page


def test_every_rule_has_a_message_that_the_page_can_show():
    with spoken.speaking("uk"):
        assert all(spoken.gettext(file.rule.message) != file.rule.message for file in load_packs())
