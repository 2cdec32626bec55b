"""Whatever the bytes: readers give documents or errors, never a fault, and what they give can be kept."""

import gzip
import io
from contextlib import suppress

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model.errors import ReadError
from counterclaim.read.charset import decode_page
from counterclaim.read.feed import read_feed
from counterclaim.read.html import plain, read_page
from counterclaim.read.inputs import READERS
from counterclaim.read.options import ReadOptions
from counterclaim.read.packed import unpack
from counterclaim.read.pages import read_all

LIMIT = 200_000
OPTIONS = ReadOptions(max_bytes=LIMIT)
SAID = b"<p>The army said on Monday that it had taken the village of Lukiantsi and that nobody had been hurt there.</p>"
PIECES = [
    b"<html>", b"<!DOCTYPE html>", b"<head>", b"<title>Army takes village</title>", b'<meta charset="utf-16">',
    b'<meta charset="windows-1251">', b"<article>", SAID, b"</article>", b"<table><tr><td>", b"<script>", b"</script>",
    b"<body>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0' encoding='utf-7'?>",
    b"<rss version='2.0'><channel>",
b"<item>", b"</item>", b"<title>One &amp; two</title>", b"<description>" + SAID + b"</description>",
    b"<feed>", b"<pubDate>Tue, 99 May 2024 99:00:00 +9900</pubDate>", b"<pubDate>2024-13-45</pubDate>",
    b"<entry xmlns='http://www.w3.org/2005/Atom'>", b"<published>0000-00-00T00:00:00Z</published>",
    b"&#xD800;", b"&#0;",
    b"<content type='html'>&lt;p&gt;&#x10FFFF;", b"</channel></rss>", b"&lol;", b"\x00", b"\xff", b"\xed\xa0\x80",
    b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"WARC-Target-URI: http://a.example/\r\n", b"Content-Length: 64\r\n",
    b"\r\n", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html; charset=hex\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\n", b"-1\r\n", b"\x1f\x8b\x08\x00", b'{"text": "', b'"}\n',
]  # fmt: skip
mixtures = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=40)), max_size=30).map(b"".join)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def keepable(document):
    """What is kept goes through JSON and SQLite."""
    fields = (document.text, document.title, document.outlet, document.url, document.name)
    assert msgspec.json.decode(msgspec.json.encode(fields)) == list(fields)
    assert all("\x00" not in each for each in fields[1:] if each)


@many
@given(mixtures, st.sampled_from(["page", "feed", "text"]))
def test_any_bytes_read_whole(raw, form):
    for found in read_all(raw, name="x", options=OPTIONS, otherwise=form):
        assert (found.document is None) != (found.error is None)
        if found.document:
            keepable(found.document)


@many
@given(mixtures)
def test_any_bytes_as_a_page_and_as_a_feed(raw):
    with suppress(ReadError):
        keepable(read_page(b"<html>" + raw, name="x", options=OPTIONS))
    for found in read_feed(b"<rss version='2.0'><channel><item>" + raw, name="x", options=OPTIONS):
        if found.document:
            keepable(found.document)


@many
@given(mixtures, st.sampled_from([".warc", ".warc.gz", ".jsonl", ".jsonl.gz"]), st.booleans(), st.integers(0, 400))
def test_any_bytes_in_a_file(tmp_path_factory, raw, kind, packed, cut):
    path = tmp_path_factory.getbasetemp() / f"x{kind}"
    whole = gzip.compress(raw) if packed else raw
    path.write_bytes(whole[: len(whole) - cut] if cut < len(whole) else whole)
    for found in READERS[kind](path, OPTIONS):
        assert (found.document is None) != (found.error is None)


@many
@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "", "br"]), st.integers(0, 30))
def test_unpacking_gives_the_bytes_or_an_error(raw, packing, limit):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as stream:
        stream.write(raw)
    for packed in (out.getvalue(), raw):
        with suppress(ReadError):
            assert len(unpack(packed, packing, limit=limit + len(raw), name="x")) <= limit + len(raw)
    with suppress(ReadError):
        assert unpack(out.getvalue(), "gzip", limit=limit, name="x") == raw


@many
@given(st.text(), st.text(max_size=12))
def test_valid_utf8_stays_what_it_is_whatever_charset_is_told(text, told):
    if not text.startswith("\ufeff"):
        assert decode_page(text.encode(), told, name="x") == text


@many
@given(st.text())
def test_a_piece_of_html_has_no_empty_lines_but_between_paragraphs(markup):
    assert "\n\n\n" not in plain(markup)


@pytest.mark.parametrize("kind", sorted(READERS))
def test_one_line_of_a_hundred_megabytes(tmp_path, kind):
    path = tmp_path / f"x{kind}"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(b"a" * 1_000_000)
    found = list(READERS[kind](path, ReadOptions(max_bytes=10_000_000)))
    assert len(found) == 1
    assert found[0].error.code in ("E104", "E107")
