"""A web page: its article and nothing around it; outlet, day and title as the page gives them."""

import datetime as dt

import pytest
from made_pages import PARAGRAPHS, page

from counterclaim.model.errors import ReadError
from counterclaim.read.html import MAX_PAGE, plain, read_page
from counterclaim.read.options import ReadOptions


def read(markup, options=None, **more):
    raw = markup.encode() if isinstance(markup, str) else markup
    return read_page(raw, name="a.html", options=options or ReadOptions(), **more)


def test_article_and_facts():
    found = read(page())
    assert (found.title, found.outlet, found.url) == (
        "Eleven drones shot down over port",
        "Harbour Gazette",
        "https://gazette.example/2024/drones",
    )
    assert found.published == dt.date(2024, 5, 14)
    assert found.text.split("\n\n") == ["Eleven drones shot down over port", *PARAGRAPHS]


def test_options_win():
    options = ReadOptions(outlet="Mine", title="Mine too", url="https://a.example/", published=dt.date(2024, 1, 2))
    found = read(page(), options)
    assert (found.outlet, found.title, found.url) == ("Mine", "Mine too", "https://a.example/")
    assert found.published == dt.date(2024, 1, 2)


def test_no_day_is_made_up_from_the_text():
    markup = page(more="<p>The siege of 12 March 2019 is remembered here by many of the older dock workers.</p>")
    markup = markup.replace('<meta property="article:published_time" content="2024-05-14T23:30:00+03:00">', "")
    assert read(markup).published is None


@pytest.mark.parametrize(
    ("charset", "told", "meta"),
    [
        ("windows-1251", "", "windows-1251"),
        ("windows-1251", "windows-1251", "utf-8"),
        ("koi8-u", "koi8-u", "nonsense"),
        ("utf-8", "iso-8859-1", "windows-1251"),
        ("utf-16", "", "utf-8"),
    ],
)
def test_charsets(charset, told, meta):
    words = "Міністерство оборони повідомило у вівторок, що вночі над портом збито одинадцять безпілотників ворога."
    markup = page("Збито одинадцять безпілотників", charset=meta)
    for each in PARAGRAPHS:
        markup = markup.replace(each, words + " " + words)
    assert words in read(markup.encode(charset), charset=told).text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(b"<html><body></body></html>", "E102", id="empty"),
        pytest.param(b"<html>" + b"\xff\xfe\x00\x81" * 99, {"E102", "E103", "E105", "E107"}, id="no charset"),
        pytest.param(b"<html>" + b"<p>x" * 60_000, "E107", id="tags"),
        pytest.param(b"<html>" + b"x" * MAX_PAGE, "E104", id="too large"),
        pytest.param(b"<div>" * 50_000, {"E102", "E107"}, id="deep"),
        pytest.param(b"<p" + b" a=1" * 50_000, {"E102", "E107"}, id="attributes"),
    ],
)
def test_bad_pages_are_errors_and_not_crashes(raw, code):
    with pytest.raises(ReadError) as caught:
        read(raw)
    assert caught.value.code in ({code} if isinstance(code, str) else code)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two <b>bold</b> three</p>", "One\n\ntwo bold three"),
        ("a<br/>b<script>evil()</script> c<!-- d -->", "a\n\nb c"),
        ("no tags &amp; 5 &lt; 6", "no tags & 5 < 6"),
        ("", ""),
        ("<p>un<i>closed", "unclosed"),
    ],
)
def test_a_piece_of_html_is_plain_text(markup, text):
    assert plain(markup) == text
