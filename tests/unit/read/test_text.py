"""Bytes to a document: what is changed (line ends, a BOM), what is refused, and how that is said."""

import hashlib

import pytest

from counterclaim.model.errors import EmptyInput, NotText, TooLarge, UnsupportedLanguage
from counterclaim.model.ids import content_id
from counterclaim.read.options import ReadOptions, published_day
from counterclaim.read.text import read_text

ENGLISH = "The army said on Monday that it had taken the village."
FRENCH = "Le ministère a déclaré lundi que les forces armées avaient pris le village après de violents combats."


def read(source: bytes, **options):
    return read_text(source, name="report.txt", options=ReadOptions(**options))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(b"It fell.\n", "It fell.\n", id="unchanged"),
        pytest.param(b"\xef\xbb\xbfIt fell.", "It fell.", id="BOM"),
        pytest.param(b"It fell.\r\nThey left.\r\n", "It fell.\nThey left.\n", id="CRLF"),
        pytest.param(b"It fell.\rThey left.", "It fell.\nThey left.", id="CR"),
        pytest.param(b"a\r\r\nb", "a\n\nb", id="CR before CRLF"),
        pytest.param(b"  It fell. \x0c\t", "  It fell. \x0c\t", id="outer white space stays"),
        pytest.param(
            "e\u0301 \u00e9 \ufb01 \u2028x".encode(), "e\u0301 \u00e9 \ufb01 \u2028x", id="nothing normalised"
        ),
        pytest.param("It fell 😀.".encode(), "It fell 😀.", id="emoji"),
        pytest.param("x\ufeffy".encode(), "x\ufeffy", id="only a leading BOM goes"),
    ],
)
def test_text(source, text):
    assert read(source, lang="en").text == text


def test_identity():
    source = b"\xef\xbb\xbf" + ENGLISH.encode() + b"\r\n"
    document = read(source)
    assert document.id == content_id(ENGLISH + "\n")
    assert document.sha256 == hashlib.sha256(source).hexdigest()
    assert (document.lang, document.name, document.reader) == ("en", "report.txt", "read.text@1")
    assert read(source, id="r1").id == "r1"


def test_metadata():
    day = published_day("2024-05-12")
    document = read(ENGLISH.encode(), outlet="Example Post", title="A village falls", published=day)
    assert (document.outlet, document.title, document.published) == ("Example Post", "A village falls", day)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(b"caf\xe9 taken\n", "byte 0xE9 at offset 3 (line 1)", id="Latin-1"),
        pytest.param(b"one\ntwo\nthr\xff\n", "byte 0xFF at offset 11 (line 3)", id="third line"),
        pytest.param(b"cut \xe2\x82", "byte 0xE2 at offset 4", id="cut character"),
        pytest.param(b"half \xed\xa0\x80", "byte 0xED at offset 5", id="surrogate"),
        pytest.param(b"long \xc0\xaf", "byte 0xC0 at offset 5", id="overlong"),
        pytest.param(b"It fell.\x00", "byte 8 is zero", id="zero byte"),
        pytest.param(bytes(range(1, 32)) * 4, "control characters", id="control characters"),
        pytest.param(b"%PDF-1.7\n", "PDF", id="PDF"),
        pytest.param(b"PK\x03\x04....", "office document", id="docx"),
        pytest.param(b"\x1f\x8b\x08", "gunzip", id="gzip"),
        pytest.param("It fell.".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param(b"\n<!DOCTYPE html>\n<html><p>It fell.", "web page", id="HTML"),
    ],
)
def test_not_text(source, words):
    with pytest.raises(NotText) as caught:
        read(source)
    assert words in str(caught.value)
    assert str(caught.value).startswith("report.txt: [E103]")
    assert "\n" not in str(caught.value)


def test_a_report_about_a_page_is_text():
    assert read(b"The page said <html> and <script>alert(1)</script> to the readers of it.").text.count("<") == 3


@pytest.mark.parametrize("source", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00a0\u2060\n".encode()])
def test_empty(source):
    with pytest.raises(EmptyInput, match=r"^report\.txt: \[E102\]"):
        read(source)


def test_limit():
    assert read(b"a" * 10, max_bytes=10, lang="en").text == "a" * 10
    with pytest.raises(TooLarge, match=r"limit of 10 bytes: raise it with --max-bytes"):
        read(b"a" * 11, max_bytes=10)


def test_unsupported_language_is_named_with_the_supported_ones():
    with pytest.raises(UnsupportedLanguage, match=r"in French \(fr\).*supported: English \(en\)"):
        read(FRENCH.encode())
    with pytest.raises(UnsupportedLanguage, match=r"in Klingon|in tlh"):
        read(ENGLISH.encode(), lang="tlh")
    assert read(FRENCH.encode(), lang="en-GB").lang == "en"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-11-30", "2025-11-30"),
        ("2025-11-30T23:30:00Z", "2025-11-30"),
        ("2025-11-30T23:30:00+02:00", "2025-11-30"),
        (" 2025-11-30 08:00 ", "2025-11-30"),
    ],
)
def test_published(words, day):
    assert published_day(words).isoformat() == day


@pytest.mark.parametrize("words", ["yesterday", "30.11.2025", "2025-13-01", ""])
def test_published_refused(words):
    with pytest.raises(Exception, match="YYYY-MM-DD"):
        published_day(words)
