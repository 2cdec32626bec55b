"""A feed (RSS, Atom) to its reports: one for each entry, as the feed itself gives it.

feedparser and not fastfeedparser: it reads broken feeds as far as they go, keeps dates as printed, so that the day is
that of the outlet's own zone, and needs nothing that is compiled.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import DamagedInput, EmptyInput, ReadError
from counterclaim.read.html import plain, tidy, with_title
from counterclaim.read.item import Input
from counterclaim.read.options import ReadOptions, published_day
from counterclaim.read.pages import fetch_page, is_address
from counterclaim.read.text import document, too_large

READER = "read.feed@1"
MAX_FEED = 10_000_000  # bytes
MAX_MARKS = 500_000  # tags and entities, also those of escaped texts; the parser takes a minute over millions
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed gives of one report."""

    title: str | None
    text: str
    url: str | None
    outlet: str | None
    published: dt.date | None


def read_feed(source: bytes, *, name: str, options: ReadOptions, charset: str = "") -> Iterator[Input]:
    """The reports of a feed, in its order; a last error where the feed breaks off.

    A feed with entities of its own is refused before it is parsed, so that none can grow or name a file.
    """
    for part, item in enumerate(items(source, name, options, charset), 1):
        if isinstance(item, ReadError):
            yield Input(source=name, error=item)
            continue
        try:
            yield Input(source=name, part=part, document=entry(item, name, options))
        except ReadError as error:
            yield Input(source=name, part=part, error=error)


def items(source: bytes, name: str, options: ReadOptions, charset: str = "") -> Iterator[Item | ReadError]:
    """What the feed gives of each report, and what is wrong with the feed as a whole."""
    limit = min(options.max_bytes, MAX_FEED)
    if len(source) > limit:
        yield too_large(limit, name)
        return
    if source.count(b"<") + source.count(b"&") > MAX_MARKS:
        yield DamagedInput(f"more than {MAX_MARKS:,} tags and entities: this is no feed of reports", where=name)
        return
    if ENTITY.search(source.replace(b"\x00", b"")):
        yield DamagedInput("the feed declares entities of its own, which no feed needs: it is refused", where=name)
        return
    found = parsed(source, charset)
    if found is None or not (found.entries or found.get("version")):
        yield DamagedInput("this is no feed that can be read (RSS or Atom)", where=name)
        return
    outlet = tidy(plain(words(found.feed, "title")))
    for each in found.entries:
        yield item_of(each, outlet)
    trouble = found.get("bozo_exception") if found.get("bozo") else None
    if trouble is not None and "SAX" in type(trouble).__name__:
        yield DamagedInput(f"the feed is damaged: {' '.join(str(trouble).split())[:200]}", where=name)


def parsed(source: bytes, charset: str) -> Any:
    """The feed as feedparser has it; ``None`` where it cannot cope."""
    import feedparser

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:  # a stream and never a string, which it would take for an address
        return feedparser.parse(
            BytesIO(source), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception:  # noqa: BLE001 - whatever it makes of a stranger's bytes stays with this feed
        return None


def item_of(each: Any, outlet: str | None) -> Item:
    """One entry; the longest of its texts is the report."""
    texts = [words(content, "value") for content in each.get("content") or ()] + [words(each, "summary")]
    link = words(each, "link").strip()
    origin = each.get("source")
    named = tidy(plain(words(origin, "title"))) if isinstance(origin, dict) else None
    return Item(
        title=tidy(plain(words(each, "title"))),
        text=plain(max(texts, key=len)),
        url=link if link.isascii() and is_address(link) else None,
        outlet=named or outlet,
        published=published(each),
    )


def words(holder: Any, field: str) -> str:
    """A field that holds words; none for anything else."""
    found = holder[field] if field in holder else None  # noqa: SIM401 - get() warns where another field stands in
    return found if isinstance(found, str) else ""


def published(each: Any) -> dt.date | None:
    """The day on which an entry was published, in the zone that it is printed in."""
    for field in ("published", "updated", "created"):
        printed = words(each, field).strip()
        if not printed:
            continue
        try:
            return published_day(printed)
        except ReadError:
            pass
        try:
            return parsedate_to_datetime(printed).date()
        except (ValueError, OverflowError, TypeError, IndexError):
            pass
        at = each.get(f"{field}_parsed")
        if at is not None and dt.MINYEAR <= at.tm_year <= dt.MAXYEAR:
            return dt.date(at.tm_year, at.tm_mon, at.tm_mday)
    return None


def entry(item: Item, name: str, options: ReadOptions) -> Document:
    """The document of one entry: its title and its text, or the page that it names where that is to be fetched."""
    told = msgspec.structs.replace(
        options,
        title=options.title or item.title,
        outlet=options.outlet or item.outlet,
        url=item.url or options.url,
        published=options.published or item.published,
    )
    if options.follow and item.url:
        return msgspec.structs.replace(fetch_page(item.url, told), name=name)
    text = with_title(item.title, item.text)
    if not text.strip():
        raise EmptyInput("the entry has neither title nor text", where=name)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return document(text, sha256=digest, name=name, options=told, reader=READER)
