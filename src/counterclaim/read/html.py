"""A web page to its report: the article's text, with outlet, title and day of publication as the page gives them."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
from urllib.parse import urlsplit

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.errors import DamagedInput, EmptyInput, ReadError
from counterclaim.read.charset import decode_page
from counterclaim.read.options import ReadOptions, published_day
from counterclaim.read.text import document, too_large

for talker in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(talker).setLevel(logging.CRITICAL)  # they report to the terminal what is an error row here
READER = "read.html@1"
MAX_PAGE = 5_000_000  # bytes of markup; a long article has a tenth of that
MAX_TAGS = 50_000  # a long article has a tenth of that; parsers take minutes over a million
MAX_TITLE = 300
SPACE = re.compile(r"[^\S\n]+")
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)  # fmt: skip
SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head"})


def read_page(source: bytes, *, name: str, options: ReadOptions, charset: str = "") -> Document:
    """The report that a page carries; offsets count in the text that is taken out of it, which is what is kept.

    Options win over what the page says of itself. Raises ``TooLarge``, ``NotText``, ``DamagedInput``,
    ``EmptyInput`` and ``UnsupportedLanguage``.
    """
    limit = min(options.max_bytes, MAX_PAGE)
    if len(source) > limit:
        raise too_large(limit, name)
    if source.count(b"<") > MAX_TAGS:
        raise DamagedInput(f"more than {MAX_TAGS:,} tags: this is no page of a report", where=name)
    markup = decode_page(source, charset, name=name)
    text, facts = article(markup, options.url, name)
    return document(
        with_title(facts.title, text),
        sha256=hashlib.sha256(source).hexdigest(),
        name=name,
        options=msgspec.structs.replace(facts, **given(options)),
        reader=READER,
    )


def given(options: ReadOptions) -> dict[str, object]:
    """The options that say something."""
    told = {field: getattr(options, field) for field in ("id", "lang", "title", "outlet", "url", "published")}
    return {field: value for field, value in told.items() if value is not None}


def article(markup: str, url: str | None, name: str) -> tuple[str, ReadOptions]:
    """The text of a page's article, paragraphs a blank line apart, and what the page says of it.

    A date is taken from the page's own marks of it only, not guessed from the text.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    try:
        found = bare_extraction(
            markup,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:
        raise DamagedInput(f"the page cannot be read: {type(error).__name__}", where=name) from error
    if not isinstance(found, Extracted):
        raise EmptyInput("there is no article in the page: save its text and add that", where=name)
    paragraphs = [line.strip() for line in (found.text or "").split("\n")]
    text = "\n\n".join(line for line in paragraphs if line)
    if not text:
        raise EmptyInput("there is no article in the page: save its text and add that", where=name)
    host = urlsplit(found.url or "").hostname or ""
    outlet = tidy(found.sitename) or host.removeprefix("www.") or None
    return text, ReadOptions(title=tidy(found.title), outlet=outlet, url=found.url or None, published=day(found.date))


def tidy(words: str | None) -> str | None:
    """``words`` on one line, not too long; ``None`` for none."""
    return " ".join((words or "").split())[:MAX_TITLE] or None


def day(words: str | None) -> dt.date | None:
    """The day of a date that a page gives; ``None`` for none."""
    try:
        return published_day(words) if words else None
    except ReadError:
        return None


def with_title(title: str | None, text: str) -> str:
    """``text`` below its title, where it does not begin with that already."""
    if not title or fold(title) in fold(text[: 2 * len(title) + 200]):
        return text
    return f"{title}\n\n{text}"


def fold(words: str) -> str:
    """``words`` for comparing: letters and digits only."""
    return "".join(c for c in words.casefold() if c.isalnum())


def plain(markup: str) -> str:
    """The text of a piece of HTML, paragraphs a blank line apart; all of it, for what a feed gives is the report."""
    from lxml.etree import LxmlError, iterwalk
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(
            f"<div>{markup}</div>".replace("\x00", ""), parser=HTMLParser(no_network=True, huge_tree=False)
        )
    except (LxmlError, ValueError):
        return ""
    out: list[str] = []
    silent = 0
    for event, element in iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"  # comments are silent too
        silent += (tag in SILENT) * (1 if event == "start" else -1)
        out += ["\n\n"] * (tag in BLOCKS)
        words = element.text if event == "start" else element.tail
        if words and not silent:
            out.append(" ".join(re.split(r"\s+", words)))
    lines = (SPACE.sub(" ", line).strip() for line in "".join(out).split("\n"))
    return "\n\n".join(line for line in lines if line)
