"""The catalogues are current, complete, and keep fields, tags and options of each message as they are."""

import ast
import gettext
import importlib.util
import io
import re
import string
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import counterclaim
from counterclaim.check.engine import texts_in
from counterclaim.check.pack import CORE, load_pack
from counterclaim.check.render import claim_words, finding_words, severity_words
from counterclaim.model import spoken
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.finding import Severity
from counterclaim.resolve.outlines import load_outlines

PACKAGE = Path(counterclaim.__file__).parent
TRANSLATED = spoken.languages()[1:]
KEPT = re.compile(r"%\(\w+\)s|</?\w+[^>]*>|(?<![\w-])--[a-z-]+")
by_language = pytest.mark.parametrize("language", TRANSLATED)


@pytest.fixture(scope="module")
def tool(root):
    spec = importlib.util.spec_from_file_location("tools_catalogues", root / "tools" / "catalogues.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="module")
def template(tool):
    return tool.wanted()


def messages(language):
    with (spoken.HOME / language / "LC_MESSAGES" / "counterclaim.po").open("rb") as source:
        return [message for message in read_po(source, locale=language) if message.id]


def fields(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_english_russian_and_ukrainian_are_spoken():
    assert spoken.languages() == ("en", "ru", "uk")


@by_language
def test_the_files_are_current(language, tool, template):
    catalogue = tool.updated(language, template)
    assert tool.po_path(language).read_bytes() == tool.po_text(catalogue), "run make catalogues"
    made = gettext.GNUTranslations(io.BytesIO(tool.mo_bytes(catalogue)))._catalog
    with tool.mo_path(language).open("rb") as source:
        held = gettext.GNUTranslations(source)._catalog
    assert {k: v for k, v in held.items() if k} == {k: v for k, v in made.items() if k}, "run make catalogues"


@by_language
def test_every_message_is_translated_with_its_fields(language):
    for message in messages(language):
        forms = message.string if message.pluralizable else (message.string,)
        english = message.id[0] if message.pluralizable else message.id
        assert len(forms) == (3 if message.pluralizable else 1)
        for form in forms:
            assert form, english
            if "%(" not in english:
                assert fields(form) == fields(english), english
            assert sorted(KEPT.findall(form)) == sorted(KEPT.findall(english)) or "class=" in english, english


@by_language
@pytest.mark.parametrize("file", load_pack(CORE), ids=lambda file: file.rule.code)
def test_every_text_of_every_rule_is_translated_with_its_fields(file, language):
    with spoken.speaking(language):
        for where, text in texts_in(file.rule, ""):
            translated = spoken.gettext(text)
            assert translated != text, where
            assert re.search("[а-яіїєґ]", translated), where
            assert fields(translated) == fields(text), where
            assert "'{" not in translated, f"{where}: «» around words in these languages"


def made_in_sources():
    """Every string of the sources as a pattern, with anything where an expression stands in it."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                if sum(len(p.value) for p in node.values if isinstance(p, ast.Constant)) > 3:
                    yield "".join(parts)


def test_every_phrase_is_one_that_the_sources_make():
    made = re.compile("|".join(sorted({*made_in_sources(), re.escape(load_outlines().note)})))
    advised = re.compile(r"did you mean|'counterclaim rules' lists them$")
    left = [t for t, _ in spoken.templates() if not made.fullmatch(spoken.FIELD.sub("x", t)) and not advised.search(t)]
    assert left == []


@pytest.mark.parametrize(
    ("english", "ukrainian"),
    [
        ("no such file: check the path", "такого файлу немає: перевірте шлях"),
        ("there is no form 'x': choose text or json", "форми 'x' немає: виберіть text або json"),
        ("12 km from Xville, which it is said to be close to", "12 км від Xville, поруч із чим, за текстом, це місце"),
        ("something that no template matches", "something that no template matches"),
        ("", ""),
    ],
)
def test_phrases_are_found_by_their_template(english, ukrainian):
    assert spoken.phrase(english) == english
    with spoken.speaking("uk"):
        assert spoken.phrase(english) == ukrainian


@pytest.mark.parametrize(
    ("language", "count", "claims", "findings", "notes"),
    [
        ("en", 1, "1 claim", "1 finding", "1 note"),
        ("en", 0, "0 claims", "0 findings", "0 notes"),
        ("uk", 1, "1 твердження", "1 зауваження", "1 примітка"),
        ("uk", 3, "3 твердження", "3 зауваження", "3 примітки"),
        ("uk", 11, "11 тверджень", "11 зауважень", "11 приміток"),
        ("uk", 21, "21 твердження", "21 зауваження", "21 примітка"),
        ("ru", 1, "1 утверждение", "1 замечание", "1 примечание"),
        ("ru", 4, "4 утверждения", "4 замечания", "4 примечания"),
        ("ru", 12, "12 утверждений", "12 замечаний", "12 примечаний"),
        ("ru", 0, "0 утверждений", "0 замечаний", "0 примечаний"),
    ],
)
def test_plural_forms(language, count, claims, findings, notes):
    with spoken.speaking(language):
        assert (claim_words(count), finding_words(count)) == (claims, findings)
        assert severity_words(Severity.NOTE, count) == notes


def test_a_word_is_translated_by_what_it_means():
    with spoken.speaking("uk"):
        assert (spoken.term("kind", "loss"), spoken.term("direction", "loss")) == ("втрати", "утрата")


def test_a_language_that_nobody_has_is_named_with_those_there_are():
    with pytest.raises(CounterclaimError, match="language 'de': choose from en, ru, uk"):
        spoken.speak("de")
    assert spoken.language() == "en"


def test_what_is_chosen_inside_a_block_ends_with_it():
    with spoken.speaking("ru"):
        spoken.speak("uk_UA.UTF-8")
        assert spoken.language() == "uk"
    assert spoken.language() == "en"
