"""Feeds: one report an entry, its day as printed; what is broken is read as far as it goes; nothing is fetched."""

import datetime as dt

import pytest
from made_pages import PARAGRAPHS, page, rss

from counterclaim.read.feed import read_feed
from counterclaim.read.options import ReadOptions

SAID = "The army said that it had repelled four attacks near the village. " * 3
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title type="html">
Four &lt;i&gt;attacks&lt;/i&gt;
repelled</title><link href="https://wire.example/a"/><updated>2024-05-14T01:00:00+05:00</updated>
<summary>short</summary><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""


def read(markup, **options):
    return list(read_feed(markup.encode(), name="a.rss", options=ReadOptions(**options)))


def test_entries_are_reports():
    found = read(rss(("One", f"<p>{SAID}</p>", "Tue, 14 May 2024 01:30:00 +0300"), ("Two", SAID, "yesterday")))
    assert [each.part for each in found] == [1, 2]
    first, second = (each.document for each in found)
    assert (first.title, first.outlet, first.url) == ("One", "Harbour Gazette", "https://gazette.example/0")
    assert first.published == dt.date(2024, 5, 14)  # not the 13th, as in UTC
    assert first.text == f"One\n\n{SAID.strip()}"
    assert second.published is None


def test_atom():
    (found,) = read(ATOM)
    assert found.document.text == f"Four attacks repelled\n\n{SAID.strip()}"
    assert (found.document.published, found.document.outlet) == (dt.date(2024, 5, 14), "Wire")


def test_an_entry_that_fails_leaves_the_others():
    found = read(rss(("", "", ""), ("Two", SAID, "")))
    assert [(each.part, each.error.code if each.error else None) for each in found] == [(1, "E102"), (2, None)]


def test_a_cut_feed_is_read_as_far_as_it_goes_and_said_to_be_damaged():
    whole = rss(("One", SAID, ""), ("Two", SAID + "Again.", ""))
    found = read(whole[: whole.index("<title>Two") + 12])
    assert found[0].document.title == "One"
    assert (found[-1].part, found[-1].error.code) == (0, "E107")


@pytest.mark.parametrize("head", ["", "<!-- <rss> -->"])
def test_entities_of_its_own_are_refused_and_nothing_is_opened(head, web, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("KEEP THIS")
    for target in (secret.as_uri(), f"{web.url}/x"):
        bad = f'<?xml version="1.0"?>{head}<!DOCTYPE r [<!ENTITY x SYSTEM "{target}">]>' + rss(("&x;", "&x;", ""))[21:]
        (found,) = read(bad)
        assert found.error.code == "E107"
    assert web.asked == []


def test_an_outside_dtd_is_not_fetched(web):
    dtd = f'<!DOCTYPE rss SYSTEM "{web.url}/rss.dtd">'
    found = read('<?xml version="1.0"?>' + dtd + rss(("One", SAID, ""))[21:])
    assert found[0].document.title == "One"
    assert web.asked == []


def test_billion_laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    (found,) = read(f"<!DOCTYPE r [{entities}]>" + rss(("&a9;", "&a9;", ""))[21:])
    assert found.error.code == "E107"


@pytest.mark.parametrize("markup", ["", "no feed at all", "<rss", "<opml><body/></opml>", "\x00" * 99])
def test_what_is_no_feed_is_an_error(markup):
    assert [each.error.code for each in read(markup)] == ["E107"]


@pytest.mark.parametrize("mark", ["<item>", "&", "&lt;p&gt;"])
def test_millions_of_marks_are_refused_before_they_are_parsed(mark):
    found = read("<rss version='2.0'><channel>" + mark * 600_000)
    assert [(each.part, each.error.code) for each in found] == [(0, "E107")]


def test_an_empty_feed_is_no_error():
    assert read(rss()) == []


def test_following_fetches_each_page(web):
    web.answers["/a"] = (200, {"Content-Type": "text/html"}, page().encode())
    feed = rss(("One", "Short.", "Tue, 14 May 2024 01:30:00 +0300"), ("Two", "Short.", ""))
    feed = feed.replace("https://gazette.example/0", f"{web.url}/a").replace(
        "https://gazette.example/1", f"{web.url}/b"
    )
    found = read(feed, follow=True, allow_private=True)
    assert PARAGRAPHS[2] in found[0].document.text
    assert (found[0].source, found[0].document.url) == ("a.rss", f"{web.url}/a")
    assert found[1].error.code == "E108"
    refused = read(feed, follow=True)
    assert [each.error.code for each in refused] == ["E109", "E109"]
    assert web.asked == ["/a", "/b"]
