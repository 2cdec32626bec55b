"""Web archives: made by another program (warcio), read here; damage and bombs are rows, in bounded memory."""

import gzip
import io
import tracemalloc

import pytest
from made_pages import PARAGRAPHS, page
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.read.inputs import inputs
from counterclaim.read.options import ReadOptions

TEXT = " ".join(PARAGRAPHS)


class Writer(WARCWriter):
    """Without the temporary files that it would leave open."""

    def _create_temp_file(self):
        return io.BytesIO()


def archive(*answers, packed=True):
    """A WARC of (address, status, headers, body) answers, with an info record and a request in front of each."""
    out = io.BytesIO()
    writer = Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, headers, body in answers:
        asked = StatusAndHeaders("GET / HTTP/1.0", [("Host", "a.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
        told = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=told))
    return out.getvalue()


def read(tmp_path, raw, name="a.warc.gz", **options):
    path = tmp_path / name
    path.write_bytes(raw)
    return list(inputs(str(path), ReadOptions(**options)))


HTML = {"Content-Type": "text/html; charset=utf-8"}
ONE = ("https://gazette.example/one", "200 OK", HTML, page().encode())


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive(tmp_path, packed):
    chunks = f"{len(ONE[3]):x}\r\n".encode() + ONE[3] + b"\r\n0\r\n\r\n"
    raw = archive(
        ONE,
        ("https://gazette.example/gone", "404 Not Found", HTML, page().encode()),
        ("https://gazette.example/a.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("https://gazette.example/packed", "200 OK", {**HTML, "Content-Encoding": "gzip"}, gzip.compress(ONE[3])),
        ("https://gazette.example/unpacked", "200 OK", {**HTML, "Content-Encoding": "gzip"}, ONE[3]),
        ("https://gazette.example/chunks", "200 OK", {**HTML, "Transfer-Encoding": "chunked"}, chunks),
        ("https://gazette.example/text", "200 OK", {"Content-Type": "text/plain"}, TEXT.encode()),
        packed=packed,
    )
    found = read(tmp_path, raw, "a.warc.gz" if packed else "a.warc")
    assert [each.error for each in found] == [None] * 5
    ends = [each.document.url.rsplit("/", 1)[1] for each in found]
    assert ends == ["one", "packed", "unpacked", "chunks", "text"]
    assert all(PARAGRAPHS[1] in each.document.text for each in found)
    assert len({each.part for each in found}) == 5


def test_a_cut_archive_is_read_as_far_as_it_goes(tmp_path):
    raw = archive(ONE, ONE)
    found = read(tmp_path, raw[:-200])
    assert found[0].document.outlet == "Harbour Gazette"
    assert (found[-1].part, found[-1].error.code) == (0, "E107")


@pytest.mark.parametrize(
    "raw",
    [b"nonsense", b"WARC/1.0\r\nContent-Length: x\r\n\r\n", b"WARC/1.0\r\nContent-Length: 9\r\n\r\nabc",
     b"WARC/1.0\r\n" + b"a: b\r\n" * 999, b"WARC/1.0\r\n" + b"x" * 99_999, b"\x1f\x8bnonsense", b"\x1f\x8b"],
)  # fmt: skip
def test_what_is_no_archive_is_an_error(tmp_path, raw):
    assert [each.error.code for each in read(tmp_path, raw)] == ["E107"]


def test_an_empty_archive_holds_nothing(tmp_path):
    assert read(tmp_path, b"") == []


def bombs():
    big = 60_000_000
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    yield "line", gzip.compress(b"WARC/1.0\r\nx: " + b"a" * big)
    yield "lines", gzip.compress(b"WARC/1.0\r\n" + b"x: a\r\n" * (big // 6))
    yield "block", gzip.compress(head + f"Content-Length: {big}\r\n\r\n".encode() + b"a" * big + b"\r\n\r\n")
    body = gzip.compress(b"<html>" + b"a" * big)
    yield "body", archive(("http://a.example/", "200 OK", {**HTML, "Content-Encoding": "gzip"}, body))


@pytest.mark.parametrize(("name", "raw"), [pytest.param(*each, id=each[0]) for each in bombs()])
def test_bombs_take_no_memory(tmp_path, name, raw):
    read(tmp_path, archive(ONE))  # what reading pages loads is no part of what is measured
    tracemalloc.start()
    found = read(tmp_path, raw, max_bytes=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.error.code for each in found] == ["E104" if name in ("block", "body") else "E107"]
    assert peak < 10_000_000
