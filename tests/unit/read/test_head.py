"""What the first lines of a report give: title, outlet, day of publication; and what they must not give."""

import datetime as dt

import msgspec
import pytest

from counterclaim.languages import has_table
from counterclaim.read.dates import dates_of
from counterclaim.read.head import Head, read_head
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

BODY = "The army said on Monday that it had taken the village after two days of fighting."
DAY = dt.date(2025, 1, 27)


def said(text, lang):
    """What the head lines say, wherever they stand."""
    return msgspec.structs.replace(read_head(text, lang), lines=())


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        pytest.param(
            "Rebels enter Goma\nBy Jane Doe | Lake Wire | 27 January 2025\n\n",
            Head(title="Rebels enter Goma", outlet="Lake Wire", published=DAY),
            id="author, outlet, date between bars",
        ),
        pytest.param(
            "Rebels enter Goma\nPublished: 2025-01-27\n\n", Head(title="Rebels enter Goma", published=DAY), id="label"
        ),
        pytest.param(
            "Title: Truce in Kobo\nOutlet: Lake Wire\nDate: Mon, 27 Jan. 2025, 14:05 GMT\n\n",
            Head(title="Truce in Kobo", outlet="Lake Wire", published=DAY),
            id="labels only",
        ),
        pytest.param(
            "Rebels enter Goma\nGreat Lakes Daily (a paper), Goma/Kinshasa, 27 January 2025\n\n",
            Head(title="Rebels enter Goma", outlet="Great Lakes Daily", published=DAY),
            id="outlet, towns, date in a row",
        ),
        pytest.param("GOMA, January 27, 2025 (Lake Wire) -- ", Head(outlet="Lake Wire", published=DAY), id="dateline"),
        pytest.param("PORT SUDAN, 27 January 2025. /NILE/. ", Head(outlet="NILE", published=DAY), id="slashes"),
        pytest.param("Geneva (27 January 2025) - ", Head(published=DAY), id="day in brackets"),
        pytest.param(
            "Truce in Kobo\n\nADDIS ABABA, January 27 (Lake Wire) - ",
            Head(title="Truce in Kobo", outlet="Lake Wire"),
            id="no year, no day",
        ),
        pytest.param("Monday, 27 January 2025\n\n", Head(published=DAY), id="a date alone"),
        pytest.param("Sanaa, 27 January 2025\n\n", Head(published=DAY), id="town and date: the town is no outlet"),
        pytest.param("Lashio | 27 January 2025\n\n", Head(published=DAY), id="bar: may be a town"),
        pytest.param(
            "Truce in Kobo\nNile Courier (Khartoum), 27 January 2025\n\n",
            Head(title="Truce in Kobo", outlet="Nile Courier", published=DAY),
            id="a paper's name, its town in brackets",
        ),
        pytest.param(
            "Truce in Kobo\nThe Lakeshore Bulletin (weekly), Monday 27 January 2025\n\n",
            Head(title="Truce in Kobo", outlet="The Lakeshore Bulletin", published=DAY),
            id="weekday without a comma",
        ),
        pytest.param(
            "Truce in Kobo\nHarbour Times | Aden | 27 January 2025\n\n",
            Head(title="Truce in Kobo", outlet="Harbour Times", published=DAY),
            id="paper, town, date",
        ),
        pytest.param(
            "Truce in Kobo\nAden – 27 January 2025 – Radio Gulf\n\n",
            Head(title="Truce in Kobo", outlet="Radio Gulf", published=DAY),
            id="town, date, station",
        ),
        pytest.param(
            "Truce in Kobo\nUpdated 27 January 2025 at 10:15\n",
            Head(title="Truce in Kobo", published=DAY),
            id="updated",
        ),
        pytest.param(
            "Published 27 January 2025\nUpdated 3 February 2025\n\n", Head(published=DAY), id="published before updated"
        ),
        pytest.param(
            "Front-line assessment, January 27, 2025\n\n",
            Head(title="Front-line assessment, January 27, 2025", published=DAY),
            id="issue of a series",
        ),
        pytest.param("27.01.2025\n\n", Head(published=DAY), id="day first"),
        pytest.param("01/27/2025\n\n", Head(published=DAY), id="month first, beyond doubt"),
    ],
)
def test_head(lines, head):
    assert said(lines + BODY, "en") == head


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="running text"),
        pytest.param("The army said on 3 May 2024 that the town had fallen.\n" + BODY, id="date in a sentence"),
        pytest.param("03/04/2024\n\n" + BODY, id="day and month could change places"),
        pytest.param("1 December 2025\n" + BODY + "\n\n2 December 2025\n" + BODY, id="a log of days"),
        pytest.param("30 February 2025\n\n" + BODY, id="no such day"),
        pytest.param("12:20 - " + BODY + "\n12:45 - " + BODY, id="ticker"),
        pytest.param("BEIRUT: " + BODY, id="town and colon"),
        pytest.param("The shelling of Tskhinvali, 8 August 2008\n\n" + BODY, id="a title's date is the event's"),
        pytest.param("Published: 2025-01-27\nDate: 2025-01-29\n\n" + BODY, id="two days"),
    ],
)
def test_no_day(text):
    assert said(text, "en").published is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Rebels have entered the town of Uvira, a ministry said in a\nstatement that nobody confirmed.",
            id="hard-wrapped",
        ),
        pytest.param("A short report without an end", id="nothing below"),
        pytest.param("It has fallen.\n\n" + BODY, id="a sentence"),
        pytest.param("2024\n\n" + BODY, id="a number"),
    ],
)
def test_no_title(text):
    assert said(text, "en").title is None


def test_what_the_caller_says_wins():
    source = ("Rebels enter Goma\nBy Jane Doe | Lake Wire | 27 January 2025\n\n" + BODY).encode()
    document = read_text(
        source, name="-", options=ReadOptions(title="T", outlet="O", published=dt.date(2025, 2, 1), lang="en")
    )
    assert (document.title, document.outlet, document.published) == ("T", "O", dt.date(2025, 2, 1))
    assert document.text == source.decode()  # the title line stays: offsets count in the input


def test_head_fills_what_is_open():
    source = ("Rebels enter Goma\nPublished: 27 January 2025\n\n" + BODY).encode()
    document = read_text(source, name="-", options=ReadOptions(lang="en", outlet="O"))
    assert (document.title, document.outlet, document.published) == ("Rebels enter Goma", "O", DAY)


def test_no_table_no_head(monkeypatch):
    monkeypatch.setattr("counterclaim.read.head.has_table", lambda *_: False)
    assert said("27 January 2025\n\n" + BODY, "en") == Head()
    assert not has_table("en", "no-such-table")


@pytest.mark.parametrize(
    ("words", "rest", "day"),
    [
        ("Tuesday 27 January 2025", "", DAY),
        ("27th January, 2025 at 3.15 pm", "", DAY),
        ("2025-01-27T08:00:00Z", "", DAY),
        ("GOMA, Jan. 27, 2025", "GOMA", DAY),
        ("27 January", "27 January", None),
        ("1/2/2025", "1/2/2025", None),
        ("2025/13/01", "2025/13/01", None),
    ],
)
def test_dates(words, rest, day):
    assert dates_of("en").tail(words) == (rest, day)


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ("Перемирие в Кобо\nОпубликовано: 27 января 2025 г.\n\n", Head(title="Перемирие в Кобо", published=DAY)),
        ("ГОМА, 27 января 2025 года (Озеро) — ", Head(outlet="Озеро", published=DAY)),
        ("Сводка за день, 27.01.2025\n\n", Head(title="Сводка за день, 27.01.2025", published=DAY)),
        ("ГОМА, 27 января. /ОЗЕРО/. ", Head(outlet="ОЗЕРО")),
        (
            "Перемирие в Кобо\nВестник Озера (Гома), 27 января 2025\n\n",
            Head(title="Перемирие в Кобо", outlet="Вестник Озера", published=DAY),
        ),
    ],
)
def test_russian_head(lines, head):
    assert said(lines + "Армия заявила в понедельник, что взяла село после двух дней боёв.", "ru") == head


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Rebels take post\nBy Staff | Border Wire | 12 March 2025\n\nThe army left.",
            ["By Staff | Border Wire | 12 March 2025"],
        ),
        (
            "Published: 3 May 2024\nSource: Lake News\n\nThe army left the town.",
            ["Published: 3 May 2024", "Source: Lake News"],
        ),
        ("The army left the town on 3 May 2024.\nIt came back.", []),
        ("KOBO, May 3 - The army left.", []),
    ],
)
def test_lines_that_only_say_who_and_when_are_marked(text, lines):
    assert [text[a:b] for a, b in read_head(text, "en").lines] == lines
