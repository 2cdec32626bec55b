"""Addresses: limits of size, time and redirects; where a connection may lead. A real server, on this machine."""

import gzip
import socket
import time
import zlib

import pytest
from made_pages import PARAGRAPHS, page, rss

from counterclaim.model.errors import ReadError
from counterclaim.read import fetch as fetching
from counterclaim.read.fetch import Limits, fetch, is_public
from counterclaim.read.options import ReadOptions
from counterclaim.read.pages import fetch_all, fetch_page

MANY = " ".join(PARAGRAPHS).encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


def limits(**more):
    return Limits(**{"max_bytes": 100_000, "allow_private": True, "seconds": 5, **more})


def code(address, **more):
    with pytest.raises(ReadError) as caught:
        fetch(address, limits(**more))
    return caught.value.code


def test_a_page_after_redirects(web):
    web.answers["/old"] = (301, {"Location": "/new?q=é"}, b"")
    web.answers["/new?q=%C3%A9"] = (302, {"Location": f"{web.url}/last"}, b"")
    web.answers["/last"] = (200, HTML, b"x")
    assert fetch(f"{web.url}/old", limits()) == (f"{web.url}/last", b"x", "text/html", "utf-8")


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_circles_end(web, steps):
    for n in range(steps):
        web.answers[f"/{n}"] = (302, {"Location": f"/{(n + 1) % steps}"}, b"")
    assert code(f"{web.url}/0") == "E108"
    assert len(web.asked) == steps


def test_endless_redirects_end(web):
    def on(handler):
        handler.send_response(302)
        handler.send_header("Location", handler.path + "x")
        handler.end_headers()

    web.answers = {"/" + "x" * n: on for n in range(99)}
    assert code(f"{web.url}/") == "E108"
    assert len(web.asked) == 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/", "gopher://x", "http://u:p@a.example/"])
def test_redirects_to_elsewhere_are_refused(web, to):
    web.answers["/"] = (302, {"Location": to}, b"")
    assert code(f"{web.url}/") == "E109"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "http:///x",
        "http://a.example:99999/",
        "http://u:p@a.example/",
        "x://y",
    ],
)
def test_only_http(address):
    assert code(address) == "E109"


def test_this_machine_is_refused_unless_allowed(web):
    web.answers["/"] = (200, HTML, b"x")
    assert code(f"{web.url}/", allow_private=False) == "E109"
    assert code(f"http://localhost:{web.server_port}/", allow_private=False) == "E109"
    assert code(f"http://[::ffff:127.0.0.1]:{web.server_port}/", allow_private=False) == "E109"
    assert code(f"http://2130706433:{web.server_port}/", allow_private=False) in ("E108", "E109")
    assert web.asked == []


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "239.1.1.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "fec0::1", "::ffff:10.0.0.1", "2002:7f00:0001::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:db8::1", "x"],
)  # fmt: skip
def test_addresses_that_are_not_public(host):
    assert not is_public(host)


@pytest.mark.parametrize("host", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])
def test_addresses_that_are(host):
    assert is_public(host)


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.8", 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: found)
    assert code("http://a.example/", allow_private=False) == "E109"


def test_the_connection_goes_to_the_address_that_was_checked(web, monkeypatch):
    """A name server that answers anew for each question is asked once."""
    web.answers["/"] = (200, HTML, b"x")
    questions = []
    real = socket.getaddrinfo

    def answer(host, port, *rest, **more):
        if host != "rebind.example":
            return real(host, port, *rest, **more)
        questions.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(questions) == 1 else "203.0.113.9", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert fetch(f"http://rebind.example:{web.server_port}/", limits()).body == b"x"
    assert questions == ["rebind.example"]


def test_no_more_than_the_limit_is_read(web):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    web.answers = {"/": endless, "/told": (200, {}, b"x" * 100_001)}
    assert code(f"{web.url}/") == "E104"
    assert code(f"{web.url}/told") == "E104"


def test_a_bomb_is_unpacked_no_further_than_the_limit(web):
    bomb = gzip.compress(b"\x00" * 50_000_000)
    web.answers["/"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert code(f"{web.url}/") == "E104"


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw deflate"])
def test_packed_answers(web, packing):
    raw = {"gzip": gzip.compress, "deflate": zlib.compress, "raw deflate": lambda b: zlib.compress(b, wbits=-15)}[
        packing
    ](MANY)
    web.answers["/"] = (200, {"Content-Encoding": packing.split()[-1]}, raw)
    assert fetch(f"{web.url}/", limits()).body == MANY
    web.answers["/cut"] = (200, {"Content-Encoding": packing.split()[-1]}, raw[:-9])
    assert code(f"{web.url}/cut") == "E107"


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "x"])
def test_packings_that_were_not_asked_for(web, packing):
    web.answers["/"] = (200, {"Content-Encoding": packing}, b"x")
    assert code(f"{web.url}/") == "E107"


def drip(head):
    def answer(handler):
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\n\r\n"], ids=["silent", "head", "body"]
)
def test_a_server_that_drips_is_cut_off(web, head):
    web.answers["/"] = drip(head)
    assert code(f"{web.url}/", seconds=0.3) == "E108"


@pytest.mark.parametrize(
    "raw",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.0 200 OK\r\n" + b"a: b\r\n" * 500, b"HTTP/1.0 200 OK\r\n" + b"x" * 99_999,
     b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.0 200 OK\r\nContent-Length: 99\r\n\r\nx",
     b"HTTP/1.0 302 Found\r\nLocation: http://[::1\r\n\r\n", b"HTTP/1.0 302 Found\r\n\r\n", b"HTTP/1.0 500 No\r\n\r\n"],
)  # fmt: skip
def test_bad_answers_are_errors(web, raw):
    web.answers["/"] = lambda handler: handler.wfile.write(raw)
    assert code(f"{web.url}/") in ("E108", "E109")


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert code(f"http://127.0.0.1:{free.getsockname()[1]}/") == "E108"


def test_what_stands_at_an_address(web):
    options = ReadOptions(allow_private=True)
    web.answers = {
        "/page": (200, HTML, page().encode()),
        "/text": (200, {"Content-Type": "text/plain"}, " ".join(PARAGRAPHS).encode()),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, rss(("One", PARAGRAPHS[0], "")).encode()),
        "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    }
    found = {path: list(fetch_all(f"{web.url}{path}", options)) for path in web.answers}
    assert found["/page"][0].document.url == f"{web.url}/page"
    assert found["/page"][0].document.outlet == "Harbour Gazette"
    assert found["/text"][0].document.text == " ".join(PARAGRAPHS)
    assert (found["/feed"][0].part, found["/feed"][0].document.title) == (1, "One")
    assert found["/image"][0].error.code == "E103"
    assert PARAGRAPHS[0] in fetch_page(f"{web.url}/page", options).text
    with pytest.raises(ReadError):
        fetch_page(f"{web.url}/feed", options)
