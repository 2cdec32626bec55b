"""What stands at an address, or in a file whose name says little: plain text, a page or a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import NotText, ReadError
from counterclaim.read.item import Input
from counterclaim.read.options import ReadOptions
from counterclaim.read.text import read_text

if TYPE_CHECKING:
    from counterclaim.read.fetch import Fetched

PAGE, FEED, TEXT = "page", "feed", "text"
HEAD = 2048  # bytes in which a page or a feed shows what it is
LOOKS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<", re.ASCII)
FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
PAGE_ROOT = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
KINDS = {"text/html": PAGE, "application/xhtml+xml": PAGE, "text/plain": TEXT, "text/markdown": TEXT}
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
XML = re.compile(r"(?:application|text)/(?:[\w.+-]+\+)?xml")


def is_address(words: str) -> bool:
    """True for what has a protocol in front, so that it is no path."""
    return ADDRESS.match(words) is not None


def form_of(raw: bytes, otherwise: str = TEXT) -> str:
    """What the bytes are by their first tags; ``otherwise`` where these do not say."""
    head = raw[:HEAD].replace(b"\x00", b"")
    if not LOOKS.match(head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return otherwise
    page, feed = PAGE_ROOT.search(head), FEED_ROOT.search(head)
    if page and not (feed and feed.start() < page.start()):
        return PAGE
    return FEED if feed else otherwise


def read_one(raw: bytes, *, name: str, options: ReadOptions, otherwise: str = TEXT) -> Document:
    """The one report in ``raw``; ``ReadError`` for a feed, which holds many."""
    form = form_of(raw, otherwise)
    if form == FEED:
        raise ReadError("a feed holds many reports: add it to a ledger (counterclaim add)", where=name)
    if form == PAGE:
        from counterclaim.read.html import read_page

        return read_page(raw, name=name, options=options)
    return read_text(raw, name=name, options=options)


def read_all(raw: bytes, *, name: str, options: ReadOptions, otherwise: str = TEXT) -> Iterator[Input]:
    """Every report in ``raw``: many in a feed, else one; errors are among them."""
    if form_of(raw, otherwise) == FEED:
        from counterclaim.read.feed import read_feed

        yield from read_feed(raw, name=name, options=options)
        return
    try:
        yield Input(source=name, document=read_one(raw, name=name, options=options, otherwise=otherwise))
    except ReadError as error:
        yield Input(source=name, error=error)


def fetch_page(address: str, options: ReadOptions) -> Document:
    """The one report at an address."""
    fetched, told = fetch_form(address, options)
    return one_fetched(fetched, address, told)


def fetch_all(address: str, options: ReadOptions) -> Iterator[Input]:
    """Every report at an address: those of a feed, or the one of a page."""
    try:
        fetched, told = fetch_form(address, options)
        if form_of(fetched.body, KINDS.get(fetched.kind, TEXT)) != FEED:
            yield Input(source=address, document=one_fetched(fetched, address, told))
            return
    except ReadError as error:
        yield Input(source=address, error=error)
        return
    from counterclaim.read.feed import read_feed

    yield from read_feed(fetched.body, name=address, options=options, charset=fetched.charset)


def fetch_form(address: str, options: ReadOptions) -> tuple[Fetched, ReadOptions]:
    """What stands at an address, and the options with the address that it stands at; only text, pages and feeds."""
    from counterclaim.read.fetch import Limits, fetch

    fetched = fetch(address, Limits(options.max_bytes, options.allow_private))
    if fetched.kind not in KINDS and not XML.fullmatch(fetched.kind):
        raise NotText(f"this is {fetched.kind[:80]}, neither a page nor a feed nor text", where=address)
    return fetched, msgspec.structs.replace(options, url=fetched.url)


def one_fetched(fetched: Fetched, address: str, options: ReadOptions) -> Document:
    """The one report of a page or text that was fetched."""
    otherwise = KINDS.get(fetched.kind, TEXT)
    if form_of(fetched.body, otherwise) != PAGE:
        return read_one(fetched.body, name=address, options=options, otherwise=otherwise)
    from counterclaim.read.html import read_page

    return read_page(fetched.body, name=address, options=options, charset=fetched.charset)
